"""An analysis in pieces: what is written and read one by one never keeps a key waiting for all of it.

Encoding and decoding hold Python's lock from their start to their end, even in a thread; between two pieces
whoever waits for it has a turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote

SIZE = 1_000
"""Mentions, or quotes, of a piece."""


class Piece(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of what was found."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """More of the last entity."""
    quotes: tuple[Quote, ...] = ()


def cut(analysis: Analysis) -> tuple[Analysis, Iterator[Piece]]:
    """The analysis without what is found, and that in pieces; a short one stays as it is."""
    if len(analysis.quotes) + sum(len(entity.mentions) for entity in analysis.entities) <= SIZE:
        return analysis, iter(())
    return replace(analysis, entities=(), quotes=()), _pieces(analysis)


def _pieces(analysis: Analysis) -> Iterator[Piece]:
    some: list[Entity] = []
    size = 0
    for entity in analysis.entities:
        some.append(replace(entity, mentions=entity.mentions[:SIZE]))
        size += len(some[-1].mentions)
        if size >= SIZE:
            yield Piece(entities=tuple(some))
            some, size = [], 0
        for first in range(SIZE, len(entity.mentions), SIZE):
            if some:
                yield Piece(entities=tuple(some))
                some, size = [], 0
            yield Piece(mentions=entity.mentions[first : first + SIZE])
    if some:
        yield Piece(entities=tuple(some))
    for first in range(0, len(analysis.quotes), SIZE):
        yield Piece(quotes=analysis.quotes[first : first + SIZE])


def join(analysis: Analysis, pieces: Iterable[Piece]) -> Analysis:
    """The whole of what `cut` gives."""
    entities: list[Entity] = []
    quotes: list[Quote] = []
    more: list[Mention] = []  # of the last entity
    for piece in pieces:
        if piece.entities:
            _close(entities, more)
            entities += piece.entities
        more += piece.mentions
        quotes += piece.quotes
    _close(entities, more)
    if not entities and not quotes:
        return analysis
    return replace(analysis, entities=tuple(entities), quotes=tuple(quotes))


def _close(entities: list[Entity], more: list[Mention]) -> None:
    """Give the last entity all its mentions."""
    if more:
        entities[-1] = replace(entities[-1], mentions=(*entities[-1].mentions, *more))
        more.clear()
