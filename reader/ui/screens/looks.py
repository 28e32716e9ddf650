"""Keys that change what is seen: panes, width, colours, theme."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.commands import ARTICLE, ENTITIES, QUOTES
from reader.ui.look import NARROWEST, WIDEST
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]

STEP = 4
"""By how much a key changes the width of the column of text."""


def _pane(direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        del count
        panes = [ARTICLE, ENTITIES, QUOTES] if window.panels_open else [ARTICLE]
        here = panes.index(window.pane) if window.pane in panes else 0
        name = panes[(here + direction) % len(panes)]
        if name != ARTICLE and name not in window.panels_seen():
            window.change(open=name)
        window.focus_pane(name)

    return run


def _panel(name: str) -> Handler:
    def run(window: Window, count: int | None) -> None:
        del count
        window.focus_pane(ARTICLE if window.pane == name else name)

    return run


def panels(window: Window, count: int | None) -> None:
    """Both panels away, or back."""
    del count
    if window.panels_open:
        window.focus_pane(ARTICLE)
    window.show_panels(not window.panels_open)


def _width(change: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        # From what is seen: a column that cannot be as wide as was asked for changes with the first key.
        shown = min(window.article_view.measure, window.room_for(window.article_view.measure))
        wanted = shown + change * (count or 1)
        if change > 0:
            wanted = min(wanted, window.room_for(min(wanted, WIDEST)))
            if wanted <= shown:
                window.say(f"{shown} characters a line: no room for more")
                return
        set_measure(window, wanted)

    return run


def usual_width(window: Window, count: int | None) -> None:
    """The width that the settings say; with a count that one."""
    set_measure(window, count or window.session.engine.config.measure)


def set_measure(window: Window, measure: int) -> None:
    """Make the column of text so wide."""
    measure = max(NARROWEST, min(WIDEST, measure))
    window.article_view.measure = measure
    window.change(measure=measure)
    room = window.room_for(measure)
    window.say(f"{measure} characters a line" + (f"; here is room for {room}" if room < measure else ""))


def _switch(attribute: str, on: str, off: str) -> Handler:
    """Turn an attribute of the article view on and off."""

    def run(window: Window, count: int | None) -> None:
        del count
        value = not getattr(window.article_view, attribute)
        setattr(window.article_view, attribute, value)
        window.show_title()
        window.say(on if value else off)

    return run


def theme(window: Window, count: int | None) -> None:
    """Choose a theme from a list, each seen while the cursor is on it."""
    del count
    from reader.ui.screens.theme_card import choose_theme

    choose_theme(window)


def legend(window: Window, count: int | None) -> None:
    """A card of colours and marks."""
    del count
    from reader.ui.screens.legend import legend_card

    window.app.push_screen(legend_card(window))


HANDLERS: dict[str, Handler] = {
    "next-pane": _pane(1),
    "previous-pane": _pane(-1),
    "entities": _panel(ENTITIES),
    "quotes": _panel(QUOTES),
    "panels": panels,
    "wider": _width(STEP),
    "narrower": _width(-STEP),
    "usual-width": usual_width,
    "quiet": _switch("quiet", "quiet: colours are off, 0 brings them back", "colours are on"),
    "boilerplate": _switch("show_boilerplate", "residue is shown, dimmed", "residue of web pages is hidden"),
    "numbers": _switch("show_numbers", "paragraph numbers are shown", "paragraph numbers are hidden"),
    "theme": theme,
    "legend": legend,
}
