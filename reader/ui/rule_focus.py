"""A highlight rule that is in focus: its matches, and which of them we are at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from reader.domain.rules import Highlight
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Extent
from reader.ui.focus import NOTHING_SEEN, ParagraphOf, next_in
from reader.ui.pieces import Piece, piece
from reader.ui.places import Place, Plain


class RuleFocus(msgspec.Struct, frozen=True):
    """The matches of one rule; they have its own colours, and the current one is a chip."""

    rule: str
    """`set/rule`."""
    hits: Sequence[Extent]
    """In reading order, at least one."""
    index: int = 0

    @property
    def places(self) -> Sequence[Place]:
        """Every match."""
        return Plain(self.hits)

    def at(self, index: int) -> RuleFocus:
        """With another match as the current one."""
        return replace(self, index=index)

    def overlay(self) -> list[Span]:
        """The current match."""
        return [Span(self.hits[self.index], SpanKind.CHOSEN, "chosen.current", self.rule, 60)]

    def status(
        self, paragraph: ParagraphOf, *, visible: Extent = NOTHING_SEEN, brief: bool = False
    ) -> list[Piece]:
        """`checkable/money  rule  3/14  next in ¶ 9`."""
        pieces = [piece(self.rule, "accent", bold=True), piece("" if brief else "  rule", "mute")]
        pieces.append(piece(f"   {self.index + 1}/{len(self.hits)}"))
        return pieces + next_in(self, paragraph, visible)


def of_rule(rule: str, highlights: Sequence[Highlight], place: int) -> RuleFocus | None:
    """The matches of a rule, the first at or after a place as the current one, else the first of all; None
    where it has none.
    """
    hits = [found.extent for found in highlights if found.rule == rule]
    if not hits:
        return None
    after = bisect_left(hits, place, key=lambda hit: hit.start)
    return RuleFocus(rule, hits, after if after < len(hits) else 0)


def again(focus: RuleFocus, highlights: Sequence[Highlight]) -> RuleFocus | None:
    """The same rule after it was searched for anew; the same one where it finds the same."""
    found = of_rule(focus.rule, highlights, focus.hits[focus.index].start)
    return focus if found is not None and found.hits == focus.hits else found


def beside(highlights: Sequence[Highlight], offset: int, count: int) -> RuleFocus | None:
    """The rule of the `count`th match after a place (below 0, before it), or of the last that there is."""
    starts = sorted({found.extent.start for found in highlights})
    if count > 0:
        first = bisect_left(starts, offset + 1)
        at = min(first + count, len(starts)) - 1 if first < len(starts) else None
    else:
        last = bisect_left(starts, offset)
        at = max(last + count, 0) if last else None
    if at is None:
        return None
    here = [found for found in highlights if found.extent.start == starts[at]]
    # Of equals the last one is painted above the others.
    top = max(reversed(here), key=lambda found: (found.priority, -found.extent.end))
    return of_rule(top.rule, highlights, starts[at])
