"""Whose words are whose: what somebody says, as stretches to search in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reader.domain.entities import Entity
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.search import Scope, joined
from reader.domain.text import Extent
from reader.ui.focus import EntityFocus, Focus, QuoteFocus


def names(entities: Sequence[Entity]) -> dict[str, str]:
    """What the entity of each id is called."""
    return {entity.id: entity.name for entity in entities}


def speaker_of(quote: Quote, called: Mapping[str, str]) -> str:
    """Who said a quote: the entity's name, else what the text calls them; empty for nobody."""
    speaker = quote.speaker
    return called.get(speaker.entity or "", speaker.name) if speaker else ""


def speaker_in(focus: Focus | None, entities: Sequence[Entity], quotes: Sequence[Quote]) -> str:
    """Who speaks in what is chosen: of a quote whoever said it, or an entity that says something."""
    called = names(entities)
    if isinstance(focus, QuoteFocus):
        return speaker_of(focus.quote, called)
    if isinstance(focus, EntityFocus):
        name = focus.entity.name
        return name if any(speaker_of(quote, called) == name for quote in quotes) else ""
    return ""


def within(
    scope: Scope, speaker: str, entities: Sequence[Entity], quotes: Sequence[Quote]
) -> list[Extent] | None:
    """Where to search, in reading order; None for everywhere. Words merely in marks nobody has said."""
    if scope == "article":
        return None
    called = names(entities)
    return joined(
        [
            part
            for quote in quotes
            if quote.kind is not QuoteKind.SCARE
            and (scope == "quotes" or speaker_of(quote, called) == speaker)
            for part in quote.parts
        ]
    )
