"""How long the window takes for a key in a long list: from the key until nothing more is written.

    python -m benchmarks.long_lists [--count N] [--rounds N] [--only entities|quotes]

Linux and macOS; run it in the environment that the reader is installed in, from the checkout.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks import many_names
from benchmarks.figures import heads
from benchmarks.measuring import READER, own_folders
from tests.terminal import Terminal

ESCAPE = "\x1b"
_QUIET = 0.15
"""Seconds without a byte after which everything is taken to be written."""
KEYS: Mapping[str, tuple[str, ...]] = {
    "entities": (
        "j", "k", " ", "b", "G", "g", "S", "S", "S", "h", "h", "/", "a", "n", "\x7f", "\x7f", ESCAPE,
    ),
    "quotes": (
        "j", "k", " ", "b", "G", "g", "S", "S", "h", "h", "j", "O", "O", "g", "\r", "\r",
        "/", "r", "e", "\x7f", "\x7f", ESCAPE,
    ),
}  # fmt: skip
"""What is pressed in each list, which is as it was after the last."""
NAMES = {" ": "Space", "\x7f": "Backspace", ESCAPE: "Esc", "\r": "Enter"}


def until_quiet(terminal: Terminal, key: str) -> float:
    """Milliseconds from a key to the last byte that it made the window write."""
    started = last = time.perf_counter()
    terminal.type(key)
    while terminal._read(_QUIET):
        last = time.perf_counter()
    return 1000 * (last - started)


def measure(panel: str, count: int, rounds: int) -> dict[str, list[float]]:
    """The times of each key in a list of so many."""
    written = many_names.quoted(count) if panel == "quotes" else many_names.text(count)
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder, own_folders() as environ:
        path = Path(folder, "many.txt")
        path.write_text(written, encoding="utf-8")
        command = [*READER, "export", str(path), "--quiet"]  # the analysis is kept
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, **environ})
        terminal = Terminal([str(path)], program=READER, environ=environ, columns=120, rows=40)
        for words in heads(path):
            terminal.wait_for(words.strip())
        terminal.settle(1.0)
        terminal.type({"entities": "e", "quotes": "s"}[panel])
        terminal.settle(0.3)
        for _ in range(rounds):
            for key in KEYS[panel]:
                times.setdefault(key, []).append(until_quiet(terminal, key))
                if key == ESCAPE:
                    terminal.settle(0.5)  # or the next key would be one with Alt
        terminal.kill()
    return times


def main() -> None:
    """Measure and print a table: the median and the worst of each key."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--count", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--only", choices=KEYS, action="append")
    options = parser.parse_args()
    for panel in options.only or KEYS:
        print(f"{panel:<10} {'median':>8} {'worst':>8}   ms")
        for key, found in measure(panel, options.count, options.rounds).items():
            print(
                f"{NAMES.get(key, key):<10} {statistics.median(found):>8.1f} {max(found):>8.1f}", flush=True
            )


if __name__ == "__main__":
    main()
