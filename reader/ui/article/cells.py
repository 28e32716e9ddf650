"""What a character looks like in cells of the terminal."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import get_character_cell_size

from reader.domain.display import show

if TYPE_CHECKING:
    import regex

_SINGLE = re.compile(
    "[\\x20-\\x7e\\xa1-\\xac\\xae-\\u02ff\\u0370-\\u0482\\u2010-\\u2015\\u2018-\\u201f\\u2020-\\u2022\\u2026\\u20ac]*"
)
"""Characters of one cell each; quick to prove for the text of most articles."""


@cache
def _stacked() -> regex.Pattern[str]:
    """Marks over marks: from the fifth on they would run into the lines around."""
    import regex  # most articles need none of it

    return regex.compile(r"(?<=\p{M}{4})\p{M}")


def shown(text: str) -> str:
    """The text as it is drawn, character for character: white space as blanks, the rest by `show`."""
    if is_single(text):
        return text
    drawn = show(text.replace("\n", " ").replace("\t", " "))
    return drawn if is_single(drawn) else _stacked().sub("·", drawn)


def is_single(text: str) -> bool:
    """Whether every character is surely one cell wide."""
    return _SINGLE.fullmatch(text) is not None


def widths(text: str) -> list[int]:
    """The cells of each character of drawn text: 0 for combining marks, 2 for East Asian and most emoji."""
    return [get_character_cell_size(char) for char in text]


def cells(text: str) -> int:
    """The cells of drawn text."""
    return len(text) if is_single(text) else sum(widths(text))
