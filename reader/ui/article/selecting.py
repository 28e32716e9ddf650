"""What the mouse selected: Textual tells places of drawn lines, the article has offsets."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from reader.ui.article.layout import Layout, Row


def extent(selection: Selection | None, layout: Layout, margin: int) -> tuple[int, ...]:
    """Start and end of what is selected, as offsets; empty for nothing. `margin`: cells before the text."""
    if selection is None:
        return ()
    start = _offset(selection.start, layout, margin) if selection.start else 0
    end = _offset(selection.end, layout, margin) if selection.end else len(layout.article.text)
    return (start, end) if end > start else ()


def on_row(selected: tuple[int, ...], row: Row) -> tuple[int, ...]:
    """What of it is on a row; empty for nothing."""
    if not selected or selected[0] >= row.end or selected[1] <= row.start:
        return ()
    return max(selected[0], row.start), min(selected[1], row.end)


def _offset(drawn: Offset, layout: Layout, margin: int) -> int:
    """The offset of the character at place `x` of the drawn line `y`."""
    if drawn.y >= len(layout):
        return len(layout.article.text)
    row = layout.row(drawn.y)
    return max(row.start, min(row.end, row.start + drawn.x - margin - len(row.lead)))
