"""Work that takes too long for the keys to wait, done in a thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T], done: Callable[[T | Exception], None]) -> None:
    """Work in a thread; `done` is called with what comes out, in the loop that runs now.

    No thread pool: the program would wait for it at its end.
    """
    loop = asyncio.get_running_loop()

    def run() -> None:
        try:
            made: T | Exception = work()
        except Exception as error:  # for `done` to raise
            made = error
        with suppress(RuntimeError):  # the application has ended meanwhile
            loop.call_soon_threadsafe(done, made)

    threading.Thread(target=run, daemon=True, name="beside").start()
