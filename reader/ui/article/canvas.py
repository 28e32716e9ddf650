"""The article drawn: its rows in the colours of what is found, chosen, searched for and pinned."""

from __future__ import annotations

from collections.abc import Sequence, Set

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from reader.domain.lens import Lens
from reader.domain.paragraphs import Paragraphs
from reader.domain.reading import Reading
from reader.domain.spans import Span
from reader.domain.text import Extent
from reader.ui.article import selecting
from reader.ui.article.laid_out import LaidOut
from reader.ui.article.lines import Lines, key
from reader.ui.article.measure import NARROW, STRIP
from reader.ui.article.paint import GUTTER, Layer
from reader.ui.article.strip import GUESS, NOTHING, Marks, borders, glyphs
from reader.ui.theming import Palette

_SIGNS = 2
"""Cells of the gutter beside a number."""
_PIN = 3
"""Cells of the gutter for what is pinned, a blank, and the sign before the number."""


class Canvas(LaidOut):
    """Draws one reading, a row of the screen at a time; what moves over it is the affair of its heirs."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._lines = Lines()
        self._paragraphs = Paragraphs(self._page.layout.article)
        self._overlay: Sequence[Span] = ()
        self._current: Extent | None = None
        self._wanted: Sequence[Layer] = ()
        self._pinned: Layer | None = None
        self._has_pins = False
        self._marks = Marks()
        self._strip: list[str] = []
        self._drawing = False

    # -- what is shown

    def show_reading(self, reading: Reading) -> None:
        """Show another article from its top, or the same with new layers, where nothing moves."""
        before, self._reading = self._reading, reading
        self._lines.reading = reading
        if self._lines.palette is not None and (before is None or before.styles != reading.styles):
            self._lines.palette.forget()
        if before is not None and before.article is reading.article:
            self._repaint()
            return
        self._paragraphs = self._lines.paragraphs = Paragraphs(reading.article)
        self._lines.forget()
        self._let_go()
        self._repaint()
        if before is None or before.article.sha256 != reading.article.sha256:
            self._page.begin(0)
        self._lay_out()

    def set_overlay(self, spans: Sequence[Span], here: Extent | None = None) -> None:
        """What of that is the current one; `here`: what stays in the pane when that gets smaller."""
        self._overlay, self._current = spans, here
        self._lay_over()
        self._redraw()

    def set_layers(self, wanted: Sequence[Layer], pinned: Layer) -> None:
        """What is chosen or searched for, and what is pinned, which quiet hides; drawn with the next
        overlay.
        """
        self._wanted, self._pinned = wanted, pinned

    def set_strip(self, marks: Marks) -> None:
        """Where what is in focus occurs."""
        before, self._marks = self._strip, marks
        self._mark_strip()
        if self._strip != before:
            width = self.scrollable_content_region.width
            self.refresh(Region(max(0, width - STRIP), 0, STRIP, max(1, self._height)))

    @property
    def palette(self) -> Palette | None:
        """The colours; setting them repaints."""
        return self._lines.palette

    @palette.setter
    def palette(self, palette: Palette) -> None:
        self._lines.palette = palette
        self._repaint()

    @property
    def show_numbers(self) -> bool:
        """Whether paragraphs are numbered in the gutter."""
        return self._lines.numbers

    @show_numbers.setter
    def show_numbers(self, shown: bool) -> None:
        before, self._lines.numbers = self._gutter, shown
        if self._gutter != before:
            self._lay_out()
        self._redraw()

    @property
    def _gutter(self) -> int:
        """The cells of the gutter: where paragraphs are numbered, it has room for their numbers."""
        counted = self._paragraphs
        if (self._fold is None and not self._lines.numbers) or not counted.whole:
            return GUTTER
        return max(GUTTER, len(str(len(counted))) + _SIGNS + (_PIN if self._has_pins else 0))

    @property
    def has_pins(self) -> bool:
        """Whether something is pinned; beside a number there is room for its digit then."""
        return self._has_pins

    @has_pins.setter
    def has_pins(self, there: bool) -> None:
        before, self._has_pins = self._gutter, there
        if self._gutter != before:
            self._lay_out()

    @property
    def quiet(self) -> bool:
        """Whether all colours are off."""
        return self._lines.quiet

    @quiet.setter
    def quiet(self, quiet: bool) -> None:
        self._lines.quiet = quiet
        self._repaint()

    @property
    def lens(self) -> Lens | None:
        """What chooses among the layers; setting it repaints."""
        return self._lines.lens

    @lens.setter
    def lens(self, lens: Lens | None) -> None:
        self._lines.lens = lens
        self._repaint()

    def hide(self, names: Set[str]) -> None:
        """Draw without the layers of these style keys, or of what stands under these names, all of which are
        there all the same.
        """
        if names != self._lines.hidden:
            self._lines.hidden = names
            self._repaint()

    @property
    def _looked_at(self) -> Extent | None:
        return self._current

    # -- drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows for the screen; see `render_line`."""
        self._drawing = True
        try:
            return super().render_lines(crop)
        finally:
            self._drawing = False

    def render_line(self, y: int) -> Strip:
        """The row at `y` of the pane."""
        width = self.scrollable_content_region.width
        if not self._lines.ready or width <= 0:
            return Strip.blank(width)
        row = self._page.row + y
        line = self._line(row, width)
        if width > NARROW:
            mark = self._strip[y] if y < len(self._strip) else NOTHING
            if mark != NOTHING:
                line = Strip([*line.crop(0, width - STRIP), Segment(mark, self._strip_style(mark))], width)
        # What Textual asks for outside of drawing is which character the mouse is on.
        if self._drawing:
            return line
        return line.apply_offsets(*selecting.named(self._layout, row, self._margin()))

    def _line(self, number: int, width: int) -> Strip:
        """All of a row but the strip."""
        return self._lines.line(self._layout, number, width, self._margin(), self._selected(number))

    def _strip_style(self, mark: str) -> Style:
        assert self._lines.palette is not None
        return self._lines.palette.of("strip" if mark == GUESS else "accent")

    def notify_style_update(self) -> None:
        """Textual's styles changed."""
        self._lines.forget()
        super().notify_style_update()

    def _wrapped(self) -> None:
        self._lines.forget()
        self._counted()

    def _counted(self) -> None:
        self._mark_strip()
        self.refresh()

    def _mark_strip(self) -> None:
        self._strip = glyphs(self._marks, borders(self._layout, self._height)) if self._marks else []

    def _repaint(self) -> None:
        """The layers or the palette changed."""
        self._lines.prepare()
        self._lay_over()
        self._redraw()

    def _lay_over(self) -> None:
        pinned = [self._pinned] if self._pinned is not None and not self.quiet else []
        self._lines.lay_over([*self._overlay, *self._over()], [*self._wanted, *pinned])

    def _redraw(self) -> None:
        """Draw the rows that look different now."""
        before = self._lines.forget()
        width = self.scrollable_content_region.width
        if not before or not self._lines.ready or width <= 0:
            self.refresh()
            return
        for y in range(self._height):
            row = self._page.row + y
            if self._line(row, width) != before.get(key(self._layout, row, width, self._selected(row))):
                self.refresh(Region(0, y, width, 1))

    # -- what heirs have to add

    def _over(self) -> Sequence[Span]:
        """What lies over everything else."""
        return ()

    def _selected(self, number: int) -> tuple[int, ...]:
        """Start and end of what is selected on a row; empty for nothing."""
        del number
        return ()

    def _let_go(self) -> None:
        """Another article is shown: offsets into the one before mean nothing."""
