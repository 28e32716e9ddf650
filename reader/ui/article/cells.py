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
    "[\\x00-\\u02ff\\u0370-\\u0482\\u048a-\\u058f\\u1e00-\\u1fff\\u2000-\\u20cf\\u2100-\\u2319\\u2500-\\u25fc]*"
)
"""Characters that are drawn in one cell each; quick to prove for the text of most articles."""
_LINE_SPACE = str.maketrans("\n\t", "  ")


@cache
def _stacked() -> regex.Pattern[str]:
    """Marks with nothing to stand on, and from the fifth on over one letter: they run into others."""
    import regex  # most articles need none of it

    return regex.compile(r"(?:(?<=\p{M}{4})|\A|(?<=\s))\p{M}")


def shown(text: str) -> str:
    """The text as it is drawn, character for character: white space as blanks, the rest by `show`."""
    if text.isascii() and text.isprintable():
        return text
    drawn = show(text.translate(_LINE_SPACE))
    return drawn if is_single(drawn) else _stacked().sub("·", drawn)


def is_single(text: str) -> bool:
    """Whether every character is surely drawn in one cell."""
    return text.isascii() or _SINGLE.fullmatch(text) is not None


def widths(drawn: str) -> list[int]:
    """The cells of each character of drawn text: 0 for combining marks, 2 for East Asian and most emoji."""
    return list(map(get_character_cell_size, drawn))


def cells(drawn: str) -> int:
    """The cells of drawn text."""
    return len(drawn) if is_single(drawn) else sum(widths(drawn))
