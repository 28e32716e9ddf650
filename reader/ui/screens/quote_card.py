"""The card of a quote: what kind it is, who said it, what decided that, and who else it may have been."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reader.domain.corrections import BASIS
from reader.domain.quotes import Candidate, Speaker
from reader.domain.roster import CONFIRMED, one_line
from reader.domain.text import Extent
from reader.ui import quote_words
from reader.ui.focus import KIND_NAMES, QuoteFocus
from reader.ui.panels.quotes import MARKS
from reader.ui.pieces import Piece, cut, piece
from reader.ui.quote_words import NOBODY
from reader.ui.screens.card import WIDEST, Entry
from reader.ui.screens.entity_card import MENTION, PLACE
from reader.ui.screens.window import Window
from reader.ui.sentences import sentence_at

_LABEL = 9
"""Cells of the column that says what a line is."""
_LINES = 12
"""Of the words that were said."""
_DENIED = "the article denies it, asks, or takes it for possible"
"""Why what was found is not said."""
_LEAD = 30
"""Characters before a place that its sentence is shown from."""


def quote_card(window: Window, focus: QuoteFocus) -> list[Entry]:
    """All about a quote; the lines that name a place lead there."""
    return list(_Page(window, focus).entries())


class _Page:
    def __init__(self, window: Window, focus: QuoteFocus) -> None:
        self.window, self.focus, self.quote = window, focus, focus.quote
        self.text = focus.text
        self.cells = max(8, min(WIDEST, window.size.width) - 4)

    def entries(self) -> Iterator[Entry]:
        quote, speaker = self.quote, self.quote.speaker
        kind = (piece(f"{MARKS[quote.kind]} {KIND_NAMES[quote.kind]}", bold=True),)
        made = () if quote.basis == KIND_NAMES[quote.kind] else (piece(f"  {self._made()}", "mute"),)
        sure = f"{CONFIRMED} confirmed" if quote.confirmed else "" if quote.certain else "~ a guess"
        yield Entry((*kind, *made), (piece(sure, "mute"),) if sure else ())
        for part in quote.parts:
            yield from self._words(part)
        yield Entry(())
        if quote.cue:
            yield self._place("cue", quote.cue, quote.cue.of(self.text))
        if quote_words.spoken(quote):
            name = piece(speaker.name, "accent", bold=True) if speaker else piece(NOBODY, "soft", bold=True)
            yield self._line("speaker", name)
        if not quote.asserted:
            yield self._line("", piece(quote_words.NOT_SAID, bold=True), piece(f": {_DENIED}", "mute"))
        for n, said in enumerate(quote_words.why(quote, self.text)):
            yield from self._wrapped("because" if n == 0 else "", said)
        if speaker is not None:
            yield from self._chain(speaker)
            yield from self._others(speaker.candidates)

    def _made(self) -> str:
        """What made it a quote."""
        return "you found it" if self.quote.basis == BASIS else self.quote.basis

    def _words(self, part: Extent) -> Iterator[Entry]:
        lines = textwrap.wrap(one_line(part.of(self.text)), self.cells)
        if len(lines) > _LINES:
            lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1][: self.cells - 2]} …"]
        for n, line in enumerate(lines):
            yield Entry((piece(line, "quoted"),), ref=f"{PLACE} {part.start}" if n == 0 else "")

    def _chain(self, speaker: Speaker) -> Iterator[Entry]:
        """From the words that stand for the speaker to the name, each with its sentence."""
        links = (speaker.extent, *speaker.chain)
        for n, link in enumerate(links):
            label = "to" if n else "from" if len(links) > 1 else "at"
            yield self._place(label, link, one_line(link.of(self.text)), sentence=True)

    def _others(self, candidates: tuple[Candidate, ...]) -> Iterator[Entry]:
        seen = dict.fromkeys((c.entity, c.name) for c in candidates)
        for n, key in enumerate(seen):
            other = next(c for c in candidates if (c.entity, c.name) == key)
            yield self._place("or" if n == 0 else "", other.extent, other.name, kind=MENTION, sentence=True)

    # -- lines

    def _line(self, label: str, *said: Piece, ref: str = "") -> Entry:
        return Entry((piece(f"{label:<{_LABEL}}", "mute"), *said), ref=ref)

    def _wrapped(self, label: str, said: str) -> Iterator[Entry]:
        for n, line in enumerate(textwrap.wrap(said, self.cells - _LABEL) or [""]):
            yield self._line(label if n == 0 else "", piece(line))

    def _place(
        self, label: str, extent: Extent, words: str, *, kind: str = PLACE, sentence: bool = False
    ) -> Entry:
        """Words with the number of their paragraph, and their sentence where that is wanted."""
        number = f"  ¶ {self.window.article_view.paragraph_at(extent.start)}"
        around = f"  {self._sentence(extent)}" if sentence else ""
        room = max(8, self.cells - _LABEL - len(words) - len(number))
        pieces = (piece(words), piece(number, "mute"), piece(cut(around, room), "soft"))
        return self._line(label, *pieces, ref=f"{kind} {extent.start}")

    def _sentence(self, extent: Extent) -> str:
        """The words around a place, from its sentence's start where there is room for that."""
        block = self.window.session.block_at(extent.start) or Extent(0, len(self.text))
        sentence = sentence_at(self.text, block, extent.start)
        start = sentence.start if extent.start - sentence.start < _LEAD else extent.start
        return f"{'… ' if start > sentence.start else ''}{one_line(self.text[start : sentence.end])}"
