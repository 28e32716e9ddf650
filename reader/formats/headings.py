"""Which paragraphs of a plain text are its title and its headings."""

from __future__ import annotations

from collections.abc import Sequence

from reader.domain.text import BlockKind
from reader.formats.dateline import dateline_at
from reader.formats.lines import Line, ends_sentence

_TITLE_LONGEST = 160  # characters
_HEADING_LONGEST = 80
_BODY_SHORTEST = 60  # what a title or heading stands over is at least so long
_BYLINES = (
    "by ",
    "from ",
    "posted ",
    "published ",
    "updated ",
    "written ",
    "von ",
    "par ",
    "dear ",
    "photo",
    "source:",
)


def title_of(text: str, told: Sequence[Line]) -> tuple[dict[int, BlockKind], int]:
    """Title and kicker, by where they begin, and where the first paragraph after them does.

    `told`: the first paragraphs of the text, residue left out; the first one is no list item.
    """
    if len(told) > 2 and _is_kicker(text, told[0]) and _is_title(text, told[1:]):
        return {told[0].start: BlockKind.HEADING, told[1].start: BlockKind.TITLE}, told[2].start
    if _is_title(text, told):
        return {told[0].start: BlockKind.TITLE}, told[1].start
    return {}, told[0].start


def is_heading(text: str, before: Line, part: Line, after: Line) -> bool:
    """Whether a paragraph is a heading over the one after it."""
    if part.end - part.start > _HEADING_LONGEST or part.apart != after.apart:
        return False  # apart on both sides, or in a text without blank lines
    return _is_body(text, before) and _is_heading(text, part, after)


def _is_kicker(text: str, part: Line) -> bool:
    """`POLITICS` over a headline."""
    words = text[part.start : min(part.end, part.start + 40)].split()
    return part.end - part.start < 40 and len(words) <= 3 and all(w.isupper() and w.isalpha() for w in words)


def _is_title(text: str, told: Sequence[Line]) -> bool:
    """Whether the first paragraph is a headline over what follows."""
    part = told[0]
    length = part.end - part.start
    if len(told) < 2 or length > _TITLE_LONGEST:
        return False
    piece = text[part.start : part.end]
    words = piece.split()
    if len(words) > 25 or piece[-1] in ",:" or _is_address(words) or not any(map(str.isalpha, piece)):
        return False
    if piece.lower().startswith(_BYLINES) or (
        len(words) < 3 and piece.isupper()
    ):  # a kicker, the writer's name
        return False
    if dateline_at(text, part.start, part.end):
        return False
    following = told[1:5]
    if len(following) > 1 and _is_byline(text, following[0]):
        following = following[1:]
    if piece[-1] not in "?!" and ends_sentence(text, part.start, part.end):
        # A full stop: only what is written as headlines are, or stands over a dateline.
        return (
            _has_headline_capitals(words)
            or dateline_at(text, following[0].start, following[0].end) is not None
        )
    if following[0].apart:
        return any(_is_body(text, p) and p.end - p.start > length for p in following)
    return _is_body(text, following[0]) and following[0].end - following[0].start >= 2 * length


def _is_byline(text: str, part: Line) -> bool:
    """`By Anna Berg` on a line of its own."""
    words = text[part.start : min(part.end, part.start + 80)].split()
    return part.end - part.start < 80 and 1 < len(words) <= 8 and words[0].lower() == "by"


def _is_address(words: Sequence[str]) -> bool:
    return any("://" in w or "@" in w for w in words) or (len(words) == 1 and "." in words[0][:-1])


def _is_heading(text: str, part: Line, after: Line) -> bool:
    """Whether a short line is a heading over the paragraph after it."""
    piece = text[part.start : part.end]
    words = piece.split()
    if len(words) > 12 or "\n" in piece or not (piece[-1].isalnum() or piece[-1] in "'’\"”)"):
        return False
    if ends_sentence(text, part.start, part.end) or not (piece[0].isupper() or piece[0] in "'‘\"“"):
        return False
    if (
        piece.lower().startswith(_BYLINES)
        or any(c in piece for c in "@|:/")
        or ("," in piece and not piece.isupper())
    ):
        return False
    return _is_body(text, after) and after.end - after.start > 1.5 * len(piece)


def _is_body(text: str, part: Line) -> bool:
    """Whether it is a paragraph of sentences."""
    return part.end - part.start >= _BODY_SHORTEST and (
        ends_sentence(text, part.start, part.end) or text[part.end - 1] == ":"
    )


def _has_headline_capitals(words: Sequence[str]) -> bool:
    """`Mayor Says Budget Will Pass`: at least four words, all the long ones in capitals at the start."""
    long = [w for w in words if len(w) >= 4 and w[0].isalpha()]
    return len(long) >= 4 and sum(w[0].isupper() for w in long) >= 0.9 * len(long)
