"""A search that takes longer than a key may wait: all hits, found in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread

from reader.domain.errors import ReaderError
from reader.domain.text import Extent

GivenUp = Callable[[], bool]


class Seeking:
    """Looks for hits until it has them all, or nobody wants them any more."""

    def __init__(
        self,
        find: Callable[[GivenUp], Sequence[Extent]],
        done: Callable[[Seeking], None],
        call: Callable[[Callable[[], None]], object],
    ) -> None:
        """`find`: in the thread; `call` has something called where the window lives, and there `done` is."""
        self.hits: Sequence[Extent] = ()
        self.error = ""
        """Why there are none."""
        self._find, self._done, self._call = find, done, call
        self._loop = asyncio.get_running_loop()
        self._ended = False
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin, unless it is not wanted any more."""
        if self._thread is None and not self._ended:
            self._thread = Thread(target=self._work, daemon=True, name="search")
            self._thread.start()

    def give_up(self) -> None:
        """It is not wanted any more."""
        self._ended = True

    def wait(self) -> None:
        """Have it done now; a search has a time limit."""
        self.start()
        if self._thread is not None:
            self._thread.join()
        self._tell()

    def _work(self) -> None:
        try:
            self.hits = self._find(lambda: self._ended)
        except ReaderError as error:
            self.error = error.message
        except Exception as error:  # else nobody would ever hear of it
            self.error = f"the search failed: {type(error).__name__}"
        with suppress(RuntimeError):  # the application has ended meanwhile
            self._loop.call_soon_threadsafe(self._call, self._tell)

    def _tell(self) -> None:
        if not self._ended:
            self._ended = True
            self._done(self)
