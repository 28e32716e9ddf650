"""The article pane: what is shown, drawn, clicked and selected; where that is, the page knows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.timer import Timer

from reader.domain.paragraphs import Paragraphs
from reader.domain.reading import Reading
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Extent
from reader.ui.article import parts, selecting
from reader.ui.article.caret import Caret, Unit
from reader.ui.article.layout import Layout
from reader.ui.article.lines import Lines
from reader.ui.article.messages import PlaceChanged, TextClicked
from reader.ui.article.page import Page, Where
from reader.ui.article.paint import GUTTER
from reader.ui.article.slabs import Slabs
from reader.ui.article.strip import NOTHING, borders, glyphs
from reader.ui.theming import Palette

_AIR = 2
"""Cells between the text and the strip."""
_STRIP = 1
_NARROW = GUTTER + _STRIP
"""A pane of so many cells has text alone."""
_AT_ONCE, _SLICE, _PAUSE = 0.015, 0.005, 0.015
"""Seconds for wrapping: before the first painting, then again and again, and the pause between."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows one reading, a row of the screen at a time."""

    DEFAULT_CSS = """
    ArticleView { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow: hidden scroll; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []  # keys are the window's affair, not the pane's
    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._reading: Reading | None = None
        self._page = Page()
        self._lines = Lines()
        self._paragraphs = Paragraphs(self._page.layout.article)
        self._measure = 72
        self._boilerplate = True
        self._overlay: Sequence[Span] = ()
        self._caret: Caret | None = None
        self._anchor: int | None = None  # where what the caret selects began
        self._marks: Sequence[tuple[int, bool]] = ()
        self._lit = False
        self._strip: list[str] = []
        self._keep = False  # whether a change of the scroll position is the pane's own
        self._drawing = False
        self._wrapping: Timer | None = None

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
        self._caret = self._anchor = None
        self._repaint()
        if before is None or before.article.sha256 != reading.article.sha256:
            self._page.place = 0
        self._lay_out()

    def set_overlay(self, spans: Sequence[Span]) -> None:
        """What is chosen or searched for."""
        self._overlay = spans
        self._lay_over()
        self._redraw()

    def set_strip(self, marks: Sequence[tuple[int, bool]], lit: bool) -> None:
        """Where something occurs: offsets in reading order, and whether each is sure.

        `lit`: it is what is chosen.
        """
        before = (self._strip, self._lit)
        self._marks, self._lit = marks, lit
        self._mark_strip()
        if (self._strip, lit) != before:
            width = self.scrollable_content_region.width
            self.refresh(Region(max(0, width - _STRIP), 0, _STRIP, max(1, self._height)))

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
    def show_numbers(self) -> bool:
        """Whether paragraphs are numbered in the gutter."""
        return self._lines.numbers

    @show_numbers.setter
    def show_numbers(self, shown: bool) -> None:
        self._lines.numbers = shown
        self._redraw()

    @property
    def quiet(self) -> bool:
        """Whether all colours are off."""
        return self._lines.quiet

    @quiet.setter
    def quiet(self, quiet: bool) -> None:
        self._lines.quiet = quiet
        self._repaint()

    def hide(self, style_keys: Set[str]) -> None:
        """Draw without the layers of these style keys, which are there all the same."""
        self._lines.hidden = style_keys
        self._repaint()

    # -- the place

    @property
    def place(self) -> int:
        """The offset of what is at the top of the pane; setting it scrolls."""
        return self._page.place

    @place.setter
    def place(self, offset: int) -> None:
        self.go_to(offset)

    def in_view(self) -> Extent:
        """What is in the pane."""
        return self._page.extent()

    @property
    def at_end(self) -> bool:
        """Whether the last row is in the pane."""
        return self._page.at_end

    def scroll_rows(self, rows: int) -> None:
        """Down by so many rows, or up."""
        self._move(lambda: self._page.by_rows(rows))

    def scroll_pages(self, pages: float) -> None:
        """Down by so many screens, or up; of a whole page one row stays."""
        self._move(lambda: self._page.by_pages(pages))

    def go_to(self, offset: int, where: Where = "top") -> None:
        """Bring a character to the top, to a third from it, or only into the pane if it is not there."""
        self._move(lambda: self._page.to(offset, where))
        if self._caret is not None and len(self._layout):
            self.caret = offset

    def show(self, extents: Sequence[Extent]) -> None:
        """Bring the first extent into the pane, and as many of the others as there is room for."""
        self._move(lambda: self._page.show(extents))
        if self._caret is not None and len(self._layout):
            self.caret = extents[0].start

    def go_to_percent(self, percent: int) -> None:
        """Bring what stands at so many hundredths of the text to the top; the end at 100."""
        if percent >= 100:
            self._move(self._page.to_end)
        else:
            self.go_to(len(self._layout.article.text) * percent // 100)

    def _move(self, act: Callable[[], None]) -> None:
        """Let the page move, follow it, and say so."""
        before = self._page.place
        act()
        if not len(self._layout):
            return
        self._follow()
        if self._caret is not None:
            self._caret.keep_within(self._layout, self._page.row, self._page.last)
            self._lay_over()
        if self._page.place != before:
            self.post_message(PlaceChanged(self._page.place))

    # -- the caret

    @property
    def caret(self) -> int | None:
        """The character that the caret is on; None: it is not shown.

        Setting it scrolls as far as needed to see it.
        """
        return self._caret.offset if self._caret is not None else None

    @caret.setter
    def caret(self, offset: int | None) -> None:
        if offset is None or not len(self._layout):
            self._caret = self._anchor = None
        else:
            row = self._layout.row(self._layout.row_at(offset))
            self._caret = Caret(max(row.start, min(offset, row.end - 1)))
        self._caret_moved()

    def move_caret(self, unit: Unit, count: int) -> None:
        """Move the caret by so many of them, back for a negative count."""
        if self._caret is not None:
            getattr(self._caret, unit)(self._layout, count)
            self._caret_moved()

    def _caret_moved(self) -> None:
        if self._caret is not None:
            row = self._layout.row_at(self._caret.offset)
            self._move(lambda: self._page.reach(row))
        self._lay_over()
        self._redraw()

    def select(self, on: bool) -> None:
        """Let the caret select from where it is, as it moves; or select nothing any more."""
        self._anchor = self._caret.offset if on and self._caret is not None else None
        if not on and self.text_selection is not None:
            self.screen.clear_selection()
        self._redraw()

    @property
    def selecting(self) -> bool:
        """Whether the caret selects as it moves."""
        return self._anchor is not None

    @property
    def selected(self) -> Extent | None:
        """What the caret has selected, the character that it is on included, else what the mouse has."""
        if self._anchor is not None and self._caret is not None:
            first, last = sorted((self._anchor, self._caret.offset))
            return Extent(first, selecting.after(self._layout.article.text, last))
        found = selecting.extent(self.text_selection, self._layout, self._margin())
        return Extent(*found) if found else None

    def words(self, extent: Extent) -> str:
        """What stands there as it is read: a paragraph is one line, what is hidden is left out."""
        return parts.words(self._layout.slabs, extent.start, extent.end)

    @property
    def here(self) -> int:
        """Where the person is: at the caret, else at the top of the pane."""
        return self.place if self._caret is None else self._caret.offset

    # -- paragraphs and sentences

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs are counted: headings and residue are not."""
        return len(self._paragraphs)

    def paragraph_at(self, offset: int) -> int:
        """The number, from 1, of the paragraph at or before an offset."""
        return self._paragraphs.at(offset)

    def go_to_paragraph(self, number: int) -> None:
        """Bring the paragraph of that number to the top."""
        self.go_to(self._paragraphs.start(number))

    def next_paragraph(self) -> None:
        """Bring the next block to the top."""
        self._go_down(parts.blocks_after(self._layout.slabs, self.here))

    def previous_paragraph(self) -> None:
        """Bring the block that begins before the top to the top."""
        self._go_up(parts.blocks_before(self._layout.slabs, self.here))

    def next_sentence(self) -> None:
        """Bring the row where the next sentence begins to the top."""
        self._go_down(parts.sentences_after(self._layout.slabs, self.here))

    def previous_sentence(self) -> None:
        """Bring the row where the sentence before begins to the top."""
        self._go_up(parts.sentences_before(self._layout.slabs, self.here))

    def _go_down(self, places: Iterator[int]) -> None:
        if self._caret is not None:
            self.caret = next(places, self._caret.offset)
        else:
            self._move(lambda: self._page.down_to(places))

    def _go_up(self, places: Iterator[int]) -> None:
        if self._caret is not None:
            self.caret = next(places, self._caret.offset)
        else:
            self._move(lambda: self._page.up_to(places))

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
        if width > _NARROW:
            mark = self._strip[y] if y < len(self._strip) else NOTHING
            if mark != NOTHING:
                line = Strip([*line.crop(0, width - _STRIP), Segment(mark, self._strip_style())], width)
        # What Textual asks for outside of drawing is which character the mouse is on.
        return line if self._drawing else line.apply_offsets(0, row)

    def _line(self, number: int, width: int) -> Strip:
        """All of a row but the strip."""
        return self._lines.line(self._layout, (number, width, self._selected(number)), self._margin())

    def _strip_style(self) -> Style:
        assert self._lines.palette is not None
        return self._lines.palette.of("accent" if self._lit else "strip")

    def _margin(self) -> int:
        """The cells before the text column: what centres it in a wide pane, and the gutter."""
        width = self.scrollable_content_region.width
        if width <= _NARROW:
            return 0
        return max(0, (width - GUTTER - self._layout.width - _AIR - _STRIP) // 2) + GUTTER

    @property
    def column(self) -> tuple[int, int]:
        """Where the text begins in the pane, and how wide it may be, in cells."""
        return self._margin(), self._layout.width

    # -- the mouse

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the pane; None beside the text."""
        return self._layout.offset_at(self._page.row + y, x - self._margin())

    def on_click(self, event: events.Click) -> None:
        """Say which character was clicked; on the strip, go there."""
        if event.x == self.scrollable_content_region.width - _STRIP and self._marks and len(self._layout):
            row = len(self._layout) * event.y // max(1, self._height)
            self._move(lambda: self._page.to_row(self._layout.step(row, -(self._height // 3))))
            return
        offset = self.offset_at(event.x, event.y)
        selected = selecting.extent(self.text_selection, self._layout, self._margin())
        if offset is not None and event.chain == 1 and not selected:
            if self._caret is not None:
                self.caret = offset
            self.post_message(TextClicked(offset))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it is in the article: wraps and gutters are not in it."""
        selected = selecting.extent(selection, self._layout, self._margin())
        return (parts.words(self._layout.slabs, *selected), "\n") if selected else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        del selection
        self.refresh()

    def _selected(self, number: int) -> tuple[int, ...]:
        """Start and end of what is selected on a row; empty for nothing."""
        if (self.text_selection is None and self._anchor is None) or number >= len(self._layout):
            return ()
        selected = self.selected
        return selecting.on_row(selected, self._layout.row(number)) if selected else ()

    # -- keeping the place

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
            self.scroll_rows(moved)
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
        margin = GUTTER + _AIR + _STRIP if width > _NARROW else 0
        # Where it is narrow, the air goes first.
        cells = (
            max(1, min(self._measure, width - margin))
            if width > margin + 8
            else max(1, width - margin + (_AIR if margin else 0))
        )
        article, slabs = self._reading.article, self._layout.slabs
        if article is not slabs.article or self._boilerplate != slabs.boilerplate:
            slabs = Slabs(article, boilerplate=self._boilerplate)
        layout = self._layout
        if slabs is not layout.slabs or cells != layout.width:
            layout = Layout(slabs, cells)
            if not layout.work(_AT_ONCE):
                layout.settle()
            if self.text_selection is not None:
                self.screen.clear_selection()  # it is told by rows
        self._page.lay_out(layout, self._height)
        self._follow()
        self._mark_strip()
        self._lines.forget()
        self.refresh()
        self._wrap_on()

    def _wrap_on(self) -> None:
        """Wrap what is left of a long article, a little at a time."""
        if not self._layout.exact and self._wrapping is None:
            self._wrapping = self.set_timer(_PAUSE, self._wrap_more)

    def _wrap_more(self) -> None:
        self._wrapping = None
        if not self._layout.work(_SLICE):
            self._layout.settle()
            if self._page.row != round(self.scroll_y):
                self._lines.forget()
                if self.text_selection is not None:
                    self.screen.clear_selection()
            self._follow()
            self._mark_strip()
            self.refresh()
        self._wrap_on()

    def _mark_strip(self) -> None:
        self._strip = glyphs(self._marks, borders(self._layout, self._height)) if self._marks else []

    def _repaint(self) -> None:
        """The layers or the palette changed."""
        self._lines.prepare()
        self._lay_over()
        self._redraw()

    def _lay_over(self) -> None:
        caret = []
        if self._caret is not None:
            here = self._caret.offset
            caret = [Span(Extent(here, here + 1), SpanKind.CURSOR, "cursor")]
        self._lines.lay_over([*self._overlay, *caret])

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
