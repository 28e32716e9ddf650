"""An article's text as words and signs, cut once for all rules that look for words."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import regex

# A word, or one sign. "can" is no word of "can't"; "Trump" is one of "Trump's".
TOKEN = regex.compile(r"\w+(?:['’]t\b)?|[^\w\s]", regex.IGNORECASE)
_BORDER = "\n"
"""Stands between two texts: no token is it."""


def key(word: str, ignore_case: bool) -> str:
    """The form in which words are compared."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word.replace("’", "'"))
    return word.casefold() if ignore_case else word


class Tokens:
    """The tokens of some texts, one after the other, with a border behind each text."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """`texts`: each with the offset at which it begins."""
        self.starts: list[int] = []
        """Where each token begins."""
        self.ends: list[int] = []
        words: list[str] = []
        for offset, text in texts:
            for token in TOKEN.finditer(text):
                start, end = token.span()
                self.starts.append(offset + start)
                self.ends.append(offset + end)
                words.append(token.group())
            self.starts.append(offset + len(text))
            self.ends.append(offset + len(text))
            words.append(_BORDER)
        self._words = words
        self._as_written: Keys | None = None
        self._folded: Keys | None = None

    def keys(self, ignore_case: bool) -> Keys:
        """How the tokens are compared."""
        if self._as_written is None:
            self._as_written = Keys([key(word, False) for word in self._words])
        if not ignore_case:
            return self._as_written
        if self._folded is None:
            self._folded = Keys([word.casefold() for word in self._as_written.all])
        return self._folded


class Keys:
    """The tokens in the form in which they are compared."""

    def __init__(self, all_: list[str]) -> None:
        self.all = all_
        """One for each token."""
        self.places: dict[str, list[int]] = {}
        """Where each stands among them."""
        for place, word in enumerate(all_):
            self.places.setdefault(word, []).append(place)
        self.places.pop(_BORDER, None)
