"""The cells of the pane, from left to right: margin with the gutter, text column, air, strip."""

from __future__ import annotations

from reader.ui.article.paint import GUTTER

STRIP = 1
"""Cells of the column that shows where something occurs."""
NARROW = GUTTER + STRIP
"""A pane of so many cells has text alone."""
_AIR = 2
"""Cells between the text and the strip."""
_BESIDE = GUTTER + _AIR + STRIP
_LEAST = 8
"""Cells of text from which on there is air."""


def column(pane: int, measure: int) -> int:
    """How wide the text may be in a pane of so many cells, at most `measure`."""
    if pane <= NARROW:
        return max(1, pane)
    if pane > _BESIDE + _LEAST:
        return max(1, min(measure, pane - _BESIDE))
    return max(1, pane - GUTTER - STRIP)  # where it is narrow, the air goes first


def margin(pane: int, text: int) -> int:
    """The cells before a text column of that width: what centres it in a wide pane, and the gutter."""
    return max(0, (pane - text - _BESIDE) // 2) + GUTTER if pane > NARROW else 0
