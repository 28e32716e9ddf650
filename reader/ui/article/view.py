"""The article pane: where in the article it is, and moving there; drawing and pointing are below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from reader.domain.text import Article, Extent
from reader.ui.article import parts
from reader.ui.article.page import Where
from reader.ui.article.pointing import Pointing

_BLANKS = 1_000
"""Characters between paragraphs that are looked through at most."""


class ArticleView(Pointing):
    """Shows one reading, and moves in it: by rows, pages, paragraphs, sentences, to any place."""

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

    def shows(self, article: Article) -> bool:
        """Whether it is that article that is shown here."""
        return self._reading is not None and self._reading.article is article

    @property
    def read(self) -> int:
        """How many characters are read: what is above the top, and all where the last row is in the pane."""
        if len(self._layout) and self._height and self.at_end:
            return len(self._layout.article.text)
        return self.place

    @property
    def left(self) -> int:
        """How many characters are left to read from the top on: what is folded is not, at the end nothing."""
        return 0 if self.at_end else self._layout.slabs.shown_after(self.place)

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
            if self._caret is not None and len(self._layout):
                self.caret = self._page.extent().end - 1
        else:
            self.go_to(len(self._layout.article.text) * percent // 100)

    # -- paragraphs and sentences

    @property
    def paragraph_count(self) -> int:
        """How many paragraphs are counted: headings and residue are not."""
        return len(self._paragraphs)

    def paragraph_at(self, offset: int) -> int:
        """The number, from 1, of the paragraph at or before an offset."""
        return self._paragraphs.at(offset)

    def has_paragraph(self, number: int) -> bool:
        """Whether there is a paragraph of that number; counts no further than that."""
        return self._paragraphs.has(number)

    def paragraph_of(self, offset: int) -> tuple[int | None, int | None]:
        """The number of the paragraph there, and how many there are; None for what is not counted yet."""
        counted = self._paragraphs
        return (
            counted.at(offset) if counted.known(offset) else None,
            len(counted) if counted.whole else None,
        )

    def go_to_paragraph(self, number: int) -> None:
        """Bring the paragraph of that number to the top."""
        self.go_to(self._paragraphs.start(number))

    def next_paragraph(self, count: int = 1) -> None:
        """Bring the next block to the top, or the one so many further on."""
        self._go_down(parts.blocks_after(self._layout.slabs, self.here), count)

    def previous_paragraph(self, count: int = 1) -> None:
        """Bring the block that begins before the top to the top, or the one so many further up."""
        self._go_up(parts.blocks_before(self._layout.slabs, self.here), count)

    def next_sentence(self, count: int = 1) -> None:
        """Bring the row where the next sentence begins to the top, or the one so many further on."""
        self._go_down(parts.sentences_after(self._layout.slabs, self.here), count)

    def previous_sentence(self, count: int = 1) -> None:
        """Bring the row where the sentence before begins to the top, or the one so many further up."""
        self._go_up(parts.sentences_before(self._layout.slabs, self.here), count)

    def _go_down(self, places: Iterator[int], count: int) -> None:
        if self.selecting:
            places = self._ends(places)
        if self._caret is not None:
            self.caret = _last(places, count, self._caret.offset)
        else:
            self._move(lambda: self._page.down_to(places, count))

    def _ends(self, places: Iterator[int]) -> Iterator[int]:
        """What is selected ends before each of these places, and where the text ends."""
        layout = self._layout
        for place in chain(places, [layout.end_of(len(layout) - 1)]):
            low = max(0, place - _BLANKS)
            end = low + len(layout.article.text[low:place].rstrip()) - 1
            if end > self.here:
                yield end

    def _go_up(self, places: Iterator[int], count: int) -> None:
        if self._caret is not None:
            self.caret = _last(places, count, self._caret.offset)
        else:
            self._move(lambda: self._page.up_to(places, count))


def _last(places: Iterator[int], count: int, otherwise: int) -> int:
    """The `count`th of them, or the last there is."""
    for place in islice(places, count):
        otherwise = place
    return otherwise
