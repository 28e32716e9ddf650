"""Pairing quotation marks: inside a paragraph, and over paragraphs that a speech runs through."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from reader.domain.text import PROSE, Article, Extent


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between quotation marks, the outermost where they are nested."""

    extent: Extent
    """The marks included; it ends at the paragraph's end where the closing mark is missing."""
    block: int
    """Place in `Article.blocks`."""
    closed: bool = True
    """Whether it has its closing mark."""
    continued: bool = False
    """Whether it goes on with the words in marks before it, which were left open."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    char: str
    opens: bool
    """Whether it may be an opening mark, by what stands around it."""
    closes: bool


_MARK = regex.compile(r"``|''|[\"“”„«»‘’'‚‹›]")
_MEASURE = regex.compile(r"\d\s?['’′]\s?\d{1,2}[½¼¾]?$|(?<![\p{L}\d.,])\d{1,3}(?:\.\d+)?[½¼¾]?$")
_FEET = regex.compile(r"\d['’′]\d{1,2}[½¼¾]?$")
_DOUBLE = regex.compile(r"[\"“”„«»]")
_ELISION = regex.compile(
    r"(?:\d\ds?\b|n['’]|(?:em|tis|twas|til|cause|cuz|round|bout|cept|nuff|ere|neath|gainst|kay|sup)\b)",
    regex.I,
)
_SINGLE = frozenset("‘’'‚‹›")
_OPENING = frozenset("([{—–-/…")
_CLOSING = frozenset(".,;:!?)]}—–-…/*")
_QUOTES = frozenset("\"“”„«»‘’'‚‹›`")
# Which closing marks an opening mark may have; sloppy text mixes the first kinds.
_ENDS = {
    "“": "”\"“''",
    "”": "”\"''",
    '"': "\"”''“",
    "``": "''\"”",
    "''": "''\"",
    "„": '“”"',
    "«": "»",
    "»": "«»",
    "‘": "’'‘",
    "'": "'’",
    "‚": "‘’'",
    "‹": "›",
    "›": "‹›",
}
_STRONG_END = frozenset('.,!?…;"”')
_SILENT = 4
"""Paragraphs, the first included, that a speech may run through without a mark before it is closed."""
_LONGEST_SINGLE = 2_000
"""Characters that words between single marks may have: an apostrophe must not swallow a page."""


def pair(article: Article) -> tuple[Marked, ...]:
    """Every pair of marks in the prose, in reading order; an odd mark spoils its own paragraph at most."""
    found: list[Marked] = []
    hanging: list[Marked] = []  # left open, and the paragraphs without marks since then
    for number, block in enumerate(article.blocks):
        if block.kind not in PROSE:
            continue
        first = block.extent.start
        marks = list(_marks(article.text, block.extent))
        own, open_from, lone_end = _pairs(article.text, marks)
        goes_on = False
        if hanging:
            opened = own[0].start if own else open_from
            if opened is not None and not article.text[first:opened].strip():
                found.append(hanging[0])
                goes_on = True
            elif lone_end is not None and (not own or lone_end <= own[0].start):
                found += hanging
                own.insert(0, Extent(first, lone_end))
                goes_on = True
            elif not own and open_from is None and len(hanging) < _SILENT:
                hanging.append(Marked(block.extent, number, closed=False, continued=True))
                continue
        here = [Marked(extent, number) for extent in own if _has_words(article.text, extent)]
        hanging = []
        if open_from is not None and (not own or own[-1].end <= open_from):
            hanging = [Marked(Extent(open_from, block.extent.end), number, closed=False)]
        if goes_on and here:
            here[0] = replace(here[0], continued=True)
        elif goes_on and hanging:
            hanging[0] = replace(hanging[0], continued=True)
        found += here
    return tuple(found)


def _has_words(text: str, extent: Extent) -> bool:
    return any(char.isalnum() for char in extent.of(text))


def _marks(text: str, block: Extent) -> Iterator[_Mark]:
    """The marks of one paragraph, apostrophes and measures left out where they can be told."""
    for match in _MARK.finditer(text, block.start, block.end):
        start, end, char = match.start(), match.end(), match.group()
        before = text[start - 1] if start > block.start else " "
        after = text[end] if end < block.end else " "
        if char in "\"'''" and before.isdigit() and _is_measure(text, block.start, start, char, after):
            continue
        if char == "”" and _is_inches(text, block, start, end):
            continue
        free_left = before.isspace() or before in _OPENING or before in _QUOTES
        free_right = after.isspace() or after in _CLOSING or after in _QUOTES
        if char in _SINGLE:
            opens = (
                char not in "’›" and free_left and (after.isalnum() or after in _QUOTES or after in "$£€[(…")
            )
            if opens and _ELISION.match(text, end, block.end):
                opens = False
            closes = char not in "‚‹" and not before.isspace() and not after.isalnum()
            if char == "›" and before.isspace() and after.isalnum():
                opens, closes = True, False
            if opens or closes:
                yield _Mark(start, end, char, opens, closes)
        else:
            yield _Mark(start, end, char, *_sides(char, before, after, free_left, free_right))


def _is_measure(text: str, first: int, start: int, char: str, after: str) -> bool:
    """Whether the mark after a digit says feet or inches: 6'3", 5" pipe."""
    if char == "'":
        return after.isdigit()
    return _MEASURE.search(text, max(first, start - 8), start) is not None and not after.isalnum()


