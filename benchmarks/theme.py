"""How long the screen takes to be another theme's, from the key to the last byte that is written.

    python -m benchmarks.theme [ARTICLE]

The list of themes is open, and each `j` puts another one on. Aim: 60 ms; more than 120 ms is felt.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from benchmarks.measuring import COLUMNS, ROWS, own_folders
from tests.terminal import Terminal

SAMPLE = Path(__file__).resolve().parent.parent / "sample_articles" / "harbour-strike.txt"
TIMES = 20


def main() -> None:
    """Print the figures."""
    article = sys.argv[1] if len(sys.argv) > 1 else str(SAMPLE)
    with own_folders() as environ:
        terminal = Terminal([article], columns=COLUMNS, rows=ROWS, environ=environ)
        terminal.wait_for("Entities")
        terminal.settle(2.0)
        opened, _ = terminal.answer("t")
        found = [terminal.answer("j") for _ in range(TIMES)]
        terminal.type("\x1b")
        terminal.settle()
        terminal.kill()
    times = [1000 * seconds for seconds, _ in found]
    print(f"the list of themes      {1000 * opened:6.1f} ms")
    print(f"another theme, median   {statistics.median(times):6.1f} ms   max {max(times):6.1f} ms")
    print(f"bytes, median           {statistics.median(count for _, count in found):6.0f}")


if __name__ == "__main__":
    main()
