"""An article as text: extents, blocks, inline marks."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cached_property

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


class Block(msgspec.Struct, frozen=True):
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
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Article(msgspec.Struct, frozen=True, dict=True):  # dict: the digest is computed once and kept
    """A text and its structure; all offsets anywhere are code points into `text`."""

    source: str
    """Where it came from, as the user named it; `-` for standard input. May hold lone surrogates."""
    text: str
    """Line ends are LF, no leading byte-order mark, no lone surrogate."""
    blocks: tuple[Block, ...]
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

    def prose(self) -> tuple[Block, ...]:
        """The blocks that are read as language."""
        return tuple(b for b in self.blocks if b.kind in PROSE)
