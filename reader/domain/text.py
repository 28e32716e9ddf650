"""An article as text: extents, blocks, inline marks."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import overload

import msgspec


class Extent(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of an article's text."""

    start: int
    """Code points from the start of the text."""
    end: int
    """Code points, exclusive."""

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Extent) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Extent) -> bool:
        """Whether every character of `other` is in this extent."""
        return self.start <= other.start and other.end <= self.end

    def alike(self, other: Extent) -> float:
        """The share that both have of all their characters, 0 to 1; below 0 where they are apart."""
        common = min(self.end, other.end) - max(self.start, other.start)
        return common / max(1, max(self.end, other.end) - min(self.start, other.start))

    def of(self, text: str) -> str:
        """The words that stand here."""
        return text[self.start : self.end]


class BlockKind(StrEnum):
    """What a block of an article is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    BLOCK_QUOTE = "block_quote"
    CODE = "code"
    BOILERPLATE = "boilerplate"


PROSE = frozenset(BlockKind) - {BlockKind.CODE, BlockKind.BOILERPLATE}
"""The kinds that are read as language: they have entities and quotes."""


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, a heading, …: never overlapping, in reading order, without the line ends around it.

    A line feed inside a block is a wrap of the file's own and is read as a space,
    except in `CODE`, where it is kept.
    """

    extent: Extent
    kind: BlockKind
    level: int = 0
    """Headings: 1 to 6. List items and block quotes: depth of nesting, 1 the outermost. Others: 0."""
    marker: str = ""
    """List items of Markdown: what stands before them (`•`, `3.`) and is not part of the text."""


class Growing(Sequence[Block]):
    """The blocks of a long text, told apart stretch by stretch when they are looked at.

    As a sequence it has all of them, as a tuple would: what is not told apart yet then is. Who is in a
    hurry asks for the stretches that he needs, in any order, and lets `work` do the others.
    """

    def __init__(self, starts: Sequence[int], tell: Callable[[int], tuple[Block, ...]]) -> None:
        """`tell` gives the blocks of a stretch; it is asked once for each."""
        self.starts = starts
        """Where in the text each stretch begins; no block lies in two."""
        self._tell = tell
        self._told: list[tuple[Block, ...] | None] = [None] * len(starts)
        self._left = len(starts)
        self._next = 0  # none before it is left
        self._all: tuple[Block, ...] | None = None

    def of(self, stretch: int) -> tuple[Block, ...]:
        """The blocks of a stretch."""
        blocks = self._told[stretch]
        if blocks is None:
            blocks = self._told[stretch] = self._tell(stretch)
            self._left -= 1
        return blocks

    def told(self, stretch: int) -> bool:
        """Whether the blocks of a stretch are known."""
        return self._told[stretch] is not None

    @property
    def whole(self) -> bool:
        """Whether all blocks are known."""
        return self._left == 0

    def work(self, seconds: float) -> bool:
        """Tell blocks apart for so long; whether something is left."""
        until = perf_counter() + seconds
        while self._left and perf_counter() < until:
            while self._told[self._next] is not None:
                self._next += 1
            self.of(self._next)
        return self._left > 0

    def before(self, offset: int) -> Block | None:
        """The last block that begins at or before an offset."""
        for stretch in range(bisect_right(self.starts, offset) - 1, -1, -1):
            if found := _before(self.of(stretch), offset):
                return found
        return None

    def all(self) -> tuple[Block, ...]:
        """Every block."""
        if self._all is None:
            self._all = tuple(block for stretch in range(len(self.starts)) for block in self.of(stretch))
        return self._all

    def __len__(self) -> int:
        return len(self.all())

    def __iter__(self) -> Iterator[Block]:
        return (block for stretch in range(len(self.starts)) for block in self.of(stretch))

    @overload
    def __getitem__(self, place: int) -> Block: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Block, ...]: ...

    def __getitem__(self, place: int | slice) -> Block | tuple[Block, ...]:
        if self._all is None and isinstance(place, slice) and not place.start and (place.stop or -1) >= 0:
            return tuple(islice(self, place.stop))[:: place.step]  # the first ones need no other
        return self.all()[place]


def _before(blocks: Sequence[Block], offset: int) -> Block | None:
    place = bisect_right(blocks, offset, key=lambda block: block.extent.start) - 1
    return blocks[place] if place >= 0 else None


class InlineKind(StrEnum):
    """What a stretch inside a block is."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"


class Inline(msgspec.Struct, frozen=True):
    """Emphasis, a link, …: stretches inside blocks, which may nest."""

    extent: Extent
    kind: InlineKind
    target: str = ""
    """Links: where they lead, as written. Never opened unasked."""


def digest(text: str) -> str:
    """The SHA-256 of the text as UTF-8, in hexadecimal: what is kept about a text is kept under it."""
    found = hashlib.sha256()
    for start in range(0, len(text), _TOGETHER):
        found.update(text[start : start + _TOGETHER].encode("utf-8", "surrogatepass"))
    return found.hexdigest()


_TOGETHER = 1 << 16
"""Characters that are encoded together: others may wait for Python's lock meanwhile."""


class Article(msgspec.Struct, frozen=True, dict=True):  # dict: the digest is computed once and kept
    """A text and its structure; all offsets anywhere are code points into `text`."""

    source: str
    """Where it came from, as the user named it; `-` for standard input. May hold lone surrogates."""
    text: str
    """Line ends are LF, no leading byte-order mark, no lone surrogate."""
    blocks: Sequence[Block]
    """Those of a long text may not all be told apart yet, but are when they are looked at: see `Growing`."""
    inlines: tuple[Inline, ...] = ()
    title: str | None = None
    """The headline, where the text has one that is told apart from the first paragraph."""
    dateline: Extent | None = None
    """Place, date and agency at the start (`GENEVA, March 3 (AP)`), without the dash after it."""
    format: str = "text"
    """The name of the input format that read it."""
    charset: str = "utf-8"
    """The charset it was decoded from, for the status line."""
    notices: tuple[str, ...] = ()
    """What the person should be told about how it was read, one sentence each."""

    @cached_property
    def sha256(self) -> str:
        """The digest of the text."""
        return digest(self.text)

    @cached_property
    def accented(self) -> dict[int, bool]:
        """Whether letters have accents in each stretch of the text, as far as somebody has looked."""
        return {}

    @property
    def whole(self) -> bool:
        """Whether all its blocks are told apart, so that looking at them takes no time."""
        return not isinstance(self.blocks, Growing) or self.blocks.whole

    def tell_blocks(self, seconds: float) -> bool:
        """Tell its blocks apart for so long; whether something is left."""
        return isinstance(self.blocks, Growing) and self.blocks.work(seconds)

    def block_before(self, offset: int) -> Block | None:
        """The last block that begins at or before an offset."""
        if isinstance(self.blocks, Growing):
            return self.blocks.before(offset)
        return _before(self.blocks, offset)

    def prose(self) -> tuple[Block, ...]:
        """The blocks that are read as language."""
        return tuple(b for b in self.blocks if b.kind in PROSE)
