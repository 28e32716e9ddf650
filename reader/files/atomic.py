"""Writing a file so that it is the old one or the new one, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO


def write(path: Path, data: str | bytes, mode: int = 0o600, *, durable: bool = True) -> None:
    """Put `data` (text as UTF-8) where `path` leads; raises `OSError`, and then the old file is intact."""
    with writing(path, mode, durable=durable) as file:
        file.write(data.encode("utf-8") if isinstance(data, str) else data)


@contextlib.contextmanager
def writing(path: Path, mode: int = 0o600, *, durable: bool = True) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of what `path` leads to when all is written.

    Symbolic links are followed, so that a linked config stays linked. A missing folder is made,
    for its owner alone. `durable=False` leaves out the waiting for the disk: quick, and after a power cut
    the file may be torn. Raises `OSError`; then, and after any other error, the old file is intact.
    """
    target = Path(os.path.realpath(path))
    make_folder(target.parent)
    descriptor, temporary = tempfile.mkstemp(
        prefix=f".{target.name[:100]}.", suffix=".tmp", dir=target.parent
    )
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(file.fileno(), mode)
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:  # an interrupt, too, leaves nothing behind
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)
        raise
    if durable:
        _sync_folder(target.parent)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing, all for their owner alone."""
    missing = [folder]
    while not missing[-1].exists():  # `mkdir(parents=True)` gives the mode to the last one only
        missing.append(missing[-1].parent)
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
