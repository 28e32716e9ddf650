"""Standard input, output and error: who is at the other end, and how to write to them."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterable

from reader.domain.display import show
from reader.domain.errors import CannotOpen, UsageError


def is_terminal(descriptor: int) -> bool:
    """Whether a descriptor is open and leads to a terminal."""
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def is_open(descriptor: int) -> bool:
    """Whether a descriptor is open at all."""
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def say(message: str) -> None:
    """One message on standard error, control characters visible, `reader:` before each line."""
    if not is_open(2):
        return
    lines = [f"reader: {show(line)}" for line in message.split("\n")]
    os.write(2, ("\n".join(lines) + "\n").encode("utf-8", "replace"))


def write(chunks: Iterable[bytes], descriptor: int = 1) -> None:
    """Write all of them, each as soon as it is there.

    BrokenPipeError where nobody reads, CannotOpen where it cannot be written for another reason.
    """
    for chunk in chunks:
        view = memoryview(chunk)
        while view:
            try:
                view = view[os.write(descriptor, view) :]
            except BrokenPipeError:
                raise
            except BlockingIOError:  # somebody made it so, and is slower than we are
                select.select([], [descriptor], [])
            except OSError as error:
                raise CannotOpen(error.strerror or str(error), source="standard output") from None


def write_text(text: str) -> None:
    """Write text to standard output as UTF-8."""
    write([text.encode("utf-8", "replace")])


def is_smart(environ: os._Environ[str]) -> bool:
    """Whether the terminal can show a window at all."""
    return environ.get("TERM", "dumb") not in ("", "dumb", "unknown")


def colors(environ: os._Environ[str]) -> int:
    """How many colours the terminal has."""
    return 1 << 24 if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit") else 256


def take_terminal() -> None:
    """Put the terminal on standard input and error: keys come from the one, Textual draws on the other.

    Raises UsageError where the process has no terminal.
    """
    if not is_open(0) or not is_open(2):
        raise UsageError("standard input or standard error is closed", hint="run it in a terminal")
    if not is_terminal(0):
        try:
            terminal = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            raise UsageError(
                "there is no terminal to take keys from", hint="use --plain, or `reader export`"
            ) from None
        os.dup2(terminal, 0)
        os.close(terminal)
    if not is_terminal(2):
        os.dup2(1, 2)
    sys.stdin = sys.__stdin__
