"""Letters that are alike: what somebody types stands for what is written with accents, or typeset."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ALIKE = {
    "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
    "’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-", "–": "-", "—": "-", "…": "...",
}  # fmt: skip
"""What Unicode does not take apart, though a keyboard without it types the right side."""
_TRANSLATED = str.maketrans(_ALIKE)
TYPED = {"'": "'’‘‚‛", '"': '"“”„‟«»', "-": "-‐‑–—"}
"""What a mark of the keyboard stands for in a text, itself first."""
MARKS = "\u0300-\u036f"
"""The accents that are characters of their own, as a range of a regular expression."""
_ACCENTED = ((0xC0, 0x250), (0x370, 0x400), (0x1E00, 0x2000))
"""Where Unicode has Latin and Greek letters with accents."""
_MAYBE = re.compile("[\u00c0-\u024f\u0300-\u03ff\u1e00-\u1fff]")  # few ranges are quick to look through


def folded(text: str) -> str:
    """The text without capitals and accents, for comparing: `Łódź` is `lodz`."""
    text = text.casefold()
    if text.isascii():
        return text
    text = text.translate(_TRANSLATED)
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


@cache
def _plain_letters() -> dict[str, str]:
    """For each letter with an accent the one without, both in the same case."""
    found = {}
    for start, end in _ACCENTED:
        for char in map(chr, range(start, end)):
            letter, *accents = list(unicodedata.normalize("NFD", char))
            if accents and letter.isalpha() and all(map(unicodedata.combining, accents)):
                found[char] = letter
    for char, letter in _ALIKE.items():
        if char.isalpha() and len(letter) == 1:
            found[char] = letter
            if len(char.upper()) == 1 and char.upper() != letter.upper():
                found[char.upper()] = letter.upper()
    return found


@cache
def _accented() -> re.Pattern[str]:
    return re.compile(f"[{''.join(_plain_letters())}]")


def is_plain(text: str) -> bool:
    """Whether no letter has an accent."""
    return plain(text) == text and re.search(f"[{MARKS}]", text) is None


def plain(text: str) -> str:
    """The text with a plain letter for each that has an accent, character by character: offsets stay."""
    if text.isascii():
        return text
    letters = _plain_letters()
    return _accented().sub(lambda match: letters[match.group()], text)


def may_have_accents(text: str, start: int, end: int) -> bool:
    """Whether a letter there may have an accent, as a part of it or as a character of its own."""
    return _MAYBE.search(text, start, end) is not None
