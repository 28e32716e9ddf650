"""The page by itself: its place is a character, and it never leaves the rows there are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.text import Article, Extent
from reader.ui.article.layout import Layout
from reader.ui.article.page import Page
from reader.ui.article.slabs import Slabs
from tests.ui.article.samples import articles, prose


def page(of: Article, width: int = 40, height: int = 10) -> Page:
    made = Page()
    made.lay_out(Layout.of(of, width), height)
    return made


@pytest.mark.parametrize("width", [8, 24, 40, 72, 200])
def test_another_width_keeps_the_character_at_the_top(width: int) -> None:
    of = prose(30)
    made = page(of)
    made.to(of.text.index("Paragraph 12."))
    place = made.place
    made.lay_out(Layout.of(of, width), 10)
    assert made.place == place
    assert made.extent().start <= place < made.extent().end


def test_what_is_wrapped_later_moves_nothing() -> None:
    of = prose(2000)
    lazy = Layout(Slabs(of, boilerplate=True), 40)
    made = Page()
    made.place = of.text.index("Paragraph 900.")
    made.lay_out(lazy, 10)
    before, words = made.row, of.text[made.extent().start :][:14]
    assert words == "Paragraph 900."
    lazy.settle()
    assert of.text[made.extent().start :][:14] == words
    assert made.row != before, "the estimate was not right, or this shows nothing"


def test_a_row_is_reached_by_as_little_as_is_needed() -> None:
    made = page(prose(30))
    made.reach(5)
    assert made.row == 0
    made.reach(10)
    assert (made.row, made.last) == (1, 10)
    made.reach(0)
    assert made.row == 0


def test_a_place_on_the_page_is_left_where_it_is() -> None:
    of = prose(30)
    made = page(of)
    made.to(of.text.index("Paragraph 2."), "nearest")
    assert made.row == 0
    made.to(of.text.index("Paragraph 20."), "third")
    assert made.row == made.layout.row_at(of.text.index("Paragraph 20.")) - 3


def test_without_rows_it_keeps_the_place_for_later() -> None:
    made = Page()
    made.to(12)
    made.by_rows(3)
    made.to_end()
    assert made.place == 12
    assert made.extent() == Extent(0, 0)
    assert made.at_end


@given(articles(), st.integers(1, 30), st.integers(1, 12), st.lists(st.integers(-40, 40), max_size=8))
def test_no_movement_leaves_the_article(of: Article, width: int, height: int, moves: list[int]) -> None:
    made = page(of, width, height)
    for rows in moves:
        made.by_rows(rows)
        made.by_pages(rows / 10 or 1)
        assert 0 <= made.row <= max(0, len(made.layout) - 1)
        assert made.row == 0 or made.last <= len(made.layout) - 1
    made.to_end()
    assert made.at_end


def place(of: Article, words: str) -> Extent:
    start = of.text.index(words)
    return Extent(start, start + len(words))


def test_what_belongs_together_is_brought_onto_the_page_together() -> None:
    of = prose(30)
    made = page(of)
    here, before = place(of, "Paragraph 12."), place(of, "Paragraph 11.")
    made.show([here, before])
    assert made.extent().contains(here)
    assert made.extent().contains(before)
    row = made.row
    made.show([before, here])
    assert made.row == row, "it was all there already"


def test_what_has_no_room_beside_the_first_is_left_out() -> None:
    of = prose(30)
    made = page(of)
    here, far, near = (place(of, f"Paragraph {n}.") for n in (12, 2, 13))
    made.show([here, far, near])
    assert made.extent().contains(here)
    assert made.extent().contains(near)
    assert not made.extent().contains(far)


def test_what_is_longer_than_the_page_is_seen_from_its_start() -> None:
    of = prose(30)
    made = page(of)
    start = place(of, "Paragraph 12.").start
    made.show([Extent(start, start + 2_000), place(of, "Paragraph 11.")])
    assert made.extent().start <= start < made.extent().end


def test_without_rows_the_page_begins_there() -> None:
    made = Page()
    made.show([Extent(40, 50)])
    assert made.place == 40


def top(made: Page) -> str:
    return made.layout.text(made.layout.row(made.row))[:13]


@pytest.mark.parametrize(("width", "height"), [(40, 6), (40, 1), (20, 20), (20, 3), (9, 9)])
def test_what_is_looked_at_stays_on_a_smaller_page_and_the_top_comes_back(width: int, height: int) -> None:
    of = prose(30)
    large, small = Layout.of(of, 40), Layout.of(of, width)
    small.slabs = large.slabs
    made = Page()
    made.lay_out(large, 30)
    made.to(of.text.index("Paragraph 12."))
    here = place(of, "Paragraph 14.")
    assert made.row < large.row_at(here.start) <= made.last
    made.lay_out(small, height, here)
    assert made.row <= small.row_at(here.start) <= made.last
    made.lay_out(large, 0, here)
    made.lay_out(large, 8, here)
    assert made.row <= large.row_at(here.start) <= made.last
    made.lay_out(large, 30, here)
    assert top(made) == "Paragraph 12."


def test_what_was_not_on_the_page_is_not_brought_onto_a_smaller_one() -> None:
    of = prose(30)
    made = page(of, 40, 30)
    made.to(of.text.index("Paragraph 12."))
    for away in ("Paragraph 2.", "Paragraph 29."):
        made.lay_out(made.layout, 8, place(of, away))
        assert top(made) == "Paragraph 12."
        made.lay_out(made.layout, 30, place(of, away))


@pytest.mark.parametrize("words", ["Paragraph 13.", "Paragraph 14.", "Paragraph 2."])
def test_a_larger_page_for_a_while_moves_nothing(words: str) -> None:
    of = prose(30)
    made = page(of, 40, 12)
    made.to(of.text.index("Paragraph 12."))
    start = of.text.index(words)
    for height in (60, 200, 5, 30, 12):
        made.lay_out(made.layout, height, Extent(start, start + 900))
    assert top(made) == "Paragraph 12."


def test_of_what_is_longer_than_a_smaller_page_the_start_stays() -> None:
    of = prose(30)
    made = page(of, 40, 30)
    made.to(of.text.index("Paragraph 12."))
    start = of.text.index("Paragraph 13.")
    made.lay_out(made.layout, 5, Extent(start, start + 2_000))
    assert top(made) == "Paragraph 13."


def test_who_moves_on_a_smaller_page_stays_there_on_a_larger_one() -> None:
    of = prose(30)
    made = page(of, 40, 30)
    here = place(of, "Paragraph 3.")
    made.lay_out(made.layout, 5, here)
    made.by_rows(1)
    now = made.place
    made.lay_out(made.layout, 30, here)
    assert made.place == now > 0


@pytest.mark.parametrize("count", [1, 2, 7, 300])
def test_so_many_steps_at_once_lead_where_single_ones_do(count: int) -> None:
    of = prose(60)
    starts = [block.extent.start for block in of.blocks]
    steps, jump = page(of), page(of)
    for _ in range(count):
        steps.down_to(start for start in starts if start > steps.place)
    jump.down_to(starts, count)
    assert jump.place == steps.place > 0
    jump.up_to(reversed([start for start in starts if start < jump.place]), count)
    assert jump.place == 0
