"""Cutting a paragraph into rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reader.ui.article.cells import is_single, shown, widths

_SPACES = " \t\n\u3000"


def rows(text: str, cells: int) -> Iterator[tuple[int, int]]:
    """Start and end in `text` of each row of at most so many cells, without the blanks between rows.

    Breaks are at white space, after hyphens inside words and after dashes, between wide characters,
    and, where nothing else is left, anywhere.
    """
    if is_single(flat := text.replace("\n", " ")):
        for match in _pattern(cells).finditer(flat):
            start, end = match.span(1)
            if end > start:
                yield start, end
    else:
        yield from _measured(shown(text), cells)


def lines(text: str, cells: int) -> Iterator[tuple[int, int]]:
    """Start and end of each row of preformatted text: its own lines, cut where they are too long."""
    at = 0
    for line in text.split("\n"):
        if not line:
            yield at, at
        width = widths(shown(line))
        start = used = 0
        for i, size in enumerate(width):
            if used + size > cells and i > start:
                yield at + start, at + i
                start, used = i, 0
            used += size
        if line:
            yield at + start, at + len(line)
        at += len(line) + 1


@lru_cache(maxsize=8)
def _pattern(cells: int) -> re.Pattern[str]:
    """One row as a regular expression: the longest that ends at a break, else as much as fits."""
    end = r"(?=\s|\Z)|(?<=\w-)(?=\w)|(?<=[–—])(?=\S)"
    return re.compile(rf"\s*((?=\S)(?:.{{1,{cells}}}(?:{end})|.{{1,{cells}}}))", re.S)


def _measured(text: str, cells: int) -> Iterator[tuple[int, int]]:
    size = widths(text)
    start = _skip(text, 0)
    used = 0
    stop = start  # the last place where the row may end
    i = start
    while i < len(text):
        if used + size[i] > cells and i > start and not text[i].isspace():
            end = stop if stop > start else i
            yield start, _trim(text, start, end)
            start = i = _skip(text, end)
            used, stop = 0, start
            continue
        used += size[i]
        i += 1
        if i == len(text) or _breaks(text, size, i):
            stop = i
    if _trim(text, start, len(text)) > start:
        yield start, _trim(text, start, len(text))


def _breaks(text: str, size: list[int], i: int) -> bool:
    """Whether a row may end before place `i`."""
    before, after = text[i - 1], text[i]
    if after.isspace():
        return True
    if size[i] == 0:
        return False
    if before.isspace() or before in "–—" or size[i - 1] == 2 or size[i] == 2:
        return True
    return before == "-" and i > 1 and text[i - 2].isalnum() and after.isalnum()


def _skip(text: str, i: int) -> int:
    while i < len(text) and text[i] in _SPACES:
        i += 1
    return i


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return end
