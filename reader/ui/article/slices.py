"""Work that a long article leaves to do when it is shown already: a little at a time, behind the keys."""

from __future__ import annotations

from collections.abc import Callable

SLICE = 0.004
"""Seconds of work at a time: no key waits longer for it."""
PAUSE = 0.004
"""Seconds between, for keys and for what they change on the screen."""


class Slices:
    """Calls for work again and again, as long as there is some."""

    def __init__(
        self, later: Callable[[float, Callable[[], None]], object], work: Callable[[float], bool]
    ) -> None:
        """`later` calls something after so many seconds; `work` works for so long: whether more is left."""
        self._later, self._work = later, work
        self._waiting = False

    def go_on(self) -> None:
        """There may be something to do."""
        if not self._waiting:
            self._waiting = True
            self._later(PAUSE, self._run)

    def _run(self) -> None:
        self._waiting = False
        if self._work(SLICE):
            self.go_on()
