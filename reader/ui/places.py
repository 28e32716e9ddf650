"""Where in the text something is that is chosen or searched for: places, as they are walked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import overload

import msgspec

from reader.domain.entities import Entity
from reader.domain.text import Extent


class Place(msgspec.Struct, frozen=True):
    """A stretch of the text that belongs to what is chosen."""

    extent: Extent
    certain: bool = True
    walked: bool = True
    """Whether `n` and `N` stop there."""
    weak: bool = False
    """Whether it counts for little on the strip, though it is sure: a pronoun."""


class Plain(Sequence[Place]):
    """Places that are all sure and walked; there may be very many, so each is made when it is looked at."""

    def __init__(self, extents: Sequence[Extent]) -> None:
        self._extents = extents

    def __len__(self) -> int:
        return len(self._extents)

    @overload
    def __getitem__(self, index: int) -> Place: ...

    @overload
    def __getitem__(self, index: slice) -> list[Place]: ...

    def __getitem__(self, index: int | slice) -> Place | list[Place]:
        if isinstance(index, slice):
            return [Place(extent) for extent in self._extents[index]]
        return Place(self._extents[index])


class Mentions(Sequence[Place]):
    """The mentions of an entity; a pronoun that is only a guess is not walked.

    There may be very many: a place is made when it is looked at, and what a step asks is counted once.
    """

    def __init__(self, entity: Entity) -> None:
        self._mentions = entity.mentions

    def __len__(self) -> int:
        return len(self._mentions)

    @overload
    def __getitem__(self, index: int) -> Place: ...

    @overload
    def __getitem__(self, index: slice) -> list[Place]: ...

    def __getitem__(self, index: int | slice) -> Place | list[Place]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        mention = self._mentions[index]
        walked = mention.certain or not mention.pronoun
        return Place(mention.extent, mention.certain, walked=walked, weak=mention.pronoun)

    @cached_property
    def stops(self) -> Sequence[int]:
        """The numbers of those that are walked; all of them where none is."""
        walked = [i for i, mention in enumerate(self._mentions) if mention.certain or not mention.pronoun]
        return walked or range(len(self))

    @cached_property
    def guesses(self) -> int:
        """How many of the stops are guesses."""
        return sum(not self._mentions[i].certain for i in self.stops)


def stops(places: Sequence[Place]) -> Sequence[int]:
    """The places that are walked, by their numbers; all of them where none is."""
    if isinstance(places, Plain):
        return range(len(places))
    if isinstance(places, Mentions):
        return places.stops
    return [i for i, place in enumerate(places) if place.walked] or range(len(places))


def seen(places: Sequence[Place], walked: Sequence[int], visible: Extent) -> Sequence[int]:
    """Those of the walked ones that are on the screen."""
    if isinstance(places, Plain | Mentions):  # none lies over another
        first = bisect_right(walked, visible.start, key=lambda i: places[i].extent.end)
        walked = walked[first : bisect_left(walked, visible.end, key=lambda i: places[i].extent.start)]
    return [i for i in walked if visible.overlaps(places[i].extent)]
