"""The blocks of an article folded: those that matter whole, of the others a line each, or less.

A fold tells blocks that are shown from those that are not; no other text is made, and every offset stays.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from reader.domain.paragraphs import is_numbered
from reader.domain.search import Hits
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.ui.article.cells import shown, widths
from reader.ui.article.shortening import shortened
from reader.ui.article.slabs import KEPT, SIZE, Fold, Gap, Piece, Slabs, blank_rows, cut_long
from reader.ui.status import duration

SEEN = 7
"""A gap of so many blocks has a line for each; of a longer one the first and the last are seen."""
_COUNTED = 50_000
"""Characters of a gap whose words are counted; of a longer one it is said how long it takes to read."""
_LINE = 70
"""Characters that a folded block counts for in an estimate."""
_DOTS = "┄"


def blocks_of(article: Article, extents: Iterable[Extent]) -> list[Block]:
    """The blocks that have one of these extents."""
    found: list[Block] = []
    ordered = extents if isinstance(extents, Hits) else sorted(extents)  # those are in order, and many
    here = 0
    while here < len(ordered):
        block = article.block_before(ordered[here].start)
        here += 1
        if block is not None:
            here = bisect_left(ordered, block.extent.end, lo=here, key=lambda extent: extent.start)
            if not found or found[-1] is not block:
                found.append(block)
    return found


class Folded(Slabs):
    """The pieces of a folded article: a gap has a rule over its lines, and a line for what has none."""

    def __init__(self, article: Article, fold: Fold, *, boilerplate: bool = True) -> None:
        self.article, self.boilerplate = article, boilerplate
        self.fold = self._fold = fold
        self.offsets: list[int] = []
        self._pieces: list[list[Piece]] = []
        self._kept: dict[int, list[Piece]] = {}
        self._sizes: list[int] = []
        self._blocks = [
            block
            for block in article.blocks
            if block.extent.start < block.extent.end
            and (boilerplate or block.kind is not BlockKind.BOILERPLATE)
        ]
        size = SIZE
        for piece in self._all():
            if size >= SIZE:
                size = 0
                self.offsets.append(piece.start)
                self._pieces.append([])
                self._sizes.append(0)
            self._pieces[-1].append(piece)
            size += _LINE if piece.folded else piece.end - piece.start
            self._sizes[-1] = size
        whole = [sum(map(_size, pieces)) for pieces in reversed(self._pieces)]
        self._after = [*reversed([*accumulate(whole, initial=0)])]  # characters from each slab on

    def pieces(self, slab: int) -> list[Piece]:
        """The pieces of a slab; blocks that are shortened are so only when they are looked at."""
        if self._fold.extents is None:
            return self._pieces[slab]
        found = self._kept.get(slab)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[slab] = [
                short
                for piece in self._pieces[slab]
                for short in shortened(self.article.text, piece, self._fold)
            ]
        return found

    def size(self, slab: int) -> int:
        """About how many characters of a slab are shown."""
        return self._sizes[slab]

    def shown_after(self, offset: int) -> int:
        """About how many characters are shown after an offset, what is folded left out."""
        if not self._pieces:
            return 0
        here = self.at(offset)
        near = (_size(p) - max(0, offset - p.start) for p in self.pieces(here) if p.end > offset)
        return sum(max(0, size) for size in near) + self._after[here + 1]

    def _whole(self) -> list[int]:
        """The numbers of the blocks that stay whole: with them the title, and the heading over each."""
        begins = [block.extent.start for block in self._blocks]
        kept = set()
        for start in self._fold.starts:
            place = bisect_left(begins, start)
            if place < len(begins) and begins[place] == start:
                kept.add(place)
        heads = [n for n, block in enumerate(self._blocks) if block.kind is BlockKind.HEADING]
        if heads:
            above = (bisect_right(heads, n) - 1 for n in tuple(kept))
            kept.update(heads[n] for n in above if n >= 0)
        kept.update(n for n, block in enumerate(self._blocks[:1]) if block.kind is BlockKind.TITLE)
        for extent in self._fold.opened:
            kept.update(range(bisect_left(begins, extent.start), bisect_left(begins, extent.end)))
        return sorted(kept)

    def _all(self) -> Iterator[Piece]:
        """Every piece, in reading order."""
        blocks = self._blocks
        before: Block | None = None
        for last, here in pairwise((-1, *self._whole(), len(blocks))):
            if here - last > 1:
                yield from _gap(blocks, last + 1, here)
                before = blocks[here - 1]
            if here == len(blocks):
                return
            block = blocks[here]
            over = 1 if here - last > 1 else blank_rows(before, block)
            for start, end in cut_long(self.article.text, block):
                yield Piece(start, end, block, over)
                over = 0
            before = block


def _size(piece: Piece) -> int:
    """How many characters of a piece are there to be read."""
    return 0 if piece.folded is not None else piece.end - piece.start


def _gap(blocks: Sequence[Block], first: int, after: int) -> Iterator[Piece]:
    """A rule and the lines of what is folded: the blocks from `first` on, before `after`."""
    count = after - first
    numbered = sum(map(is_numbered, blocks[first:after]))
    gap = Gap(Extent(blocks[first].extent.start, blocks[after - 1].extent.end), numbered)
    seen = [*range(first, after)] if count <= SEEN else [first, after - 1]
    for n in seen:
        extent = blocks[n].extent
        if n > first and n - 1 not in seen:
            start = blocks[first + 1].extent.start
            yield Piece(start, blocks[n - 1].extent.end, blocks[first + 1], 0, folded=gap, more=n - first - 1)
        if n == first:
            yield Piece(extent.start, extent.end, blocks[n], 1 if first else 0, folded=gap, rule=True)
        else:
            yield Piece(extent.start, extent.end, blocks[n], 0, folded=gap)


def rule(article: Article, gap: Gap, width: int) -> str:
    """`┄┄┄ 7 paragraphs, 405 words folded ┄┄┄┄`, as wide as the text."""
    extent = gap.extent
    if len(extent) <= _COUNTED:
        words = len(extent.of(article.text).split())
        size = f"{words:,} word{'' if words == 1 else 's'}"
    else:
        size = duration(len(extent))
    counted = f"{gap.paragraphs:,} paragraph{'' if gap.paragraphs == 1 else 's'}, " if gap.paragraphs else ""
    said = f"{counted}{size}"
    for written in (f"{_DOTS * 3} {said} folded ", f"{_DOTS} {said} ", f"{_DOTS} {gap.paragraphs:,} ¶ "):
        if len(written) < width:
            return written + _DOTS * (width - len(written))
    return _DOTS * width


def more(piece: Piece, width: int) -> str:
    """`⋮ 12 more`."""
    return f"⋮ {piece.more:,} more"[:width]


def line_end(text: str, piece: Piece, width: int) -> tuple[int, bool]:
    """Where the line of a folded block ends, and whether `…` has to follow."""
    drawn = shown(text[piece.start : min(piece.end, piece.start + 2 * width)])
    used = 0
    room = piece.start
    for n, size in enumerate(widths(drawn)):
        used += size
        if used > width:
            return piece.start + len(text[piece.start : max(room, piece.start + 1)].rstrip()), width > 1
        if used < width:
            room = piece.start + n + 1
    whole = piece.start + len(drawn) == piece.end
    return (piece.end if whole else room), not whole
