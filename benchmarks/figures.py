"""The figures that count, as ratios to something bare measured in the same run.

    python -m benchmarks.figures [--runs N] [--only NAME] [--corpus FOLDER]

Machines are noisy and differ: the reader and what it is compared with run in turn, and medians are compared.
Linux and macOS; run it in the environment that the reader is installed in, from the checkout.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import corpus, doc_rules, page
from benchmarks.measuring import (
    BARE,
    READER,
    SMALL,
    alone,
    family,
    first_words,
    megabytes,
    opened,
    own_folders,
    paired,
    until,
)  # fmt: skip
from tests.terminal import Terminal


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
                terminal = opened(path, environ)
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
        terminal = opened(path, environ)
        for words in heads(path):
            terminal.wait_for(words)
        terminal.settle(1.0)
        yield terminal
        terminal.kill()


def idle(runs: int) -> float:
    """CPU seconds of all processes over five idle seconds."""
    del runs
    with at_rest() as terminal:
        before = sum(sum(p.cpu_times()[:2]) for p in family(terminal))
        terminal.settle(5.0)
        return sum(sum(p.cpu_times()[:2]) for p in family(terminal)) - before


def memory(runs: int) -> float:
    """MB of both processes (proportional where the system tells)."""
    del runs
    with at_rest() as terminal:
        return megabytes(family(terminal))


FIGURES: dict[str, tuple[Callable[[int], float], str, float, float]] = {
    "first": (first, "×", 1.5, 1.25),
    "complete": (complete, "×", 1.3, 1.05),
    "second": (second, "×", 1.7, 1.35),
    "keys": (keys, "ms", 60, 33),
    "export": (export, "×", 1.15, 0.9),
    "idle": (idle, "s", 0.05, 0.02),
    "memory": (memory, "MB", 450, 300),
    "first-10mb": (page.first, "×", 2, 1.3),
    "line": (page.line, "ms", 25, 12),
    "line-10mb": (page.line_of_long, "ms", 25, 12),
    "page": (page.page, "ms", 30, 15),
    "page-bytes": (page.page_bytes, "KB", 25, 16),
    "ends-10mb": (page.ends, "ms", 80, 40),
    "resize-10mb": (page.resize, "ms", 250, 120),
    "literal-10mb": (page.literal_hit, "ms", 100, 40),
    "regex-10mb": (page.regex_hit, "ms", 400, 150),
    "pins-10mb": (page.line_with_pins, "ms", 25, 12),
    "at-once": (page.keys_while_opening, "ms", 60, 33),
    "quit-10mb": (page.quit_while_opening, "ms", 500, 250),
    "rule-words": (doc_rules.words, "×", 1.3, 1.05),
    "rule-names": (doc_rules.names, "×", 1.3, 1.05),
    "rule-lemmas": (doc_rules.lemmas, "×", 1.3, 1.05),
    "memory-10mb": (page.memory, "MB", 120, 60),
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
