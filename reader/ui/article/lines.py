"""Rows as strips: drawn by the painter, and kept until something that they depend on changes."""

from __future__ import annotations

from collections.abc import Sequence, Set

from rich.segment import Segment
from textual.strip import Strip

from reader.domain.lens import Lens
from reader.domain.paragraphs import Paragraphs
from reader.domain.reading import Reading
from reader.domain.spans import Span
from reader.ui.article.layout import Layout
from reader.ui.article.paint import Layer, Painter
from reader.ui.theming import Palette

_KEPT = 2_000

Key = tuple[int, int, int, tuple[int, ...]]
"""Slab and index of the row, width of the pane, start and end of what is selected on it.

A row is not told by its number, which changes when one above it is counted. All else that a line depends on
(layers and which of them are hidden, palette, numbers, layout) empties what is kept.
"""


def key(layout: Layout, number: int, width: int, selected: tuple[int, ...]) -> Key:
    """What the line of a row is told by."""
    if number >= len(layout):
        return len(layout.slabs), number, width, ()
    spot = layout.spot(number)
    return spot.slab, spot.index, width, selected


class Lines:
    """Draws what is said to be shown; whoever changes one of these calls `forget`, or `prepare`."""

    def __init__(self) -> None:
        self.palette: Palette | None = None
        self.reading: Reading | None = None
        self.paragraphs: Paragraphs | None = None
        self.numbers = False
        """Whether paragraphs are numbered in the gutter."""
        self.quiet = False
        """Whether colours are off."""
        self.hidden: Set[str] = frozenset()
        """What is left out, by style keys or by what it stands for."""
        self.lens: Lens | None = None
        """What chooses among the layers."""
        self._painter: Painter | None = None
        self._kept: dict[Key, Strip] = {}

    def prepare(self) -> None:
        """Take another reading or palette, and what is off, into use; nothing lies over it then."""
        if self.reading is not None and self.palette is not None:
            self._painter = Painter(
                self.reading, self.palette, quiet=self.quiet, hidden=self.hidden, lens=self.lens
            )

    def lay_over(self, spans: Sequence[Span], layers: Sequence[Layer] = ()) -> None:
        """Draw these over the reading's own layers: what is chosen, searched for or pinned, the caret."""
        if self._painter is not None:
            self._painter.lay_over(spans, layers)

    def forget(self) -> dict[Key, Strip]:
        """Draw every line anew; what was kept until now."""
        before, self._kept = self._kept, {}
        return before

    @property
    def ready(self) -> bool:
        """Whether there is something to draw, and colours for it."""
        return self._painter is not None

    def line(
        self, layout: Layout, number: int, width: int, margin: int, selected: tuple[int, ...] = ()
    ) -> Strip:
        """A row with `margin` cells before its text, as wide as the pane; `selected`: see `Key`."""
        told = key(layout, number, width, selected)
        strip = self._kept.get(told)
        if strip is None:
            if len(self._kept) > _KEPT:
                self._kept.clear()
            strip = self._kept[told] = self._drawn(layout, number, width, margin, selected)
        return strip

    def _drawn(
        self, layout: Layout, number: int, width: int, margin: int, selected: tuple[int, ...]
    ) -> Strip:
        painter = self._painter
        if painter is None:
            return Strip.blank(width)
        segments: list[Segment] = []
        if number < len(layout):
            row = layout.row(number)
            if row.block is not None or row.label:
                paragraph = None
                numbered = self.numbers or layout.slabs.fold is not None
                if numbered and row.first and row.block and self.paragraphs is not None:
                    paragraph = self.paragraphs.of_block(row.block)
                segments = painter.line(row, layout.text(row), margin, paragraph, selected)
        elif number == 0:
            segments = [Segment("    (empty article)", painter.blank())]
        return Strip(segments).adjust_cell_length(width, painter.blank()).simplify()
