"""The card of the themes."""

from __future__ import annotations

from collections.abc import Iterator

from reader.domain.display import show
from reader.settings.themes import AUTO, asks_background, shade
from reader.ui.pieces import piece
from reader.ui.screens.card import Asked, Card, Entry
from reader.ui.screens.window import Window

_NAME = 18
"""Cells for a name."""


def choose_theme(window: Window) -> None:
    """Let the person choose a theme, each worn while the cursor is on it."""
    looks = window.session.engine.looks
    before = looks.in_use or window.theme_in_use.name
    at = _automatic(window) if asks_background(looks.setting) else before

    def chosen(name: str | None) -> None:
        window.wear(name or before)
        if name and name != at:
            window.say(_told(window, name))

    card = Card("Theme", list(_entries(window)), window.ink, Asked(at, moved=window.try_on))
    card.add_class("low")  # the page over it is what one looks at
    window.app.push_screen(card, chosen)


def _told(window: Window, name: str) -> str:
    """Keep what was chosen, and what there is to say of it."""
    looks = window.session.engine.looks
    if looks.choose(name):
        return f"{show(name)}, the next time too"
    how = f"`theme: {show(name)}` in config.yaml keeps it" if looks.fixed else "nothing is kept now"
    return f"until you quit; {how}"


def _automatic(window: Window) -> str:
    """What stands for the choice by the terminal's background: the setting, where that has two themes."""
    setting = window.session.engine.looks.setting
    return setting if asks_background(setting) else AUTO


def _entries(window: Window) -> Iterator[Entry]:
    engine = window.session.engine
    auto = _automatic(window)
    names = "ink or paper" if auto == AUTO else " or ".join(auto.split(","))
    yield _entry(auto, AUTO, f"{names}, as the terminal is dark or light", "")
    own = engine.looks.own_names
    for name in engine.theme_names():
        theme = engine.looks.look_at(name)
        if theme is None:
            yield _entry(name, name, "it has mistakes: reader themes check", "yours")
        else:
            yield _entry(name, name, theme.about, f"{shade(theme)}  {'yours' if name in own else 'ships':<7}")
    from reader.ui import borrowed

    for name in borrowed.names():
        appearance = "dark" if borrowed.is_dark(name) else "light"
        yield _entry(name, name, "", f"{appearance}  {'Textual':<7}")


def _entry(ref: str, name: str, about: str, right: str) -> Entry:
    left = (piece(f"{show(name):<{_NAME}}"), piece(show(about), "mute"))
    return Entry(left, (piece(f"  {right}", "soft"),) if right else (), ref=ref)
