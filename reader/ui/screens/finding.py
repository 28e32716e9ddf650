"""Keys that search, choose and walk what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.domain.errors import ReaderError
from reader.ui import focus as focuses
from reader.ui.commands import ARTICLE, CARET
from reader.ui.focus import Focus, SearchFocus
from reader.ui.prompt import Prompt
from reader.ui.screens import at_caret, folds
from reader.ui.screens.window import Window

if TYPE_CHECKING:
    from textual.timer import Timer

LONG = 500_000
"""From so many characters on a search can take longer than the next key."""
MEANWHILE = 0.02
"""Seconds that it waits for that."""
Handler = Callable[[Window, int | None], None]


def _search(backwards: bool) -> Handler:
    def run(window: Window, count: int | None) -> None:
        del count
        if window.pane == ARTICLE:
            _Search(window, backwards).ask()
        else:
            _filter(window)

    return run


def _filter(window: Window) -> None:
    """`/` in a panel: only the rows that match."""
    panel = window.panel(window.pane)

    def done(accepted: bool) -> None:
        if not accepted:
            panel.filter("")
        elif not panel.cursor.ref:
            window.choose_ref(panel.best() or panel.move(1))

    prompt = Prompt("/", panel.filter, done)
    prompt.line.insert(panel.query_text)
    window.ask(prompt)


class _Search:
    """A search while it is typed; giving up restores what was before."""

    def __init__(self, window: Window, backwards: bool) -> None:
        self.window = window
        self.backwards = backwards
        self.place = window.article_view.place
        self.before = window.session.search
        self.query = ""
        self._waiting: Timer | None = None

    def ask(self) -> None:
        self.window.ask(Prompt("?" if self.backwards else "/", self.typed, self.done))

    def typed(self, query: str) -> None:
        self.query = query
        if len(self.window.session.article.text) < LONG:
            self._search()
        elif self._waiting is None:  # keys that come meanwhile are searched for together
            self._waiting = self.window.set_timer(MEANWHILE, self._search)

    def _search(self) -> None:
        window = self.window
        self._settle()
        window.article_view.go_to(self.place, "top")
        error = search(window, self.query, self.place, self.backwards)
        window.message(error)
        window.show_status()

    def _settle(self) -> bool:
        """Wait no more; whether something was waited for."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.stop()
        return waiting is not None

    def done(self, accepted: bool) -> None:
        window = self.window
        if self._settle() and accepted:
            self._search()
        found = window.session.search
        if accepted and found is not None:
            if window.article_view.caret is not None:
                window.article_view.caret = focuses.current(found).extent.start
            if window.article_view.place != self.place:
                window.session.jumps.leave(self.place)
            return
        query = self.query if accepted else ""
        window.session.search = self.before
        window.show_chosen()
        window.article_view.go_to(self.place, "top")
        window.message("")
        if query:
            window.say(f"no matches for {query}")


def search(window: Window, query: str, place: int, backwards: bool = False) -> str:
    """Search the article and go to the first hit after `place`; what there is to say about it."""
    from reader.domain.search import find

    session = window.session
    session.search = None
    error = ""
    if query:
        try:
            hits = tuple(find(session.article, query))
        except ReaderError as bad:
            hits, error = (), bad.message
        else:
            error = "" if hits else "no matches"
        if hits:
            ahead = [i for i, hit in enumerate(hits) if (hit.start < place) == backwards]
            index = (ahead[-1] if backwards else ahead[0]) if ahead else (-1 if backwards else 0)
            session.search = SearchFocus(query, hits, index % len(hits), backwards)
    window.show_chosen()
    if session.search:
        extent = focuses.current(session.search).extent
        if not window.article_view.in_view().contains(extent):
            window.article_view.go_to(extent.start, "third")
    return error


def _walk(direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
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
            window.choose(entity.at(focuses.stops(entity)[0]))
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
    "search": _search(backwards=False),
    "search-back": _search(backwards=True),
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
