"""`r`: a rule of what is selected or chosen, every place that it would mark seen before it is kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress

from msgspec.structs import replace
from textual import events

from reader.domain.corrections import Said
from reader.domain.display import show
from reader.domain.errors import ReaderError
from reader.domain.quotes import QuoteKind
from reader.domain.roster import one_line
from reader.domain.rules import SCOPES
from reader.domain.text import Article, Extent
from reader.domain.theme import STYLE_KEYS
from reader.rules.kinds.registry import KINDS
from reader.rules.teach import Lesson
from reader.ui import keys, lessons, naming
from reader.ui.commands import ARTICLE
from reader.ui.focus import EntityFocus, QuoteFocus, current
from reader.ui.hits import SearchFocus
from reader.ui.ink import worn
from reader.ui.lessons import Looked, Offer, Preview
from reader.ui.pieces import Piece, piece
from reader.ui.rule_focus import RuleFocus
from reader.ui.screens.card import WIDEST, Card, Entry
from reader.ui.screens.window import ReadingChanged, Window

Handler = Callable[[Window, int | None], None]

NOTHING = "nothing to make a rule of: c then v selects words, / finds them, ]e and e choose a name"
_LONGEST = 200
"""Characters that the words of a rule may have."""
_LINES = 24
"""The card is at least so high: what is found comes when it is open."""
_MOST = 300
"""So many places are listed."""
_WHERE = {"": "anywhere", "title": "in titles", "body": "in the body", "quote": "in quotes",
          "outside-quotes": "outside of quotes", "boilerplate": "in residue"}  # fmt: skip
_MARKS_AROUND = "\"'“”‘’„«»` "
_MARKS, _LOOKS, _IN = "marks", "looks", "where"


def teach(window: Window, count: int | None) -> None:
    """Make a rule of what is selected, found, under the caret or chosen."""
    del count
    if window.session.engine.changes.private:
        window.say("private: no rule is written")
        return
    offers = _offers(window)
    if not offers:
        return

    def kept(ref: str | None) -> None:
        if ref:
            keep(window, card.lesson)

    card = TeachCard(window, offers)
    window.app.push_screen(card, kept)


def _offers(window: Window) -> Sequence[Offer]:
    """What a rule can mark of what is meant; empty where nothing is, which is then said."""
    session, view = window.session, window.article_view
    text = session.article.text
    selected = naming.trimmed(text, view.selected) if window.pane == ARTICLE else None
    focus = session.focus
    if selected is None and isinstance(focus, (SearchFocus, RuleFocus)) and window.pane == ARTICLE:
        selected = naming.trimmed(text, current(focus).extent)
    if selected is None and view.caret is not None and window.pane == ARTICLE:
        focus = session.at(view.caret)
        if not isinstance(focus, EntityFocus):
            selected = naming.trimmed(text, Extent(view.caret, view.caret + 1))
    if selected is not None:
        if len(selected) > _LONGEST or session.crosses_blocks(selected):
            window.say("that is too much for a rule: select some words")
            return ()
        entity = next((e for e in session.found[0] if any(m.extent == selected for m in e.mentions)), None)
        words = one_line(selected.of(text))
    elif isinstance(focus, EntityFocus):
        entity = focus.entity
        mention = entity.mentions[focus.index]
        words = entity.name if mention.pronoun else one_line(mention.extent.of(text))
    elif isinstance(focus, QuoteFocus) and focus.quote.speaker is not None and focus.quote.speaker.entity:
        entity = session.entity(focus.quote.speaker.entity)
        words = entity.name if entity is not None else ""
    elif isinstance(focus, QuoteFocus) and focus.quote.kind is QuoteKind.SCARE:
        entity, words = None, one_line(focus.quote.parts[0].of(text)).strip(_MARKS_AROUND)
    else:
        entity, words = None, ""
    if not words:
        window.say(NOTHING)
        return ()
    spoken = {q.speaker.entity for q in session.found[1] if q.speaker is not None}
    found = lessons.offers(words, entity, entity is not None and entity.id in spoken, KINDS)
    if selected is None and isinstance(focus, QuoteFocus):
        found.sort(key=lambda offer: offer.kind != "speaker")
    return found


def keep(window: Window, lesson: Lesson) -> None:
    """Write the rule, have the article coloured by it, and say so."""
    session = window.session
    changes = session.engine.changes
    try:
        lesson = changes.teach(session.article, lesson)
    except ReaderError as error:
        window.tell([str(error)])
        return
    window.article_view.select(False)
    highlighting = session.engine.highlighting
    highlighting.refresh(patient=False)
    if session.read_again():
        window.post_message(ReadingChanged())
    written = f"rule “{lesson.called}” is in {highlighting.rules.folders[0].name}/{changes.taught.name}"
    active = changes.taught in highlighting.rules.files
    window.say(f"{written}; U takes it out" if active else f"{written}, which `rules` does not name")


class TeachCard(Card):
    """What the rule marks, how it looks, where it counts; below, each place that it would mark."""

    def __init__(self, window: Window, offers: Sequence[Offer]) -> None:
        self._window, self._offers = window, offers
        self._scopes = ("", *SCOPES)
        self._values = {_MARKS: 0, _LOOKS: 0, _IN: 0}
        self._choices = {_MARKS: len(offers), _LOOKS: len(lessons.STYLES), _IN: len(self._scopes)}
        self._found: list[Looked] | str | None = None
        self._seen = _where_taught(window)
        super().__init__("", [], window.ink)
        self.box.least, self.box.least_lines = WIDEST, _LINES
        self.box.foot = (
            [piece("h l", "accent", bold=True), piece(" another   ", "soft"),
             piece("Enter", "accent", bold=True), piece(" writes it   ", "soft"),
             piece("Esc", "accent", bold=True), piece(" does not", "soft")],
        )  # fmt: skip
        self._say()
        self.box.choose(_MARKS)
        self._preview: Preview | None = None

    @property
    def lesson(self) -> Lesson:
        """The rule as it is chosen so far."""
        offer = self._offers[self._values[_MARKS]]
        return Lesson(
            offer.kind,
            offer.terms,
            lessons.STYLES[self._values[_LOOKS]],
            self._scopes[self._values[_IN]],
            offer.exact,
            self._seen,
        )

    def on_mount(self) -> None:
        """Look for what it would mark."""
        loop, session = asyncio.get_running_loop(), self._window.session

        def tell(lesson: Lesson, found: list[Looked] | str) -> None:
            with suppress(RuntimeError):  # the application has ended meanwhile
                loop.call_soon_threadsafe(self._told, lesson, found)

        async def asked(article: Article) -> tuple[Said, ...]:
            return session.engine.changes.corrections(article)

        def said(article: Article) -> tuple[Said, ...]:
            return asyncio.run_coroutine_threadsafe(asked(article), loop).result()  # the store is the loop's

        self._preview = Preview(
            session.engine, session.article, session.reading.analysis, said=said, tell=tell
        )
        self._preview.want(self.lesson)

    def on_unmount(self) -> None:
        """What is still looked for is given up."""
        if self._preview is not None:
            self._preview.want(None)

    def on_key(self, event: events.Key) -> None:
        """Left and right change what the cursor is on; the other keys do what they do in every card."""
        steps = {"h": -1, "left": -1, "shift+tab": -1, "l": 1, "right": 1, "tab": 1}
        step = steps.get(keys.token(event.key, event.character))
        if step is None or self.app.screen is not self:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        row = self.box.chosen
        if row in self._values:
            self._values[row] = (self._values[row] + step) % self._choices[row]
            if row != _LOOKS:
                self._found = None
                if self._preview is not None:
                    self._preview.want(self.lesson)
            self._say()

    def _told(self, lesson: Lesson, found: list[Looked] | str) -> None:
        if self.is_attached and replace(lesson, style="") == replace(self.lesson, style=""):
            self._found = found
            self._say()

    def _say(self) -> None:
        offer, style = self._offers[self._values[_MARKS]], lessons.STYLES[self._values[_LOOKS]]
        scope = self._scopes[self._values[_IN]]
        sample = worn(self._window.theme_in_use, style, offer.terms[0])
        rows = {
            _MARKS: (offer.said, piece(f"{offer.kind}: {', '.join(offer.terms)}", "mute")),
            _LOOKS: (STYLE_KEYS[style][0].removeprefix("a match of "), sample),
            _IN: (_WHERE[scope], piece(f"in: {scope}" if scope else "", "mute")),
        }
        entries = [
            Entry(
                (
                    piece(f"{name:<8}", "soft"),
                    piece("‹ ", "accent"),
                    piece(value),
                    piece(" ›   ", "accent"),
                    detail,
                ),
                ref=name,
            )
            for name, (value, detail) in rows.items()
        ]
        entries += [Entry(()), *self._listed(style)]
        self.box.tell(f"A rule of “{offer.terms[0]}”", entries)

    def _listed(self, style: str) -> list[Entry]:
        """The places that it would mark, those of the open article first."""
        if self._found is None:
            return [Entry((piece("looking …", "mute", italic=True),))]
        if isinstance(self._found, str):
            return [Entry((piece(show(self._found), "error"),))]
        entries = [Entry((piece(lessons.summary(self._found), "soft", bold=True),))]
        listed = 0
        for article in self._found:
            if article.title and article.hits:
                entries.append(Entry((piece(article.title, "soft"),)))
            for hit in article.hits[: _MOST - listed]:
                listed += 1
                number = self._window.article_view.paragraph_at(hit.offset) if not article.title else 0
                place = f"{number:>4}  " if number else "      "
                entries.append(
                    Entry((piece(place, "mute"), *self._in_context(hit, style)), ref=f"hit {listed}")
                )
        every = sum(len(article.hits) for article in self._found)
        if every > listed:
            entries.append(Entry((piece(f"      and {every - listed} more", "mute"),)))
        return entries

    def _in_context(self, hit: lessons.Hit, style: str) -> tuple[Piece, ...]:
        shown = worn(self._window.theme_in_use, style, hit.words)
        return piece(hit.before, "mute"), replace(shown, text=hit.words), piece(hit.after, "mute")


def _where_taught(window: Window) -> str:
    """What a comment over the rule says of where it comes from."""
    article = window.session.article
    title = one_line(article.title or article.source)
    title = title if len(title) <= 60 else f"{title[:59]}…"
    return f"taught in “{title}”, {time.strftime('%Y-%m-%d')}"


HANDLERS: dict[str, Handler] = {"teach": teach}
