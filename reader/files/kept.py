"""Values kept on disk that can be made again: checksummed, atomic, bounded; losing them costs only time."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

T = TypeVar("T")

LIMIT = 200 << 20
"""Bytes that the files of one folder may take together."""


class Kept:
    """A folder of values as JSON; with `folder` None it keeps nothing and knows nothing."""

    def __init__(self, folder: Path | None, limit: int = LIMIT, *, packed: bool = False) -> None:
        """`packed`: large values that are seldom read are compressed."""
        self._folder = folder
        self._limit = limit
        self._ending = "json.z" if packed else "json"

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def get(self, name: str, decode: Callable[[bytes], T]) -> T | None:
        """The value of that name; None where it is missing, torn or of another form."""
        if self._folder is None:
            return None
        path = self._folder / f"{name}.{self._ending}"
        try:
            checksum, body = path.read_bytes().split(b"\n", 1)
            if checksum != _checksum(body):
                return None
            with contextlib.suppress(OSError):  # a disk that is only read
                os.utime(path)  # used now: the last to go
            return decode(self._unpacked(body))
        except (OSError, ValueError, msgspec.DecodeError):
            return None

    def put(self, name: str, value: T, encode: Callable[[T], bytes] = msgspec.json.encode) -> None:
        """Keep it, and let the least recently used go; a full or read-only disk is no reason to stop."""
        if self._folder is None:
            return
        from reader.files import atomic

        body = self._packed(encode(value))
        try:
            # Not synced: it must be quick, and after a power cut the checksum tells a torn file.
            atomic.write(
                self._folder / f"{name}.{self._ending}", _checksum(body) + b"\n" + body, durable=False
            )
            self._trim(self._folder)
        except OSError:
            return

    def forget(self, start: str = "") -> int:
        """Remove what has a name that starts so; how many values that were."""
        if self._folder is None or not self._folder.is_dir():
            return 0
        found = [path for path in self._folder.iterdir() if path.name.startswith(start)]
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def _packed(self, body: bytes) -> bytes:
        if not self._ending.endswith(".z"):
            return body
        import zlib

        return zlib.compress(body, 1)

    def _unpacked(self, body: bytes) -> bytes:
        if not self._ending.endswith(".z"):
            return body
        import zlib

        try:
            return zlib.decompress(body)
        except zlib.error as error:
            raise ValueError(str(error)) from error

    def _trim(self, folder: Path) -> None:
        with os.scandir(folder) as entries:
            stats = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries]
        total = sum(stat.st_size for stat, _ in stats)
        for stat, path in sorted(stats, key=lambda found: found[0].st_mtime_ns):
            if total <= self._limit:
                return
            Path(path).unlink(missing_ok=True)
            total -= stat.st_size


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
