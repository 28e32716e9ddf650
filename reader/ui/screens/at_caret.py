"""Keys of the caret: out and away, character by character, word by word, and what it stands on."""

from __future__ import annotations

from collections.abc import Callable

from reader.domain.text import Extent
from reader.ui.article.caret import Unit
from reader.ui.commands import ARTICLE
from reader.ui.focus import current
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def toggle(window: Window, count: int | None) -> None:
    """Bring the caret out, at what is chosen if that is on the screen, or put it away."""
    del count
    if window.article_view.caret is not None:
        away(window)
        return
    window.focus_pane(ARTICLE)
    seen, chosen = window.article_view.in_view(), window.session.focus
    here = current(chosen).extent if chosen is not None else window.session.left
    start = here.start if here is not None else seen.start
    window.article_view.caret = start if seen.contains(Extent(start, start + 1)) else seen.start
    window.offer_keys()


def away(window: Window) -> None:
    """Put the caret away."""
    window.article_view.caret = None
    window.offer_keys()


def select(window: Window, count: int | None) -> None:
    """Select from the caret on, which comes out if it is not there; or nothing any more."""
    del count
    view = window.article_view
    if view.selecting:
        view.select(False)
        return
    if view.caret is None:
        toggle(window, None)
    view.select(True)
    window.say('move to select; a: a name, ": a quote, Esc lets go')


def choose(window: Window) -> None:
    """Choose the name or the quote that it stands on."""
    offset = window.article_view.caret
    found = window.session.at(offset) if offset is not None else None
    if found is None:
        window.say("no name and no quote stands here")
    else:
        window.choose(found, jump=False)


def _move(unit: Unit, direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        window.article_view.move_caret(unit, direction * min(count or 1, 10_000))

    return run


HANDLERS: dict[str, Handler] = {
    "caret": toggle,
    "select": select,
    "caret-left": _move("characters", -1),
    "caret-right": _move("characters", 1),
    "caret-word": _move("words", 1),
    "caret-word-back": _move("words", -1),
    "caret-row-start": _move("edges", -1),
    "caret-row-end": _move("edges", 1),
}
