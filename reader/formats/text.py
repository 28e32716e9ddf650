"""Plain text: its paragraphs, title, headings, list items."""

from __future__ import annotations

from collections.abc import Sequence

from reader.domain.text import Article, Block, BlockKind, Extent
from reader.formats.boilerplate import LONGEST, is_boilerplate
from reader.formats.dateline import dateline_at, find_dateline
from reader.formats.lines import MAX_LINES, Line, ends_sentence, list_marker, paragraphs, split_lines

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

_LEVELS = {BlockKind.HEADING: 2, BlockKind.LIST_ITEM: 1}


def read(source: str, text: str) -> Article:
    """The article; its text is the file's, character for character."""
    lines, beyond = split_lines(text)
    parts = paragraphs(text, lines)
    kinds = _kinds(text, parts)
    blocks = tuple(
        Block(Extent(part.start, part.end), kind, _LEVELS.get(kind, 0))
        for part, kind in zip(parts, kinds, strict=True)
    )
    notices: tuple[str, ...] = ()
    if beyond:
        blocks += (Block(Extent(beyond.start, beyond.end), BlockKind.CODE),)
        notices = (
            f"More than {MAX_LINES:,} lines: the rest is shown as it is, without entities and quotes.",
        )
    title = next((b for b in blocks[:12] if b.kind is BlockKind.TITLE), None)
    return Article(
        source,
        text,
        blocks,
        title=" ".join(title.extent.of(text).split()) if title else None,
        dateline=find_dateline(text, blocks),
        notices=notices,
    )


def _kinds(text: str, parts: Sequence[Line]) -> list[BlockKind]:
    """What each paragraph is."""
    kinds = [BlockKind.PARAGRAPH] * len(parts)
    number = 0  # of the list item before
    for i, part in enumerate(parts):
        marker = list_marker(text, part.start, part.end)
        if marker and _is_item(marker, number):
            kinds[i] = BlockKind.LIST_ITEM
            number = int(marker[:-1]) if marker[0].isdigit() else 0
        if part.end - part.start <= LONGEST and is_boilerplate(text[part.start : part.end]):
            kinds[i] = BlockKind.BOILERPLATE
    # Titles and headings are told by their neighbours, and boilerplate is nobody's neighbour.
    told = [i for i, kind in enumerate(kinds) if kind is not BlockKind.BOILERPLATE]
    first_body = _mark_title(text, parts, kinds, told)
    for before, i, after in zip(
        told[first_body:], told[first_body + 1 :], told[first_body + 2 :], strict=False
    ):
        if kinds[i] is BlockKind.PARAGRAPH and parts[i].end - parts[i].start <= _HEADING_LONGEST:
            lone = (
                parts[i].apart == parts[after].apart
            )  # apart on both sides, or in a text without blank lines
            if lone and _is_body(text, parts[before]) and _is_heading(text, parts[i], parts[after]):
                kinds[i] = BlockKind.HEADING
    return kinds


def _is_item(marker: str, before: int) -> bool:
    """Whether it is a list's marker: numbers count up from 1, else they are dates and the like."""
    return not marker[0].isdigit() or int(marker[:-1]) in (1, before + 1)


def _mark_title(text: str, parts: Sequence[Line], kinds: list[BlockKind], told: Sequence[int]) -> int:
    """Marks title and kicker; the place in `told` of the first paragraph after them."""
    if not told or kinds[told[0]] is not BlockKind.PARAGRAPH:
        return 0
    at = 0
    if len(told) > 2 and _is_kicker(text, parts[told[0]]) and _is_title(text, parts, told[1:]):
        kinds[told[0]] = BlockKind.HEADING
        at = 1
    elif not _is_title(text, parts, told):
        return 0
    kinds[told[at]] = BlockKind.TITLE
    return at + 1


def _is_kicker(text: str, part: Line) -> bool:
    """`POLITICS` over a headline."""
    words = text[part.start : min(part.end, part.start + 40)].split()
    return part.end - part.start < 40 and len(words) <= 3 and all(w.isupper() and w.isalpha() for w in words)


def _is_title(text: str, parts: Sequence[Line], told: Sequence[int]) -> bool:
    """Whether the first paragraph is a headline over what follows."""
    part = parts[told[0]]
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
    following = [parts[i] for i in told[1:5]]
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
