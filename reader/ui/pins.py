"""What is pinned in an article, and where that is: found near what is looked at first, all of it later."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Protocol

from reader.domain import search
from reader.domain.entities import Entity
from reader.domain.errors import ReaderError
from reader.domain.pins import COLORS, Pin
from reader.domain.reading import Reading
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Article, Extent
from reader.ui import spoken

LONG = 500_000
"""From so many characters on places are found only near what is looked at."""
CHUNK = 16_384
"""Characters that are searched together."""
PATIENCE = 0.03
"""Seconds that such a search may take; a pattern that takes longer marks nothing there."""


class _Places(Protocol):
    """Where something that is pinned is."""

    @property
    def count(self) -> int | None:
        """How many there are; None where that is not known yet."""

    def between(self, start: int, end: int) -> Sequence[tuple[Extent, bool]]:
        """Those with a character there, and whether each is sure."""


class _OfName:
    """The mentions of an entity."""

    def __init__(self, entity: Entity) -> None:
        self._mentions = sorted((m.extent, m.certain) for m in entity.mentions)
        self._count = sum(m.certain or not m.pronoun for m in entity.mentions)

    @property
    def count(self) -> int | None:
        """See `_Places`; pronouns that are guesses do not count, as `n` does not stop there."""
        return self._count

    def between(self, start: int, end: int) -> Sequence[tuple[Extent, bool]]:
        """See `_Places`."""
        first = bisect_left(self._mentions, start + 1, key=lambda mention: mention[0].end)
        last = bisect_left(self._mentions, end, lo=first, key=lambda mention: mention[0].start)
        return self._mentions[first:last]


class OfWords:
    """The hits of a query, found near what is looked at, until somebody has all of them."""

    def __init__(self, article: Article, query: str, within: Sequence[Extent] | None) -> None:
        self._article, self._query, self._within = article, query, within
        self._chunks: dict[int, Sequence[Extent]] = {}
        self._all: Sequence[Extent] | None = None
        if len(article.text) < LONG:
            with suppress(TimeoutError):  # a slow pattern is looked for where one looks
                self._all = self._find(within)

    @property
    def count(self) -> int | None:
        """See `_Places`."""
        return len(self._all) if self._all is not None else None

    def hold(self, hits: Sequence[Extent]) -> None:
        """These are all."""
        self._all, self._chunks = hits, {}

    def between(self, start: int, end: int) -> Sequence[tuple[Extent, bool]]:
        """See `_Places`."""
        return [(hit, True) for hit in self.hits(start, end)]

    def hits(self, start: int, end: int) -> Sequence[Extent]:
        """Those with a character there."""
        if self._all is not None:
            return search.between(self._all, start, end)
        first = max(0, start - search.LONGEST) // CHUNK
        hits = [hit for n in range(first, max(start, end - 1) // CHUNK + 1) for hit in self._chunk(n)]
        return [hit for hit in hits if hit.end > start and hit.start < end]

    def next(self, place: int, *, backwards: bool, seconds: float) -> Extent | None:
        """The first hit from a place on, or the last before it, else the first from the other end.

        Raises as `search.find` does.
        """
        text = self._article.text
        everywhere = [Extent(0, len(text))] if self._within is None else self._within
        for start in (place, len(text) if backwards else 0):
            there = search.ahead(everywhere, start, backwards=backwards)
            hit = search.nearest(self._article, self._query, there, backwards=backwards, seconds=seconds)
            if hit is not None:
                return hit
        return None

    def _chunk(self, number: int) -> Sequence[Extent]:
        """The hits that begin in a chunk; what begins before it may reach into it."""
        found = self._chunks.get(number)
        if found is None:
            low, high = number * CHUNK, (number + 1) * CHUNK
            near = Extent(max(0, low - search.LONGEST), min(len(self._article.text), high + search.LONGEST))
            parts = [near] if self._within is None else search.between(self._within, near.start, near.end)
            hits: Sequence[Extent] = ()
            with suppress(TimeoutError):
                hits = self._find([Extent(max(p.start, near.start), min(p.end, near.end)) for p in parts])
            found = self._chunks[number] = [hit for hit in hits if low <= hit.start < high]
        return found

    def _find(self, within: Sequence[Extent] | None) -> Sequence[Extent]:
        try:
            return search.find(self._article, self._query, within, seconds=PATIENCE)
        except ReaderError:
            return ()


class Pins:
    """Those of one article; each colour is taken once."""

    def __init__(self, reading: Reading, kept: Sequence[Pin]) -> None:
        self._reading = reading
        self._pins = {pin.number: pin for pin in kept}
        self._places: dict[int, _Places] = {}
        self._entities: dict[int, Entity | None] = {}
        self._within: dict[tuple[str, str], list[Extent] | None] = {}

    def __iter__(self) -> Iterator[Pin]:
        return iter([self._pins[number] for number in sorted(self._pins)])

    def __len__(self) -> int:
        return len(self._pins)

    def read(self, reading: Reading) -> None:
        """More was found in the article: names and what is said may be elsewhere."""
        self._reading = reading
        self._entities.clear()
        self._within.clear()
        for pin in self:
            if pin.entity or search.parse(pin.query).scope != "article":
                self._places.pop(pin.number, None)

    @property
    def last(self) -> Pin | None:
        """What was pinned last; of what was kept, the last colour."""
        return next(reversed(self._pins.values()), None)

    def free(self) -> int | None:
        """A colour that is not taken."""
        return next((n for n in range(1, COLORS + 1) if n not in self._pins), None)

    def put(self, pin: Pin) -> None:
        """Pin something, instead of what had its colour."""
        self.drop(pin)
        self._pins[pin.number] = pin

    def drop(self, pin: Pin) -> None:
        """Pin it no more."""
        for kept in (self._pins, self._places, self._entities):
            kept.pop(pin.number, None)

    def same_as(self, wanted: Pin) -> Pin | None:
        """What marks the same thing already."""
        return next((pin for pin in self if pin.same_as(wanted)), None)

    def of_entity(self, entity: Entity) -> Pin | None:
        """What marks an entity."""
        return next((pin for pin in self if self.entity(pin) is entity), None)

    def at(self, offset: int) -> list[Pin]:
        """What is pinned there."""
        return [pin for pin in self if self._of(pin).between(offset, offset + 1)]

    def count(self, pin: Pin) -> int | None:
        """In how many places it is; None where that is not known yet."""
        return self._of(pin).count

    def hold(self, pin: Pin, hits: Sequence[Extent]) -> None:
        """All places of something that is searched for are known now."""
        places = self._of(pin) if pin.number in self._pins else None
        if isinstance(places, OfWords):
            places.hold(hits)

    def between(self, start: int, end: int) -> list[Span]:
        """The layer over the text there."""
        return [
            Span(extent, SpanKind.PIN, pin.style_key if sure else "pin.guess", str(pin.number), pin.number)
            for pin in self
            for extent, sure in self._of(pin).between(start, end)
        ]

    def entity(self, pin: Pin) -> Entity | None:
        """The entity that is pinned, as far as it is found; names have to agree, ids may have moved."""
        if pin.entity and pin.number not in self._entities:
            self._entities[pin.number] = self._named(pin)
        return self._entities.get(pin.number)

    def _named(self, pin: Pin) -> Entity | None:
        called = [e for e in self._reading.analysis.entities if e.name == pin.entity and e.mentions]
        same = [e for e in called if e.label == pin.label]
        here = [e for e in same or called if any(m.extent.start == pin.place for m in e.mentions)]
        return next(iter([*here, *same, *called]), None)

    def within(self, query: str, speaker: str) -> list[Extent] | None:
        """Where a query is to be searched for; None for everywhere."""
        scope, found = search.parse(query).scope, self._reading.analysis
        if (scope, speaker) not in self._within:
            there = spoken.within(scope, speaker, found.entities, found.quotes)
            self._within[scope, speaker] = there
        return self._within[scope, speaker]

    def _of(self, pin: Pin) -> _Places:
        places = self._places.get(pin.number)
        if places is None:
            entity = self.entity(pin)
            if entity is not None:
                places = _OfName(entity)
            else:  # a name that is not found, or not yet, is searched for
                query = pin.query or search.WHOLE_PREFIX + pin.entity
                places = OfWords(self._reading.article, query, self.within(query, pin.speaker))
            self._places[pin.number] = places
        return places


def called(pin: Pin) -> str:
    """What is pinned, in words."""
    if pin.entity:
        return pin.entity
    asked = search.parse(pin.query)
    words = asked.words if not asked.pattern else search.PATTERN_PREFIX + asked.words
    if asked.scope == "quotes":
        return f"{words} in quotes"
    return f"{words} in what {pin.speaker} says" if asked.scope == "speaker" else words
