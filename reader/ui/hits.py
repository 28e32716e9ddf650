"""What is searched for, as something that is in focus: its hits, and which of them we are at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from reader.domain import search
from reader.domain.pins import Pin
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Extent
from reader.ui.focus import NOTHING_SEEN, ParagraphOf, next_in
from reader.ui.pieces import Piece, piece
from reader.ui.pins import OfWords, called
from reader.ui.places import Place, Plain


class SearchFocus(msgspec.Struct, frozen=True):
    """The hits of a search, or of a pin."""

    query: str
    """As it was typed."""
    hits: Sequence[Extent]
    index: int = 0
    backwards: bool = False
    speaker: str = ""
    """Whose words are searched, where the query says so."""
    pin: Pin | None = None
    """What is pinned by it."""
    whole: bool = True
    """Whether these are all; else one is there, and the others are being looked for."""
    typed: bool = True
    """Whether somebody searched for it; else it came with what is pinned."""
    near: OfWords | None = None
    """What finds others where they are looked at, as long as these are not all."""

    @property
    def places(self) -> Sequence[Place]:
        """Every hit."""
        return Plain(self.hits)

    @property
    def starts(self) -> Sequence[int]:
        """Where each hit begins."""
        return self.hits.starts if isinstance(self.hits, search.Hits) else [hit.start for hit in self.hits]

    def at(self, index: int) -> SearchFocus:
        """With another hit as the current one."""
        return replace(self, index=index)

    def anew(self) -> SearchFocus:
        """The same to be searched for again."""
        return SearchFocus(self.query, (), 0, self.backwards, self.speaker, self.pin, typed=self.typed)

    def all(self, hits: Sequence[Extent]) -> SearchFocus:
        """With all hits, and the same one as the current one."""
        here = self.hits[self.index].start
        index = bisect_left(hits, here, key=lambda hit: hit.start)
        return replace(self, hits=hits, index=min(index, len(hits) - 1), whole=True, near=None)

    def overlay(self) -> list[Span]:
        """The current hit, a chip."""
        return [Span(self.hits[self.index], SpanKind.SEARCH, "search.current", priority=60)]

    def between(self, start: int, end: int) -> list[Span]:
        """The hits with a character there; what is pinned has its own colour."""
        if self.pin is not None:
            return []
        near = self.near if not self.whole else None
        found = near.hits(start, end) if near is not None else search.between(self.hits, start, end)
        return [Span(hit, SpanKind.SEARCH, "search.hit") for hit in found]

    @property
    def words(self) -> str:
        """What is searched for, as typed, without where."""
        return self.query.removeprefix(search.SCOPES[search.parse(self.query).scope])

    @property
    def name(self) -> str:
        """What it is called on the screen: `/ferry`, or what is pinned."""
        return f"/{self.words}" if self.pin is None else called(self.pin)

    @property
    def where(self) -> str:
        """Where it is searched for, in words."""
        return where(search.parse(self.query).scope, self.speaker)

    @property
    def count(self) -> str:
        """`3/14`; as long as the others are looked for nobody knows which of how many it is."""
        return f"{self.index + 1:,}/{len(self.hits):,}" if self.whole else "counting …"

    def status(
        self, paragraph: ParagraphOf, *, visible: Extent = NOTHING_SEEN, brief: bool = False
    ) -> list[Piece]:
        """`/ceasefire  in quotes  3/14  next in ¶ 9`."""
        pieces = [piece(self.name, "accent", bold=True)]
        if self.pin is not None:
            pieces.append(piece(f"   pin {self.pin.number}", "soft"))
        elif search.parse(self.query).scope != "article":
            pieces.append(piece(f"   {self.where}", "soft"))
        pieces.append(piece(f"   {self.count}"))
        if self.whole and not (brief and self.pin):
            pieces += next_in(self, paragraph, visible, -1 if self.backwards else 1)
        return pieces


def where(scope: search.Scope, speaker: str) -> str:
    """A scope in words."""
    said = {"article": "in the article", "quotes": "in quotes", "speaker": f"in what {speaker} says"}
    return said[scope]
