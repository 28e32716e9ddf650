"""The numbers of an article's paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import inf

from reader.domain.text import Article, Block, BlockKind, Growing

_UNNUMBERED = frozenset({BlockKind.BOILERPLATE, BlockKind.TITLE, BlockKind.HEADING})


def is_numbered(block: Block) -> bool:
    """Whether a block is counted among the paragraphs."""
    return block.kind not in _UNNUMBERED


class Paragraphs:
    """The paragraphs that are counted: headings and residue of scraping are not.

    Of a text that is not told apart yet, as far as they are known from its top on.
    """

    def __init__(self, article: Article) -> None:
        self._blocks = article.blocks
        self._starts: list[int] = []
        self._taken = 0  # stretches of a growing text
        self._end: float = 0
        """How far in the text they are counted."""
        if not isinstance(self._blocks, Growing):
            self._take(self._blocks)
            self._end = inf

    def known(self, offset: int) -> bool:
        """Whether the number of the paragraph at an offset is known; else to ask for it takes time."""
        self._count_known()
        return offset < self._end

    @property
    def whole(self) -> bool:
        """Whether all are counted; else to ask how many there are takes time."""
        self._count_known()
        return self._end == inf

    def __len__(self) -> int:
        self._count(lambda: True)
        return len(self._starts)

    def at(self, offset: int) -> int:
        """The number, from 1, of the paragraph at or before an offset."""
        self._count(lambda: offset >= self._end)
        return max(1, bisect_right(self._starts, offset))

    def start(self, number: int) -> int:
        """Where the paragraph of that number begins; the first or last one for a number beyond."""
        self._count(lambda: number > len(self._starts))
        return self._starts[max(1, min(number, len(self._starts))) - 1] if self._starts else 0

    def has(self, number: int) -> bool:
        """Whether there is a paragraph of that number."""
        self._count(lambda: number > len(self._starts))
        return 1 <= number <= len(self._starts)

    def of_block(self, block: Block) -> int | None:
        """The number of a block; None where it has none, or where that is not known yet."""
        start = block.extent.start
        return self.at(start) if is_numbered(block) and self.known(start) else None

    def _count(self, on: Callable[[], bool]) -> None:
        """Count stretch by stretch, as long as it is to go on."""
        while isinstance(self._blocks, Growing) and self._end < inf and on():
            starts = self._blocks.starts
            self._take(self._blocks.of(self._taken))
            self._taken += 1
            self._end = starts[self._taken] if self._taken < len(starts) else inf

    def _count_known(self) -> None:
        self._count(lambda: isinstance(self._blocks, Growing) and self._blocks.told(self._taken))

    def _take(self, blocks: Sequence[Block]) -> None:
        self._starts += [block.extent.start for block in blocks if is_numbered(block)]
