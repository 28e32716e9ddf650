"""Lines of plain text to paragraphs: one line each, or hard-wrapped at some width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

SPACES = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""White space that leaves no mark; form feeds and the like are shown and therefore stay in blocks."""
MAX_LINES = 1_000_000
"""Lines that are told apart; what follows is one stretch, so that no file of short lines fills the memory."""

_SAMPLE = 2000  # lines that decide whether the text is hard-wrapped
_CLOSERS = "\"'”’»›)]}*_"
_ENDERS = ".!?…。！？"
_LINE = re.compile(rf"[^\n{SPACES}](?:[^\n]*[^\n{SPACES}])?")
_LIST_MARKER = re.compile(r"(?:[-*•‣◦▪·]|(\d{1,2})[.)])[ \t]+(?=\S)")


class Line(NamedTuple):
    """A line, or a paragraph, without the spaces around it."""

    start: int
    end: int
    apart: bool
    """Whether a blank line stands before it."""


class _Wrapping(NamedTuple):
    """How a text is hard-wrapped."""

    width: int
    spaced: bool
    """Whether blank lines separate its paragraphs."""


def split_lines(text: str) -> tuple[list[Line], Line | None]:
    """The lines that are not blank, and what is beyond `MAX_LINES`. LF alone separates lines."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        start, end = match.span()
        apart = start > last_end + 1 and text.count("\n", last_end, start) > 1
        if len(lines) == MAX_LINES:
            return lines, Line(start, len(text.rstrip(SPACES + "\n")), apart)
        lines.append(Line(start, end, apart))
        last_end = end
    return lines, None


def paragraphs(text: str, lines: Sequence[Line]) -> list[Line]:
    """Each line as a paragraph, or, where the text is hard-wrapped, the lines that belong together."""
    width = _wrap_width(text, lines)
    if not width:
        return list(lines)
    wrapping = _Wrapping(width, spaced=any(line.apart for line in lines[1:]))
    joined: list[Line] = []
    start, apart = lines[0].start, lines[0].apart
    for line, after in pairwise(lines):
        if after.apart or _ends_paragraph(text, wrapping, start, line, after):
            joined.append(Line(start, line.end, apart))
            start, apart = after.start, after.apart
    joined.append(Line(start, lines[-1].end, apart))
    return joined


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Whether it ends as a sentence does, closing quotation marks and brackets aside."""
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    return end > start and text[end - 1] in _ENDERS


def list_marker(text: str, start: int, end: int) -> str:
    """The bullet or number with which it begins (`-`, `3.`); empty where it is no list item."""
    if not (text[start] in "-*•‣◦▪·" or text[start].isdigit()):
        return ""
    match = _LIST_MARKER.match(text, start, end)
    return match.group().rstrip() if match else ""


def _wrap_width(text: str, lines: Sequence[Line]) -> int:
    """The width at which the text is hard-wrapped; 0 where each line is a paragraph.

    Wrapped lines run on in the middle of a sentence, and are as full as the next word lets them be.
    """
    breaks = [(a, b) for a, b in pairwise(lines[:_SAMPLE]) if not b.apart]
    if not breaks:
        return 0
    lengths = sorted(a.end - a.start for a, _ in breaks)
    width = lengths[int(0.9 * (len(lengths) - 1))]
    if not 20 <= width <= 200:
        return 0
    running = sum(_runs_on(text, a, b) for a, b in breaks)
    full = sum(a.end - a.start + 1 + _first_word(text, b) > 0.9 * width for a, b in breaks)
    return width if running >= 0.35 * len(breaks) and full >= 0.6 * len(breaks) else 0


def _runs_on(text: str, line: Line, after: Line) -> bool:
    first = text[after.start]
    if not first.isalpha() or first.isupper():
        return False
    return text[line.end - 1].isalnum() or not ends_sentence(text, line.start, line.end)


def _first_word(text: str, line: Line) -> int:
    space = text.find(" ", line.start, line.end)
    return (space if space >= 0 else line.end) - line.start


def _ends_paragraph(text: str, wrapping: _Wrapping, start: int, line: Line, after: Line) -> bool:
    """Whether a paragraph that began at `start` ends with `line`, although no blank line follows."""
    if _runs_on(text, line, after):
        return False
    ended = ends_sentence(text, line.start, line.end)
    if list_marker(text, after.start, after.end):
        return ended or text[line.end - 1] in ":;" or bool(list_marker(text, start, line.end))
    length = line.end - line.start
    if length < 0.6 * wrapping.width:
        return True
    if not ended:
        return False
    if _indent(text, after) > _indent(text, line) + 1:
        return True
    # Where blank lines separate paragraphs, a line that is a little short is only a ragged one.
    return not wrapping.spaced and length + 1 + _first_word(text, after) <= wrapping.width


def _indent(text: str, line: Line) -> int:
    return line.start - text.rfind("\n", 0, line.start) - 1
