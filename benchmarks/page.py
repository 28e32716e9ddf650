"""The figures of the article pane: moving in a short and in a very long article, and opening the long one."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks import corpus
from benchmarks.measuring import (
    COLUMNS,
    READER,
    ROWS,
    SMALL,
    first_words,
    megabytes,
    opened,
    own_folders,
    paired,
    until,
)
from tests.terminal import Terminal

LONG = 10_000_000
"""Characters."""
PRESSES = 15
NO_MODEL = ("--model", "none")
"""What an analysis writes meanwhile would be taken for the answer to a key."""


@contextmanager
def long_article() -> Iterator[Path]:
    """Ten million characters of numbered lines."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "long.txt")
        path.write_text(corpus.numbered(LONG), encoding="utf-8")
        yield path


@contextmanager
def at_rest(path: Path) -> Iterator[Terminal]:
    """The reader with an article, when nothing is written any more."""
    with own_folders() as environ:
        terminal = opened(path, environ, *NO_MODEL)
        terminal.wait_for(first_words(path))
        terminal.settle(4.0)
        yield terminal
        terminal.kill()


def answers(terminal: Terminal, *keys: str) -> list[tuple[float, int]]:
    """For each of the keys, pressed in turn: milliseconds to the last byte written, and how many came."""
    found = [terminal.answer(keys[n % len(keys)]) for n in range(PRESSES)]
    return [(1000 * seconds, size) for seconds, size in found if size]


def _median_ms(found: list[tuple[float, int]]) -> float:
    return statistics.median(ms for ms, _ in found)


def first(runs: int) -> float:
    """First text of 10 MB, against the smallest Textual program with 5 KB."""
    small = corpus.five_kilobytes()

    with long_article() as path:

        def ours() -> float:
            with own_folders() as environ:
                return until([first_words(path)], READER, path, environ)

        return paired(ours, lambda: until([first_words(small)], SMALL, small, {}), runs)


def line(runs: int) -> float:
    """A line down in 5 KB, until the screen is settled; median."""
    del runs
    with at_rest(corpus.five_kilobytes()) as terminal:
        return _median_ms(answers(terminal, "j"))


def line_of_long(runs: int) -> float:
    """A line down in 10 MB, until the screen is settled; median."""
    del runs
    with long_article() as path, at_rest(path) as terminal:
        return _median_ms(answers(terminal, "j"))


def _pages() -> list[tuple[float, int]]:
    with long_article() as path, at_rest(path) as terminal:
        return answers(terminal, " ")


def page(runs: int) -> float:
    """A page down in 10 MB, until the screen is settled; median."""
    del runs
    return _median_ms(_pages())


def page_bytes(runs: int) -> float:
    """What a page down writes to the terminal; median."""
    del runs
    return statistics.median(size for _, size in _pages()) / 1000


def ends(runs: int) -> float:
    """To the end of 10 MB and back, until the screen is settled; the slower median of the two."""
    del runs
    with long_article() as path, at_rest(path) as terminal:
        found = answers(terminal, "G", "g")
        return max(_median_ms(found[::2]), _median_ms(found[1::2]))


def _hit(query: str) -> float:
    """From the last key of a query to its first hit, far down in 10 MB; median."""
    times = []
    with long_article() as path, at_rest(path) as terminal:
        terminal.settle(8.0)  # rules go over so long a text for seconds in which nothing is written
        for _ in range(PRESSES):
            terminal.type(f"/{query[:-1]}")
            terminal.settle(0.3)
            mark, started = len(terminal.written), time.perf_counter()
            terminal.type(query[-1])
            terminal.wait_for("LINE 99999:", after=mark)
            times.append(time.perf_counter() - started)
            terminal.settle(0.3)
            terminal.answer("\x1b")
    return 1000 * statistics.median(times)


def literal_hit(runs: int) -> float:
    """The first hit of a literal search in 10 MB, from the key until its line is there; median."""
    del runs
    return _hit("line 99999")


def regex_hit(runs: int) -> float:
    """The first hit of a regular expression in 10 MB, from the key until its line is there; median."""
    del runs
    return _hit(r"\vl\w+ 99999")


def line_with_pins(runs: int) -> float:
    """A line down in 10 MB with six words pinned that stand in most lines; median."""
    del runs
    with long_article() as path, at_rest(path) as terminal:
        for word in ("line", "the", "council", "bridge", "said", "would"):
            terminal.answer(f"/{word}\r")
            terminal.answer("*")
        terminal.answer("\x1b")
        terminal.settle(1.0)
        return _median_ms(answers(terminal, "j"))


def resize(runs: int) -> float:
    """Another size of the terminal in the middle of 10 MB, until the screen is settled; median."""
    times = []
    with long_article() as path, at_rest(path) as terminal:
        terminal.answer("50%")
        for n in range(max(6, runs)):
            terminal.resize(COLUMNS - 30 * (n % 2 == 0), ROWS)
            times.append(terminal.answer("")[0])
    return 1000 * statistics.median(times)


def keys_while_opening(runs: int) -> float:
    """A key until its line of 10 MB is there, from the first text on, with the analysis; 95th percentile."""
    times = []
    with long_article() as path:
        for _ in range(runs):
            with own_folders() as environ:
                terminal = opened(path, environ)
                terminal.wait_for("LINE 10:")
                n = max(i for i in range(60) if f"LINE {i}:" in terminal.text)
                for _ in range(100):
                    n += 1
                    mark, started = len(terminal.written), time.perf_counter()
                    terminal.type("}")
                    terminal.wait_for(f"LINE {n}:", after=mark)
                    times.append(time.perf_counter() - started)
                    terminal.settle(0.02)
                terminal.kill()
    return 1000 * sorted(times)[-(-95 * len(times) // 100) - 1]


def quit_while_opening(runs: int) -> float:
    """From `Q` in 10 MB to the end of the process, at several moments while they are opened; the slowest."""
    times = []
    with long_article() as path:
        for n in range(runs):
            with own_folders() as environ:
                terminal = opened(path, environ)
                terminal.wait_for("LINE 10:")
                terminal.settle(0.1 * n)
                started = time.perf_counter()
                terminal.quit()
                times.append(time.perf_counter() - started)
    return 1000 * max(times)


def memory(runs: int) -> float:
    """MB of the window's process with 10 MB, all laid out, beyond those with 5 KB."""
    del runs
    with long_article() as path:
        found = []
        for each in (path, corpus.five_kilobytes()):
            with at_rest(each) as terminal:
                found.append(megabytes([psutil.Process(terminal.pid)]))
    return found[0] - found[1]
