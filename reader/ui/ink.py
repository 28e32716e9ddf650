"""Pieces to strips: the colours of a theme as Rich styles."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.domain.theme import STYLE_KEYS, Theme
from reader.domain.theme import Style as Worn
from reader.ui.pieces import Piece
from reader.ui.theming import rich_color


class Ink:
    """What draws pieces in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.flat = theme.colors.get("row") == theme.colors.get("panel")
        """Whether a chosen row cannot be told by its ground, and is reversed instead."""
        self._styles: dict[tuple[Piece, str], Style] = {}

    def style(self, piece: Piece, ground: str) -> Style:
        """A piece's style on the ground of that role."""
        key = (piece, ground) if len(piece.text) == 0 else (_bare(piece), ground)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = Style(
                color=self._color(piece.color),
                bgcolor=self._color(piece.background or ground),
                bold=piece.bold,
                italic=piece.italic,
                underline=piece.underline,
                reverse=piece.reverse,
            )
        return style

    def strip(self, pieces: Sequence[Piece], cells: int, ground: str) -> Strip:
        """The pieces as a line of so many cells."""
        segments = [Segment(p.text, self.style(p, ground)) for p in pieces if p.text]
        return Strip(segments).adjust_cell_length(cells, self.style(Piece(""), ground))

    def _color(self, role: str) -> str | None:
        return rich_color(self.theme.colors.get(role, role if role.startswith(("#", "ansi_")) else None))


def _bare(piece: Piece) -> Piece:
    return Piece("", piece.color, piece.background, piece.bold, piece.italic, piece.underline, piece.reverse)


def worn(theme: Theme, key: str | Worn, words: str) -> Piece:
    """Words as a theme shows them in the text under a style key or in a style, with a blank on both sides."""
    style = (theme.styles.get(key) or STYLE_KEYS[key][1]) if isinstance(key, str) else key
    return Piece(
        f" {words} ",
        style.color or "text",
        style.background or "",
        bold=bool(style.bold),
        italic=bool(style.italic),
        underline=bool(style.underline),
        reverse=bool(style.reverse),
    )
