"""Looking for hits: what can be had at once, the others while keys work, and the next from where we are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from reader.domain import search as finding
from reader.domain.errors import ReaderError
from reader.domain.text import Extent
from reader.ui import focus as focuses
from reader.ui.hits import SearchFocus
from reader.ui.pins import LONG, OfWords
from reader.ui.screens.window import Window
from reader.ui.seeking import GivenUp, Seeking

AT_ONCE = 0.05
"""Seconds that a key may wait for its search; what takes longer goes on in a thread."""
ENOUGH = 60.0
"""Seconds that a thread has for words."""
PATIENCE = 3.0
"""Seconds that a thread has for a long text, which a decent pattern may need more than one for."""
NEAR = 20
"""So many hits further the next one is looked for at once, as long as not all are there."""
SHOWN = 0.05
"""Seconds that showing the first hit has before a thread looks for the others, which would slow it down."""
NOBODY = "choose who speaks first: ]q, ]e or a click"


def search(window: Window, query: str, place: int) -> str:
    """Search the article and go to the first hit after `place`; what there is to say about it."""
    return look_for(window, SearchFocus(query, ()), place)


def again(window: Window, direction: int) -> SearchFocus | None:
    """Search again for what was searched for last: for the next hit from where it was left, if that is on the
    screen, else from there. None where it was nothing, or there is none.
    """
    session, view = window.session, window.article_view
    if session.last is None:
        return None
    wanted, before, seen = session.last, view.place, view.in_view()
    backwards = wanted.backwards if direction > 0 else not wanted.backwards
    left = session.left
    if left is not None and seen.overlaps(left):
        place = left.start if backwards else left.end
    else:
        place = seen.start
    error = look_for(window, wanted, place, backwards=backwards)
    finish(window, unless_shown=True)
    if (found := session.search) is None:
        window.say(f"{error or 'no matches'} for {wanted.query}")
        return None
    if view.place != before:
        session.jumps.leave(before)
    here = focuses.current(found).extent.start
    wraps = here >= place if backwards else here < place
    said = f"; from the {'end' if backwards else 'top'} again" if wraps else ""
    window.say(f"again {found.name}   {found.count}{said}")
    return found


def look_for(window: Window, wanted: SearchFocus, place: int, *, backwards: bool | None = None) -> str:
    """Search for what has no hits yet, and go to the first after `place`, or the last before it; what there
    is to say about it. `backwards`: this once, whichever way it is searched.
    """
    session = window.session
    stop(window)
    session.search = None
    asked = finding.parse(wanted.query)
    error = ""
    if asked.scope == "speaker" and not wanted.speaker:
        error = NOBODY
    elif asked.words:
        try:
            error = _Hunt(window, wanted, place, backwards).begin()
        except ReaderError as bad:
            error = bad.message
    window.show_chosen()
    _bring(window)
    return error


def finish(window: Window, *, unless_shown: bool = False) -> None:
    """Have all hits, before going from one to the next; `unless_shown`: where there is none yet."""
    if window.seeking is not None and not (unless_shown and window.session.search is not None):
        window.seeking.wait()


def onward(window: Window, steps: int) -> SearchFocus | None:
    """So many hits on or back, before all are there; None where that takes longer than a key may."""
    search = window.session.search
    if search is None or search.whole or search.near is None or abs(steps) > NEAR:
        return None
    here, view = focuses.current(search).extent, window.article_view.in_view()
    place = here.end if steps > 0 else here.start
    if not view.overlaps(here):
        place = view.start
    try:
        for _ in range(abs(steps)):
            hit = search.near.next(place, backwards=steps < 0, seconds=AT_ONCE)
            if hit is not None:
                search = replace(search, hits=(hit,))
                place = hit.end if steps > 0 else hit.start
    except TimeoutError:
        return None
    return search


def stop(window: Window) -> None:
    """Look for no more."""
    seeking, window.seeking = window.seeking, None
    if seeking is not None:
        seeking.give_up()


def _bring(window: Window) -> None:
    """Bring the current hit into sight."""
    if window.session.search is not None:
        extent = focuses.current(window.session.search).extent
        if not window.article_view.in_view().contains(extent):
            window.article_view.go_to(extent.start, "third")


class _Hunt:
    """Looking for one query: what can be had at once, and the rest while keys work."""

    def __init__(self, window: Window, wanted: SearchFocus, place: int, backwards: bool | None) -> None:
        self.window, self.wanted, self.place = window, wanted, place
        self.backwards = wanted.backwards if backwards is None else backwards
        self.article = window.session.article
        self.within = window.session.pins.within(wanted.query, wanted.speaker)
        self.near: OfWords | None = None
        """What finds hits near what is looked at."""
        self.shown = False
        """Whether a hit is on the screen, until all are there."""

    def begin(self) -> str:
        """Show the first hit, or all of them; what there is to say. Raises `ReaderError`."""
        query, article = self.wanted.query, self.article
        try:
            if len(article.text) < LONG:
                return self._take(finding.find(article, query, self.within, seconds=AT_ONCE))
            self.near = OfWords(article, query, self.within)
            hit = self.near.next(self.place, backwards=self.backwards, seconds=AT_ONCE)
            if hit is None:
                return "no matches"
            found = replace(self.wanted, hits=(hit,), whole=False, near=self.near)
            self.window.session.search, self.shown = found, True
        except TimeoutError:
            pass
        seeking = self.window.seeking = Seeking(self._rest, self._done, self.window.call_next)
        if self.shown:
            self.window.set_timer(SHOWN, seeking.start)
        else:
            seeking.start()
        return "" if self.shown else "searching …"

    def _rest(self, given_up: GivenUp) -> Sequence[Extent]:
        seconds = finding.TIME_LIMIT if len(self.article.text) < LONG else PATIENCE
        if not finding.parse(self.wanted.query).pattern:
            seconds = ENOUGH  # words never run away, however many there are
        return finding.find(self.article, self.wanted.query, self.within, seconds=seconds, given_up=given_up)

    def _done(self, seeking: Seeking) -> None:
        window, session = self.window, self.window.session
        if window.seeking is not seeking:
            return
        window.seeking = None
        here = session.search
        if session.article is not self.article or (here.near is not self.near if here else self.shown):
            return  # it was let go
        if seeking.error:
            session.search = None
        window.message(seeking.error or self._take(seeking.hits))
        window.show_chosen()
        if not self.shown:
            _bring(window)
        window.show_status()

    def _take(self, hits: Sequence[Extent]) -> str:
        """These are all hits."""
        session = self.window.session
        pin = session.search.pin if session.search is not None else self.wanted.pin
        if pin is not None:
            session.pins.hold(pin, hits)
        if not hits:
            session.search = None
            return "no matches"
        if self.shown and session.search is not None:
            session.search = session.search.all(hits)
            return ""
        index = bisect_left(hits, self.place, key=lambda hit: hit.start) - self.backwards
        session.search = replace(self.wanted, hits=hits, index=index % len(hits))
        return ""
