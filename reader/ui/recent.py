"""The articles read last, to open one again."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter, NoColor

from reader.domain.display import show
from reader.ui import theming
from reader.ui.ink import Ink
from reader.ui.pieces import piece
from reader.ui.screens.card import Asked, Card, Entry

if TYPE_CHECKING:
    from reader.domain.theme import Theme
    from reader.store.positions import Place

_SPANS = ((60, "minute"), (3_600, "hour"), (86_400, "day"))
"""Seconds, and what so many are called."""


def choose(places: Sequence[Place], theme: Theme) -> str | None:
    """Let the person choose one of the articles; its file, or None where none was wanted."""
    return RecentApp(places, theme).run()


class RecentApp(App[str], inherit_bindings=False):
    """One card on an empty page."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, places: Sequence[Place], theme: Theme) -> None:
        super().__init__()
        self.animation_level = "none"
        self._places, self._worn = places, theme
        self.register_theme(made := theming.textual_theme(theme))
        self.theme = made.name

    def on_mount(self) -> None:
        """Show the card; what is chosen, or nothing, ends it."""
        ink = Ink(self._worn)
        entries = [entry(place, time.time()) for place in self._places]
        there = next((place.source for place in self._places if not hindered(place.source)), "")
        asked = Asked(there, typed=lambda text: "", hindered=hindered, clears=True)
        card = Card("Read last", entries, lambda: ink, asked)
        self.push_screen(card, self.exit)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """In a theme without colours nothing has one."""
        return [] if self._worn.colors else [NoColor()]


def entry(place: Place, now: float) -> Entry:
    """A line of the list: title or file, folder, how far it is read, when that was.

    A file that is gone is told; opened from its new place it has its memory again.
    """
    path = Path(place.source)
    name = show(place.title or path.name)
    folder = show(_short(path))
    there = os.path.isfile(place.source)
    when = _ago(now - place.opened) if there else "not there"
    right = (piece(f"{place.percent:>3}%  ", "soft"), piece(f"{when:>14}", "mute"))
    left = (piece(name, "text" if there else "mute"), piece(f"  {folder}", "mute"))
    folders = folder.replace(os.sep, " ")
    return Entry(left, right, ref=place.source, words=f"{name} {path.name} {folder} {folders}")


def hindered(source: str) -> str:
    """Why a file of the list cannot be opened; empty where it can."""
    if os.path.isfile(source):
        return ""
    return f"{show(os.path.basename(source))} is not there any more: open it from where it is now"


def _short(path: Path) -> str:
    """The file with its folder, the person's own folder as `~`."""
    home = os.path.expanduser("~")
    return f"~{os.sep}{path.relative_to(home)}" if path.is_relative_to(home) else str(path)


def _ago(seconds: float) -> str:
    if seconds < _SPANS[0][0]:
        return "just now"
    size, unit = next(span for span in reversed(_SPANS) if seconds >= span[0])
    count = int(seconds // size)
    return f"{count} {unit}{'s' if count > 1 else ''} ago"
