"""Keys of the lists: their order, and what is shown of them or coloured in the text."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.commands import QUOTES
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def sort(window: Window, count: int | None) -> None:
    """Put the list into the next order."""
    del count
    if window.pane == QUOTES:
        window.say(f"quotes {window.quotes.sort_on()}")
    else:
        window.say(f"entities {window.entities.sort_on()}")


def hide(window: Window, count: int | None) -> None:
    """Take the colours of the chosen row's group out of the text, or put them back."""
    del count
    done = window.entities.hide()
    if done is None:
        window.say("no row is chosen")
        return
    window.hide_layers()
    title, off = done
    window.say(f"{title}: {'not coloured in the text' if off else 'coloured in the text again'}")


def indirect(window: Window, count: int | None) -> None:
    """Take reported speech out of the list of quotes, or put it back."""
    del count
    out = window.quotes.hide_indirect()
    window.say(f"reported speech is {'out of the list' if out else 'in the list again'}")


def only(window: Window, count: int | None) -> None:
    """Show only the quotes of the chosen row's speaker, or all."""
    del count
    name = window.quotes.only()
    if name is None:
        window.say("no row is chosen")
    else:
        window.say(f"only {name}; again for all" if name else "all quotes")


HANDLERS: dict[str, Handler] = {"sort": sort, "hide": hide, "indirect": indirect, "only": only}
