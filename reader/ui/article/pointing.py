"""Caret, selection and mouse: which characters of the drawn article are pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.selection import Selection

from reader.domain.spans import Span, SpanKind
from reader.domain.text import Extent
from reader.ui.article import parts, selecting
from reader.ui.article.canvas import Canvas
from reader.ui.article.caret import Caret, Unit
from reader.ui.article.measure import STRIP
from reader.ui.article.messages import GapClicked, TextClicked
from reader.ui.article.slabs import Gap


class Pointing(Canvas):
    """A canvas with a caret, where it is wanted, and what it or the mouse has selected."""

    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._caret: Caret | None = None
        self._anchor: int | None = None  # where what the caret selects began

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
            self._move(lambda: self._page.reach(row))  # that lays it over
        else:
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
        found = selecting.extent(self.text_selection, self._layout)
        return Extent(*found) if found else None

    def words(self, extent: Extent) -> str:
        """What stands there as it is read: a paragraph is one line, what is hidden is left out."""
        return parts.words(self._layout.slabs, extent.start, extent.end)

    def gap_at(self, offset: int) -> Gap | None:
        """What is folded where a character is; None: it is on the page, as long as that goes."""
        return self._layout.gap_at(self._layout.row_at(offset))

    def gap_near(self, offset: int) -> Gap | None:
        """Of what is folded in the pane the next after a character, else the last before it."""
        here, seen = self._layout.row_at(offset), self._seen
        order = [*(row for row in seen if row > here), *(row for row in reversed(seen) if row < here)]
        return next((gap for row in order if (gap := self._layout.gap_at(row)) is not None), None)

    @property
    def gap_in_the_middle(self) -> Gap | None:
        """Of what is folded in the pane what is nearest to its middle."""
        middle = self._page.row + self._height // 2
        order = sorted(self._seen, key=lambda row: abs(row - middle))
        return next((gap for row in order if (gap := self._layout.gap_at(row)) is not None), None)

    @property
    def _seen(self) -> range:
        return range(self._page.row, min(self._page.last + 1, len(self._layout)))

    @property
    def here(self) -> int:
        """Where the person is: at the caret, else at the top of the pane."""
        return self._page.place if self._caret is None else self._caret.offset

    # -- the mouse

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the character at a cell of the pane; None beside the text."""
        return self._layout.offset_at(self._page.row + y, x - self._margin())

    def on_click(self, event: events.Click) -> None:
        """Say which character was clicked; on the strip, go there. Twice selects the word, three times the
        paragraph.
        """
        if event.chain > 1:
            event.prevent_default()  # Textual would select all
            self._take(event)
            return
        if event.x == self.scrollable_content_region.width - STRIP and self._marks and len(self._layout):
            row = len(self._layout) * event.y // max(1, self._height)
            self._move(lambda: self._page.to_row(self._layout.step(row, -(self._height // 3))))
            return
        offset = self.offset_at(event.x, event.y)
        selected = selecting.extent(self.text_selection, self._layout)
        gap = self._layout.gap_at(self._page.row + event.y)
        if gap is not None and not selected:
            self.post_message(GapClicked(gap))
            return
        if offset is not None and not selected:
            if self._caret is not None:
                self.caret = offset
            self.post_message(TextClicked(offset))

    def _take(self, event: events.Click) -> None:
        """Select the word under the mouse, or its block."""
        layout, offset = self._layout, self.offset_at(event.x, event.y)
        if offset is None or layout.gap_at(self._page.row + event.y) is not None:
            return
        article = layout.article
        if event.chain == 2:
            extent = parts.word_at(article.text, offset)
        else:
            block = article.block_before(offset)
            extent = block.extent if block is not None else None
        if extent is not None and extent.start < extent.end:
            self.screen.selections = {self: selecting.taken(extent, layout)}

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text as it is in the article: wraps and gutters are not in it."""
        selected = selecting.extent(selection, self._layout)
        return (parts.words(self._layout.slabs, *selected), "\n") if selected else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Draw what is selected."""
        del selection
        self.refresh()

    # -- what the canvas asks for

    @property
    def _looked_at(self) -> Extent | None:
        here = self._caret.offset if self._caret is not None else None
        return super()._looked_at if here is None else Extent(here, here + 1)

    def _over(self) -> Sequence[Span]:
        if self._caret is None:
            return ()
        here = self._caret.offset
        return [Span(Extent(here, here + 1), SpanKind.CURSOR, "cursor")]

    def _selected(self, number: int) -> tuple[int, ...]:
        if (self.text_selection is None and self._anchor is None) or number >= len(self._layout):
            return ()
        selected = self.selected
        return selecting.on_row(selected, self._layout.row(number)) if selected else ()

    def _moved(self) -> None:
        if self._caret is not None:
            self._caret.keep_within(self._layout, self._page.row, self._page.last)
            self._lay_over()

    def _let_go(self) -> None:
        self._caret = self._anchor = None
