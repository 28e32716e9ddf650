"""What is chosen: its places in the text, which of them we are at, and what is shown of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from reader.domain import roster
from reader.domain.entities import Entity, Mention, group_of
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Extent
from reader.ui import quote_words
from reader.ui.pieces import Piece, piece
from reader.ui.places import Mentions, Place, seen, stops

GROUP_NAMES = {
    "person": "person",
    "org": "organisation",
    "place": "place",
    "group": "group",
    "other": "event or work",
    "figure": "figure",
}
KIND_NAMES = {
    QuoteKind.DIRECT: "direct speech",
    QuoteKind.MIXED: "partly quoted",
    QuoteKind.INDIRECT: "reported speech",
    QuoteKind.SCARE: "words in marks",
}

ParagraphOf = Callable[[int], int]
"""From an offset to the number of its paragraph."""


NOTHING_SEEN = Extent(0, 0)
"""On the screen, where there is none."""


class Focus(Protocol):
    """Something chosen; unchangeable, each step gives another."""

    @property
    def places(self) -> Sequence[Place]:
        """In reading order, at least one."""

    @property
    def index(self) -> int:
        """Which of them is the current one."""

    def at(self, index: int) -> Focus:
        """The same with another current place."""

    def overlay(self) -> list[Span]:
        """The layer over the text."""

    def status(
        self, paragraph: ParagraphOf, *, visible: Extent = NOTHING_SEEN, brief: bool = False
    ) -> list[Piece]:
        """What the status line says; `visible`: all on the screen, `brief`: where there is little room."""


def current(focus: Focus) -> Place:
    """The place we are at."""
    return focus.places[focus.index]


def whole(focus: Focus | None) -> object:
    """What its places are of: the same thing, wherever among them we are."""
    if isinstance(focus, EntityFocus):
        return focus.entity
    if isinstance(focus, QuoteFocus):
        return focus.quotes
    return getattr(focus, "hits", None)


def evidence(focus: Focus) -> list[Extent]:
    """What should be seen together, what matters most first: the current place; of a quote also its cue, its
    speaker and what leads to the name.
    """
    here = [current(focus).extent]
    if not isinstance(focus, QuoteFocus):
        return here
    quote, speaker = focus.quote, focus.quote.speaker
    beside = [quote.cue] if quote.cue else []
    links = [speaker.extent, *speaker.chain] if speaker else []
    return [*here, *beside, *links, *quote.parts]


def step(focus: Focus, count: int, visible: Extent) -> Focus:
    """So many stops on (or back), round the ends; from what is on the screen, if the current one is not."""
    return stepped(focus, count, visible)[0]


def stepped(focus: Focus, count: int, visible: Extent) -> tuple[Focus, bool]:
    """As `step`, and whether it goes round an end."""
    places, walked = focus.places, stops(focus.places)
    if visible.overlaps(current(focus).extent) or len(visible) == 0:
        index = bisect_right(walked, focus.index) - 1 if count > 0 else bisect_left(walked, focus.index)
    else:
        index = bisect_left(walked, visible.start, key=lambda i: places[i].extent.start)
        index -= 1 if count > 0 else 0
    return focus.at(walked[(index + count) % len(walked)]), not 0 <= index + count < len(walked)


def next_in(focus: Focus, paragraph: ParagraphOf, visible: Extent, count: int = 1) -> list[Piece]:
    """`next in ¶ 9`: where `n` goes from what is on the screen; nothing where that is round an end."""
    following, wraps = stepped(focus, count, visible)
    return [] if wraps else [piece(f"   next in ¶ {paragraph(current(following).extent.start)}", "mute")]


def nearest(focus: Focus, visible: Extent) -> Focus:
    """With the first sure place on the screen as the current one, else any there, else the next after it."""
    places, walked = focus.places, stops(focus.places)
    on_screen = seen(places, walked, visible)
    sure = [i for i in on_screen if places[i].certain]
    if sure or on_screen:
        return focus.at((sure or on_screen)[0])
    after = bisect_left(walked, visible.start, key=lambda i: places[i].extent.start)
    return focus.at(walked[after if after < len(walked) else 0])


class EntityFocus(msgspec.Struct, frozen=True, dict=True):  # dict: its places are kept from step to step
    """An entity; its places are its mentions."""

    entity: Entity
    index: int = 0
    text: str = ""
    """The article's; without it every name counts as the full one."""

    @cached_property
    def places(self) -> Mentions:
        """Every mention."""
        return Mentions(self.entity)

    def at(self, index: int) -> EntityFocus:
        """With another mention as the current one."""
        return _kept(self, replace(self, index=index))

    def overlay(self) -> list[Span]:
        """The current mention, a chip."""
        here = self.entity.mentions[self.index].extent
        return [Span(here, SpanKind.CHOSEN, "chosen.current", self.entity.id, 60)]

    def between(self, start: int, end: int) -> list[Span]:
        """The mentions with a character there: sure ones filled, guesses hollow; full names, short ones and
        pronouns each in their own way.
        """
        mentions, full = self.entity.mentions, roster.one_line(self.entity.name).casefold()
        first = bisect_right(mentions, start, key=lambda mention: mention.extent.end)
        last = bisect_left(mentions, end, lo=first, key=lambda mention: mention.extent.start)
        return [
            Span(
                mention.extent,
                SpanKind.CHOSEN if mention.certain else SpanKind.HOLLOW,
                self._key(mention, full),
                self.entity.id,
            )
            for mention in mentions[first:last]
        ]

    def _key(self, mention: Mention, full: str) -> str:
        if not mention.certain:
            return "chosen.guess"
        if mention.pronoun:
            return "chosen.pronoun"
        if self.text and roster.one_line(mention.extent.of(self.text)).casefold() != full:
            return "chosen.alias"
        return "chosen.mention"

    def status(
        self, paragraph: ParagraphOf, *, visible: Extent = NOTHING_SEEN, brief: bool = False
    ) -> list[Piece]:
        """`Tom Homan  person  3/11  ~2 guesses  next in ¶ 4`."""
        entity = self.entity
        pieces = [piece(entity.name, "accent", bold=True)]
        if not brief:
            pieces.append(piece(f"  {GROUP_NAMES[group_of(entity.label)]}", "mute"))
        walked = stops(self.places)
        pieces += self._count(walked, brief)
        return pieces + next_in(self, paragraph, visible)

    def _count(self, walked: Sequence[int], brief: bool) -> list[Piece]:
        """Which stop of how many; whether it is a guess, else how many others are."""
        here = self.entity.mentions[self.index]
        kind = "pronoun" if here.pronoun else ""
        if not here.certain:
            kind = f"~ {kind or 'a guess'}{' that is a guess' if kind and not brief else ''}"
        rank = bisect_right(walked, self.index)
        at = f"{rank}/{len(walked)}" if rank and walked[rank - 1] == self.index else f"{len(walked)} places"
        pieces = [piece(f"   {at}")]
        if kind:
            return [*pieces, piece(f"  {kind}", "mute")]
        if guesses := self.places.guesses:
            pieces.append(piece(f"  ~{guesses}{'' if brief else ' guessed'}", "mute"))
        return pieces


