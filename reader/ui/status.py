"""The lines around the article: its name above, what is chosen and the keys below."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from msgspec.structs import replace
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

    def __init__(self, *, id: str, ground: str) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._ground = ground
        self._left: Sequence[Piece] = ()
        self._right: Sequence[Piece] = ()
        self._ink: Ink | None = None

    def margins(self, cells: int) -> tuple[int, int]:
        """Empty cells on both sides of a line of so many."""
        return (2, 2) if cells > 30 else (0, 0)

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
        left, right = self.margins(cells)
        room = max(0, cells - left - right)
        return self._ink.strip([Piece(" " * left), *self.fitted(room)], cells, self._ground)

    def fitted(self, room: int) -> list[Piece]:
        """What is said, in so many cells."""
        return fit(self._left, self._right, room)


class Status(LineWidget):
    """What is chosen or said, and where we are: where there is little room, that gives way from its end."""

    _kept = 0

    def say(self, left: Sequence[Piece], right: Sequence[Piece] = (), kept: int = 0) -> None:
        """Show these; the first `kept` of the right ones always."""
        self._kept = kept
        super().say(left, right)

    def fitted(self, room: int) -> list[Piece]:
        """What is said, in so many cells."""
        return fit(self._left, yielding(self._left, self._right, room, self._kept), room)


def yielding(left: Sequence[Piece], right: Sequence[Piece], room: int, kept: int) -> Sequence[Piece]:
    """Of the right ones, from the first on, so many as leave room for all on the left; `kept` at least."""
    count = len(right)
    while count > kept and width(left) + 1 + width(right[:count]) > room:
        count -= 1
    return right if count == len(right) else [*right[:count][:-1], *map(_ended, right[:count][-1:])]


def _ended(last: Piece) -> Piece:
    return replace(last, text=last.text.rstrip())


class Title(LineWidget):
    """The line over the article, as wide as its text."""

    def __init__(self, column: Callable[[], tuple[int, int]]) -> None:
        """`column`: where the text begins in the pane below, and how wide it is."""
        super().__init__(id="title", ground="background")
        self._column = column

    def margins(self, cells: int) -> tuple[int, int]:
        """Those of the text."""
        left, width_of_text = self._column()
        return min(left, cells), max(0, cells - left - width_of_text)


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
        self.refresh()

    def fitted(self, room: int) -> list[Piece]:
        """As many entries as have room, always the last one, which leads to the others."""
        pieces: list[Piece] = []
        for keys, label in self._seen(room):
            pieces += [piece(keys, "text", bold=True), piece(f" {label}{' ' * _GAP}", "mute")]
        return fit(pieces, [], room)

    def _seen(self, room: int) -> list[tuple[str, str]]:
        seen = list(self._entries)
        while len(seen) > 1 and sum(map(_room, seen)) - _GAP > room:
            seen.pop(-2)
        return seen

    def on_click(self, event: events.Click) -> None:
        """What is under the pointer is asked for."""
        event.stop()
        left, right = self.margins(self.size.width)
        x = event.x - left
        for entry in self._seen(self.size.width - left - right):
            if 0 <= x < _room(entry) - _GAP:
                self.post_message(KeyClicked(entry[0].split()[0]))
                return
            x -= _room(entry)


_GAP = 3
"""Cells between entries of the footer."""


def _room(entry: tuple[str, str]) -> int:
    return width([piece(" ".join(entry))]) + _GAP


def place(paragraph: int | None, paragraphs: int | None, percent: int, characters_left: int) -> list[Piece]:
    """`¶ 2 of 13   4%   3 min left`; `…` for what is not counted yet."""
    counted = paragraphs != 0
    pieces = [piece(f"¶ {paragraph or '…'} of {paragraphs or '…'}", "mute")] if counted else []
    pieces.append(piece(f"{'   ' if counted else ''}{percent}%", "mute"))
    if characters_left > 0:
        return [*pieces, piece(f"   {duration(characters_left)} left", "text")]
    return [*pieces, piece("   end", "text")]


def duration(characters: int) -> str:
    """How long so many characters take to read: `3 min`, `2 h 10 min`."""
    minutes = max(1, math.ceil(characters / READING_SPEED))
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
