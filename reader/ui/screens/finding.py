"""Keys that choose, and walk what is chosen or searched for."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui import focus as focuses
from reader.ui.commands import ARTICLE, CARET
from reader.ui.focus import Focus
from reader.ui.hits import SearchFocus
from reader.ui.places import stops
from reader.ui.screens import at_caret, folds, searching
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def _walk(direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        searching.finish(window)
        focus = window.session.focus
        if focus is None and window.pane != ARTICLE:
            window.choose_ref(window.panel(window.pane).move(direction))
            return
        if focus is None:
            window.say("nothing is chosen: / searches, ]e and ]q choose, e and s list")
            return
        steps = direction * (count or 1)
        if isinstance(focus, SearchFocus) and focus.backwards:
            steps = -steps
        stepped = focuses.step(focus, steps, window.article_view.in_view())
        if isinstance(stepped, SearchFocus):
            window.session.search = stepped
        else:
            window.session.chosen = stepped
        window.show_chosen()
        window.go_to(*focuses.evidence(stepped))
        before, now = focuses.current(focus).extent.start, focuses.current(stepped).extent.start
        if (now - before) * steps < 0:
            window.say(f"{_at_end(stepped)}; from the {'top' if steps > 0 else 'end'} again")

    return run


def _at_end(focus: Focus) -> str:
    return "all hits seen" if isinstance(focus, SearchFocus) else "all places seen"


def _beside(kind: str, direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        found = window.session.beside(_from(window), kind, direction * (count or 1))
        if found is None:
            window.say(f"no {'further' if direction > 0 else 'earlier'} {kind}")
        else:
            window.choose(found)

    return run


def _from(window: Window) -> int:
    """Where "next" starts: at the caret, at what is chosen if that is on the screen, else at its top."""
    if window.article_view.caret is not None:
        return window.article_view.caret
    chosen: Focus | None = window.session.chosen
    visible = window.article_view.in_view()
    if chosen is not None and visible.overlaps(focuses.current(chosen).extent):
        return focuses.current(chosen).extent.start
    return visible.start - 1


def jump(window: Window, count: int | None) -> None:
    """Go to what is chosen, from the list of entities to the first mention; on a group's head fold it."""
    del count
    if window.pane != ARTICLE:
        panel = window.panel(window.pane)
        if panel.toggle(panel.cursor.ref):
            return
        ref = panel.cursor.ref or panel.move(1)  # nothing is chosen yet: the first one
        window.uncover()
        if (entity := window.session.focus_on(ref)) is not None and window.session.entity(ref):
            window.choose(entity.at(stops(entity.places)[0]))
            return
        if ref not in window.session.lit():
            window.choose_ref(ref)
            return
    if window.keys_of == CARET:
        if not folds.unfold_here(window):
            at_caret.choose(window)
        return
    focus, before = window.session.focus, window.article_view.place
    if focus is not None:
        window.go_to(*focuses.evidence(focus))
    if window.pane == ARTICLE and window.article_view.place == before:  # it is on the screen
        folds.unfold_here(window)


def inspect(window: Window, count: int | None) -> None:
    """A card that says all about what is chosen."""
    del count
    from reader.ui.screens.cards import inspect_card
    from reader.ui.screens.entity_card import follow

    if window.keys_of == CARET:
        at_caret.choose(window)
        window.hush()
    window.app.push_screen(inspect_card(window), lambda ref: follow(window, ref))


HANDLERS: dict[str, Handler] = {
    "next": _walk(1),
    "previous": _walk(-1),
    "jump": jump,
    "next-entity": _beside("entity", 1),
    "previous-entity": _beside("entity", -1),
    "next-quote": _beside("quote", 1),
    "previous-quote": _beside("quote", -1),
    "next-guess": _beside("guess", 1),
    "previous-guess": _beside("guess", -1),
    "inspect": inspect,
}
