"""Rows that are counted late change the numbers of others: what is drawn, selected and shown stays right."""

from __future__ import annotations

from functools import cache

import pytest
from textual.geometry import Offset
from textual.selection import Selection

from reader.domain.text import Article, Extent
from reader.ui.article import selecting
from reader.ui.article.layout import Layout
from reader.ui.article.lines import Lines
from reader.ui.article.page import Page
from reader.ui.article.slabs import Slabs
from reader.ui.theming import Palette
from tests.ui.article.samples import article
from tests.ui.article.test_view import reading
from tests.ui.fakes import theme

WIDTH, MARGIN = 33, 5


@cache
def uneven() -> Article:
    """So that its start lets one expect fewer rows than there are."""
    return article(*["word " * 60] * 300, *(f"Short {n}." for n in range(9000)))


def offset(words: str) -> int:
    return uneven().text.index(words)


def lazy() -> Layout:
    return Layout(Slabs(uneven()), WIDTH)


def drawing() -> Lines:
    lines = Lines()
    lines.palette, lines.reading = Palette(theme()), reading(uneven())
    lines.prepare()
    return lines


def test_what_is_drawn_is_what_stands_on_the_row_now() -> None:
    layout, lines = lazy(), drawing()
    before = layout.row_at(offset("Short 8000."))
    assert lines.line(layout, before, 60, MARGIN).text.strip() == "Short 8000."
    layout.row_at(offset("Short 3000."))
    now = layout.row_at(offset("Short 8000."))
    assert now != before, "the estimate was right, and this shows nothing"
    layout.settle()
    for number in (before, now, layout.row_at(offset("Short 8000."))):
        expected = layout.text(layout.row(number)).strip()
        assert lines.line(layout, number, 60, MARGIN).text.strip() == expected


def test_a_row_that_got_another_number_is_not_drawn_again() -> None:
    layout, lines = lazy(), drawing()
    drawn = lines.line(layout, layout.row_at(offset("Short 8000.")), 60, MARGIN)
    layout.settle()
    assert lines.line(layout, layout.row_at(offset("Short 8000.")), 60, MARGIN) is drawn


def test_what_the_mouse_has_selected_stays_selected() -> None:
    layout = lazy()
    number = layout.row_at(offset("Short 8000."))
    first, last = (Offset(*selecting.named(layout, n, MARGIN)) for n in (number, number + 2))
    selection = Selection(first + Offset(MARGIN + 2), last + Offset(MARGIN + 5))
    selected = selecting.extent(selection, layout)
    assert uneven().text[slice(*selected)] == "ort 8000.\n\nShort"
    layout.settle()
    assert layout.row_at(offset("Short 8000.")) != number
    assert selecting.extent(selection, layout) == selected


@pytest.mark.parametrize("others", [(), (-300,), (200,), (-30, 30)])
def test_what_is_shown_is_on_the_page(others: tuple[int, ...]) -> None:
    slabs = Slabs(uneven())
    for start in slabs.offsets[1:]:
        here = next(b.extent.start for b in uneven().blocks if b.extent.start >= start)
        extents = [Extent(here, here + 4), *(Extent(here + n, here + n + 4) for n in others)]
        page = Page()
        page.lay_out(Layout(slabs, WIDTH), 40)
        page.show([e for e in extents if e.end < len(uneven().text)])
        row = page.layout.row_at(here)
        assert page.row <= row <= page.last
        if not others:
            assert row - page.row == 40 // 3 or page.at_end
