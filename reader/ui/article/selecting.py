"""What is selected: the mouse's places are those of drawn lines, the article has offsets."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from reader.domain.text import Extent
from reader.ui.article.layout import Layout, Row


def extent(selection: Selection | None, layout: Layout, margin: int) -> tuple[int, ...]:
    """Start and end of what is selected, as offsets; empty for nothing. `margin`: cells before the text."""
    if selection is None:
        return ()
    start = _offset(selection.start, layout, margin) if selection.start else 0
    end = _offset(selection.end, layout, margin) if selection.end else len(layout.article.text)
    return (start, end) if end > start else ()


def drawn(extent: Extent, layout: Layout, margin: int) -> Selection:
    """An extent as the mouse would have selected it."""
    first, last = layout.row_at(extent.start), layout.row_at(max(extent.start, extent.end - 1))

    def place(offset: int, number: int) -> Offset:
        row = layout.row(number)
        return Offset(margin + len(row.lead) + min(offset, row.end) - row.start, number)

    return Selection(place(extent.start, first), place(extent.end, last))


def on_row(selected: Extent, row: Row) -> tuple[int, ...]:
    """What of it is on a row; empty for nothing."""
    if selected.start >= row.end or selected.end <= row.start:
        return ()
    return max(selected.start, row.start), min(selected.end, row.end)


def after(text: str, offset: int) -> int:
    """The offset after the character there, with all that is drawn over it."""
    import regex

    found = regex.compile(r"\X").match(text, offset)
    return int(found.end()) if found else offset + 1


def _offset(drawn: Offset, layout: Layout, margin: int) -> int:
    """The offset of the character at place `x` of the drawn line `y`."""
    if drawn.y >= len(layout):
        return len(layout.article.text)
    row = layout.row(drawn.y)
    return max(row.start, min(row.end, row.start + drawn.x - margin - len(row.lead)))
