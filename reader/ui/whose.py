"""Whose words a quote may be: who was found, who else was considered, who is named near it, anybody."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from reader.domain.corrections import BASIS, PRONOUNS, By
from reader.domain.entities import Entity, group_of
from reader.domain.quotes import Quote
from reader.domain.roster import TITLES
from reader.domain.text import Extent

if TYPE_CHECKING:
    from reader.store.database import Change

_NEAR = 4
"""People named nearby who are offered when one goes through the others."""
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


def steps(quote: Quote, entities: Sequence[Entity]) -> tuple[Choice, ...]:
    """What one goes through key by key: as it is, the candidates, people named nearby, nobody."""
    nearby = (c for c in _nearest(quote, entities) if c.entity)
    found = _apart([now(quote), *_candidates(quote)])
    near = [c for c in _apart([*found, *nearby])[len(found) :]][:_NEAR]
    return _apart([*found, *near, *_ends(quote)])


def everybody(quote: Quote, entities: Sequence[Entity], quotes: Iterable[Quote]) -> tuple[Choice, ...]:
    """All who can be chosen: as it is, the candidates, people, nearest first, the unnamed, all else."""
    others = [e for e in entities if e.label != "PERSON" and group_of(e.label) != "figure"]
    rest = [_of(e, quote.parts[0].start) for e in others if _names(e)]
    first = [now(quote), *_candidates(quote), *_nearest(quote, entities)]
    return _apart([*first, *_unnamed(quotes), *rest, *_ends(quote)])


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


def _nearest(quote: Quote, entities: Sequence[Entity]) -> list[Choice]:
    """The people, those named before it first, the nearest first."""
    start = quote.parts[0].start
    people = [_of(e, start) for e in entities if e.label == "PERSON" and _names(e)]
    places = [(c, c.by.at.start - start) for c in people if c.by is not None and c.by.at is not None]
    return [choice for choice, _ in sorted(places, key=lambda pair: (pair[1] > 0, abs(pair[1])))]


def _of(entity: Entity, start: int) -> Choice:
    """An entity, with its last name before a place, else its first."""
    places = _names(entity)
    last = bisect_left(places, start, key=lambda place: place.start)
    note = entity.role or TITLES[group_of(entity.label)].lower()
    return Choice(By(entity.name, places[max(0, last - 1)]), entity.id, note)


def _names(entity: Entity) -> list[Extent]:
    return [m.extent for m in entity.mentions if not m.pronoun]


def _unnamed(quotes: Iterable[Quote]) -> Iterator[Choice]:
    """Those who speak in the article without a name."""
    for quote in quotes:
        speaker = quote.speaker
        if speaker is not None and speaker.entity is None and speaker.name.casefold() not in _NO_ONE:
            place = speaker.chain[-1] if speaker.chain else speaker.extent
            yield Choice(By(speaker.name, place), note="speaks without a name")
