"""A block of which only some sentences are shown, and a line for each stretch that is left out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from reader.domain.text import BlockKind, Extent
from reader.ui.article.slabs import SIZE, Fold, Gap, Piece


def shortened(text: str, piece: Piece, fold: Fold) -> list[Piece]:
    """The pieces of a block that is made shorter; of one that stays whole, or is folded, the one it has."""
    block = piece.block
    wanted = _within(fold.extents or (), block.extent)
    if not wanted or piece.folded is not None or block.kind is BlockKind.CODE or len(block.extent) > 2 * SIZE:
        return [piece]
    from reader.ui.sentences import sentences  # its patterns would be a part of every start

    wanted += [gap for gap in fold.opened if gap.overlaps(block.extent)]
    found = [sentence for sentence in sentences(text, block.extent) if len(sentence)]
    stays = [any(sentence.overlaps(extent) for extent in wanted) for sentence in found]
    if all(stays):
        return [piece]
    return [*_runs(found, stays, piece)]


def _runs(found: Sequence[Extent], stays: Sequence[bool], piece: Piece) -> Iterator[Piece]:
    """A piece for each stretch of sentences that stay, or that do not."""
    over = piece.gap
    for shown, run in groupby(zip(stays, found, strict=True), key=lambda one: one[0]):
        extents = [extent for _, extent in run]
        start, end = extents[0].start, extents[-1].end
        if shown:
            yield Piece(start, end, piece.block, over)
        else:
            gap = Gap(Extent(start, end), 0)
            yield Piece(start, end, piece.block, over, folded=gap, sentences=len(extents))
        over = 0


def left_out(piece: Piece, width: int) -> str:
    """`… 3 sentences`, as far as there is room."""
    return f"… {piece.sentences:,} sentence{'' if piece.sentences == 1 else 's'}"[:width]


def _within(extents: Sequence[Extent], block: Extent) -> list[Extent]:
    """The extents that begin in a block."""
    first = bisect_left(extents, block.start, key=lambda extent: extent.start)
    return [*extents[first : bisect_left(extents, block.end, lo=first, key=lambda extent: extent.start)]]
