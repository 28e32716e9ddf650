"""One writer at a time: two windows that change the same file lose nothing of each other's."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from reader.files import atomic

PATIENCE = 2.0
"""Seconds that a writer waits for another one."""


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Keep other readers from writing files in this file's folder, which is made where it is missing.

    Raises `OSError`; `TimeoutError` where another one does not let go.
    """
    atomic.make_folder(path.parent)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise TimeoutError(0, "another window is writing") from None
                time.sleep(0.01)
            except OSError:  # a file system without locks: rather unlocked than not at all
                break
        yield
    finally:
        os.close(folder)
