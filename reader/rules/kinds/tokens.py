"""An article's text as words and signs, cut once for all rules that look for words."""

from __future__ import annotations

import unicodedata
from array import array
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
    """The tokens of some texts, one after the other, with a border behind each text.

    A long text has millions: each is two numbers, and words that are alike are kept once.
    """

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        """`texts`: each with the offset at which it begins."""
        self.starts = array("q")
        """Where each token begins."""
        self.ends = array("q")
        self._written: list[str] = []
        forms: dict[str, str] = {}  # each word in the form in which it is compared
        for offset, text in texts:
            for token in TOKEN.finditer(text):
                start, end = token.span()
                word = text[start:end]
                form = forms.get(word)
                if form is None:
                    form = forms[word] = key(word, False)
                self.starts.append(offset + start)
                self.ends.append(offset + end)
                self._written.append(form)
            self.starts.append(offset + len(text))
            self.ends.append(offset + len(text))
            self._written.append(_BORDER)
        self._keys: dict[bool, Keys] = {}

    def keys(self, ignore_case: bool) -> Keys:
        """How the tokens are compared."""
        if ignore_case not in self._keys:
            every = self._written
            if ignore_case:
                forms = {word: word.casefold() for word in set(every)}
                every = [forms[word] for word in every]
            self._keys[ignore_case] = Keys(every)
        return self._keys[ignore_case]


class Keys:
    """The tokens in the form in which they are compared."""

    def __init__(self, every: list[str]) -> None:
        self.all = every
        """One for each token."""
        self.places: dict[str, array[int]] = {}
        """Where each stands among them."""
        for place, word in enumerate(every):
            there = self.places.get(word)
            if there is None:
                there = self.places[word] = array("q")
            there.append(place)
        self.places.pop(_BORDER, None)
