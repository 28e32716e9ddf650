"""Where we were before each jump: back and forward."""

from __future__ import annotations

from collections.abc import Callable

MOST = 200
"""How many places are remembered."""


class Jumps:
    """A trail of offsets."""

    def __init__(self) -> None:
        self._back: list[int] = []
        self._forward: list[int] = []

    def leave(self, offset: int) -> None:
        """Remember the place that a jump starts from; what was ahead is forgotten."""
        if not self._back or self._back[-1] != offset:
            self._back.append(offset)
        del self._back[:-MOST]
        self._forward.clear()

    def back(self, offset: int) -> int | None:
        """The place before; `offset` is where we are now."""
        while self._back:
            place = self._back.pop()
            if place != offset:
                self._forward.append(offset)
                return place
        return None

    def forward(self, offset: int) -> int | None:
        """The place that `back` came from."""
        while self._forward:
            place = self._forward.pop()
            if place != offset:
                self._back.append(offset)
                return place
        return None

    def last(self, offset: int) -> int | None:
        """The place before the last jump, which stays in the trail: from there it leads back here."""
        return next((place for place in reversed(self._back) if place != offset), None)

    def follow(self, where: Callable[[int], int]) -> None:
        """Take each place to where it is now: the text has changed."""
        self._back[:] = map(where, self._back)
        self._forward[:] = map(where, self._forward)
