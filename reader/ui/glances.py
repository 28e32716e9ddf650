"""Looking at articles that are not open, one after the other, in a thread: no key waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Glances(Generic[T]):
    """Looks at what is wanted at the moment; what is not wanted any more is not looked at."""

    def __init__(self, look: Callable[[int], T], tell: Callable[[int, T], None]) -> None:
        """`look` and `tell` are called in the thread, with the number of what is wanted."""
        self._look, self._tell = look, tell
        self._lock = threading.Lock()
        self._wanted: list[int] = []
        self._seen: set[int] = set()
        self._thread: threading.Thread | None = None

    def want(self, numbers: Iterable[int]) -> None:
        """Look at these, in this order, each once; whatever else has waited is given up."""
        with self._lock:
            self._wanted = [number for number in numbers if number not in self._seen]
            if self._wanted and self._thread is None:
                self._thread = threading.Thread(target=self._run, daemon=True, name="glances")
                self._thread.start()

    def _run(self) -> None:
        while (number := self._next()) is not None:
            self._tell(number, self._look(number))

    def _next(self) -> int | None:
        with self._lock:
            if not self._wanted:
                self._thread = None
                return None
            number = self._wanted.pop(0)
            self._seen.add(number)
            return number
