"""A quote while it is being put together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reader.analysis.quotes.sources import Source
from reader.analysis.quotes.tree import Tree
from reader.domain.corrections import QuoteCorrection
from reader.domain.text import Extent


@dataclass(slots=True)
class Draft:
    """What was said so far, and whose it is."""

    parts: list[Extent]
    """In reading order."""
    cue: Extent | None
    cue_text: str
    """The cue's words, for the basis."""
    frame: str
    likely: float
    """How likely it is a quote, from 0 to 1."""
    tree: Tree | None
    """The stretch of the source."""
    source: Source | None
    block: int
    """Where the cue is, or the words in marks without one."""
    asserted: bool = True
    """Whether the text says that it was said."""
    said: QuoteCorrection | None = None
    """What a person said about it."""
    told: int = -1
    """The place of that among all that was said."""
    follows: Draft | None = None
    """What it goes on with because of what was said of that."""

    @property
    def end(self) -> int:
        """The end of the last of its parts, its cue and its speaker."""
        end = self.parts[-1].end
        if self.cue is not None:
            end = max(end, self.cue.end)
        if self.source is not None and self.tree is not None:
            end = max(end, self.tree.tokens[self.source.head].end)
        return end

    @property
    def start(self) -> int:
        """The start of the first of its parts."""
        return self.parts[0].start


def apart(better: list[Draft], others: list[Draft]) -> list[Draft]:
    """Those of the others that say nothing that a better one says, and whose cue is its own."""
    taken = sorted(
        extent for draft in better for extent in (*draft.parts, *([draft.cue] if draft.cue else ()))
    )
    starts = [extent.start for extent in taken]

    def free(extent: Extent) -> bool:
        place = bisect_left(starts, extent.end) - 1
        return place < 0 or not taken[place].overlaps(extent)

    return [d for d in others if all(map(free, d.parts)) and (d.cue is None or free(d.cue))]
