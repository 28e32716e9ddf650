"""What is said about a name, as corrections: by the names that are its own, else mention by mention."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from reader.domain.corrections import PRONOUNS, Correction, plain
from reader.domain.entities import Entity
from reader.domain.roster import one_line
from reader.domain.text import Extent


class Subject(msgspec.Struct, frozen=True):
    """What is corrected."""

    words: str
    """As they stand in the text, on one line."""
    entity: Entity | None = None
    """None for words that nothing claims."""
    at: Extent | None = None
    """The mention or the selected words; None where all mentions are meant."""

    @property
    def pronoun(self) -> bool:
        """Whether it is a pronoun: then it can only be said of this one place."""
        return self.words.casefold() in PRONOUNS

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return self.entity.name if self.entity is not None else self.words


class Verdict(msgspec.Struct, frozen=True):
    """What is said about it."""

    said: str
    """In words."""
    label: str | None
    """What it is."""
    into: Entity | None = None
    """Whose name it is, where that is said."""


def trimmed(text: str, extent: Extent | None) -> Extent | None:
    """Without spaces and marks at its ends; None where nothing is left.

    A word that was cut is taken whole; but one of which only the first letter is in, after others, is where
    `w` came to and not meant.
    """
    if extent is None:
        return None
    start, end = extent.start, _without_next(text, extent)
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] != ".":
        end -= 1
    return _whole(text, start, end) if start < end else None


def whole(text: str, extent: Extent) -> Extent:
    """With words that were cut as whole ones, in the way of `trimmed`; nothing else changes."""
    return _whole(text, extent.start, _without_next(text, extent))


def _without_next(text: str, extent: Extent) -> int:
    """The end, without the first letter of a word that `w` came to."""
    return extent.end - (len(extent) > 1 and _begins_word(text, extent.end - 1))


def _whole(text: str, start: int, end: int) -> Extent:
    while 0 < start < end and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Extent(start, end)


def _begins_word(text: str, offset: int) -> bool:
    """Whether a word of several letters begins there."""
    before, after = text[offset - 1], text[offset + 1 : offset + 2]
    return text[offset].isalnum() and not before.isalnum() and after.isalnum()


def here(what: Subject, verdict: Verdict) -> Correction:
    """What is said of this one mention."""
    name = verdict.into.name if verdict.into is not None else what.words
    return Correction((name,), verdict.label, what.at)


def everywhere(
    what: Subject, verdict: Verdict, entities: Sequence[Entity], text: str
) -> tuple[Correction | None, list[Correction]]:
    """What is said of all mentions: by name, which can be said of every article, and mention by mention.

    Names that other entities of the article have as well are told mention by mention; nothing by name where
    it has no name of its own.
    """
    into, label = verdict.into, verdict.label
    first = into.name if into is not None else what.name
    if what.entity is None:
        # What was selected counts also where the model sees a longer name.
        by_name = Correction(tuple(dict.fromkeys((first, what.words))), label)
        return by_name, [Correction((first,), label, what.at)]
    mine = {mention.extent for mention in what.entity.mentions}
    others = {
        plain(name)
        for e in entities
        if not any(mention.extent in mine for mention in e.mentions)
        for name in spellings(e, text)
    }
    own = [name for name in spellings(what.entity, text) if plain(name) not in others]
    shared = [m.extent for m in what.entity.mentions if not m.pronoun and plain(m.extent.of(text)) in others]
    told = [Correction((first,), label, extent) for extent in shared]
    if not own:
        return None, told
    if into is not None or first in own:
        own = [first, *own]
    return Correction(tuple(dict.fromkeys(own)), label), told


def spellings(entity: Entity, text: str) -> list[str]:
    """All its names as they stand in the text, each once; pronouns are none."""
    return list(dict.fromkeys(one_line(m.extent.of(text)) for m in entity.mentions if not m.pronoun))
