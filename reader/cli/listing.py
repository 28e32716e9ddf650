"""What the subcommands that list what is in articles share: reading, writing, telling what went wrong."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from reader.cli import streams
from reader.cli.reading import flags_of, folder_of, noting, queue_of, refuse_bad_flags, report
from reader.domain.errors import Exit, ReaderError, UsageError
from reader.domain.reading import Reading
from reader.engine import Engine
from reader.formats.source import Source

_USUAL_WIDTH = 80

Write = Callable[[Iterator[Reading], bool], Iterator[bytes]]
"""From the readings, and whether there are several articles, to what is written."""


@dataclass
class Work:
    """Articles that were named, and the engine to read them."""

    engine: Engine
    queue: Sequence[Source]
    failed: list[ReaderError]
    notices: list[str] = field(default_factory=list)

    @property
    def several(self) -> bool:
        """Whether more than one was named."""
        return len(self.queue) + len(self.failed) > 1

    def readings(self, *, parsed: bool = True) -> Iterator[Reading]:
        """A reading of each; those that cannot be opened are `failed`. Without the model unless `parsed`."""
        read = self.engine.analyse_all if parsed else self.engine.open_all
        return noting(read(self.queue, self.failed), self.notices)

    def report(self) -> int:
        """Say what went wrong; the exit code."""
        return report(self.engine, self.failed, self.notices) and Exit.CANNOT_OPEN


@contextmanager
def opened(options: argparse.Namespace, name: str) -> Iterator[Work]:
    """The articles that are named, else standard input; the engine is closed at the end. `name`: of the
    subcommand, as the hint has it where none is named.
    """
    names = list(options.paths)
    if not names:
        if streams.is_terminal(0) or not streams.is_open(0):
            raise UsageError("no article was named", hint=f"try `reader {name} article.txt`")
        names = ["-"]
    failed: list[ReaderError] = []
    queue = queue_of(names, failed)
    engine = Engine(flags_of(options), near=folder_of(names))
    refuse_bad_flags(engine, options)
    try:
        yield Work(engine, queue, failed)
    finally:
        engine.close()


def write(options: argparse.Namespace, name: str, chunks: Write) -> int:
    """Read the articles that are named and write what `chunks` makes of them; the exit code. `name`: of the
    subcommand.
    """
    with opened(options, name) as work:
        several = work.several
        streams.write(chunks(work.readings(), several))
        return work.report()


def columns() -> int:
    """How many cells the terminal has that is written to."""
    try:
        return os.get_terminal_size(1).columns or _USUAL_WIDTH
    except OSError:
        return _USUAL_WIDTH
