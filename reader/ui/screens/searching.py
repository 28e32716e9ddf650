"""Keys that search: as one types, in the article, in quotes or in what one speaker says."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.domain import search as finding
from reader.ui import focus as focuses
from reader.ui import hits as words
from reader.ui import spoken
from reader.ui.commands import ARTICLE
from reader.ui.hits import SearchFocus
from reader.ui.prompt import Earlier, Prompt
from reader.ui.screens.hunting import NOBODY, again, finish, look_for, stop
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def _search(backwards: bool) -> Handler:
    def run(window: Window, count: int | None) -> None:
        del count
        if window.pane == ARTICLE:
            _Typed(window, backwards).ask()
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


class _Typed:
    """A search while it is typed; giving up restores what was before."""

    def __init__(self, window: Window, backwards: bool) -> None:
        self.window = window
        self.backwards = backwards
        self.place = window.article_view.place
        self.before = window.session.search
        self.speaker = spoken.speaker_in(window.session.chosen, *window.session.found)
        before = "?" if backwards else "/"
        earlier = Earlier(window.session.searched)
        self.prompt = Prompt(before, self.typed, self.done, self.says, self.turn, earlier)

    def ask(self) -> None:
        self.window.ask(self.prompt)

    def typed(self, query: str) -> None:
        self.window.article_view.go_to(self.place, "top")
        wanted = SearchFocus(query, (), backwards=self.backwards, speaker=self.speaker)
        error = look_for(self.window, wanted, self.place)
        self.window.message(error)
        self.window.show_status()

    def says(self) -> str:
        """`whole words, in the article · Tab: in quotes`."""
        asked = finding.parse(self.prompt.line.text)
        how = ["regex"] if asked.pattern else ["whole words"] if any(asked.whole) else []
        how += ["capitals count"] if asked.capitals else []
        here = words.where(asked.scope, self.speaker)
        if asked.scope != "article" and self.window.session.expects:
            here += ", as far as they are found"
        scopes = self._scopes()
        others = [words.where(s, self.speaker) for s in scopes[_next(scopes, asked.scope) :] or scopes[:1]]
        if asked.scope == "speaker" and not self.speaker:
            return f"Tab: {' or '.join(others)}"
        return f"{', '.join([*how, here])} · Tab: {' or '.join(others)}"

    def turn(self, step: int) -> None:
        """Search elsewhere, which the line says too."""
        line, scopes = self.prompt.line, self._scopes()
        now = finding.parse(line.text).scope
        new = scopes[(_next(scopes, now) - 1 + step) % len(scopes)]
        line.begin_with(finding.SCOPES[now], finding.SCOPES[new])
        self.typed(line.text)

    def _scopes(self) -> list[finding.Scope]:
        return ["article", "quotes", "speaker"] if self.speaker else ["article", "quotes"]

    def done(self, accepted: bool) -> None:
        window, typed = self.window, self.prompt.line.text
        if not accepted:
            self._give_up()
        elif not finding.parse(typed).words:
            self._give_up()
            self._repeat()
        else:
            window.session.remember(typed)
            if window.session.search is None:
                finish(window)
            if window.session.search is not None:
                self._stay(window.session.search)
                return
            why = "".join(piece.text for piece in window._message)
            self._give_up()
            window.say(why if why == NOBODY else f"{why or 'no matches'} for {typed}")

    def _stay(self, found: SearchFocus) -> None:
        view = self.window.article_view
        if view.caret is not None:
            view.caret = focuses.current(found).extent.start
        if view.place != self.place:
            self.window.session.jumps.leave(self.place)

    def _give_up(self) -> None:
        """As it was before somebody typed."""
        window, before = self.window, self.before
        stop(window)
        if before is not None and not before.whole:  # the others are still to be found
            look_for(window, before.anew(), focuses.current(before).extent.start, backwards=False)
        else:
            window.session.search = before
        window.show_chosen()
        window.article_view.go_to(self.place, "top")
        window.message("")

    def _repeat(self) -> None:
        """Nothing was typed: what was searched for last is meant."""
        session = self.window.session
        if session.search is not None:
            self.window.run_command("next")
        elif session.last is None or again(self.window, 1) is None:
            self.window.say("nothing was searched for yet")


def _next(scopes: Sequence[str], scope: str) -> int:
    """The number of the scope after one."""
    return scopes.index(scope) + 1 if scope in scopes else 1


HANDLERS: dict[str, Handler] = {
    "search": _search(backwards=False),
    "search-back": _search(backwards=True),
}
