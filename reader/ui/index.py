"""What was found, by its place in the text: the name or quote there, before, after."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from reader.domain.analysis import Analysis
from reader.domain.entities import group_of
from reader.domain.ledger import is_guess
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Extent

Stop = tuple[int, str, int]
"""Offset, id of the entity or quote, number of the mention or part."""


class Index:
    """Built once for a reading; every question is a binary search."""

    def __init__(self, analysis: Analysis) -> None:
        mentions: list[tuple[int, int, str, int]] = []
        self._names: list[Stop] = []
        for entity in analysis.entities:
            for i, mention in enumerate(entity.mentions):
                mentions.append((mention.extent.start, mention.extent.end, entity.id, i))
                if not mention.pronoun and group_of(entity.label) != "figure":
                    self._names.append((mention.extent.start, entity.id, i))
        self._mentions = sorted(mentions)
        self._names.sort()
        self._quotes: list[Stop] = sorted((quote.parts[0].start, quote.id, 0) for quote in analysis.quotes)
        self._guesses = sorted((q.parts[0].start, q.id, 0) for q in analysis.quotes if is_guess(q))
        self._terms = _parts(q for q in analysis.quotes if q.kind is QuoteKind.SCARE)
        self._parts = _parts(q for q in analysis.quotes if q.kind is not QuoteKind.SCARE)

    def name_at(self, offset: int) -> tuple[str, int] | None:
        """The entity and the number of its mention there."""
        place = bisect_right(self._mentions, (offset + 1,)) - 1
        if place < 0:
            return None
        _, end, ref, number = self._mentions[place]
        return (ref, number) if offset < end else None

    def quote_at(self, offset: int) -> tuple[str, int] | None:
        """The quote and the number of its part there; a cue counts as a part after the last."""
        for parts in (self._terms, self._parts):  # a term may stand in a report, others are apart
            place = bisect_right(parts, (offset + 1,)) - 1
            for _, end, ref, number in reversed(parts[max(0, place - 3) : place + 1]):
                if offset < end:
                    return ref, number
        return None

    def beside(self, offset: int, kind: str, count: int) -> Stop | None:
        """The `count`th name, quote or guess of who said one (`entity`, `quote`, `guess`) after (below 0:
        before) a place, or the last there is.
        """
        stops = {"entity": self._names, "quote": self._quotes, "guess": self._guesses}[kind]
        if count > 0:
            first = bisect_left(stops, (offset + 1, "", 0))
            return stops[min(first + count, len(stops)) - 1] if first < len(stops) else None
        last = bisect_left(stops, (offset, "", 0))
        return stops[max(last + count, 0)] if last else None

    def within(self, extent: Extent) -> tuple[list[str], int]:
        """The ids of what is named in a stretch, figures left out, and how many quotes start there."""
        first, last = (bisect_left(self._names, (edge, "", 0)) for edge in (extent.start, extent.end))
        named = list(dict.fromkeys(ref for _, ref, _ in self._names[first:last]))
        first, last = (bisect_left(self._quotes, (edge, "", 0)) for edge in (extent.start, extent.end))
        return named, last - first


def _parts(quotes: Iterable[Quote]) -> list[tuple[int, int, str, int]]:
    """Start, end, id and number of every part; a cue counts as a part after the last."""
    return sorted(
        (part.start, part.end, quote.id, n)
        for quote in quotes
        for n, part in enumerate((*quote.parts, *([quote.cue] if quote.cue else [])))
    )
