"""What the subcommands that list what is in articles share: reading, writing, telling what went wrong."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator

from reader.cli import streams
from reader.cli.reading import flags_of, folder_of, noting, queue_of, refuse_bad_flags, report
from reader.domain.errors import Exit, ReaderError, UsageError
from reader.domain.reading import Reading
from reader.engine import Engine

_USUAL_WIDTH = 80

Write = Callable[[Iterator[Reading], bool], Iterator[bytes]]
"""From the readings, and whether there are several articles, to what is written."""


def write(options: argparse.Namespace, name: str, chunks: Write) -> int:
    """Read the articles that are named, else standard input, and write what `chunks` makes of them; the exit
    code. `name`: of the subcommand.
    """
    names = list(options.paths)
    if not names:
        if streams.is_terminal(0) or not streams.is_open(0):
            raise UsageError("no article was named", hint=f"try `reader {name} article.txt`")
        names = ["-"]
    failed: list[ReaderError] = []
    queue = queue_of(names, failed)
    several = len(queue) + len(failed) > 1
    engine = Engine(flags_of(options), near=folder_of(names))
    refuse_bad_flags(engine, options)
    notices: list[str] = []
    readings = noting(engine.analyse_all(queue, failed), notices)
    try:
        streams.write(chunks(readings, several))
        return report(engine, failed, notices) and Exit.CANNOT_OPEN
    finally:
        engine.close()


def columns() -> int:
    """How many cells the terminal has that is written to."""
    try:
        return os.get_terminal_size(1).columns or _USUAL_WIDTH
    except OSError:
        return _USUAL_WIDTH
