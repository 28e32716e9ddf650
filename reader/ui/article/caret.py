"""The caret: one character of the text that keys move, where a row of the screen would be too coarse."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from reader.ui.article import parts
from reader.ui.article.cells import widths
from reader.ui.article.layout import Layout, Row

Unit = Literal["rows", "characters", "words", "edges"]
"""What it moves by."""


class Caret:
    """Where it is, and in which cell it would like to be after moving over short rows."""

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self._cell: int | None = None

    def put(self, offset: int) -> None:
        """Put it on a character."""
        self.offset, self._cell = offset, None

    def rows(self, layout: Layout, count: int) -> None:
        """So many rows down, or up, blank ones not counted; in the same cell, as far as rows reach."""
        number = layout.row_at(self.offset)
        if self._cell is None:
            self._cell = layout.cell_of(layout.row(number), self.offset)
        for row in islice(_rows(layout, number, 1 if count > 0 else -1), abs(count)):
            found = layout.offset_at(row, self._cell)
            self.offset = _last(layout, layout.row(row)) if found is None else found
            if found is None and self._cell < layout.row(row).indent:
                self.offset = layout.row(row).start

    def characters(self, layout: Layout, count: int) -> None:
        """So many characters on, or back; what takes no cell of its own belongs to the one before."""
        self._cell = None
        step = 1 if count > 0 else -1
        number = layout.row_at(self.offset)
        stops = _stops(layout, layout.row(number))
        for _ in range(abs(count)):
            ahead = [o for o in stops if (o - self.offset) * step > 0]
            if not ahead:
                following = next(_rows(layout, number, step), None)
                if following is None:
                    return
                number, stops = following, _stops(layout, layout.row(following))
                ahead = stops
            self.offset = ahead[0] if step > 0 else ahead[-1]

    def edges(self, layout: Layout, count: int) -> None:
        """To the end of its row, or to its start for a count below 0."""
        stops = _stops(layout, layout.row(layout.row_at(self.offset)))
        self.put(stops[-1] if count > 0 else stops[0])

    def words(self, layout: Layout, count: int) -> None:
        """So many words on, or back."""
        self._cell = None
        find = parts.words_after if count > 0 else parts.words_before
        for place in islice(find(layout.slabs, self.offset), abs(count)):
            self.offset = place

    def keep_within(self, layout: Layout, first: int, last: int) -> None:
        """Put it on the nearest of these rows, where it is above or below them."""
        number = layout.row_at(self.offset)
        if first <= number <= last:
            row = layout.row(number)
            if row.gap is not None and not row.start <= self.offset < row.end:  # folded away under it
                shown = number if row.end > row.start else next(_rows(layout, number, 1), number)
                self.put(layout.row(shown).start)
            return
        edge, step = (first, 1) if number < first else (last, -1)
        shown = edge if layout.row(edge).block is not None else next(_rows(layout, edge, step), edge)
        self.put(layout.row(shown).start)


def _rows(layout: Layout, number: int, step: int) -> Iterator[int]:
    """The numbers of the rows with text after (or before) one."""
    while (following := layout.step(number, step)) != number:
        number = following
        row = layout.row(number)
        if row.block is not None and row.end > row.start:
            yield number


def _stops(layout: Layout, row: Row) -> list[int]:
    """The offsets of a row that the caret can be on."""
    return [row.start + i for i, size in enumerate(widths(layout.text(row))) if size] or [row.start]


def _last(layout: Layout, row: Row) -> int:
    return _stops(layout, row)[-1]