class QuoteFocus(msgspec.Struct, frozen=True, dict=True):  # dict: as `EntityFocus`
    """A quote; its places are its parts and those of all that the same speaker said."""

    quote: Quote
    quotes: tuple[Quote, ...]
    """Of the same speaker, in reading order, the quote itself among them."""
    text: str
    """The article's."""
    part: int = 0

    @cached_property
    def places(self) -> Sequence[Place]:
        """The parts of all these quotes."""
        return [Place(part, quote.certain) for quote, part, _ in self._parts]

    @property
    def index(self) -> int:
        """Where the current part is among them."""
        here = self.quote.parts[self.part]
        first = bisect_left(self._parts, here, key=lambda p: p[1])
        return next(
            i
            for i in range(first, len(self._parts))
            if self._parts[i][0].id == self.quote.id and self._parts[i][2] == self.part
        )

    def at(self, index: int) -> QuoteFocus:
        """At another part, maybe of another quote of the same speaker."""
        quote, _, part = self._parts[index]
        return _kept(self, replace(self, quote=quote, part=part))

    @cached_property
    def _parts(self) -> list[tuple[Quote, Extent, int]]:
        parts = [(quote, part, n) for quote in self.quotes for n, part in enumerate(quote.parts)]
        return sorted(parts, key=lambda p: p[1])

    def overlay(self) -> list[Span]:
        """Content, cue and speaker; where the speaker is a pronoun, what leads to the name too."""
        quote = self.quote
        spans = [Span(part, SpanKind.HOLLOW, "chosen.quote", quote.id) for part in quote.parts]
        if quote.cue:
            spans.append(Span(quote.cue, SpanKind.HOLLOW, "chosen.cue", quote.id, 60))
        if quote.speaker:
            *links, name = quote.speaker.extent, *quote.speaker.chain
            spans += [Span(link, SpanKind.HOLLOW, "chosen.chain", quote.id, 70) for link in links]
            spans.append(Span(name, SpanKind.CHOSEN, "chosen.speaker", quote.id, 80))
        return spans

    def status(
        self, paragraph: ParagraphOf, *, visible: Extent = NOTHING_SEEN, brief: bool = False
    ) -> list[Piece]:
        """`Tom Hale  subject of said; he = Tom Hale, the last man named (¶ 2)   direct speech   1 of 3`."""
        quote = self.quote
        rank = next(n for n, q in enumerate(self.quotes, 1) if q.id == quote.id)
        kind = [KIND_NAMES[quote.kind]] if quote_words.spoken(quote) else []
        more = [*kind, f"{rank} of {len(self.quotes)}"]
        return quote_words.status(quote, self.text, paragraph, more, brief=brief)


F = TypeVar("F", EntityFocus, QuoteFocus)


def _kept(before: F, now: F) -> F:
    """What is the same at every place need not be made again."""
    now.__dict__.update(before.__dict__)
    return now


def same_speaker(quote: Quote, quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes with the same speaker, the quote itself among them, in reading order."""

    def key(one: Quote) -> tuple[bool, str | None, str]:
        speaker = one.speaker
        named = (speaker.entity, "" if speaker.entity else speaker.name.casefold()) if speaker else (None, "")
        return (one.kind is QuoteKind.SCARE, *named)

    return tuple(q for q in quotes if key(q) == key(quote))


def of_quote(quote: Quote, quotes: Sequence[Quote], text: str) -> QuoteFocus:
    """The focus on a quote."""
    return QuoteFocus(quote, same_speaker(quote, quotes), text)
