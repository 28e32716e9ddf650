"""Paragraphs and sentences of an article: where they begin, and their words without the wrapping."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from math import inf

from reader.domain.text import Article, Block, BlockKind, Growing
from reader.ui.article.slabs import Piece, Slabs

_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=\S)")
_WORD = re.compile(r"\w(?:[\w'’-]*\w)?|[^\w\s]+")
_UNNUMBERED = frozenset({BlockKind.BOILERPLATE, BlockKind.TITLE, BlockKind.HEADING})
_WRAP = re.compile(r"[ \t]*\n[ \t]*")


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
        return self.at(start) if block.kind not in _UNNUMBERED and self.known(start) else None

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
        self._starts += [block.extent.start for block in blocks if block.kind not in _UNNUMBERED]


def blocks_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the shown blocks after an offset begin."""
    return (piece.start for piece in slabs.after(offset) if piece.start > offset and piece.begins)


def blocks_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the shown blocks that begin before an offset begin, nearest first."""
    return (piece.start for piece in slabs.before(offset) if piece.start < offset and piece.begins)


def sentences_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the sentences after an offset begin."""
    for piece in slabs.after(offset):
        yield from (start for start in _sentences(slabs, piece) if start > offset)


def sentences_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the sentences before an offset begin, nearest first."""
    for piece in slabs.before(offset):
        yield from reversed([start for start in _sentences(slabs, piece) if start < offset])


def words_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the words after an offset begin; marks between words count as one."""
    for piece in slabs.after(offset):
        yield from (start for start in _words(slabs, piece) if start > offset)


def words_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the words before an offset begin, nearest first."""
    for piece in slabs.before(offset):
        yield from reversed([start for start in _words(slabs, piece) if start < offset])


def _words(slabs: Slabs, piece: Piece) -> Iterator[int]:
    for match in _WORD.finditer(slabs.article.text, piece.start, piece.end):
        yield match.start()


def _sentences(slabs: Slabs, piece: Piece) -> Iterator[int]:
    if piece.begins:
        yield piece.start
    for match in _SENTENCE.finditer(slabs.article.text, piece.start, piece.end):
        yield match.end()


def words(slabs: Slabs, start: int, end: int) -> str:
    """The text between two offsets as it is read: a paragraph is one line, what is hidden is left out."""
    text = slabs.article.text
    parts = []
    before = None
    for piece in slabs.after(start):
        if piece.start >= end:
            break
        low, high = max(start, piece.start), min(end, piece.end)
        if low >= high:
            continue
        if before is not None:
            between = text[before:low]
            parts.append(between if between == "" or between.isspace() else "\n\n")
        said = text[low:high]
        parts.append(said if piece.block.kind is BlockKind.CODE else _WRAP.sub(" ", said))
        before = high
    return "".join(parts)
