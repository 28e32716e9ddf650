"""In which order the stretches of an article are read, and when a snapshot is worth its time."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Container

from reader.domain.text import Extent

WHOLE = 10_000
"""Characters of an article that is read in one go: about a third of a second."""
FIRST = 4_000
"""Characters of the first part of a longer one: about what a screen shows."""
PART = 10_000
"""Characters of every further part; a new request waits for at most one part."""
GROWTH = 1.5
"""A snapshot is due when this many times as much is read as at the last one, so that all of them together
take a time linear in the article's length."""
CHEAP = 0.15
"""Seconds: while a snapshot took less than this, what the person has just gone to is coloured at once."""
REST = 2.0
"""Where one takes longer, so many times as long as the last one took is read before what the person has gone
to is coloured: snapshots take a third of the time at most, however long the article is."""


class Schedule:
    """What is read of an article and what is next: from the screen to the end, then what is before it."""

    def __init__(self, stretches: list[tuple[int, Extent]], focus: int, read: Container[int] = ()) -> None:
        """`read`: the places of those that need no reading any more."""
        self.stretches = stretches
        """Number of the block and place, in reading order."""
        self.total = sum(len(extent) for _, extent in stretches)
        """Characters."""
        self.done = sum(len(extent) for i, (_, extent) in enumerate(stretches) if i in read)
        """Characters handed out so far, and what was read before."""
        self._starts = [extent.start for _, extent in stretches]
        self._waiting = dict.fromkeys(i for i in range(len(stretches)) if i not in read)  # an ordered set
        self._next = self._at(focus)
        self._shown = 0
        self._cost = 0.0
        self._at_last = time.perf_counter()  # when the last snapshot was made
        self._unshown: set[int] = set()  # what was handed out since then
        self._wanted = False  # whether what is read next is looked at
        self._looked = False  # whether what is looked at has been read since then

    @property
    def ended(self) -> bool:
        """Whether everything has been handed out."""
        return not self._waiting

    def next(self) -> list[int]:
        """The places in `stretches` that are to be read now; empty at the end."""
        most = self.total if self.total <= WHOLE else PART if self.done else FIRST
        batch: list[int] = []
        size = 0
        while self._waiting and (not batch or size < most):
            if self._next not in self._waiting:
                # Read already, or past the end: the nearest after it that waits, else the first of all.
                self._next = next((i for i in self._waiting if i > self._next), next(iter(self._waiting)))
            batch.append(self._next)
            del self._waiting[self._next]
            size += len(self.stretches[self._next][1])
            self._next += 1
        self.done += size
        self._unshown.update(batch)
        self._looked, self._wanted = self._looked or self._wanted, False
        return batch

    def around(self, offset: int) -> list[int]:
        """The places in `stretches` of about what a screen shows from there on."""
        return list(range(self._at(offset), max(self._at(offset), self._at(offset + FIRST)) + 1))

    def look_at(self, offset: int) -> None:
        """Go on from here, where it is not read yet."""
        place = self._at(offset)
        if place in self._waiting:
            self._next = place
            self._wanted = True
        elif place in self._unshown:
            self._looked = True

    def snapshot_due(self) -> bool:
        """Whether what has been read so far should be shown now."""
        if self.done >= GROWTH * self._shown:
            return True
        rested = self._cost < CHEAP or time.perf_counter() - self._at_last >= REST * self._cost
        return self._looked and rested

    def shown(self, started: float) -> None:
        """A snapshot was made, from `started` (`time.perf_counter()`) until now."""
        self._at_last = time.perf_counter()
        self._cost = self._at_last - started
        self._unshown.clear()
        self._shown = self.done
        self._looked = False

    def _at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)
