"""The article pane: owns the place, which is a character of the text and never a row."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.domain.reading import Reading
from reader.domain.spans import Span, flatten
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.ui.article.layout import BLANK, Layout
from reader.ui.article.messages import PlaceChanged, TextClicked
from reader.ui.article.paint import GUTTER, Painter
from reader.ui.article.strip import glyphs
from reader.ui.theming import Palette

Where = Literal["top", "third", "nearest"]

_AIR = 2
"""Cells between the text and the strip."""
_STRIP = 1
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)\]]*\s+(?=\S)")
_UNNUMBERED = frozenset({BlockKind.BOILERPLATE, BlockKind.TITLE, BlockKind.HEADING})


_NO_ROWS = Layout(Article("", "", ()), 1)


class ArticleView(ScrollView, can_focus=True):
    """Shows one reading, a row of the screen at a time."""

    DEFAULT_CSS = """
    ArticleView { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow: hidden scroll; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []  # keys are the window's affair
    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._reading: Reading | None = None
        self._palette: Palette | None = None
        self._painter: Painter | None = None
        self._layout = _NO_ROWS
        self._laid = True  # with which boilerplate
        self._counted: tuple[Article, list[int]] | None = None  # where its paragraphs begin
        self._measure = 72
        self._boilerplate = True
        self._numbers = False
        self._quiet = False
        self._place = 0
        self._overlay: Sequence[Span] = ()
        self._marks: Sequence[tuple[int, bool]] = ()
        self._lit = False
        self._strip: list[str] = []
        self._lines: dict[tuple[int, int, int | None], Strip] = {}
        self._keep = False

    # -- what is shown

    def show_reading(self, reading: Reading) -> None:
        """Show another article from its top, or the same with new layers, where nothing moves."""
        same = self._reading is not None and self._reading.article is reading.article
        self._reading = reading
        if self._palette is not None:
            self._palette.forget()
        self._repaint()
        if not same:
            self._place = 0
            self._lay_out()

    def set_overlay(self, spans: Sequence[Span]) -> None:
        """What is chosen, searched for, or under the caret."""
        self._overlay = spans
        if self._painter is not None:
            self._painter.lay_over(flatten(spans))
        self._redraw()

    def set_strip(self, marks: Sequence[tuple[int, bool]], lit: bool) -> None:
        """Where something occurs: offsets, and whether each is sure; `lit` where it is what is chosen."""
        self._marks, self._lit = marks, lit
        self._mark_strip()
        self.refresh()

    @property
    def palette(self) -> Palette | None:
        """The colours; setting them repaints."""
        return self._palette

    @palette.setter
    def palette(self, palette: Palette) -> None:
        self._palette = palette
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
        return self._numbers

    @show_numbers.setter
    def show_numbers(self, shown: bool) -> None:
        self._numbers = shown
        self._redraw()

    @property
    def quiet(self) -> bool:
        """Whether all colours are off."""
        return self._quiet

    @quiet.setter
    def quiet(self, quiet: bool) -> None:
        self._quiet = quiet
        self._repaint()

    # -- the place

    @property
    def place(self) -> int:
        """The offset of what is at the top of the pane."""
        return self._place

    def in_view(self) -> Extent:
        """What is in the pane."""
        if not len(self._layout):
            return Extent(0, 0)
        top = int(self.scroll_offset.y)
        bottom = min(len(self._layout), top + max(1, self._height)) - 1
        return Extent(
            self._layout.start_of(top), max(self._layout.start_of(top), self._layout.end_of(bottom))
        )

    def scroll_rows(self, rows: int) -> None:
        """Down by so many rows, or up."""
        self._to_row(int(self.scroll_offset.y) + rows)

    def scroll_pages(self, pages: float) -> None:
        """Down by so many screens, or up; of a whole page one row stays."""
        rows = int(pages * max(1, self._height - (1 if abs(pages) >= 1 else 0)))
        self.scroll_rows(rows or (1 if pages > 0 else -1))

    def go_to(self, offset: int, where: Where = "top") -> None:
        """Bring a character to the top, to a third from it, or only into the pane if it is not there."""
        if not len(self._layout):
            self._place = offset  # nothing is laid out yet: the first layout begins there
            return
        row = self._layout.row_at(offset)
        if where == "nearest" and self.in_view().start <= offset < self.in_view().end:
            return
        self._to_row(row - (0 if where == "top" else self._height // 3))

    def go_to_percent(self, percent: int) -> None:
        """Bring what stands at so many hundredths of the text to the top; the end at 100."""
        if self._reading is None:
            return
        if percent >= 100:
            self._to_row(len(self._layout))
        else:
            self.go_to(len(self._reading.article.text) * percent // 100)

    # -- paragraphs and sentences

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs are counted: headings and residue are not."""
        return len(self._paragraphs())

    def paragraph_at(self, offset: int) -> int:
        """The number, from 1, of the paragraph at or before an offset."""
        return max(1, bisect_right(self._paragraphs(), offset))

    def go_to_paragraph(self, number: int) -> None:
        """Bring the paragraph of that number to the top."""
        starts = self._paragraphs()
        if starts:
            self.go_to(starts[max(1, min(number, len(starts))) - 1])

    def next_paragraph(self) -> None:
        """Bring the next block to the top."""
        starts = [block.extent.start for block in self._blocks()]
        at = bisect_right(starts, self._place)
        if at < len(starts):
            self.go_to(starts[at])

    def previous_paragraph(self) -> None:
        """Bring the block that begins before the top to the top."""
        before = [block.extent.start for block in self._blocks() if block.extent.start < self._place]
        self.go_to(before[-1] if before else 0)

    def next_sentence(self) -> None:
        """Bring the row where the next sentence begins to the top."""
        row = self._layout.row_at(self._place)
        for start in self._sentences(from_=self._place):
            if self._layout.row_at(start) > row:
                self.go_to(start)
                return

    def previous_sentence(self) -> None:
        """Bring the row where the sentence before begins to the top."""
        row = self._layout.row_at(self._place)
        before = [start for start in self._sentences(to=self._place) if self._layout.row_at(start) < row]
        self.go_to(before[-1] if before else 0)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """The row at `y` of the pane."""
        width = self.scrollable_content_region.width
        painter = self._painter
        if painter is None or width <= 0:
            return Strip.blank(width)
        row = int(self.scroll_offset.y) + y
        line = self._line(row, width, painter)
        if width > GUTTER + _STRIP:
            mark = self._strip[y] if y < len(self._strip) else " "
            line = Strip([*line, Segment(mark, self._strip_style())], width)
        return line.apply_offsets(0, row)

    def _line(self, number: int, width: int, painter: Painter) -> Strip:
        """All of a row but the strip, from the cache where nothing that it depends on has changed.

        Everything else that it depends on (layers, palette, selection, numbers) empties the cache.
        """
        paragraph = self._number_of(number) if self._numbers else None
        key = (number, width, paragraph)
        line = self._lines.get(key)
        if line is None:
            if len(self._lines) > 2_000:
                self._lines.clear()
            line = self._lines[key] = self._drawn(number, width, painter, paragraph)
        return line

    def _drawn(self, number: int, width: int, painter: Painter, paragraph: int | None) -> Strip:
        cells = max(0, width - _STRIP) if width > GUTTER + _STRIP else width
        if number >= len(self._layout):
            return Strip([Segment(self._instead(number), painter.blank())]).adjust_cell_length(
                cells, painter.blank()
            )
        row = self._layout.row(number)
        segments = [Segment(" " * self._left(width), painter.blank())]
        if row.block != BLANK:
            if width > GUTTER + _STRIP:
                segments += painter.gutter(row, paragraph)
            segments += painter.text(row, self._layout.text(row))
        strip = Strip(segments)
        if (span := self._selected(number)) is not None:
            strip = _reversed(strip, *span)
        return strip.adjust_cell_length(cells, painter.blank())

    def _instead(self, number: int) -> str:
        """What stands where no row is."""
        return "    (empty article)" if number == 0 else ""

    def _strip_style(self) -> Style:
        assert self._palette is not None
        return self._palette.of("accent" if self._lit else "strip")

    def _left(self, width: int) -> int:
        """The cells that centre the column in a wide pane."""
        return max(0, (width - GUTTER - self._layout.width - _AIR - _STRIP) // 2)

    @property
    def column(self) -> tuple[int, int]:
        """Where the text begins in the pane, and how wide it may be, in cells."""
        return self._left(self.scrollable_content_region.width) + self._gutter_cells(), self._layout.width

    def _number_of(self, number: int) -> int | None:
        """The number of the paragraph that begins on the row."""
        if number >= len(self._layout):
            return None
        row = self._layout.row(number)
        if not row.first or self._reading is None:
            return None
        block = self._reading.article.blocks[row.block]
        return None if block.kind in _UNNUMBERED else self.paragraph_at(row.start)

    # -- the mouse

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the pane; None beside the text."""
        cell = x - self._left(self.scrollable_content_region.width) - self._gutter_cells()
        return self._layout.offset_at(int(self.scroll_offset.y) + y, cell)

    def on_click(self, event: events.Click) -> None:
        """Say which character was clicked; on the strip, go there."""
        width = self.scrollable_content_region.width
        if event.x == width - _STRIP and self._marks and len(self._layout):
            self._to_row(len(self._layout) * event.y // max(1, self._height) - self._height // 3)
            return
        offset = self.offset_at(event.x, event.y)
        if offset is not None and event.chain == 1:
            self.post_message(TextClicked(offset))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it is in the article: wraps and gutters are not in it."""
        if self._reading is None or not len(self._layout):
            return None
        start = self._offset_of(selection.start.y, selection.start.x) if selection.start else 0
        end = (
            self._offset_of(selection.end.y, selection.end.x)
            if selection.end
            else len(self._reading.article.text)
        )
        return self._reading.article.text[start:end], "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        del selection
        self._redraw()

    def _offset_of(self, number: int, x: int) -> int:
        """The offset of the character at place `x` of a drawn line."""
        if number >= len(self._layout):
            return len(self._layout.article.text)
        row = self._layout.row(number)
        margin = self._left(self.scrollable_content_region.width) + self._gutter_cells() + row.indent
        return max(row.start, min(row.end, row.start + x - margin))

    def _selected(self, number: int) -> tuple[int, int] | None:
        """The characters of a drawn line that are selected, without its margin."""
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is None or number >= len(self._layout):
            return None
        row = self._layout.row(number)
        margin = self._left(self.scrollable_content_region.width) + self._gutter_cells() + row.indent
        start, end = span
        last = margin + row.end - row.start
        start, end = max(margin, start), last if end == -1 else min(end, last)
        return (start, end) if end > start else None

    def _gutter_cells(self) -> int:
        return GUTTER if self.scrollable_content_region.width > GUTTER + _STRIP else 0

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
        """Remember the character at the top."""
        super().watch_scroll_y(old_value, new_value)
        if self._keep or round(old_value) == round(new_value) or not len(self._layout):
            return
        self._place = self._layout.start_of(round(new_value))
        self.post_message(PlaceChanged(self._place))

    def notify_style_update(self) -> None:
        """Textual's styles changed."""
        self._lines.clear()
        super().notify_style_update()

    @property
    def _height(self) -> int:
        return int(self.scrollable_content_region.height)

    def _to_row(self, row: int) -> None:
        self.scroll_to(y=max(0, min(row, self.max_scroll_y)), animate=False, force=True)

    def _lay_out(self) -> None:
        """Wrap for the width of the moment, with the same character at the top."""
        width = self.scrollable_content_region.width
        if self._reading is None or width <= 0:
            return
        margin = GUTTER + _AIR + _STRIP if width > GUTTER + _STRIP else 0
        # Where it is narrow, the air goes first.
        cells = (
            max(1, min(self._measure, width - margin))
            if width > margin + 8
            else max(1, width - margin + _AIR)
        )
        article = self._reading.article
        if (article, cells, self._boilerplate) != (self._layout.article, self._layout.width, self._laid):
            self._layout = Layout(article, cells, boilerplate=self._boilerplate)
            self._laid = self._boilerplate
        self._keep = True  # the rows change, the place does not
        try:
            self.virtual_size = Size(width, len(self._layout))
            self._to_row(self._layout.row_at(self._place) if self._place else 0)
        finally:
            self._keep = False
        self._mark_strip()
        self._redraw()

    def _mark_strip(self) -> None:
        rows = [(self._layout.row_at(offset), sure) for offset, sure in self._marks]
        self._strip = glyphs(rows, len(self._layout), self._height)

    def _repaint(self) -> None:
        """The layers or the palette changed."""
        if self._reading is not None and self._palette is not None:
            self._painter = Painter(self._reading, self._palette)
            self._painter.quiet = self._quiet
            self._painter.lay_over(flatten(self._overlay))
        self._redraw()

    def _redraw(self) -> None:
        self._lines.clear()
        self.refresh()

    # -- parts of the text

    def _blocks(self) -> Sequence[Block]:
        if self._reading is None:
            return ()
        blocks = self._reading.article.blocks
        return blocks if self._boilerplate else [b for b in blocks if b.kind is not BlockKind.BOILERPLATE]

    def _paragraphs(self) -> list[int]:
        """Where each counted paragraph begins."""
        if self._reading is None:
            return []
        article = self._reading.article
        if self._counted is None or self._counted[0] is not article:
            starts = [b.extent.start for b in article.blocks if b.kind not in _UNNUMBERED]
            self._counted = (article, starts)
        return self._counted[1]

    def _sentences(self, *, from_: int | None = None, to: int | None = None) -> Iterator[int]:
        """Where sentences begin, from the block at an offset on, or in the blocks up to one."""
        text = self._reading.article.text if self._reading else ""
        for block in self._blocks():
            if from_ is not None and block.extent.end <= from_:
                continue
            if to is not None and block.extent.start >= to:
                return
            yield block.extent.start
            for match in _SENTENCE.finditer(text, block.extent.start, block.extent.end):
                yield match.end()


def _reversed(strip: Strip, start: int, end: int) -> Strip:
    """The strip with the cells from `start` to `end` reversed: what is selected."""
    before, chosen, after = strip.divide([start, end, strip.cell_length])
    return Strip.join([before, chosen.apply_style(Style(reverse=True)), after])
