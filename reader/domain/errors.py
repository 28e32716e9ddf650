"""Errors that are meant for the person: what, where, and how to mend it."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path

from reader.domain.display import show


class Exit(IntEnum):
    """What the process's exit code says."""

    OK = 0
    INTERNAL = 1
    USAGE = 2
    CANNOT_OPEN = 3
    REFUSED = 4
    INVALID = 5
    STATE = 6
    BROKEN_PIPE = 141


class ReaderError(Exception):
    """Something that the person can mend; printed as one line, never as a traceback."""

    code = Exit.INTERNAL

    def __init__(self, message: str, *, hint: str = "", source: str = "") -> None:
        super().__init__(message)
        self.message = message
        """What is wrong."""
        self.hint = hint
        """How to mend it; may be empty."""
        self.source = source
        """Where: a file's name, or `rules.yaml:12:5`; may be empty."""

    def __str__(self) -> str:
        """`SOURCE: MESSAGE; HINT`, control characters made visible."""
        where = f"{self.source}: " if self.source else ""
        how = f"; {self.hint}" if self.hint else ""
        return show(f"{where}{self.message}{how}")


class UsageError(ReaderError):
    """The command line is off, or the terminal cannot be used."""

    code = Exit.USAGE


class CannotOpen(ReaderError):
    """An article that is not there or cannot be read."""

    code = Exit.CANNOT_OPEN


class Refused(ReaderError):
    """An article that is not opened on purpose: binary, too large."""

    code = Exit.REFUSED


class StateUnusable(ReaderError):
    """A command about saved things that cannot read them."""

    code = Exit.STATE


class Invalid(ReaderError):
    """A file of the user's (config, rules, theme) with errors: all of them at once."""

    code = Exit.INVALID

    def __init__(self, problems: list[ReaderError], files: tuple[Path, ...] = ()) -> None:
        problems = _in_order(problems)
        super().__init__("\n".join(str(p) for p in problems))
        self.problems = problems
        """One for each mistake, each with its own `source` (`file:line:column`), by line."""
        self.files = files
        """The other files that it names: a change of one may mend it."""

    def __str__(self) -> str:
        """A line for each problem."""
        return "\n".join(str(p) for p in self.problems)


def _in_order(problems: list[ReaderError]) -> list[ReaderError]:
    """The problems by file, as they come, and by line and column."""
    places = [problem.source.split(":") for problem in problems]
    first = {place[0]: number for number, place in reversed(list(enumerate(places)))}

    def key(number: int) -> tuple[int, ...]:
        name, *numbers = places[number]
        lines = [int(n) for n in numbers if n.isdecimal()]
        return first[name], not lines, *lines  # what is said of the whole file comes last

    return [problems[number] for number in sorted(range(len(problems)), key=key)]


class Changed(ReaderError):
    """What should be taken back is not there any more as it was made."""
