"""The articles of the queue: what each is called, how far it is read, how long it takes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.domain.display import show
from reader.domain.errors import ReaderError
from reader.domain.roster import GUESS
from reader.ui import status
from reader.ui.glances import Glances
from reader.ui.pieces import piece
from reader.ui.screens.card import WIDEST, Asked, Card, Entry
from reader.ui.screens.files import open_article
from reader.ui.screens.window import Window

if TYPE_CHECKING:
    from reader.formats.glance import Glance
    from reader.formats.source import Source
    from reader.store.positions import Place

Handler = Callable[[Window, int | None], None]

_STATE, _TIME = 4, 13
"""Cells for how far it is read, and for how long it takes."""


def articles(window: Window, count: int | None) -> None:
    """A card of the queue, to open one of its articles."""
    del count
    here = window.session.index

    def chosen(ref: str | None) -> None:
        if ref is not None and int(ref) != here:
            open_article(window, [int(ref)])

    window.app.push_screen(QueueCard(window), chosen)


class QueueCard(Card):
    """The queue. Of articles that were never opened only those on the screen are looked at, in a thread."""

    def __init__(self, window: Window) -> None:
        self._session, self._read = window.session, window.article_view.read
        if window.session.end_seen:
            self._read = len(window.session.article.text)
        engine, queue = window.session.engine, window.session.queue
        self._digits = len(str(len(queue)))
        self._places: Mapping[str, Place] = engine.known_places()
        count = len(queue)
        entries = [self._known(number) for number in range(count)]
        title = f"Queue  {count} article{'s' if count != 1 else ''}"
        asked = Asked(str(self._session.index), typed=lambda text: "", clears=True)
        super().__init__(title, entries, window.ink, asked)
        self.box.least = WIDEST
        self.box.scrolled = self._scrolled
        self._glances: Glances[Glance | ReaderError] | None = None

    def on_mount(self) -> None:
        """Look at what is on the screen."""
        loop, engine, queue = asyncio.get_running_loop(), self._session.engine, self._session.queue

        def look(number: int) -> Glance | ReaderError:
            try:
                return engine.glance(queue[number])
            except ReaderError as error:
                return error

        def tell(number: int, found: Glance | ReaderError) -> None:
            with suppress(RuntimeError):  # the application has ended meanwhile
                loop.call_soon_threadsafe(self._told, number, found)

        self._glances = Glances(look, tell)
        self.call_after_refresh(self._look)

    def _scrolled(self) -> None:
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Have those looked at that are on the screen and of which little is known."""
        if self._glances is None or not self.is_attached:
            return
        shown = (int(entry.ref) for entry in self.box.shown() if entry.ref)
        self._glances.want(number for number in shown if not self._is_known(number))

    def on_unmount(self) -> None:
        """What still waits is given up."""
        if self._glances is not None:
            self._glances.want(())

    def _is_known(self, number: int) -> bool:
        source = self._session.queue[number]
        return (
            number == self._session.index or number in self._session.glances or _file(source) in self._places
        )

    def _told(self, number: int, found: Glance | ReaderError) -> None:
        if isinstance(found, ReaderError):
            entry = self._entry(number, None, "", "cannot be read")
        else:
            self._session.glances[number] = found
            entry = self._known(number)
        if self.is_attached:
            self.box.put(entry)

    def _known(self, number: int) -> Entry:
        """The line of an article, as far as it is known without looking at its file."""
        session = self._session
        source = session.queue[number]
        if number == session.index:
            text = session.article.text
            percent = 100 * self._read // len(text) if text else 0
            return self._entry(number, session.article.title, f"{percent}%", status.duration(len(text)))
        if (place := self._places.get(_file(source))) is not None:
            return self._entry(number, place.title, _state(place), status.duration(place.length))
        if (glance := session.glances.get(number)) is not None:
            place = session.engine.place(glance.sha256)  # read under another name
            time = f"{GUESS if glance.measured else ''}{status.duration(glance.length)}"
            return self._entry(number, glance.title, _state(place), time)
        return self._entry(number, None, "new", "…")

    def _entry(self, number: int, title: str | None, state: str, time: str) -> Entry:
        source = self._session.queue[number]
        file = "standard input" if source.name == "-" else show(os.path.basename(source.name) or source.name)
        is_open = number == self._session.index
        named = show(title) if title else file
        left = [
            piece("▸ " if is_open else "  ", "accent"),
            piece(f"{number + 1:>{self._digits}}  ", "mute"),
            piece(named, "mute" if state == "100%" else "text", bold=is_open),
        ]
        if title:
            left.append(piece(f"  {file}", "mute"))
        right = (piece(f"  {state:>{_STATE}}", "soft"), piece(f"{time:>{_TIME}}", "mute"))
        words = "unread new" if state == "new" else f"read {state}"
        return Entry(tuple(left), right, ref=str(number), words=f"{named} {file} {number + 1}", more=words)


def _file(source: Source) -> str:
    """Under which name the memory has a source."""
    return "" if source.path is None else os.path.abspath(source.name)


def _state(place: Place | None) -> str:
    return "new" if place is None else f"{place.percent}%"


HANDLERS: dict[str, Handler] = {"articles": articles}
