"""Where articles come from: names on the command line to a queue, and each of its places to bytes."""

from __future__ import annotations

import os
import select
import stat
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from reader.domain.errors import CannotOpen, Refused
from reader.formats.registry import SUFFIXES

STDIN = "-"
WAIT_FOR_WRITER = 1.0  # seconds
_CHUNK = 1 << 20
_POLL_MS = 20


class Source(msgspec.Struct, frozen=True):
    """One article of the queue, not yet read."""

    name: str
    """As the user gave it; `-` for standard input. May hold lone surrogates (names that are not UTF-8)."""
    path: Path | None
    """None: standard input, or bytes that are already here."""
    data: bytes | None = None
    """What was already read; None: not yet."""

    def once(self) -> bool:
        """Whether it gives its text only once: standard input, a FIFO."""
        if self.data is not None:
            return False
        try:
            return self.path is None or stat.S_ISFIFO(os.stat(self.path).st_mode)
        except (OSError, ValueError):
            return False


def expand(names: Sequence[str]) -> list[Source]:
    """The queue: files as given, `-` as standard input, each folder as its articles sorted by name.

    Whether a file can be read is told by `load`, so that one bad name does not hide the others.
    Raises CannotOpen for a folder that cannot be listed or holds no article.
    """
    queue: list[Source] = []
    for name in names:
        if name == STDIN:
            if Source(STDIN, None) not in queue:  # it can be read once
                queue.append(Source(STDIN, None))
        elif name and os.path.isdir(name):  # a name that cannot exist (NUL inside) is False, not an error
            queue.extend(_articles(name))
        else:
            queue.append(Source(name, Path(name)))
    return queue


def _articles(folder: str) -> list[Source]:
    try:
        with os.scandir(folder) as entries:
            names = sorted(
                e.name
                for e in entries
                if not e.name.startswith(".")
                and os.path.splitext(e.name)[1].lower() in SUFFIXES
                and e.is_file()  # as in a shell: a link to a file is one, a broken link is none
            )
    except OSError as error:
        raise _cannot_open(folder, error) from error
    if not names:
        known = " ".join(sorted(SUFFIXES))
        raise CannotOpen("no articles in this folder", hint=f"looked for {known}", source=folder)
    paths = [os.path.join(folder, name) for name in names]
    return [Source(path, Path(path)) for path in paths]


def load(source: Source, *, max_size: int) -> bytes:
    """The bytes of a source, at most `max_size` of them.

    Raises CannotOpen where there is nothing to read, Refused where there is more than the limit.
    """
    if source.data is not None:
        if len(source.data) > max_size:
            raise _too_large(source.name, len(source.data), max_size)
        return source.data
    try:
        if source.path is None:
            return _read_stream(0, source.name, max_size)
        return _read_path(source.name, source.path, max_size)
    except OSError as error:
        raise _cannot_open(source.name, error) from error
    except ValueError as error:  # a NUL inside the name: the system cannot even be asked
        raise CannotOpen("No such file", source=source.name) from error


def _read_path(name: str, path: Path, max_size: int) -> bytes:
    if not name:
        raise FileNotFoundError
    _check_kind(name, os.stat(path).st_mode)  # before opening: to open some devices is to start them
    # Non-blocking: a FIFO that nobody writes to would otherwise hold us inside open().
    fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        status = os.fstat(fd)
        _check_kind(name, status.st_mode)
        if stat.S_ISFIFO(status.st_mode):
            return _read_fifo(fd, name, max_size)
        if status.st_size > max_size:
            raise _too_large(name, status.st_size, max_size)
        return _read_stream(fd, name, max_size, expected=status.st_size)
    finally:
        os.close(fd)


def _check_kind(name: str, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise CannotOpen("Is a folder", source=name)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise CannotOpen("not a regular file", source=name)


def _read_stream(fd: int, name: str, max_size: int, *, expected: int = 0) -> bytes:
    """All that a descriptor gives until its end."""
    chunks: list[bytes] = []
    size = 0
    # One byte more than is allowed is enough to know that there is too much.
    while chunk := os.read(
        fd, min(max(expected + 1, _CHUNK if chunks or not expected else 0), max_size + 1 - size)
    ):
        chunks.append(chunk)
        size += len(chunk)
        if size > max_size:
            raise _too_large(name, None, max_size)
    return chunks[0] if len(chunks) == 1 else b"".join(chunks)


def _read_fifo(fd: int, name: str, max_size: int) -> bytes:
    """What a FIFO's writers send; a silent one is waited for, as standard input is, a missing one for 1 s."""
    poller = select.poll()
    poller.register(fd, select.POLLIN)
    deadline = time.monotonic() + WAIT_FOR_WRITER
    chunks: list[bytes] = []
    size = 0
    while True:
        try:
            chunk = os.read(fd, min(_CHUNK, max_size + 1 - size))
        except BlockingIOError:  # somebody has it open for writing
            poller.poll()
            continue
        if chunk:
            chunks.append(chunk)
            size += len(chunk)
            if size > max_size:
                raise _too_large(name, None, max_size)
            continue
        if chunks or _writer_left(poller):
            return b"".join(chunks)
        if time.monotonic() >= deadline:
            raise CannotOpen("nobody writes to it", hint="start the writer first", source=name)
        time.sleep(_POLL_MS / 1000)


def _writer_left(poller: select.poll) -> bool:
    """Whether a writer came and went without a word; only Linux tells that from "nobody came yet"."""
    return sys.platform == "linux" and any(events & select.POLLHUP for _, events in poller.poll(0))


def _cannot_open(name: str, error: OSError) -> CannotOpen:
    if isinstance(error, FileNotFoundError):
        return CannotOpen("No such file", source=name or "''")
    return CannotOpen(error.strerror or str(error), source=name)


def _too_large(name: str, size: int | None, limit: int) -> Refused:
    told = f"{_mib(size)} is" if size is not None else "It is"
    return Refused(f"{told} over the limit of {_mib(limit)}", hint="--max-size raises it", source=name)


def _mib(size: int) -> str:
    if size < _CHUNK:
        return f"{size:,} bytes"
    return f"{size / _CHUNK:,.1f} MiB".replace(".0 MiB", " MiB")
