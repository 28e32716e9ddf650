"""Whose words a quote may be: who was found, who else was considered, who is named near it, anybody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from reader.domain.corrections import BASIS, PRONOUNS, By
from reader.domain.entities import Entity, group_of
from reader.domain.quotes import Quote
from reader.domain.roster import TITLES, one_line
from reader.domain.text import Article, Extent

if TYPE_CHECKING:
    from reader.store.log import Change

_NEAR = 4
"""People named nearby who are offered when one goes through the others."""
_SPEAK = ("ORG", "NORP", "GPE")
"""Labels of what speaks beside people; buildings, rivers, events and works do not."""
_AROUND = 3
"""Words on either side that tell one unnamed speaker from another."""
_LOOK = 60
"""Characters that these are looked for in."""
_WORDS = re.compile(r"\S+")
_NO_ONE = PRONOUNS | {"it", "its", "we", "us", "you", "who", "which", "that", "this", "these", "those"}
"""Words that say nothing of who speaks where nobody stands behind them."""


class Choice(msgspec.Struct, frozen=True):
    """One answer to whose words they are."""

    by: By | None
    """None: whoever the reader finds."""
    entity: str = ""
    """The id of the entity; empty for somebody without one, and for nobody."""
    note: str = ""
    """What there is to say of it: `as found`, `a candidate`, a role."""

    @property
    def name(self) -> str:
        """Who that is, in words."""
        return "as the reader finds it" if self.by is None else self.by.name or "nobody"

    @property
    def said(self) -> str:
        """The answer in words: `Tom Hale said it`."""
        return self.name if self.by is None else f"{self.name} said it"


class Cycle(msgspec.Struct, frozen=True):
    """One going through the answers for one quote."""

    at: Extent
    """The first part of the quote."""
    choices: tuple[Choice, ...]
    """As it was at the start, then the others."""
    index: int = 0
    before: Change | None = None
    """The last change before it."""
    made: Change | None = None
    """The change that the last step made; None at the start."""


def now(quote: Quote) -> Choice:
    """Who it is at the moment."""
    note = "it is now ✓" if quote.confirmed else "as found"
    speaker = quote.speaker
    if speaker is None:
        return Choice(By(), note=note)
    place = speaker.chain[-1] if speaker.chain else speaker.extent
    return Choice(By(speaker.name, place), speaker.entity or "", note)


def steps(quote: Quote, near: Near) -> tuple[Choice, ...]:
    """What one goes through key by key: as it is, the candidates, where nobody was found who is spoken of in
    the same paragraph, people named nearby, nobody.
    """
    found = _apart([now(quote), *_candidates(quote), *_first(quote, near)])
    nearby = (choice for choice in near.people(quote) if choice.entity)
    few = _apart([*found, *nearby])[len(found) :][:_NEAR]
    return _apart([*found, *few, *_ends(quote)])


def everybody(quote: Quote, near: Near) -> tuple[Choice, ...]:
    """All who can be chosen: as it is, the candidates, people, what else speaks, unnamed ones."""
    known = [] if not quote.id and quote.speaker is None else [now(quote)]
    first = [*known, *_candidates(quote), *_first(quote, near), *near.people(quote)]
    return _apart([*first, *near.others(quote), *near.unnamed(quote), *_ends(quote)])


def outside(choice: Choice, quote: Quote, entities: Sequence[Entity]) -> bool:
    """Whether there is anything outside of the quote's words that can stand for whoever said it."""
    if choice.by is None or not choice.by.name:
        return True
    entity = next((e for e in entities if e.id == choice.entity), None)
    places = _names(entity) if entity is not None else [choice.by.at] if choice.by.at is not None else []
    evidence = [quote.cue, quote.speaker.extent if quote.speaker is not None else None]
    there = [place for place in (*evidence, *places) if place is not None]
    return any(not any(part.overlaps(place) for part in quote.parts) for place in there)


def _first(quote: Quote, near: Near) -> list[Choice]:
    """Of a quote of nobody: who is spoken of in its paragraph."""
    return near.beside(quote) if quote.speaker is None else []


