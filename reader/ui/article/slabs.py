"""The shown blocks of an article in slabs: what is wrapped in one go, whatever the width.

A slab is some blocks, or a part of one that is very long, so that wrapping any of them takes no time that
a person would notice, and a long article need not be wrapped before it is shown. Nor need its blocks be
told apart before: those of a slab are asked for when it is wrapped.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from reader.domain.text import Article, Block, BlockKind, Extent, Growing

SIZE = 16_384
"""Characters of a slab, more or less."""
_TIGHT = frozenset({BlockKind.LIST_ITEM, BlockKind.BOILERPLATE})
"""Kinds that follow one another without a blank row."""
_HEADS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
KEPT = 64
"""Slabs whose pieces are kept at hand."""


class Gap(msgspec.Struct, frozen=True, gc=False):
    """What is folded away between two blocks that are not."""

    extent: Extent
    """From its first block to its last."""
    paragraphs: int
    """How many numbered ones are in it."""


class Fold(msgspec.Struct, frozen=True):
    """What stays whole."""

    starts: tuple[int, ...]
    """Where each block begins that does, in reading order."""
    opened: tuple[Extent, ...] = ()
    """Gaps that were opened by hand."""
    extents: tuple[Extent, ...] | None = None
    """In reading order: of each block only the sentences stay that have one of these; None: all of it."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A shown block, or a part of a long one; or of what is folded a block, or several."""

    start: int
    """Where it begins in the text."""
    end: int
    """Where it ends, exclusive."""
    block: Block
    """What it is of."""
    gap: int
    """How many blank rows stand over it."""
    folded: Gap | None = None
    """What it is of, where it has a line and no more."""
    rule: bool = False
    """Whether the size of the gap stands over it."""
    more: int = 0
    """How many blocks share the line; 0: it is the block's own."""
    sentences: int = 0
    """How many sentences the line stands for, where only a part of the block is folded."""

    @property
    def begins(self) -> bool:
        """Whether the block begins with it."""
        return self.start == self.block.extent.start


_Part = tuple[int, int, Block]
"""Start, end, and the block that it is of."""


class Slabs:
    """Which pieces make which slab."""

    fold: Fold | None = None
    """What stays whole; None: everything."""

    def __init__(self, article: Article, *, boilerplate: bool = True) -> None:
        self.article = article
        self.boilerplate = boilerplate
        """Whether residue of scraping is shown."""
        self.offsets: list[int] = []
        """Where each slab begins in the text."""
        self._sources: list[list[_Part] | int] = []  # its pieces, or the stretch that has them
        self._kept: dict[int, list[Piece]] = {}
        if isinstance(article.blocks, Growing):
            self._cut_growing(article.blocks)
        else:
            self._cut(article.blocks)

    def _cut_growing(self, blocks: Growing) -> None:
        """A stretch is a slab, and need not be looked at yet, unless it is very long."""
        for stretch, start in enumerate(blocks.starts):
            end = blocks.starts[stretch + 1] if stretch + 1 < len(blocks.starts) else len(self.article.text)
            if end - start > 2 * SIZE:
                self._cut(blocks.of(stretch))
            else:
                self._add(start, stretch)

    def _cut(self, blocks: Sequence[Block]) -> None:
        slab: list[_Part] = []
        size = SIZE
        for part in self._shown(blocks):
            if size >= SIZE:
                slab, size = [], 0
                self._add(part[0], slab)
            slab.append(part)
            size += part[1] - part[0]

    def _add(self, start: int, source: list[_Part] | int) -> None:
        self.offsets.append(start)
        self._sources.append(source)

    def _parts(self, slab: int) -> list[_Part]:
        source, blocks = self._sources[slab], self.article.blocks
        if isinstance(source, int):
            return self._shown(blocks.of(source)) if isinstance(blocks, Growing) else []
        return source

    def _shown(self, blocks: Sequence[Block]) -> list[_Part]:
        """The pieces of those blocks that are shown."""
        return [
            (start, end, block)
            for block in blocks
            if block.extent.start < block.extent.end
            and (self.boilerplate or block.kind is not BlockKind.BOILERPLATE)
            for start, end in cut_long(self.article.text, block)
        ]

    def __len__(self) -> int:
        return len(self.offsets)

    def at(self, offset: int) -> int:
        """The slab that has the character at `offset`, or ends before it."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def end(self, slab: int) -> int:
        """The offset where the next slab begins, or the text ends."""
        return self.offsets[slab + 1] if slab + 1 < len(self.offsets) else len(self.article.text)

    def size(self, slab: int) -> int:
        """About how many characters of a slab are shown."""
        return self.end(slab) - self.offsets[slab]

    def shown_after(self, offset: int) -> int:
        """How many characters are shown after an offset, what is folded left out."""
        return max(0, len(self.article.text) - offset)

    def pieces(self, slab: int) -> list[Piece]:
        """The pieces of a slab; there may be none, where nothing of it is shown."""
        found = self._kept.get(slab)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[slab] = self._made(slab)
        return found

    def _made(self, slab: int) -> list[Piece]:
        parts = self._parts(slab)
        before = self._last_before(slab) if parts else None
        pieces = []
        for start, end, block in parts:
            pieces.append(Piece(start, end, block, blank_rows(before, block) if block is not before else 0))
            before = block
        return pieces

    def _last_before(self, slab: int) -> Block | None:
        """The last shown block before a slab."""
        return next((parts[-1][2] for n in range(slab - 1, -1, -1) if (parts := self._parts(n))), None)

    def after(self, offset: int) -> Iterator[Piece]:
        """The piece that has the character at `offset`, or ends before it, and those after it."""
        if (here := self.piece_at(offset)) is not None:
            yield here
        for n in range(self.at(offset), len(self)):
            yield from (piece for piece in self.pieces(n) if piece.start > offset)

    def before(self, offset: int) -> Iterator[Piece]:
        """The piece that has the character at `offset`, or ends before it, and those before it, backwards."""
        for n in range(min(self.at(offset), len(self) - 1), -1, -1):
            yield from (piece for piece in reversed(self.pieces(n)) if piece.start <= offset)

    def piece_at(self, offset: int) -> Piece | None:
        """The piece that has the character at `offset`, or ends before it."""
        return next(self.before(offset), None)


def blank_rows(before: Block | None, block: Block) -> int:
    """How many blank rows stand between two blocks; none over the first."""
    if before is None or (block.kind is before.kind and block.kind in _TIGHT):
        return 0
    return 2 if block.kind is BlockKind.HEADING and before.kind not in _HEADS else 1


def cut_long(text: str, block: Block) -> list[tuple[int, int]]:
    """Where each piece of a block is; a line end between two pieces of preformatted text is in neither."""
    start, end = block.extent.start, block.extent.end
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
