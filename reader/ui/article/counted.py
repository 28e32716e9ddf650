"""How many rows an article has at a width, and where each begins: wrapped as far as was asked for.

The number of a row changes when something above it is wrapped whose rows were only estimated before.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from time import perf_counter

import msgspec

from reader.domain.text import BlockKind
from reader.ui.article import wrap
from reader.ui.article.leads import lead
from reader.ui.article.slabs import Piece, Slabs

_FILLED = 0.93
"""How much of a row the words of prose fill, as a first estimate."""


class Spot(msgspec.Struct, frozen=True):
    """A row by what does not change when other rows are wrapped."""

    slab: int
    index: int
    """Counts the rows of the slab."""


class Counted:
    """The rows of an article at a width of so many cells, by their numbers."""

    def __init__(self, slabs: Slabs, width: int) -> None:
        self.slabs = slabs
        self.article = slabs.article
        self.width = max(1, width)
        self._rows: list[array[int] | None] = [None] * len(slabs)  # where the rows of each slab start
        self._ahead: dict[int, array[int]] = {}  # wrapped, but not counted yet
        self._left = len(slabs)  # how many slabs are estimated
        self._next = 0  # none before it is left
        self._counts = [0] * len(slabs)
        self._tops = [0]
        if len(slabs):
            self._estimate()

    def __len__(self) -> int:
        """How many rows there are; an estimate until `exact`."""
        return self._tops[-1]

    # -- wrapping what is not wrapped yet

    @property
    def exact(self) -> bool:
        """Whether every row is known."""
        return self._left == 0

    def work(self, seconds: float) -> bool:
        """Wrap for so long without changing the number of any row; whether something is left."""
        until = perf_counter() + seconds
        while self._next < len(self._rows):
            if self._rows[self._next] is None and self._next not in self._ahead:
                if perf_counter() >= until:
                    return True
                self._ahead[self._next] = self._wrapped(self._next)
            self._next += 1
        return False

    def settle(self) -> None:
        """Wrap all that is left."""
        self.work(float("inf"))
        for slab, rows in self._ahead.items():
            self._count(slab, rows)
        self._ahead.clear()
        self._tops = list(accumulate(self._counts, initial=0))

    def reach(self, row: int, rows: int) -> None:
        """Wrap what is on so many rows from that one on; the numbers of rows above it stay."""
        slab, index = self._find(row)
        while rows > 0 and slab < len(self._rows):
            self._adopt(slab)
            rows -= self._counts[slab] - index
            slab, index = slab + 1, 0

    def count(self, start: int, end: int, rows: int = 0) -> None:
        """Wrap what is between two offsets and so many rows above: the numbers that these have then stay."""
        if not len(self):
            return
        first, last = self.slabs.at(start), self.slabs.at(end)
        for slab in range(first, last + 1):
            self._adopt(slab)
        while rows > 0 and first > 0:
            first -= 1
            self._adopt(first)
            rows -= self._counts[first]

    # -- numbers

    def spot(self, number: int) -> Spot:
        """Where a row is, whatever is wrapped later."""
        return Spot(*self._exact(number)) if len(self) else Spot(0, 0)

    def number(self, spot: Spot) -> int:
        """The number that a row has now."""
        return self._tops[spot.slab] + spot.index if spot.slab < len(self._rows) else 0

    def step(self, number: int, rows: int) -> int:
        """The number of the row so many rows further down (or up): every one between is wrapped."""
        if not len(self):
            return 0
        slab, index = self._exact(max(0, min(number, len(self) - 1)))
        index += rows
        while index < 0 and slab > 0:
            slab -= 1
            self._adopt(slab)
            index += self._counts[slab]
        while index >= self._counts[slab] and slab + 1 < len(self._rows):
            index -= self._counts[slab]
            slab += 1
            self._adopt(slab)
        return max(0, min(self._tops[slab] + index, len(self) - 1))

    def bottom(self, rows: int) -> int:
        """The number of the row that is at the top when the last one is at the bottom of so many rows."""
        if not len(self):
            return 0
        for slab in range(len(self._rows) - 1, -1, -1):
            self._adopt(slab)
            if self._counts[slab]:
                break
        return self.step(len(self) - 1, 1 - rows)

    def near(self, number: int) -> int:
        """About where in the text a row is: wraps nothing."""
        if not len(self):
            return 0
        slab, index = self._find(max(0, min(number, len(self) - 1)))
        if (rows := self._rows[slab]) is not None:
            return rows[index]
        start, end = self.slabs.offsets[slab], self.slabs.end(slab)
        return start + (end - start) * index // self._counts[slab]

    # -- slabs

    def _find(self, number: int) -> tuple[int, int]:
        """The slab of a row, and which of its rows it is, by what is counted now."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        slab = bisect_right(self._tops, number) - 1
        return slab, number - self._tops[slab]

    def _exact(self, number: int) -> tuple[int, int]:
        """As `_find`, with the slab wrapped: what was estimated may turn out to be in one after it."""
        slab, index = self._find(number)
        while self._rows[slab] is None:
            self._adopt(slab)
            slab, index = self._find(min(number, len(self) - 1))
        return slab, index

    def _known(self, slab: int) -> array[int]:
        rows = self._rows[slab]
        assert rows is not None
        return rows

    def _adopt(self, slab: int) -> None:
        if self._rows[slab] is None:
            ahead = self._ahead.pop(slab, None)
            self._count(slab, self._wrapped(slab) if ahead is None else ahead)
            self._tops = list(accumulate(self._counts, initial=0))

    def _count(self, slab: int, rows: array[int]) -> None:
        self._rows[slab] = rows
        self._counts[slab] = len(rows)
        self._left -= 1

    def _estimate(self) -> None:
        """Guess how many rows each slab has, from how many the first ones have."""
        self._guess(1 / (self.width * _FILLED))
        for slab in range(len(self._rows)):
            self._adopt(slab)
            if self._counts[slab]:
                self._guess(self._counts[slab] / max(1, self.slabs.size(slab)))
                return

    def _guess(self, rows: float) -> None:
        """`rows`: for each character."""
        for slab, known in enumerate(self._rows):
            if known is None:
                self._counts[slab] = max(1, round(self.slabs.size(slab) * rows))
        self._tops = list(accumulate(self._counts, initial=0))

    def _wrapped(self, slab: int) -> array[int]:
        rows: array[int] = array("I")
        for piece in self.slabs.pieces(slab):
            starts = self._starts(piece)
            rows.extend([starts[0]] * (piece.gap + piece.rule))
            rows.extend(starts)
        return rows

    def _starts(self, piece: Piece) -> list[int]:
        start, end = piece.start, piece.end
        if piece.folded is not None:
            return [start]
        room = max(1, self.width - self._lead(piece, False)[0])
        kind = piece.block.kind
        if kind is BlockKind.CODE:
            return wrap.lines(self.article.text, start, end, room)
        first = 0
        if kind is BlockKind.LIST_ITEM:
            first = max(1, self.width - self._lead(piece, True)[0])
        return wrap.rows(self.article.text, start, end, room, first)

    def _lead(self, piece: Piece, first: bool) -> tuple[int, str]:
        return lead(self.article.text, piece, self.width, first)
