"""What was chosen in one state of the analysis, found again in the next: ids may move, places do not."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reader.domain.entities import Entity
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Extent
from reader.ui.focus import EntityFocus, Focus, QuoteFocus, current, same_speaker

_ALIKE = 0.5
"""The share of all their words that a term in marks and a quote around it have in common to be the same."""


def again(focus: Focus, entities: Sequence[Entity], quotes: Sequence[Quote]) -> Focus | None:
    """The same thing in another snapshot of the analysis; None where it is not there any more."""
    if isinstance(focus, EntityFocus):
        return _entity(focus, entities)
    if isinstance(focus, QuoteFocus):
        return _quote(focus, quotes)
    return focus


def _entity(focus: EntityFocus, entities: Sequence[Entity]) -> EntityFocus | None:
    here = current(focus).extent
    there = [
        EntityFocus(entity, i, focus.text)
        for entity in entities
        for i, mention in enumerate(entity.mentions)
        if mention.extent == here
    ]
    same = [found for found in there if found.entity.label == focus.entity.label]
    named = [EntityFocus(e, 0, focus.text) for e in entities if e.name == focus.entity.name]
    called = [found for found in there if found.entity.name == focus.entity.name]
    return next(iter([*same, *called, *named, *there]), None)


def _quote(focus: QuoteFocus, quotes: Sequence[Quote]) -> QuoteFocus | None:
    """The quote that begins with the same part, else has the same part, else the most of it."""
    here = current(focus).extent
    first = focus.quote.parts[0]
    found = next((quote for quote in quotes if quote.parts[0] == first), None)
    found = found or next((quote for quote in quotes if here in quote.parts), None)
    if found is None:
        able = [q for q in quotes if _may_be(focus.quote, here, q)]
        found = max(able, key=lambda q: max(part.alike(here) for part in q.parts), default=None)
    if found is None:
        return None
    parts = found.parts
    part = max(range(len(parts)), key=lambda n: (parts[n].alike(here), -n))
    return replace(QuoteFocus(found, same_speaker(found, quotes), focus.text), part=part)


def _may_be(before: Quote, here: Extent, quote: Quote) -> bool:
    """Whether a quote has words of the other; a term in marks is none of the report around it."""
    terms = {one.kind is QuoteKind.SCARE for one in (before, quote)}
    least = 0.0 if len(terms) == 1 else _ALIKE
    return any(part.overlaps(here) and part.alike(here) >= least for part in quote.parts)
