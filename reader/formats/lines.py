"""Lines of plain text to paragraphs: one line each, or hard-wrapped at some width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

SPACES = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""White space that leaves no mark; form feeds and the like are shown and therefore stay in blocks."""
MAX_LINES = 1_000_000
"""Lines that are told apart; what follows is one stretch, so that no file of short lines fills the memory."""

_SAMPLE = 2000  # lines that decide whether the text is hard-wrapped
_CLOSERS = "\"'”’»›)]}*_"
_ENDERS = ".!?…。！？"
_LINE = re.compile(rf"[^\n{SPACES}](?:[^\n]*[^\n{SPACES}])?")
_BLANK_LINE = re.compile(rf"\n[{SPACES}]*\n")
_INK = re.compile(rf"[^\n{SPACES}]")
_LIST_MARKER = re.compile(r"(?:[-*•‣◦▪·]|(\d{1,2})[.)])[ \t]+(?=\S)")


class Line(NamedTuple):
    """A line, or a paragraph, without the spaces around it."""

    start: int
    end: int
    apart: bool
    """Whether a blank line stands before it."""


class Wrapping(NamedTuple):
    """How a text is hard-wrapped."""

    width: int
    spaced: bool
    """Whether blank lines separate its paragraphs."""


class Cut(NamedTuple):
    """A place between two blocks, whatever these are."""

    start: int
    """Where the block after it begins; 0 for the first."""
    apart: bool
    """Whether a blank line stands before that."""


TOP = Cut(0, False)
"""Over the first block."""


def beyond(text: str) -> Line | None:
    """What is beyond `MAX_LINES` lines that are not blank, if there is something."""
    if text.count("\n") < MAX_LINES:
        return None
    first = next(islice(lines_between(text), MAX_LINES, None), None)
    return first and Line(first.start, len(text.rstrip(SPACES + "\n")), first.apart)


def lines_between(text: str, cut: Cut = TOP, end: int | None = None) -> Iterator[Line]:
    """The lines from a cut to an offset that are not blank. LF alone separates lines."""
    last_end = cut.start
    for match in _LINE.finditer(text, cut.start, len(text) if end is None else end):
        start, stop = match.span()
        apart = start > last_end + 1 and text.count("\n", last_end, start) > 1
        yield Line(start, stop, apart or (cut.apart and start == cut.start))
        last_end = stop


def cuts(text: str, wrapping: Wrapping | None, size: int) -> list[Cut]:
    """Cuts about so many characters apart, or more where no place is sure to be between two blocks."""
    found = [TOP]
    at = text.find("\n", size)
    while at >= 0 and (ink := _INK.search(text, at)):
        start = before = ink.start()
        while text[before - 1] in SPACES or text[before - 1] == "\n":
            before -= 1
        apart = text.count("\n", before, start) > 1
        # In a hard-wrapped text only a blank line surely ends a paragraph.
        if apart or wrapping is None:
            found.append(Cut(start, apart))
            at = text.find("\n", start + size)
        else:
            at = text.find("\n", start)
    return found


def wrapping_of(text: str) -> Wrapping | None:
    """How a text is hard-wrapped; None where each line is a paragraph."""
    lines = list(islice(lines_between(text), _SAMPLE))
    width = _wrap_width(text, lines)
    if not width:
        return None
    blank = _BLANK_LINE.search(text, lines[0].end)
    return Wrapping(width, spaced=blank is not None and _INK.search(text, blank.end()) is not None)


def paragraphs(text: str, lines: Sequence[Line], wrapping: Wrapping | None) -> list[Line]:
    """Each line as a paragraph, or, where the text is hard-wrapped, the lines that belong together."""
    if not wrapping or not lines:
        return list(lines)
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
    breaks = [(a, b) for a, b in pairwise(lines) if not b.apart]
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


def _ends_paragraph(text: str, wrapping: Wrapping, start: int, line: Line, after: Line) -> bool:
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