def _is_inches(text: str, block: Extent, start: int, end: int) -> bool:
    """Whether a closing mark says inches (6’2”): what it could close is closed by another one."""
    if not _FEET.search(text, max(block.start, start - 5), start):
        return False
    following = _DOUBLE.search(text, end, block.end)
    return following is not None and following.group() == "”"


def _sides(char: str, before: str, after: str, free_left: bool, free_right: bool) -> tuple[bool, bool]:
    """Whether a double mark may open and whether it may close."""
    if char in ("„", "``"):
        return True, False
    wrong_way = not free_left and free_right
    if char == "“":
        return not wrong_way, wrong_way or free_right
    if char == "”":
        return before.isspace() and not free_right, True
    if char == "«":
        return not wrong_way or before.isspace(), wrong_way
    if char == "»":
        turned = before.isspace() and not free_right
        return turned, not turned
    if free_left != free_right:
        return free_left, free_right
    return True, True


def _pairs(text: str, marks: list[_Mark]) -> tuple[list[Extent], int | None, int | None]:
    """Outermost pairs; where an opening mark is left over; the end of a closing mark that came first."""
    pairs: list[Extent] = []
    stack: list[_Mark] = []
    lone_end: int | None = None
    k = 0
    while k < len(marks):
        mark = marks[k]
        k += 1
        if mark.char in _SINGLE:
            if not stack and mark.opens and (end := _single_end(text, marks, k)) is not None:
                pairs.append(Extent(mark.start, marks[end].end))
                k = end + 1
            continue
        if stack and mark.closes and mark.char in _ENDS[stack[-1].char] and not _nests(mark, stack):
            pairs.append(Extent(stack.pop().start, mark.end))
        elif mark.opens:
            stack.append(mark)
        elif not stack and lone_end is None and not pairs:
            lone_end = mark.end
    if stack and (even := _by_turns(marks)):
        return even, None, None
    return _outermost(pairs), (stack[0].start if stack else None), lone_end


def _by_turns(marks: list[_Mark]) -> list[Extent]:
    """Straight marks opening and closing by turns: for those with a blank on the wrong side."""
    straight = [mark for mark in marks if mark.char == '"']
    others = any(mark.char not in _SINGLE and mark.char != '"' for mark in marks)
    if others or len(straight) % 2:
        return []
    return [Extent(a.start, b.end) for a, b in zip(straight[::2], straight[1::2], strict=True)]


def _nests(mark: _Mark, stack: list[_Mark]) -> bool:
    """Whether a mark that could also close opens a quotation inside the open one."""
    return mark.opens and mark.char == "“" and stack[-1].char != "„"


def _single_end(text: str, marks: list[_Mark], k: int) -> int | None:
    """The place in `marks` of the end of a quotation in single marks whose opening mark is before `k`."""
    opening = marks[k - 1]
    weak: int | None = None
    for place in range(k, len(marks)):
        mark = marks[place]
        if mark.start - opening.start > _LONGEST_SINGLE:
            break
        if mark.char not in _SINGLE:
            continue
        if mark.opens and not mark.closes:
            break
        if not mark.closes or mark.char not in _ENDS[opening.char]:
            continue
        before = text[mark.start - 1]
        if before in _STRONG_END:
            return place
        if weak is None or (before not in "sS" and text[marks[weak].start - 1] in "sS"):
            weak = place
        if weak == place and before not in "sS":
            return place
    return weak


def _outermost(pairs: list[Extent]) -> list[Extent]:
    kept: list[Extent] = []
    for extent in sorted(pairs, key=lambda e: (e.start, -e.end)):
        if not kept or extent.start >= kept[-1].end:
            kept.append(extent)
    return kept
