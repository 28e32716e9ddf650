"""The lines around the article: its name above, what is chosen and the keys below."""

from __future__ import annotations

import math
from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.ink import Ink
from reader.ui.pieces import Piece, fit, piece, width

READING_SPEED = 1_350
"""Characters of news prose that people read silently in a minute (about 238 words: Brysbaert 2019)."""


class LineWidget(Widget):
    """One line of pieces: some from the left, some at the right."""

    DEFAULT_CSS = "LineWidget { width: 1fr; height: 1; }"
    ALLOW_SELECT = False

    def __init__(self, *, id: str, ground: str, left: int = 2, right: int = 2) -> None:  # noqa: A002
        super().__init__(id=id)
        self._ground = ground
        self.margins = left, right
        """Empty cells on both sides."""
        self._left: Sequence[Piece] = ()
        self._right: Sequence[Piece] = ()
        self._ink: Ink | None = None

    def use(self, ink: Ink) -> None:
        """Draw in this theme."""
        self._ink = ink
        self.refresh()

    def say(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Show these."""
        if (left, right) != (self._left, self._right):
            self._left, self._right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        cells = self.size.width
        if self._ink is None or y:
            return Strip.blank(cells)
        left, right = self.margins if cells > 30 else (0, 0)
        room = max(0, cells - left - right)
        return self._ink.strip([Piece(" " * left), *fit(self._left, self._right, room)], cells, self._ground)


class KeyClicked(Message):
    """A key of the footer was clicked."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.written = written
        """As the footer writes it; of several the first."""


class Footer(LineWidget):
    """The keys that matter now; each can be clicked."""

    def __init__(self) -> None:
        super().__init__(id="footer", ground="background")
        self._entries: Sequence[tuple[str, str]] = ()

    def offer(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of keys and label."""
        self._entries = entries
        pieces: list[Piece] = []
        for keys, label in entries:
            pieces += [piece(keys, "text", bold=True), piece(f" {label}   ", "mute")]
        self.say(pieces)

    def on_click(self, event: events.Click) -> None:
        """What is under the pointer is asked for."""
        event.stop()
        x = event.x - self.margins[0]
        for keys, label in self._entries:
            x -= width([piece(f"{keys} {label}")])
            if x < 0:
                self.post_message(KeyClicked(keys.split()[0]))
                return
            x -= 3


def place(paragraph: int, paragraphs: int, percent: int, characters_left: int) -> list[Piece]:
    """`¶ 2 of 13   4%   3 min left`."""
    pieces = [piece(f"¶ {paragraph} of {paragraphs}", "mute"), piece(f"   {percent}%", "mute")]
    if characters_left > 0:
        return [*pieces, piece(f"   {duration(characters_left)} left", "text")]
    return [*pieces, piece("   end", "text")]


def duration(characters: int) -> str:
    """How long so many characters take to read: `3 min`, `2 h 10 min`."""
    minutes = max(1, math.ceil(characters / READING_SPEED))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
