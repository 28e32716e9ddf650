"""The shown blocks of an article in slabs: what is wrapped in one go, whatever the width.

A slab is some blocks, or a part of one that is very long, so that wrapping any of them takes no time that
a person would notice, and a long article need not be wrapped before it is shown.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right

from reader.domain.text import Article, Block, BlockKind

SIZE = 16_384
"""Characters of a slab, more or less."""
_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.BOILERPLATE})
"""Kinds that follow one another without a blank row."""
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})


class Slabs:
    """Pieces (blocks, or parts of long ones), and which of them make a slab."""

    def __init__(self, article: Article, *, boilerplate: bool = True) -> None:
        self.article = article
        self.boilerplate = boilerplate
        """Whether residue of scraping is shown."""
        self.starts = array("I")
        """Where each piece begins in the text."""
        self.ends = array("I")
        """Where it ends, exclusive."""
        self.places = array("I")
        """Which of the article's blocks it is of."""
        self.firsts = array("I")
        """The first piece of each slab; one more for the end."""
        size = SIZE
        for place, block in enumerate(article.blocks):
            start, end = block.extent.start, block.extent.end
            if start >= end or (block.kind is BlockKind.BOILERPLATE and not boilerplate):
                continue
            for piece_start, piece_end in _pieces(article.text, block, start, end):
                if size >= SIZE:
                    self.firsts.append(len(self.starts))
                    size = 0
                self.starts.append(piece_start)
                self.ends.append(piece_end)
                self.places.append(place)
                size += piece_end - piece_start
        self.offsets = [self.starts[first] for first in self.firsts]
        """Where each slab begins in the text."""
        self.firsts.append(len(self.starts))

    def __len__(self) -> int:
        return len(self.offsets)

    def at(self, offset: int) -> int:
        """The slab that has the character at `offset`, or ends before it."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def end(self, slab: int) -> int:
        """The offset where a slab ends."""
        return self.ends[self.firsts[slab + 1] - 1]

    def piece_at(self, offset: int) -> int:
        """The piece that has the character at `offset`, or ends before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def block(self, piece: int) -> Block:
        """The block that a piece is of."""
        return self.article.blocks[self.places[piece]]

    def begins(self, piece: int) -> bool:
        """Whether a block begins with the piece."""
        return piece == 0 or self.places[piece] != self.places[piece - 1]

    def gap(self, piece: int) -> int:
        """How many blank rows stand over a piece."""
        if piece == 0 or not self.begins(piece):
            return 0
        block, before = self.block(piece), self.block(piece - 1)
        if block.kind is before.kind and block.kind in _TIGHT:
            return 0
        return 2 if block.kind is BlockKind.HEADING and before.kind not in _HEADS else 1


def _pieces(text: str, block: Block, start: int, end: int) -> list[tuple[int, int]]:
    """Where each piece of a block is; a line end between two pieces of preformatted text is in neither."""
    if end - start <= 2 * SIZE:
        return [(start, end)]
    code = block.kind is BlockKind.CODE
    pieces = []
    while end - start > 2 * SIZE:
        low, high = start + SIZE // 2, start + SIZE
        cut = text.rfind("\n", low, high)
        if cut < 0 and not code:
            cut = text.rfind(" ", low, high)
        stop = cut if cut >= 0 else high
        pieces.append((start, stop))
        start = stop + 1 if cut >= 0 and code else stop
    pieces.append((start, end))
    return pieces
