"""Keys that choose, and walk what is chosen or searched for."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui import focus as focuses
from reader.ui import rule_focus
from reader.ui.commands import ARTICLE, CARET
from reader.ui.focus import Focus
from reader.ui.hits import SearchFocus
from reader.ui.pins import called
from reader.ui.places import stops
from reader.ui.screens import at_caret, folds, hunting
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def _walk(direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        focus = window.session.focus
        if focus is None and window.pane != ARTICLE:
            window.choose_ref(window.panel(window.pane).move(direction))
            return
        steps = direction * (count or 1)
        if focus is None:
            _take_up(window, direction)
            if abs(steps) == 1 or window.session.focus is None:
                return
            focus, steps = window.session.focus, steps - direction
        if isinstance(focus, SearchFocus) and focus.backwards:
            steps = -steps
        stepped, wraps = _stepped(window, focus, steps)
        if isinstance(stepped, SearchFocus):
            window.session.search = stepped
        else:
            window.session.chosen = stepped
        window.show_chosen()
        window.go_to(*focuses.evidence(stepped))
        if wraps:
            window.say(f"{_at_end(stepped)}; from the {'top' if steps > 0 else 'end'} again")

    return run


def _take_up(window: Window, direction: int) -> None:
    """Go on with what was searched for last, else with what was pinned last."""
    session = window.session
    if session.last is not None:
        hunting.again(window, direction)
    elif (pin := session.pins.last) is not None:
        from reader.ui.screens import pinning

        pinning.walk(window, pin)
        window.say(f"again pin {pin.number}: {called(pin)}")
    else:
        window.say("nothing is chosen: / searches, ]e and ]q choose, e and s list")


def _stepped(window: Window, focus: Focus, steps: int) -> tuple[Focus, bool]:
    """So many stops on, and whether that goes round an end of the article."""
    if isinstance(focus, SearchFocus) and not focus.whole:
        near = hunting.onward(window, steps)
        if near is not None:
            before, now = focuses.current(focus).extent.start, focuses.current(near).extent.start
            seen = window.article_view.in_view()
            before = before if seen.start <= before < seen.end else seen.start
            return near, (now - before) * steps < 0
        hunting.finish(window)
        focus = window.session.focus or focus
    return focuses.stepped(focus, steps, window.article_view.in_view())


def _at_end(focus: Focus) -> str:
    return "all hits seen" if isinstance(focus, SearchFocus) else "all places seen"


def _beside(kind: str, direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        found = window.session.beside(_from(window), kind, direction * (count or 1))
        if found is None:
            window.say(f"no {'further' if direction > 0 else 'earlier'} {kind}{_so_far(window)}")
        else:
            window.choose(found)

    return run


def _rule(direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        session, lens = window.session, window.article_view.lens
        shown = [h for h in session.highlights if lens is None or lens.keeps("rule.", h.rule, {})]
        found = rule_focus.beside(shown, _from(window), direction * (count or 1))
        if found is None:
            window.say(f"no {'further' if direction > 0 else 'earlier'} match of a rule{_so_far(window)}")
        else:
            window.choose(found)

    return run


def _so_far(window: Window) -> str:
    """What to add to what is not found, where not all was looked at."""
    if window.session.reading.complete:
        return ""
    return f" as far as the text is read ({window.session.share_done:.0%})"


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
    focus, view = window.session.focus, window.article_view
    before = view.place
    left = focus is not None and window.pane == ARTICLE and not window.sees(focus)
    if left and folds.unfold_here(window):
        return  # who has gone on looks at what is on the page
    if focus is not None:
        window.go_to(*focuses.evidence(focus))
    if window.pane == ARTICLE and view.place == before:  # it is on the screen
        folds.unfold_here(window)


def inspect(window: Window, count: int | None) -> None:
    """A card that says all about what is chosen."""
    del count
    from reader.ui.screens.cards import inspect_card

    if window.keys_of == CARET:
        at_caret.choose(window)
        window.hush()
    window.app.push_screen(inspect_card(window), lambda ref: _follow(window, ref))


def _follow(window: Window, ref: str | None) -> None:
    """Go where an entry of the card leads: to a place in the article, or to a rule in the editor."""
    from reader.ui.screens import layers, rules
    from reader.ui.screens.entity_card import follow

    if ref is not None and ref.startswith(layers.RULE):
        rules.edit(window, ref.removeprefix(layers.RULE))
    else:
        follow(window, ref)


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
    "next-rule": _rule(1),
    "previous-rule": _rule(-1),
    "inspect": inspect,
}
