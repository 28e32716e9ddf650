"""Cells and lines of lists: what a terminal can show, in columns or wrapped."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from reader.domain.display import show
from reader.domain.roster import one_line

GAP = "  "
"""Stands between two columns."""


def cell(text: str) -> str:
    """Safe to show, on one line, without a tab."""
    return show(one_line(text))


def wide(text: str) -> int:
    """Cells that a text takes in a terminal, as far as Unicode tells."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def filled(text: str, cells: int) -> str:
    """The text with blanks behind it, up to so many cells."""
    return text + " " * (cells - wide(text))


def cut(text: str, cells: int) -> str:
    """The text in at most so many cells, with `…` where something is left out."""
    if wide(text) <= cells:
        return text
    used, end = 0, 0
    while used + (size := wide(text[end])) < cells:
        used, end = used + size, end + 1
    return f"{text[:end].rstrip()}…" if cells else ""


def wrapped(text: str, cells: int) -> Iterator[str]:
    """The text in lines of at most so many cells, broken at blanks; a longer word has a line of its own."""
    line, taken = "", 0
    for word in text.split(" "):
        size = wide(word)
        if line and taken + 1 + size > cells:
            yield line
            line, taken = word, size
        else:
            line, taken = (f"{line} {word}", taken + 1 + size) if line else (word, size)
    yield line
