"""From saving a rule file to the article in its new colours, in a pseudo-terminal.

    python -m benchmarks.live_rules [--runs N]

The file is saved as editors do it: in place, and under another name that then gives way to the old one. Of a
very long article also how long a key waits for its answer while the rules search it again.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import corpus
from benchmarks.figures import heads
from benchmarks.measuring import first_words, opened, own_folders
from benchmarks.page import NO_MODEL, long_article
from tests.terminal import Terminal

RULES = "rules:\n  - name: words\n    words: [{}]\n    style: {{underline: true}}\n"
STRUCK, STRIKE = RULES.replace("underline", "strike"), b"\x1b[9;38"
MUST, AIM = 150, 80
"""Milliseconds, for an article of usual length."""


def in_place(path: Path, text: str) -> None:
    """Save as most editors do."""
    path.write_text(text, encoding="utf-8")


def renamed(path: Path, text: str) -> None:
    """Save as vim does, and whoever wants a file to be whole at any time."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)


@contextmanager
def reading(article: Path, words: list[str], *options: str) -> Iterator[tuple[Terminal, Path]]:
    """The reader at rest with an article and a rule file of the person's."""
    with own_folders() as environ:
        rules = Path(environ["XDG_CONFIG_HOME"], "article-reader", "rules", "mine.yaml")
        rules.parent.mkdir(parents=True)
        rules.write_text(RULES.format("zebra"), encoding="utf-8")
        terminal = opened(article, environ, *options)
        for each in words:
            terminal.wait_for(each)
        terminal.settle(4.0)
        yield terminal, rules
        terminal.kill()


def saved(runs: int, save: Callable[[Path, str], None]) -> list[float]:
    """Milliseconds from saving to the last byte that is written, for an article of 5 KB."""
    article = corpus.five_kilobytes()
    times = []
    with reading(article, heads(article)) as (terminal, rules):
        for n in range(runs):
            save(rules, RULES.format("the, a, of" if n % 2 == 0 else "zebra"))
            seconds, size = terminal.answer("", quiet=0.4)
            assert size > 200, "nothing was coloured"
            times.append(1000 * seconds)
    return times


def saved_long(runs: int) -> tuple[list[float], list[float]]:
    """The same for 10 MB, while keys are pressed: seconds until new lines have the colours, and the
    milliseconds from each key to its line.
    """
    times: list[float] = []
    keys: list[float] = []
    with long_article() as article, reading(article, [first_words(article)], *NO_MODEL) as (terminal, rules):
        terminal.settle(8.0)
        line = max(i for i in range(60) if f"LINE {i}:" in terminal.text)
        for _ in range(runs):
            rules.write_text(RULES.format("zebra"), encoding="utf-8")
            terminal.settle(3.0)
            mark, started = len(terminal.written), time.perf_counter()
            rules.write_text(STRUCK.format("the, a, of, said, bridge, council"), encoding="utf-8")
            while STRIKE not in terminal.written[mark:]:
                line += 1
                before, pressed = len(terminal.written), time.perf_counter()
                terminal.type("}")
                terminal.wait_for(f"LINE {line}:", after=before)
                keys.append(1000 * (time.perf_counter() - pressed))
                terminal.settle(0.02)
            times.append(time.perf_counter() - started)
    return times, keys


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--long", action="store_true", help="also with 10 MB")
    options = parser.parse_args()
    for name, save in (("in place", in_place), ("renamed", renamed)):
        times = saved(options.runs, save)
        found = f"{statistics.median(times):6.1f} ms, slowest {max(times):6.1f} ms"
        print(f"saved {name:<10} {found}   must {MUST}, aim {AIM}", flush=True)
    if options.long:
        times, keys = saved_long(max(2, options.runs // 5))
        print(f"saved, 10 MB     {statistics.median(times):6.2f} s")
        print(
            f"keys meanwhile   {statistics.median(keys):6.1f} ms, slowest {max(keys):6.1f} ms of {len(keys)}"
        )


if __name__ == "__main__":
    main()
