"""Lines as plain data: pieces of text with the names of their colours, fitted to a width."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from msgspec.structs import replace
from rich.cells import cell_len, set_cell_size

from reader.domain.display import show


class Piece(msgspec.Struct, frozen=True):
    """Some text in one style. The text is safe to show once it went through `piece`."""

    text: str
    color: str = "text"
    """A colour role of the theme."""
    background: str = ""
    """A colour role, or empty for the pane's own ground."""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False


def piece(text: str, color: str = "text", *, bold: bool = False, italic: bool = False) -> Piece:
    """A piece of any text: what could act on a terminal is made visible, line ends become spaces."""
    return Piece(show(text.replace("\n", " ").replace("\t", " ")), color, bold=bold, italic=italic)


def width(pieces: Iterable[Piece]) -> int:
    """How many cells they take."""
    return sum(cell_len(p.text) for p in pieces)


def cut(text: str, cells: int) -> str:
    """The text in at most so many cells, with `…` where something is left out."""
    if cell_len(text) <= cells:
        return text
    if cells <= 0:
        return ""
    return set_cell_size(text, cells - 1).rstrip(" …") + "…"


def fit(left: Sequence[Piece], right: Sequence[Piece], cells: int) -> list[Piece]:
    """Both on one line of exactly so many cells; what is on the left gives way."""
    room = cells - width(right)
    if room < 0:
        return _fill(_shorten(right, cells), cells)
    kept = _shorten(left, max(0, room - 1) if right else room)
    return [*kept, Piece(" " * (room - width(kept))), *right]


def _fill(pieces: list[Piece], cells: int) -> list[Piece]:
    return [*pieces, Piece(" " * (cells - width(pieces)))]


def _shorten(pieces: Sequence[Piece], cells: int) -> list[Piece]:
    kept: list[Piece] = []
    for one in pieces:
        taken = cell_len(one.text)
        if taken > cells:
            shortened = cut(one.text, cells)
            if shortened and not (shortened == "…" and kept and kept[-1].text.endswith("…")):
                kept.append(replace(one, text=shortened))
            break
        kept.append(one)
        cells -= taken
    return kept
