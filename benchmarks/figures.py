"""The figures that count, as ratios to something bare measured in the same run.

    python -m benchmarks.figures [--runs N] [--only NAME] [--corpus FOLDER]

Machines are noisy and differ: the reader and what it is compared with run in turn, and medians are compared.
Linux and macOS; run it in the environment that the reader is installed in, from the checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from benchmarks import corpus
from tests.terminal import Terminal

HERE = Path(__file__).resolve().parent
READER = (sys.executable, "-m", "reader")
SMALL = (sys.executable, str(HERE / "small.py"))
BARE = (sys.executable, str(HERE / "bare.py"))
SIZE = {"columns": 120, "rows": 40}


@contextmanager
def own_folders() -> Iterator[dict[str, str]]:
    """Variables that give a run its own, empty config, data, state and cache."""
    folder = tempfile.mkdtemp(prefix="figures-")
    try:
        yield {
            f"XDG_{kind}_HOME": f"{folder}/{kind.lower()}" for kind in ("CONFIG", "DATA", "STATE", "CACHE")
        }
    finally:
        shutil.rmtree(folder)


def until(words: list[str], command: tuple[str, ...], path: Path, environ: dict[str, str]) -> float:
    """Seconds from the start until all of these words have been on the screen."""
    started = time.perf_counter()
    terminal = Terminal([str(path)], program=command, environ=environ, columns=120, rows=40)
    for each in words:
        terminal.wait_for(each)
    took = time.perf_counter() - started
    terminal.settle(0.2)
    terminal.kill()
    return took


def alone(command: list[str], environ: dict[str, str]) -> float:
    """Seconds that a command takes."""
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **environ})
    return time.perf_counter() - started


def paired(ours: Callable[[], float], bare: Callable[[], float], runs: int) -> float:
    """The median of ours over that of the bare one, run in turn after a warm-up of each."""
    ours(), bare()
    times = [(ours(), bare()) for _ in range(runs)]
    return statistics.median(t[0] for t in times) / statistics.median(t[1] for t in times)


def first_words(path: Path) -> str:
    """Words near the start of a file that stand on one line of the screen."""
    return " ".join(path.read_text(encoding="utf-8").split()[1:3])


def heads(path: Path) -> list[str]:
    """How the panels' heads read when they are complete: the numbers are those that export gives."""
    with own_folders() as environ:
        command = [*READER, "export", str(path)]
        out = subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environ}).stdout
    found = json.loads(out)
    # Two blanks: while the analysis runs there is one and a `…`.
    return [f"Entities  {len(found['entities'])}  ", f"Quotes  {len(found['quotes'])}  "]


def first(runs: int) -> float:
    """First text, against the smallest Textual program."""
    path = corpus.five_kilobytes()
    words = [first_words(path)]

    def ours() -> float:
        with own_folders() as environ:
            return until(words, READER, path, environ)

    return paired(ours, lambda: until(words, SMALL, path, {}), runs)


def complete(runs: int) -> float:
    """Colours and panels complete with nothing cached, against importing spaCy, loading and reading."""
    path = corpus.five_kilobytes()
    words = heads(path)

    def ours() -> float:
        with own_folders() as environ:
            return until(words, READER, path, environ)

    return paired(ours, lambda: alone([*BARE, "one", str(path)], {}), runs)


def second(runs: int) -> float:
    """The second opening complete, against the smallest Textual program."""
    path = corpus.five_kilobytes()
    words = heads(path)
    with own_folders() as environ:
        until(words, READER, path, environ)
        ours = lambda: until(words, READER, path, environ)  # noqa: E731
        return paired(ours, lambda: until([first_words(path)], SMALL, path, {}), runs)


