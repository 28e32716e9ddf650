"""The main screen: keys to commands, messages of the parts to what they change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from textual import events, on

from reader.domain.analysis import Analysis
from reader.ui import keys
from reader.ui.article.messages import BlocksTold, GapClicked, PlaceChanged, TextClicked
from reader.ui.beside import beside
from reader.ui.commands import ARTICLE, bindings
from reader.ui.focus import QuoteFocus
from reader.ui.keys import KeyReader
from reader.ui.panels.base import PanelClicked, RowSelected
from reader.ui.screens import (
    at_caret,
    files,
    finding,
    folds,
    hunting,
    listing,
    looks,
    marking,
    moving,
    program,
    searching,
)
from reader.ui.screens.keeping import Keeping
from reader.ui.screens.window import ReadingChanged, Window
from reader.ui.status import KeyClicked

Handler = Callable[[Window, int | None], None]


_EARLIER = {"up": -1, "ctrl+p": -1, "down": 1, "ctrl+n": 1}
"""The keys that go through what was typed before."""


class Start(Protocol):
    """Where to start in the first article."""

    @property
    def paragraph(self) -> int | None:
        """From 1."""

    @property
    def pattern(self) -> str | None:
        """A search; its first hit is shown."""


def _later(load: Callable[[], Mapping[str, Handler]], *names: str) -> dict[str, Handler]:
    """Handlers whose module is only imported when one of their keys is pressed."""

    def handler(name: str) -> Handler:
        return lambda window, count: load()[name](window, count)  # noqa: PLW0108 - not before a key

    return {name: handler(name) for name in names}


def _correcting() -> Mapping[str, Handler]:
    from reader.ui.screens import correcting

    return correcting.HANDLERS


def _attributing() -> Mapping[str, Handler]:
    from reader.ui.screens import attributing

    return attributing.HANDLERS


def _copying() -> Mapping[str, Handler]:
    from reader.ui.screens import yanking

    return yanking.HANDLERS


def _teaching() -> Mapping[str, Handler]:
    from reader.ui.screens import teaching

    return teaching.HANDLERS


def _lenses() -> Mapping[str, Handler]:
    from reader.ui.screens import lenses

    return lenses.HANDLERS


def _pinning() -> Mapping[str, Handler]:
    from reader.ui.screens import pinning

    return pinning.HANDLERS


def _rules() -> Mapping[str, Handler]:
    from reader.ui.screens import rules

    return rules.HANDLERS


def _unquoted() -> Mapping[str, Handler]:
    from reader.ui.screens import unquoted

    return unquoted.HANDLERS


def _articles() -> Mapping[str, Handler]:
    from reader.ui.screens import articles

    return articles.HANDLERS


HANDLERS: dict[str, Handler] = {
    **moving.HANDLERS,
    **at_caret.HANDLERS,
    **_later(_correcting, "merge", "undo", "redo"),
    **_later(_attributing, "label", "no-name", "next-speaker", "no-quote", "speaker", "quote"),
    **_later(_copying, "copy", "copy-source"),
    **_later(_unquoted, "unquoted"),
    **_later(_lenses, "lens"),
    **_later(_teaching, "teach"),
    **_later(_rules, "highlights"),
    **_later(_articles, "articles"),
    **finding.HANDLERS,
    **folds.HANDLERS,
    **searching.HANDLERS,
    **_later(_pinning, "pin", "pins"),
    **marking.HANDLERS,
    **listing.HANDLERS,
    **looks.HANDLERS,
    **files.HANDLERS,
    **program.HANDLERS,
}
"""What each command does."""


class MainScreen(Keeping):
    """The only mediator: no part knows another."""

    def begin(self, start: Start | None) -> None:
        """Go where the command line says."""
        self.show_status()  # where the screen ends is known only now
        if start is not None and start.paragraph is not None:
            moving.to_paragraph(self, start.paragraph)
        elif start is not None and start.pattern is not None:
            self.session.remember(start.pattern)
            if error := hunting.search(self, start.pattern, 0):
                self.say(f"/{start.pattern}: {error}")

    # -- keys

    @property
    def key_reader(self) -> KeyReader:
        """What turns keys into commands."""
        if self._key_reader is None:
            self._key_reader = KeyReader(bindings(self.commands))
        return self._key_reader

    _key_reader: KeyReader | None = None

    def on_key(self, event: events.Key) -> None:
        """Every key comes here: no part of the screen has bindings of its own."""
        event.stop()
        event.prevent_default()
        if (screen := self.app.screen) is not self:  # typed ahead: a card has come up meanwhile
            screen.post_message(events.Key(event.key, event.character))
        elif self.prompt is not None:
            self._type(event)
        else:
            self._press(keys.token(event.key, event.character))

    def _press(self, key: str) -> None:
        was_interrupted, self.interrupted = self.interrupted, False
        self.hush()
        if self.awaited is not None:
            (_, done), self.awaited, self.pending = self.awaited, None, ""
            if key not in ("escape", "ctrl+c"):
                done(key)
            self.show_status()
            return
        invocation = self.key_reader.feed(key, self.keys_of)
        self.pending = self.key_reader.pending
        if invocation is not None:
            self.interrupted = was_interrupted and invocation.command == "interrupt"
            self.run_command(invocation.command, invocation.count)
        if self.awaited is not None:
            self.pending = self.awaited[0]
        self.show_status()

    def _type(self, event: events.Key) -> None:
        assert self.prompt is not None
        if event.key in ("escape", "ctrl+c"):
            self.answer(accepted=False)
        elif event.key == "enter":
            self.answer(accepted=True)
        elif event.key == "backspace" and not self.prompt.line.text:
            self.answer(accepted=False)
        elif event.key in _EARLIER:
            earlier, line = self.prompt.earlier, self.prompt.line
            if earlier is not None and earlier.step(line, _EARLIER[event.key]):
                self.prompt.typed(line.text)
            self.show_status()
        elif event.key in ("tab", "shift+tab"):
            if self.prompt.turn is not None:
                self.prompt.turn(1 if event.key == "tab" else -1)
            self.show_status()
        else:
            if self.prompt.line.feed(event.key, event.character):
                self.prompt.typed(self.prompt.line.text)
            self.show_status()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text goes where one types, else nowhere."""
        event.stop()
        if self.prompt is not None and self.prompt.line.insert(event.text):
            self.prompt.typed(self.prompt.line.text)
            self.show_status()

    def run_command(self, name: str, count: int | None = None) -> None:
        """Do what a command says."""
        HANDLERS[name](self, count)

    @on(KeyClicked)
    def _key_clicked(self, message: KeyClicked) -> None:
        if self.prompt is not None or self.awaited is not None:
            return  # it would be typed, or do something under what is typed
        for key in keys.parse(message.written):
            self._press(key)

    # -- what the parts say

    @on(RowSelected)
    def _row_selected(self, message: RowSelected) -> None:
        self.choose_ref(message.ref)

    @on(PanelClicked)
    def _panel_clicked(self, message: PanelClicked) -> None:
        if message.tab and message.tab != message.panel.title:
            other = message.panel.other
            assert other is not None
            assert other.id is not None
            self.focus_pane(other.id)
        else:
            self.set_focus(message.panel)
            message.panel.toggle(message.ref)

    @on(PlaceChanged)
    def _place_changed(self, message: PlaceChanged) -> None:
        self.session.place = message.offset
        if not self.session.reading.complete:
            self.session.engine.analyst.focus(message.offset)
        self.show_status()

    @on(BlocksTold)
    def _blocks_told(self) -> None:
        if self.session.read_on():
            self.show_found()
            self.call_later(self._begin, self.session.opening)  # a key may come first

    def _begin(self, opening: int) -> None:
        look_up = self.session.begin(opening)
        if look_up is not None:
            beside(look_up, lambda known: self.call_next(self._begun, known, opening))

    def _begun(self, known: Analysis | Exception | None, opening: int) -> None:
        if isinstance(known, Exception):
            raise known
        self.session.begun(known, opening)
        self.post_message(ReadingChanged())

    @on(GapClicked)
    def _gap_clicked(self, message: GapClicked) -> None:
        self.focus_pane(ARTICLE)
        self.hush()
        folds.unfold(self, message.gap)

    @on(TextClicked)
    def _text_clicked(self, message: TextClicked) -> None:
        self.focus_pane(ARTICLE)
        self.hush()
        found = self.session.at(message.offset)
        if found is None:
            self.show_status()
            return
        chosen = self.session.chosen
        if isinstance(chosen, QuoteFocus) and isinstance(found, QuoteFocus) and chosen == found:
            return
        self.choose(found, jump=False)
