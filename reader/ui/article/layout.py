"""An article as rows of a given width: which characters stand on which row, and back.

Two coordinate spaces meet here: offsets are code points into the article's text, rows count from 0 at
the top of the whole article. A position is always an offset; rows change with the width.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from reader.domain.text import Article, Block, BlockKind, Extent
from reader.ui.article import wrap
from reader.ui.article.cells import cells, is_single, shown, widths

BLANK = -1
"""The block of a row between two blocks."""
_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.BOILERPLATE})
"""Kinds that follow one another without a blank row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the screen."""

    start: int
    """Offset of its first character."""
    end: int
    """Exclusive; the blanks at a wrap are on no row."""
    block: int
    """Place in `Article.blocks`, or `BLANK`."""
    indent: int
    """Cells before the text."""
    lead: str
    """What stands in the indent: a list marker, the bar of a block quote; at most so many cells."""
    first: bool
    """Whether the block begins here."""


class Layout:
    """The rows of an article at a width of so many cells."""

    def __init__(self, article: Article, width: int, *, boilerplate: bool = True) -> None:
        self.article = article
        self.width = max(1, width)
        self._starts = array("q")
        self._ends = array("q")
        self._blocks = array("q")
        self._shown = [
            (i, block)
            for i, block in enumerate(article.blocks)
            if boilerplate or block.kind is not BlockKind.BOILERPLATE
        ]
        previous: Block | None = None
        for i, block in self._shown:
            if previous is not None and not (block.kind is previous.kind and block.kind in _TIGHT):
                self._add(block.extent.start, block.extent.start, BLANK)
            self._wrap(i, block)
            previous = block

    def __len__(self) -> int:
        return len(self._starts)

    def row(self, number: int) -> Row:
        """The row of that number; raises IndexError."""
        start, end, place = self._starts[number], self._ends[number], self._blocks[number]
        if place == BLANK:
            return Row(start, end, BLANK, 0, "", False)
        block = self.article.blocks[place]
        first = number == 0 or self._blocks[number - 1] != place
        indent, lead = _margin(block, self.width, first)
        return Row(start, end, place, indent, lead, first)

    def text(self, row: Row) -> str:
        """What is drawn of the row's own characters, one for each."""
        return shown(self.article.text[row.start : row.end])

    def row_at(self, offset: int) -> int:
        """The row where the character at `offset` stands; that before it, where it stands on none."""
        # A blank row has the offset of the block after it, whose own row comes later and is found.
        return max(0, bisect_right(self._starts, offset) - 1)

    def rows_of(self, extent: Extent) -> range:
        """The rows on which some of the extent stands."""
        return range(self.row_at(extent.start), self.row_at(max(extent.start, extent.end - 1)) + 1)

    def start_of(self, number: int) -> int:
        """The offset of the first character of a row; that of the next block for a blank row."""
        return self._starts[max(0, min(number, len(self) - 1))] if len(self) else 0

    def end_of(self, number: int) -> int:
        """The offset after the last character of a row."""
        return self._ends[max(0, min(number, len(self) - 1))] if len(self) else 0

    def offset_at(self, number: int, cell: int) -> int | None:
        """The offset of the character that covers a cell of the text column; None beside the text."""
        if not 0 <= number < len(self):
            return None
        row = self.row(number)
        cell -= row.indent
        if row.block == BLANK or cell < 0:
            return None
        text = self.text(row)
        if is_single(text):
            return row.start + cell if cell < len(text) else None
        at = 0
        for i, size in enumerate(widths(text)):
            at += size
            if cell < at:
                return row.start + i
        return None

    def cell_of(self, row: Row, offset: int) -> int:
        """The cell of the text column where the character at `offset` begins."""
        return row.indent + cells(self.text(row)[: max(0, offset - row.start)])

    def first_row(self, block: Block) -> int:
        """The row where a block begins; where it is hidden, the next that is shown."""
        number = bisect_left(self._starts, block.extent.start)
        return number + 1 if number < len(self) and self._blocks[number] == BLANK else number

    def _wrap(self, place: int, block: Block) -> None:
        extent = block.extent
        text = extent.of(self.article.text)
        room = max(1, self.width - _margin(block, self.width, False)[0])
        cut = wrap.lines if block.kind is BlockKind.CODE else wrap.rows
        for start, end in cut(text, room):
            self._add(extent.start + start, extent.start + end, place)

    def _add(self, start: int, end: int, block: int) -> None:
        self._starts.append(start)
        self._ends.append(end)
        self._blocks.append(block)


def _margin(block: Block, width: int, first: bool) -> tuple[int, str]:
    """The cells before a block's rows, and what stands in them; narrow columns have little."""
    if block.kind is BlockKind.BLOCK_QUOTE:
        lead = "│ " * max(1, min(block.level, width // 8 or 1))
        return len(lead), lead
    if block.kind is BlockKind.LIST_ITEM and block.marker:
        marker = shown(block.marker)
        outer = 2 * max(0, min(block.level, width // 8 or 1) - 1)
        return outer + cells(marker) + 1, " " * outer + (f"{marker} " if first else "")
    if block.kind is BlockKind.CODE and width > 20:
        return 2, ""
    return 0, ""