def keys(runs: int) -> float:
    """Milliseconds from a key to the new line's own text while 100 KB are analysed; 95th percentile."""
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "numbered.txt")
        path.write_text(corpus.numbered(100_000), encoding="utf-8")
        for _ in range(runs):
            with own_folders() as environ:
                terminal = Terminal([str(path)], program=READER, environ=environ, columns=120, rows=40)
                terminal.wait_for("LINE 3:")
                terminal.wait_for("LINE 10:")
                n = max(i for i in range(60) if f"LINE {i}:" in terminal.text)
                kept = Path(environ["XDG_CACHE_HOME"], "article-reader", "analyses")
                while not kept.exists():  # what is kept is whole: until then the analysis goes on
                    mark, started = len(terminal.written), time.perf_counter()
                    n += 1
                    terminal.type("}")
                    terminal.wait_for(f"LINE {n}:", after=mark)
                    times.append(1000 * (time.perf_counter() - started))
                    terminal.settle(0.03)
                terminal.kill()
    return sorted(times)[max(0, -(-95 * len(times) // 100) - 1)]


def export(runs: int, folder: Path | None = None) -> float:
    """`reader export` of the samples repeated to 80, against bare `nlp.pipe`, one process each."""
    with tempfile.TemporaryDirectory() as place:
        sources = corpus.samples(folder)
        for n in range(max(80, len(sources)) if folder is None else len(sources)):
            # Each copy differs, or the cache would know it.
            source = sources[n % len(sources)]
            text = source.read_text(encoding="utf-8")
            Path(place, f"{n:05d}{source.suffix}").write_text(f"{text}\nCopy {n}.\n", encoding="utf-8")

        def ours() -> float:
            with own_folders() as environ:
                return alone([*READER, "export", "--jobs", "1", "--quiet", place], environ)

        return paired(ours, lambda: alone([*BARE, "pipe", place], {}), max(2, runs // 2))


@contextmanager
def at_rest() -> Iterator[Terminal]:
    """The reader with a complete article, doing nothing."""
    path = corpus.five_kilobytes()
    with own_folders() as environ:
        terminal = Terminal([str(path)], program=READER, environ=environ, columns=120, rows=40)
        for words in heads(path):
            terminal.wait_for(words)
        terminal.settle(1.0)
        yield terminal
        terminal.kill()


def _family(terminal: Terminal) -> list[psutil.Process]:
    process = psutil.Process(terminal.pid)
    return [process, *process.children(recursive=True)]


def idle(runs: int) -> float:
    """CPU seconds of all processes over five idle seconds."""
    del runs
    with at_rest() as terminal:
        before = sum(sum(p.cpu_times()[:2]) for p in _family(terminal))
        terminal.settle(5.0)
        return sum(sum(p.cpu_times()[:2]) for p in _family(terminal)) - before


def memory(runs: int) -> float:
    """MB of both processes (proportional where the system tells)."""
    del runs
    with at_rest() as terminal:
        found = [p.memory_full_info() for p in _family(terminal)]
        return sum(getattr(info, "pss", info.rss) for info in found) / 1e6


FIGURES: dict[str, tuple[Callable[[int], float], str, float, float]] = {
    "first": (first, "×", 1.5, 1.25),
    "complete": (complete, "×", 1.3, 1.05),
    "second": (second, "×", 1.7, 1.35),
    "keys": (keys, "ms", 60, 33),
    "export": (export, "×", 1.15, 0.9),
    "idle": (idle, "s", 0.05, 0.02),
    "memory": (memory, "MB", 450, 300),
}
"""Each figure with its unit, what it must be at most, and what we aim at."""


def main() -> None:
    """Measure what was asked for and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", choices=FIGURES, action="append")
    parser.add_argument("--corpus", type=Path, help="for export: another folder of articles")
    options = parser.parse_args()
    print(f"{'figure':<10} {'found':>9}   {'must':>6} {'aim':>6}   what")
    for name in options.only or FIGURES:
        measure, unit, must, aim = FIGURES[name]
        found = export(options.runs, options.corpus) if name == "export" else measure(options.runs)
        what = (measure.__doc__ or "").split("\n", 1)[0]
        print(f"{name:<10} {found:>7.2f} {unit:<2}  {must:>5g}  {aim:>5g}   {what}", flush=True)


if __name__ == "__main__":
    main()
