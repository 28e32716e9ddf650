"""An article as rows of a given width: which characters stand on which row, and back.

Two coordinate spaces meet here: offsets are code points into the article's text, rows count from 0 at
the top of the whole article. A position is always an offset; rows change with the width, and the number
of a row changes when something above it is wrapped whose rows were only estimated before.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate
from operator import attrgetter
from time import perf_counter

import msgspec

from reader.domain.text import Article, Block, BlockKind
from reader.ui.article import folding, wrap
from reader.ui.article.cells import cells, is_single, shown, widths
from reader.ui.article.leads import lead
from reader.ui.article.slabs import Gap, Piece, Slabs

_start = attrgetter("start")
_FILLED = 0.93
"""How much of a row the words of prose fill, as a first estimate."""


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


class Spot(msgspec.Struct, frozen=True):
    """A row by what does not change when other rows are wrapped."""

    slab: int
    index: int
    """Counts the rows of the slab."""


class Layout:
    """The rows of an article at a width of so many cells, wrapped as far as they were asked for."""

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

    @classmethod
    def of(cls, article: Article, width: int, *, boilerplate: bool = True) -> Layout:
        """The whole article, wrapped to its end."""
        layout = cls(Slabs(article, boilerplate=boilerplate), width)
        layout.settle()
        return layout

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

    def _piece_of(self, slab: int, offset: int) -> Piece:
        """The piece of a slab that has the character at `offset`, or ends before it; the first before all."""
        pieces = self.slabs.pieces(slab)
        return pieces[max(0, bisect_right(pieces, offset, key=_start) - 1)]

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

    def _lead(self, piece: Piece, first: bool) -> tuple[int, str]:
        return lead(self.article.text, piece, self.width, first)
