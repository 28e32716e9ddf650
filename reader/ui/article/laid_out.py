"""The article pane laid out: wrapped for the width of the moment, with the same character at the top."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView

from reader.domain.reading import Reading
from reader.domain.text import Article, Extent
from reader.ui.article.folding import Folded
from reader.ui.article.layout import Layout
from reader.ui.article.measure import column, margin
from reader.ui.article.messages import BlocksTold, PlaceChanged
from reader.ui.article.page import Page
from reader.ui.article.paint import GUTTER
from reader.ui.article.slabs import Fold, Slabs
from reader.ui.article.slices import Slices

_FEW, _AT_ONCE = 32, 0.015
"""So many slabs are wrapped before they are painted, if that takes no more than so many seconds."""


class LaidOut(ScrollView, can_focus=True, inherit_bindings=False):
    """Keeps the place in the rows of an article, whatever the size; what is drawn there is the affair of
    its heirs.
    """

    DEFAULT_CSS = """
    LaidOut { scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow: hidden scroll; }
    """
    BINDINGS: ClassVar[list[BindingType]] = []  # keys are the window's affair, not the pane's

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._reading: Reading | None = None
        self._page = Page()
        self._measure = 72
        self._boilerplate = True
        self._fold: Fold | None = None
        self._keep = False  # whether a change of the scroll position is the pane's own
        self._told: Article | None = None  # whose blocks were said to be told apart
        self._slices = Slices(self.set_timer, self._work)

    # -- what is laid out

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
    def _gutter(self) -> int:
        """The cells before the text that are not of its margin."""
        return GUTTER

    def _margin(self) -> int:
        """The cells before the text column."""
        return margin(self.scrollable_content_region.width, self._layout.width, self._gutter)

    def room(self, pane: int, measure: int) -> int:
        """How wide the text would be in a pane of so many cells, at most `measure`."""
        bars = self.outer_size.width - self.scrollable_content_region.width
        return column(pane - bars, measure, self._gutter)

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
            self._say_place()

    def _say_place(self) -> None:
        self.post_message(PlaceChanged(self._page.place))

    def _size_updated(
        self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True
    ) -> bool:
        """Wrap anew for the new size, before it is drawn; what was at the top stays there."""
        self._keep = True  # where rows are missing at the end, Textual scrolls
        try:
            changed = super()._size_updated(size, virtual_size, container_size, layout)
        finally:
            self._keep = False
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
                self.screen.clear_selection()  # its ends are within rows that are others now
        before = self._page.place
        self._page.lay_out(layout, self._height, self._looked_at)
        if self._page.place != before:
            self.call_later(self._say_place)  # in its own name, not that of the screen which resizes it
        self._moved()  # what was there may be folded now
        self._follow()
        self._wrapped()
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
            self._follow()
            self._counted()
        return not layout.exact

    # -- what heirs have to add

    @property
    def _looked_at(self) -> Extent | None:
        """What stays in the pane when that gets smaller."""
        return None

    def _moved(self) -> None:
        """Other rows may be on the screen now."""

    def _wrapped(self) -> None:
        """Rows may be others now."""

    def _counted(self) -> None:
        """Rows may have other numbers now."""
