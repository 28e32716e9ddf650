"""What the figures are measured with: runs in a terminal, times, ratios."""

from __future__ import annotations

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

from tests.terminal import Terminal

HERE = Path(__file__).resolve().parent
READER = (sys.executable, "-m", "reader")
SMALL = (sys.executable, str(HERE / "small.py"))
BARE = (sys.executable, str(HERE / "bare.py"))
COLUMNS, ROWS = 120, 40


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
    terminal = Terminal([str(path)], program=command, environ=environ, columns=COLUMNS, rows=ROWS)
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


def opened(path: Path, environ: dict[str, str], *options: str) -> Terminal:
    """The reader with an article, in a terminal of the usual size."""
    return Terminal([*options, str(path)], program=READER, environ=environ, columns=COLUMNS, rows=ROWS)


def first_words(path: Path) -> str:
    """Words near the start of a file that stand on one line of the screen."""
    with path.open(encoding="utf-8") as file:
        return " ".join(file.read(1_000).split()[1:3])


def family(terminal: Terminal) -> list[psutil.Process]:
    """All processes of a run."""
    process = psutil.Process(terminal.pid)
    return [process, *process.children(recursive=True)]


def megabytes(processes: list[psutil.Process]) -> float:
    """Their memory, shared pages shared out where the system tells."""
    found = [process.memory_full_info() for process in processes]
    return sum(getattr(info, "pss", info.rss) for info in found) / 1e6
