"""What a person said about a name or a quote, against the model or in agreement with it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

import msgspec

from reader.domain.text import Extent

NO_NAME = "none"
"""The label of words that are not a name at all."""
BASIS = "correction"
"""What decided it where a person said so: of a mention, a speaker, a quote that a person found."""

PRONOUNS = frozenset(
    (
        *("i", "me", "my", "mine", "myself", "he", "him", "his", "himself", "she", "her", "hers", "herself"),
        *("they", "them", "their", "theirs", "themselves"),
    )
)
"""Words that stand for somebody and are nobody's name, in small letters."""


class Correction(msgspec.Struct, frozen=True, omit_defaults=True, tag="name"):
    """These words name this thing."""

    names: tuple[str, ...]
    """How it is called, as the words stand in the text; the first is the name it goes under."""
    label: str | None = None
    """spaCy's name for its type, or `NO_NAME`; None: as the article says."""
    at: Extent | None = None
    """The words here, and only here, name it; None: the names do, wherever they stand."""


class By(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whose words they are."""

    name: str = ""
    """What the speaker goes under: an entity's name, or the words for somebody without one; empty: nobody."""
    at: Extent | None = None
    """Where the article speaks of them; it says which of several is meant that are called so."""


class QuoteCorrection(msgspec.Struct, frozen=True, omit_defaults=True, tag="quote"):
    """What is so about one quote; it goes before all that was said of the same one earlier."""

    at: Extent
    """The first part of the quote."""
    quote: bool = True
    """Whether it is one at all."""
    by: By | None = None
    """Who said it; None: whoever is found."""
    added: bool = False
    """Whether a person found it: these are its words, whatever else is found there."""


_SAME = 2 / 3
"""What selected words and a part share of all their words where only its borders are meant."""


def reselected(words: Extent, parts: Iterable[Extent]) -> Extent | None:
    """The part of a quote that words are, with other borders; None where they are something else."""
    return next((part for part in parts if part.alike(words) >= _SAME), None)


Said = Correction | QuoteCorrection
"""Anything that a person said about an article."""


_WORD = re.compile(r"\w+")
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "“": '"', "”": '"'})


def plain(words: str) -> str:
    """A name as names are compared: on one line, with straight marks; capitals count."""
    return " ".join(words.translate(_TYPOGRAPHY).split())


def words(text: str) -> frozenset[str]:
    """All words of a text."""
    return frozenset(_WORD.findall(text))


def concerning(there: Container[str], corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Those that may name something in a text with these words: the longest word of a name is one of them."""
    return tuple(c for c in corrections if any(_longest_word(name) in there for name in c.names))


def _longest_word(name: str) -> str:
    return max(_WORD.findall(name), key=len, default=name)
