"""An article as rows of a given width: which characters stand on which row, and back.

Two coordinate spaces meet here: offsets are code points into the article's text, rows count from 0 at
the top of the whole article. A position is always an offset; rows change with the width.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from operator import attrgetter

import msgspec

from reader.domain.text import Article, Block, BlockKind
from reader.ui.article import folding, shortening, wrap
from reader.ui.article.cells import cells, is_single, shown, widths
from reader.ui.article.counted import Counted
from reader.ui.article.slabs import Gap, Piece, Slabs

_start = attrgetter("start")


class Row(msgspec.Struct, frozen=True):
    """One row of the screen."""

    start: int
    """Offset of its first character."""
    end: int
    """Exclusive; the blanks at a wrap are on no row."""
    block: Block | None
    """What it is of; None between two blocks."""
    indent: int
    """Cells before the text."""
    lead: str
    """What stands in these cells: blanks, a list marker, the bar of a block quote."""
    first: bool
    """Whether the block begins here."""
    gap: Gap | None = None
    """What it is a line of, where something is folded."""
    label: str = ""
    """What is drawn there that is not of the text: how much is folded."""
    cut: bool = False
    """Whether only the beginning of a folded block is on it."""


class Layout(Counted):
    """The rows of an article at a width of so many cells, with what stands on them."""

    @classmethod
    def of(cls, article: Article, width: int, *, boilerplate: bool = True) -> Layout:
        """The whole article, wrapped to its end."""
        layout = cls(Slabs(article, boilerplate=boilerplate), width)
        layout.settle()
        return layout

    # -- rows

    def row(self, number: int) -> Row:
        """The row of that number; raises IndexError."""
        slab, index = self._exact(number)
        rows = self._known(slab)
        start = rows[index]
        following = rows[index + 1] if index + 1 < len(rows) else -1
        piece = self._piece_of(slab, start)
        if following == start:
            if piece.rule and piece.folded and rows[index + 2 : index + 3] != array("I", [start]):
                said = folding.rule(self.article, piece.folded, self.width)
                return Row(start, start, None, 0, "", False, piece.folded, said)
            return Row(start, start, None, 0, "", False)
        if piece.folded is not None:
            return self._folded(piece, piece.folded)
        first = (index == 0 or rows[index - 1] == start or rows[index - 1] < piece.start) and piece.begins
        indent, lead = self._lead(piece, first)
        return Row(start, self._end(piece, start, following), piece.block, indent, lead, first)

    def _folded(self, piece: Piece, gap: Gap) -> Row:
        if piece.sentences:
            said = shortening.left_out(piece, self.width)
            return Row(piece.start, piece.start, piece.block, 0, "", piece.begins, gap, said)
        if piece.more:
            said = folding.more(piece, self.width)
            return Row(piece.start, piece.start, piece.block, 0, "", False, gap, said)
        end, cut = folding.line_end(self.article.text, piece, self.width)
        return Row(piece.start, end, piece.block, 0, "", True, gap, cut=cut)

    def gap_at(self, number: int) -> Gap | None:
        """What is folded on a row."""
        return self.row(number).gap if 0 <= number < len(self) else None

    def text(self, row: Row) -> str:
        """What is drawn of the row's own characters, one for each."""
        return shown(self.article.text[row.start : row.end])

    def start_of(self, number: int) -> int:
        """The offset of the first character of a row; that of the next block for a blank row."""
        if not len(self):
            return 0
        slab, index = self._exact(max(0, min(number, len(self) - 1)))
        return self._known(slab)[index]

    def end_of(self, number: int) -> int:
        """The offset after the last character of a row."""
        return self.row(max(0, min(number, len(self) - 1))).end if len(self) else 0

    def row_at(self, offset: int) -> int:
        """The row where the character at `offset` stands; that before it, where it stands on none."""
        if not len(self):
            return 0
        slab = self.slabs.at(offset)
        self._adopt(slab)
        while slab > 0 and not (self._counts[slab] and self.slabs.pieces(slab)[0].start <= offset):
            slab -= 1
            self._adopt(slab)
        while not self._counts[slab] and slab + 1 < len(self._rows):  # nothing of what is before is shown
            slab += 1
            self._adopt(slab)
        rows = self._known(slab)
        if not rows:
            return 0
        # A blank row has the offset of the row under it, which comes later and is found.
        index = bisect_right(rows, offset) - 1
        if index < 0 or rows[index] < self._piece_of(slab, offset).start:
            index = bisect_right(rows, rows[index + 1]) - 1  # blanks at the start of a block
        return self._tops[slab] + index

    def offset_at(self, number: int, cell: int) -> int | None:
        """The offset of the character that covers a cell of the text column; None beside the text."""
        if not 0 <= number < len(self):
            return None
        row = self.row(number)
        cell -= row.indent
        if row.block is None or cell < 0:
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

    def _piece_of(self, slab: int, offset: int) -> Piece:
        """The piece of a slab that has the character at `offset`, or ends before it; the first before all."""
        pieces = self.slabs.pieces(slab)
        return pieces[max(0, bisect_right(pieces, offset, key=_start) - 1)]

    def _end(self, piece: Piece, start: int, following: int) -> int:
        """Where a row ends that starts there, without what is not drawn."""
        text, block = self.article.text, piece.block
        limit = piece.end
        if not start <= following < limit:
            following = limit
        elif block.kind is BlockKind.CODE:
            return following - 1 if text[following - 1] == "\n" else following
        if block.kind is BlockKind.CODE:
            return following
        return start + len(text[start:following].rstrip(wrap.BLANKS))