class Near:
    """Who may speak in an article, by how near a quote they are named."""

    def __init__(self, article: Article, entities: Sequence[Entity], quotes: Sequence[Quote]) -> None:
        self._article = article
        self._people = [e for e in entities if e.label == "PERSON" and _names(e)]
        self._others = [e for e in entities if e.label in _SPEAK and _names(e)]
        self._quotes = quotes

    def people(self, quote: Quote) -> list[Choice]:
        """The people, those named before it first, the nearest first."""
        return _sorted((_of(e, quote.parts[0].start) for e in self._people), quote)

    def others(self, quote: Quote) -> list[Choice]:
        """Organisations, then groups and whatever has a government."""
        ranks = {label: rank for rank, label in enumerate(_SPEAK)}
        ordered = sorted(self._others, key=lambda e: ranks[e.label])
        return [_of(e, quote.parts[0].start) for e in ordered]

    def unnamed(self, quote: Quote) -> list[Choice]:
        """Those who speak in the article without a name, the nearest first, with the words around them."""
        found = []
        for other in self._quotes:
            speaker = other.speaker
            if speaker is None or speaker.entity is not None or speaker.name.casefold() in _NO_ONE:
                continue
            place = speaker.chain[-1] if speaker.chain else speaker.extent
            found.append(Choice(By(speaker.name, place), note=self._around(place)))
        return _sorted(found, quote)

    def beside(self, quote: Quote) -> list[Choice]:
        """People and unnamed speakers of the same paragraph, outside of the quote, the nearest first."""
        start = quote.parts[0].start
        block = self._article.block_before(start)
        if block is None:
            return []
        here = [
            replace(_of(entity, start), by=By(entity.name, place))
            for entity in self._people
            for place in _names(entity)
            if block.extent.contains(place)
        ]
        apart = [
            (_gap(choice.by.at, quote), choice)
            for choice in (*here, *self.unnamed(quote))
            if choice.by is not None
            and choice.by.at is not None
            and block.extent.contains(choice.by.at)
            and not any(part.overlaps(choice.by.at) for part in quote.parts)
        ]
        return [choice for _, choice in sorted(apart, key=lambda pair: pair[0])]

    def _around(self, place: Extent) -> str:
        """A place with a few words before and after it: `… but The other said he …`."""
        text, block = self._article.text, self._article.block_before(place.start)
        if block is None:
            return ""
        start, end = max(block.extent.start, place.start - _LOOK), min(block.extent.end, place.end + _LOOK)
        before = list(_WORDS.finditer(text, start, place.start))[-_AROUND:]
        after = list(_WORDS.finditer(text, place.end, end))[:_AROUND]
        first = before[0].start() if before else place.start
        last = after[-1].end() if after else place.end
        words = one_line(text[first:last])
        return f"{'… ' if first > block.extent.start else ''}{words}{' …' if last < block.extent.end else ''}"


def _gap(place: Extent, quote: Quote) -> int:
    """Characters between a place and the nearest part of a quote."""
    return min(max(part.start - place.end, place.start - part.end) for part in quote.parts)


def _ends(quote: Quote) -> Iterator[Choice]:
    yield Choice(By(), note="no name")
    if quote.confirmed and quote.basis != BASIS:
        yield Choice(None, note="")


def _apart(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Each once, where it stands first."""
    seen: dict[tuple[str, str], Choice] = {}
    for choice in choices:
        seen.setdefault((choice.entity, "" if choice.entity else choice.name.casefold()), choice)
    return tuple(seen.values())


def _candidates(quote: Quote) -> list[Choice]:
    if quote.speaker is None:
        return []
    return [Choice(By(c.name, c.extent), c.entity or "", "considered") for c in quote.speaker.candidates]


def _sorted(choices: Iterable[Choice], quote: Quote) -> list[Choice]:
    """Those who stand before the quote first, the nearest first."""
    start = quote.parts[0].start
    places = [(c, c.by.at.start - start) for c in choices if c.by is not None and c.by.at is not None]
    return [choice for choice, _ in sorted(places, key=lambda pair: (pair[1] > 0, abs(pair[1])))]


def _of(entity: Entity, start: int) -> Choice:
    """An entity, with its last name before a place, else its first."""
    places = _names(entity)
    last = bisect_left(places, start, key=lambda place: place.start)
    note = entity.role or TITLES[group_of(entity.label)].lower()
    return Choice(By(entity.name, places[max(0, last - 1)]), entity.id, note)


def _names(entity: Entity) -> list[Extent]:
    return [m.extent for m in entity.mentions if not m.pronoun]
