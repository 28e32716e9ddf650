"""What is selected, as offsets into the text.

The mouse's places are given to Textual as offsets too: `x` is that of the character, `y` that of the first
one on its row. Numbers of rows would mean others when rows above are counted.
"""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import Selection

from reader.domain.text import Extent
from reader.ui.article.layout import Layout, Row

_BEFORE = 10_000
"""More than a pane has cells."""


def named(layout: Layout, number: int, margin: int) -> tuple[int, int]:
    """`x` and `y` of the first cell of a drawn row, with `margin` cells before its text."""
    if number >= len(layout):
        return len(layout.article.text), len(layout.article.text)
    row = layout.row(number)
    if row.block is None:
        return row.start - _BEFORE, row.start  # each of its cells is before the next row
    return row.start - margin - len(row.lead), row.start


def extent(selection: Selection | None, layout: Layout) -> tuple[int, ...]:
    """Start and end of what is selected; empty for nothing."""
    if selection is None:
        return ()
    start = _offset(selection.start, layout) if selection.start else 0
    end = _offset(selection.end, layout) if selection.end else len(layout.article.text)
    return (start, end) if end > start else ()


def taken(extent: Extent, layout: Layout) -> Selection:
    """An extent as the mouse would have selected it."""
    rows = (layout.row(layout.row_at(offset)).start for offset in (extent.start, extent.end - 1))
    return Selection(*(Offset(x, y) for x, y in zip((extent.start, extent.end), rows, strict=True)))


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


def _offset(drawn: Offset, layout: Layout) -> int:
    if not len(layout):
        return 0
    row = layout.row(layout.row_at(drawn.y))
    return max(row.start, min(row.end, drawn.x))
