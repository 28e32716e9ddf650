"""What is on the screen of an article: which character is at the top, and the rows from there on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from reader.domain.text import Article, Extent
from reader.ui.article.counted import Spot
from reader.ui.article.layout import Layout

Where = Literal["top", "third", "nearest"]

_NO_ROWS = Layout.of(Article("", "", ()), 1)


class Page:
    """So many rows of a layout. Its place is a character and never a row: whatever is wrapped anew, what
    was at the top stays there, as far as the end allows.
    """

    def __init__(self) -> None:
        self.layout = _NO_ROWS
        self.height = 0
        """How many rows are on the screen."""
        self.place = 0
        """The offset of the character at the top; before there is a layout, of what will be there."""
        self._top = Spot(0, 0)
        self._before: int | None = None  # the place that was left for what was looked at, on a smaller page
        self._looked: Extent | None = None  # what was looked at when the size began to change
        self._stays: Extent | None = None  # as much of it as was on the page

    @property
    def row(self) -> int:
        """The number that the row at the top has now."""
        return self.layout.number(self._top) if len(self.layout) else 0

    @property
    def last(self) -> int:
        """The number of the row at the bottom."""
        return self.row + max(0, self.height - 1)

    @property
    def at_end(self) -> bool:
        """Whether the last row is on it."""
        return self.row + self.height >= len(self.layout)

    def extent(self) -> Extent:
        """From the first character on it to the last."""
        if not len(self.layout):
            return Extent(0, 0)
        start = self.layout.start_of(self.row)
        return Extent(start, max(start, self.layout.end_of(self.last)))

    def begin(self, offset: int) -> None:
        """Begin there, whatever was there before."""
        self.place, self._before = offset, None
        self._looked = self._stays = None

    def lay_out(self, layout: Layout, height: int, looked_at: Extent | None = None) -> None:
        """Take other rows, or another height. The same text keeps what is looked at on the page, if it was on
        it when the size began to change: who comes back to that size sees the same. What was at the top
        comes back when there is room for both.
        """
        if layout.slabs is not self.layout.slabs:
            self._before = self._looked = self._stays = None
        elif self.height and looked_at != self._looked:
            self._looked, self._stays = looked_at, self._seen(looked_at) if looked_at is not None else None
        self.layout, self.height = layout, height
        if not len(layout):
            return
        place = self.place if self._before is None else self._before
        self._top = layout.spot(self._bounded(layout.row_at(place) if place else 0))
        self._before, self.place = None, place
        if (stays := self._stays) is not None and height:
            self.reach(layout.row_at(stays.end - 1))
            self.reach(layout.row_at(stays.start))
            self._before = place if self.place != place else None
            self._looked, self._stays = looked_at, stays

    def _seen(self, extent: Extent) -> Extent | None:
        """What of something that begins on the page is on it."""
        if not len(self.layout):
            return None
        row = self.layout.row_at(extent.start)  # first: rows above may only now be counted
        if not self.row <= row <= self.last:
            return None
        return Extent(extent.start, max(extent.start + 1, min(extent.end, self.extent().end)))

    def to_row(self, row: int) -> None:
        """Bring a row to the top, as far as the end allows."""
        if len(self.layout):
            before, self._top = self._top, self.layout.spot(self._bounded(row))
            if self._top != before or not self._holds(self.place):
                self.begin(self.layout.start_of(self.row))

    def _holds(self, place: int) -> bool:
        """Whether a place needs no other: nothing has moved, and it is at the top or folded away there."""
        return self.layout.row_at(place) >= self.row

    def by_rows(self, rows: int) -> None:
        """Down by so many rows, or up."""
        self.to_row(self.layout.step(self.row, rows))

    def by_pages(self, pages: float) -> None:
        """Down by so many screens, or up; of a whole page one row stays."""
        rows = int(pages * max(1, self.height - (1 if abs(pages) >= 1 else 0)))
        self.by_rows(rows or (1 if pages > 0 else -1))

    def to(self, offset: int, where: Where = "top") -> None:
        """Bring a character to the top, to a third from it, or only onto the page if it is not there."""
        if not len(self.layout):
            self.place = offset  # nothing is laid out yet: the first layout begins there
            return
        seen = self.extent()
        if where == "nearest" and seen.start <= offset < seen.end:
            return
        row = self.layout.row_at(offset)
        self.to_row(row if where == "top" else self.layout.step(row, -(self.height // 3)))

    def show(self, extents: Sequence[Extent]) -> None:
        """Bring the first extent onto it, and with it as many of the others, those named first, as there is
        room for; where all of that is on it already, nothing moves.
        """
        self._looked = self._stays = None
        if not len(self.layout):
            self.place = extents[0].start
            return
        near = self.height * self.layout.width  # characters: what is further away is never on one page
        there = [e for e in extents if abs(e.start - extents[0].start) <= near]
        self._rows(there)  # first all is counted that may change their numbers
        self.layout.count(
            min(e.start for e in there), max(min(e.end, e.start + near) for e in there), self.height
        )
        (first, last), *others = self._rows(there)
        third = self.layout.step(first, -(self.height // 3))
        if last - first >= self.height:
            last = first
        for low, high in others:
            if max(high, last) - min(low, first) < self.height:
                first, last = min(low, first), max(high, last)
        if not (self.row <= first and last <= self.last):
            self.to_row(min(first, max(third, last - self.height + 1)))

    def _rows(self, extents: Sequence[Extent]) -> list[tuple[int, int]]:
        """The first and the last row of each extent."""
        at = self.layout.row_at
        return [(at(e.start), at(max(e.start, e.end - 1))) for e in extents]

    def reach(self, row: int) -> None:
        """Scroll as little as needed to have a row on it."""
        if row < self.row:
            self.to_row(row)
        elif row > self.last:
            self.to_row(self.layout.step(row, 1 - max(1, self.height)))

    def to_end(self) -> None:
        """Bring the last row to the bottom."""
        self.to_row(self.layout.bottom(self.height))

    def down_to(self, places: Iterable[int], count: int = 1) -> None:
        """Bring the `count`th row further down that has one of these places to the top, or the last one."""
        layout = self.layout
        here = layout.spot(self.row)
        for place in places:
            row = layout.row_at(place)  # first: rows above may only now be counted
            if row > layout.number(here):
                here, count = layout.spot(row), count - 1
                if not count:
                    break
        self.to_row(layout.number(here))

    def up_to(self, places: Iterable[int], count: int = 1) -> None:
        """Bring the `count`th row further up that has one of these places to the top, or the start."""
        layout = self.layout
        here = layout.spot(self.row)
        for place in places:
            row = layout.row_at(place)
            if row < layout.number(here):
                here, count = layout.spot(row), count - 1
                if not count:
                    self.to_row(row)
                    return
        self.to_row(0)

    def _bounded(self, row: int) -> int:
        """The row that can be at the top: all on the screen is wrapped, and the last row is at its bottom."""
        layout = self.layout
        row = layout.number(layout.spot(row))
        layout.reach(row, self.height)
        return row if row + self.height <= len(layout) else layout.bottom(self.height)
