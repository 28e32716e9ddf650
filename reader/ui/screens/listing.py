"""Keys of the list of entities: its order, and whether a group is coloured in the text."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def sort(window: Window, count: int | None) -> None:
    """Put the list into the next order."""
    del count
    window.say(f"entities {window.entities.sort_on()}")


def hide(window: Window, count: int | None) -> None:
    """Take the colours of the chosen row's group out of the text, or put them back."""
    del count
    done = window.entities.hide()
    if done is None:
        window.say("no row is chosen")
        return
    window.article_view.hide(frozenset(f"entity.{group}" for group in window.entities.hidden))
    title, off = done
    window.say(f"{title}: {'not coloured in the text' if off else 'coloured in the text again'}")


HANDLERS: dict[str, Handler] = {"sort": sort, "hide": hide}
