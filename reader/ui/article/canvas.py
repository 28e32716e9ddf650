"""The article drawn: what is shown of it and how, kept in place whatever the size."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.domain.lens import Lens
from reader.domain.paragraphs import Paragraphs
from reader.domain.reading import Reading
from reader.domain.spans import Span
from reader.domain.text import Article
from reader.ui.article.folding import Folded
from reader.ui.article.layout import Layout
from reader.ui.article.lines import Lines
from reader.ui.article.measure import NARROW, STRIP, column, margin
from reader.ui.article.messages import BlocksTold, PlaceChanged
from reader.ui.article.page import Page
from reader.ui.article.paint import GUTTER, Layer
from reader.ui.article.slabs import Fold, Slabs
from reader.ui.article.slices import Slices
from reader.ui.article.strip import NOTHING, borders, glyphs
from reader.ui.theming import Palette

_FEW, _AT_ONCE = 32, 0.015
"""So many slabs are wrapped before they are painted, if that takes no more than so many seconds."""


_SIGNS = 2
"""Cells of the gutter beside a number."""


class Canvas(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws one reading, a row of the screen at a time; what moves over it is the affair of its heirs."""

    DEFAULT_CSS = """
    Canvas { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow: hidden scroll; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []  # keys are the window's affair, not the pane's

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._reading: Reading | None = None
        self._page = Page()
        self._lines = Lines()
        self._paragraphs = Paragraphs(self._page.layout.article)
        self._measure = 72
        self._boilerplate = True
        self._fold: Fold | None = None
        self._overlay: Sequence[Span] = ()
        self._hits: Layer | None = None
        self._pinned: Layer | None = None
        self._marks: Sequence[tuple[int, bool]] = ()
        self._lit = False
        self._strip: list[str] = []
        self._keep = False  # whether a change of the scroll position is the pane's own
        self._drawing = False
        self._told: Article | None = None  # whose blocks were said to be told apart
        self._slices = Slices(self.set_timer, self._work)

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
            self._page.place = 0
        self._lay_out()

    def set_overlay(self, spans: Sequence[Span]) -> None:
        """What is chosen or searched for."""
        self._overlay = spans
        self._lay_over()
        self._redraw()

    def set_layers(self, hits: Layer | None, pinned: Layer | None) -> None:
        """What is searched for, and what is pinned, which quiet hides; drawn with the next overlay."""
        self._hits, self._pinned = hits, pinned

    def set_strip(self, marks: Sequence[tuple[int, bool]], lit: bool) -> None:
        """Where something occurs: offsets in reading order, and whether each is sure.

        `lit`: it is what is chosen.
        """
        before = (self._strip, self._lit)
        self._marks, self._lit = marks, lit
        self._mark_strip()
        if (self._strip, lit) != before:
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
    def measure(self) -> int:
        """The widest that the text may be, in cells; setting it keeps the place."""
        return self._measure

    @measure.setter
    def measure(self, cells: int) -> None:
        self._measure = cells
        self._lay_out()

    @property
    def show_boilerplate(self) -> bool:
        """Whether residue of scraping is shown; setting it keeps the place."""
        return self._boilerplate

    @show_boilerplate.setter
    def show_boilerplate(self, shown: bool) -> None:
        self._boilerplate = shown
        self._lay_out()

    @property
    def fold(self) -> Fold | None:
        """What stays whole while the rest is folded; setting it keeps the place."""
        return self._fold

    @fold.setter
    def fold(self, fold: Fold | None) -> None:
        if fold != self._fold:
            self._fold = fold
            self._lay_out()

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
                line = Strip([*line.crop(0, width - STRIP), Segment(mark, self._strip_style())], width)
        # What Textual asks for outside of drawing is which character the mouse is on.
        return line if self._drawing else line.apply_offsets(0, row)

    def _line(self, number: int, width: int) -> Strip:
        """All of a row but the strip."""
        return self._lines.line(self._layout, (number, width, self._selected(number)), self._margin())

    def _strip_style(self) -> Style:
        assert self._lines.palette is not None
        return self._lines.palette.of("accent" if self._lit else "strip")

    def _margin(self) -> int:
        """The cells before the text column."""
        return margin(self.scrollable_content_region.width, self._layout.width, self._gutter)

    @property
    def _gutter(self) -> int:
        """The cells of the gutter: where paragraphs are numbered, it has room for their numbers."""
        counted = self._paragraphs
        if (self._fold is None and not self._lines.numbers) or not counted.whole:
            return GUTTER
        return max(GUTTER, len(str(len(counted))) + _SIGNS)

    @property
    def column(self) -> tuple[int, int]:
        """Where the text begins in the pane, and how wide it may be, in cells."""
        return self._margin(), self._layout.width

    # -- keeping the place

    def _move(self, act: Callable[[], None]) -> None:
        """Let the page move, follow it, and say so."""
        before = self._page.place
        act()
        if not len(self._layout):
            return
        self._follow()
        self._moved()
        if self._page.place != before:
            self.post_message(PlaceChanged(self._page.place))

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Wrap anew for the new size, before it is drawn; what was at the top stays there."""
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if changed:
            self._lay_out()
        return changed

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The wheel or the scroll bar was used: remember what is at the top now."""
        super().watch_scroll_y(old_value, new_value)
        moved = round(new_value) - round(old_value)
        if self._keep or not moved or not len(self._layout):
            return
        # Rows on the way may only now be counted: what is near moves by as many rows as were asked for.
        if abs(moved) <= 3 * self._height:
            self._move(lambda: self._page.by_rows(moved))
        else:
            self._move(lambda: self._page.to_row(round(new_value)))

    def notify_style_update(self) -> None:
        """Textual's styles changed."""
        self._lines.forget()
        super().notify_style_update()

    @property
    def _height(self) -> int:
        return int(self.scrollable_content_region.height)

    @property
    def _layout(self) -> Layout:
        return self._page.layout

    def _follow(self) -> None:
        """Scroll to where the top row is, which may have another number than before."""
        size = Size(self.scrollable_content_region.width, len(self._layout))
        self._keep = True
        try:
            if self.virtual_size != size:
                self.virtual_size = size
            if self._page.row != round(self.scroll_y):
                self.scroll_to(y=self._page.row, animate=False, force=True)
        finally:
            self._keep = False

    def _lay_out(self) -> None:
        """Wrap for the width of the moment, with the same character at the top."""
        width = self.scrollable_content_region.width
        if self._reading is None or width <= 0:
            return
        cells = column(width, self._measure, self._gutter)
        article, slabs = self._reading.article, self._layout.slabs
        wanted = (self._boilerplate, self._fold)
        if article is not slabs.article or (slabs.boilerplate, slabs.fold) != wanted:
            slabs = self._cut(article)
        layout = self._layout
        if slabs is not layout.slabs or cells != layout.width:
            layout = Layout(slabs, cells)
            if len(slabs) <= _FEW and not layout.work(_AT_ONCE):
                layout.settle()
            if self.text_selection is not None:
                self.screen.clear_selection()  # it is told by rows
        self._page.lay_out(layout, self._height)
        if self._fold is not None:
            self._moved()  # what was there may be folded now
        self._follow()
        self._mark_strip()
        self._lines.forget()
        self.refresh()
        self.call_after_refresh(self._slices.go_on)  # what is asked for comes first

    def _cut(self, article: Article) -> Slabs:
        if self._fold is None:
            return Slabs(article, boilerplate=self._boilerplate)
        return Folded(article, self._fold, boilerplate=self._boilerplate)

    def _work(self, seconds: float) -> bool:
        """Do for so long what a long article leaves to do; whether something is left.

        First its blocks are told apart, which others wait for, then its rows are counted.
        """
        reading, layout = self._reading, self._layout
        if reading is not None and reading.opening and self._told is not reading.article:
            if not reading.article.tell_blocks(seconds):
                self._told = reading.article
                self.post_message(BlocksTold())
            return True
        if not layout.exact and not layout.work(seconds):
            layout.settle()
            if self._page.row != round(self.scroll_y):
                self._lines.forget()
                if self.text_selection is not None:
                    self.screen.clear_selection()
            self._follow()
            self._mark_strip()
            self.refresh()
        return not layout.exact

    def _mark_strip(self) -> None:
        self._strip = glyphs(self._marks, borders(self._layout, self._height)) if self._marks else []

    def _repaint(self) -> None:
        """The layers or the palette changed."""
        self._lines.prepare()
        self._lay_over()
        self._redraw()

    def _lay_over(self) -> None:
        layers = (self._hits, None if self.quiet else self._pinned)
        self._lines.lay_over(
            [*self._overlay, *self._over()], [layer for layer in layers if layer is not None]
        )

    def _redraw(self) -> None:
        """Draw the rows that look different now."""
        before = self._lines.forget()
        width = self.scrollable_content_region.width
        if not before or not self._lines.ready or width <= 0:
            self.refresh()
            return
        for y in range(self._height):
            row = self._page.row + y
            if self._line(row, width) != before.get((row, width, self._selected(row))):
                self.refresh(Region(0, y, width, 1))

    # -- what heirs have to add

    def _over(self) -> Sequence[Span]:
        """What lies over everything else."""
        return ()

    def _selected(self, number: int) -> tuple[int, ...]:
        """Start and end of what is selected on a row; empty for nothing."""
        del number
        return ()

    def _moved(self) -> None:
        """Other rows may be on the screen now."""

    def _let_go(self) -> None:
        """Another article is shown: offsets into the one before mean nothing."""
