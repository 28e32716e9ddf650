"""The cells of the pane, from left to right: margin with the gutter, text column, air, strip."""

from __future__ import annotations

from reader.ui.article.paint import GUTTER

STRIP = 1
"""Cells of the column that shows where something occurs."""
NARROW = GUTTER + STRIP
"""A pane of so many cells has text alone."""
_AIR = 2
"""Cells between the text and the strip."""
_LEAST = 8
"""Cells of text from which on there is air."""


def column(pane: int, measure: int, gutter: int = GUTTER) -> int:
    """How wide the text may be in a pane of so many cells, at most `measure`, beside a gutter of so many."""
    if pane <= NARROW:
        return max(1, pane)
    beside = gutter + _AIR + STRIP
    if pane > beside + _LEAST:
        return max(1, min(measure, pane - beside))
    return max(1, pane - GUTTER - STRIP)  # where it is narrow, the air goes first


def margin(pane: int, text: int, gutter: int = GUTTER) -> int:
    """The cells before a text column of that width: what centres it in a wide pane, and the gutter."""
    if pane <= NARROW:
        return 0
    room = pane - text - _AIR - STRIP
    return max(min(gutter, room), GUTTER, (room - gutter) // 2 + gutter)
