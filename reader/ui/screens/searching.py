"""Keys that search: as one types, in the article, in quotes or in what one speaker says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from msgspec.structs import replace

from reader.domain import search as finding
from reader.domain.errors import ReaderError
from reader.domain.text import Extent
from reader.ui import focus as focuses
from reader.ui import hits as words
from reader.ui import spoken
from reader.ui.commands import ARTICLE
from reader.ui.hits import SearchFocus
from reader.ui.pins import LONG
from reader.ui.prompt import Prompt
from reader.ui.screens.window import Window
from reader.ui.seeking import GivenUp, Seeking

AT_ONCE = 0.05
"""Seconds that a key may wait for its search; what takes longer goes on in a thread."""
PATIENCE = 3.0
"""Seconds that a thread has for a long text, which a decent pattern may need more than one for."""
STEPS = 10
"""So many hits further may a key go before all of them are known."""
SHOWN = 0.05
"""Seconds that showing the first hit has before a thread looks for the others, which would slow it down."""
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
        self.prompt = Prompt("?" if backwards else "/", self.typed, self.done, self.says, self.turn)

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
        here = words.where(asked.scope, self.speaker or "nobody")
        if asked.scope != "article" and self.window.session.expects:
            here += ", as far as they are found"
        scopes = self._scopes()
        others = [words.where(s, self.speaker) for s in scopes[_next(scopes, asked.scope) :] or scopes[:1]]
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
        window = self.window
        if accepted and window.session.search is None:
            finish(window)
        found = window.session.search
        if accepted and found is not None:
            if window.article_view.caret is not None:
                window.article_view.caret = focuses.current(found).extent.start
            if window.article_view.place != self.place:
                window.session.jumps.leave(self.place)
            return
        query = self.prompt.line.text if accepted else ""
        why = "".join(piece.text for piece in window._message)
        _stop(window)
        window.session.search = self.before
        window.show_chosen()
        window.article_view.go_to(self.place, "top")
        window.message("")
        if query:
            window.say(f"{why or 'no matches'} for {query}")


def _next(scopes: Sequence[str], scope: str) -> int:
    """The number of the scope after one."""
    return scopes.index(scope) + 1 if scope in scopes else 1


def search(window: Window, query: str, place: int) -> str:
    """Search the article and go to the first hit after `place`; what there is to say about it."""
    return look_for(window, SearchFocus(query, ()), place)


def look_for(window: Window, wanted: SearchFocus, place: int) -> str:
    """Search for what has no hits yet, and go to the first after `place`, or the last before it; what there
    is to say about it.
    """
    session = window.session
    _stop(window)
    session.search = None
    asked = finding.parse(wanted.query)
    error = ""
    if asked.scope == "speaker" and not wanted.speaker:
        error = "nobody who speaks is chosen"
    elif asked.words:
        try:
            error = _Hunt(window, wanted, place).begin()
        except ReaderError as bad:
            error = bad.message
    window.show_chosen()
    _show(window)
    return error


def step_on(window: Window, steps: int) -> SearchFocus | None:
    """So many hits on (or back) while the others are looked for; None where that cannot be had at once: then
    all hits are needed.
    """
    search = window.session.search
    if window.seeking is None or search is None or search.whole:
        return None
    for _ in range(min(abs(steps), STEPS)):
        try:
            search = search and _beside(window, search, backwards=steps < 0)
        except (ReaderError, TimeoutError):
            return None
    return search if abs(steps) <= STEPS else None


def _beside(window: Window, search: SearchFocus, *, backwards: bool) -> SearchFocus | None:
    """At the next hit, or the one before."""
    article, visible = window.session.article, window.article_view.in_view()
    here = focuses.current(search).extent
    near = visible.overlaps(here)
    index = search.index + (-1 if backwards else 1)
    if near and 0 <= index < len(search.hits):
        return search.at(index)
    place = visible.start if not near else here.start if backwards else here.end
    within = window.session.pins.within(search.query, search.speaker)
    everywhere = [Extent(0, len(article.text))]
    there = finding.ahead(everywhere if within is None else within, place, backwards=backwards)
    hit = finding.nearest(article, search.query, there, backwards=backwards, seconds=AT_ONCE)
    if hit is None:
        return None
    if not near:
        return replace(search, hits=(hit,), index=0)
    hits = (hit, *search.hits) if backwards else (*search.hits, hit)
    return replace(search, hits=hits, index=0 if backwards else index)


def finish(window: Window) -> None:
    """Have all hits, before going from one to the next."""
    if window.seeking is not None:
        window.seeking.wait()


def _stop(window: Window) -> None:
    seeking, window.seeking = window.seeking, None
    if seeking is not None:
        seeking.give_up()


def _show(window: Window) -> None:
    """Bring the current hit into sight."""
    if window.session.search is not None:
        extent = focuses.current(window.session.search).extent
        if not window.article_view.in_view().contains(extent):
            window.article_view.go_to(extent.start, "third")


class _Hunt:
    """Looking for one query: what can be had at once, and the rest while keys work."""

    def __init__(self, window: Window, wanted: SearchFocus, place: int) -> None:
        self.window, self.wanted, self.place = window, wanted, place
        self.article = window.session.article
        self.within = window.session.pins.within(wanted.query, wanted.speaker)
        self.first: SearchFocus | None = None
        """What is shown until all hits are there."""

    def begin(self) -> str:
        """Show the first hit, or all of them; what there is to say. Raises `ReaderError`."""
        query, article = self.wanted.query, self.article
        try:
            if len(article.text) < LONG:
                return self._take(finding.find(article, query, self.within, seconds=AT_ONCE))
            hit = self._nearest(self.place)
            hit = hit or self._nearest(len(article.text) if self.wanted.backwards else 0)
            if hit is None:
                return "no matches"
            self.first = self.window.session.search = replace(self.wanted, hits=(hit,), whole=False)
        except TimeoutError:
            pass
        seeking = self.window.seeking = Seeking(self._rest, self._done, self.window.call_next)
        if self.first is None:
            seeking.start()
        else:
            self.window.set_timer(SHOWN, seeking.start)
        return "" if self.first else "searching …"

    def _nearest(self, place: int) -> Extent | None:
        wanted, everywhere = self.wanted, [Extent(0, len(self.article.text))]
        there = finding.ahead(
            everywhere if self.within is None else self.within, place, backwards=wanted.backwards
        )
        return finding.nearest(self.article, wanted.query, there, backwards=wanted.backwards, seconds=AT_ONCE)

    def _rest(self, given_up: GivenUp) -> Sequence[Extent]:
        seconds = finding.TIME_LIMIT if len(self.article.text) < LONG else PATIENCE
        return finding.find(self.article, self.wanted.query, self.within, seconds=seconds, given_up=given_up)

    def _done(self, seeking: Seeking) -> None:
        window, session = self.window, self.window.session
        if window.seeking is not seeking:
            return
        window.seeking = None
        if not self._waits(session.search) or session.article is not self.article:
            return  # it was let go
        if seeking.error:
            session.search = None
        window.message(seeking.error or self._take(seeking.hits))
        window.show_chosen()
        if self.first is None:
            _show(window)
        window.show_status()

    def _waits(self, search: SearchFocus | None) -> bool:
        """Whether that is the search whose hits these are, at whatever hit it is by now."""
        if self.first is None or search is None:
            return search is self.first
        return not search.whole and (search.query, search.speaker) == (self.wanted.query, self.wanted.speaker)

    def _take(self, hits: Sequence[Extent]) -> str:
        """These are all hits."""
        session = self.window.session
        if self.wanted.pin is not None:
            session.pins.hold(self.wanted.pin, hits)
        if not hits:
            session.search = None
            return "no matches"
        if session.search is not None:
            session.search = session.search.all(hits)
            return ""
        index = bisect_left(hits, self.place, key=lambda hit: hit.start) - self.wanted.backwards
        session.search = replace(self.wanted, hits=hits, index=index % len(hits))
        return ""


HANDLERS: dict[str, Handler] = {
    "search": _search(backwards=False),
    "search-back": _search(backwards=True),
}
