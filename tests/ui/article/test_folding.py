"""A folded article: which blocks are whole, what a gap looks like, and that every offset keeps its row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.text import Article, BlockKind, Extent
from reader.ui.article import folding, parts
from reader.ui.article.caret import Caret
from reader.ui.article.folding import Folded, blocks_of
from reader.ui.article.layout import Layout, Row
from reader.ui.article.page import Page
from reader.ui.article.slabs import Fold
from reader.ui.article.strip import Marks, borders, glyphs
from tests.ui.article.samples import article, articles, growing, prose
from tests.ui.article.test_view import lines, shown, words_at

K = BlockKind


def folded(of: Article, *whole: int, width: int = 40, opened: tuple[Extent, ...] = ()) -> Layout:
    """Laid out to the end, with the blocks of these numbers whole."""
    layout = Layout(Folded(of, Fold(tuple(of.blocks[n].extent.start for n in whole), opened)), width)
    layout.settle()
    return layout


def rows(layout: Layout) -> list[Row]:
    return [layout.row(n) for n in range(len(layout))]


def drawn(layout: Layout) -> list[str]:
    return [row.label or layout.text(row) + "…" * row.cut for row in rows(layout)]


# -- what is shown


def test_what_is_not_whole_is_a_line_under_a_rule_with_the_size_of_the_gap() -> None:
    of = article("one two", "three four five six", "seven", "eight nine")
    assert drawn(folded(of, 2, width=30)) == [
        "┄ 2 paragraphs, 6 words ┄┄┄┄┄┄",
        "one two",
        "three four five six",
        "",
        "seven",
        "",
        "┄ 1 paragraph, 2 words ┄┄┄┄┄┄┄",
        "eight nine",
    ]


def test_a_line_that_is_too_long_ends_in_dots() -> None:
    of = article("one", "a harbour and a ferry on a long day")
    assert drawn(folded(of, 0, width=16))[-1] == "a harbour and a…"
    assert drawn(folded(of, 0, width=35))[-1] == "a harbour and a ferry on a long day"


def test_wide_characters_count_twice() -> None:
    assert drawn(folded(article("one", "中文字中文字"), 0, width=8))[-1] == "中文字…"


def test_a_long_gap_shows_its_first_and_its_last_and_how_many_more() -> None:
    of = article(*(f"word {n}" for n in range(folding.SEEN + 2)))
    *_, rule, first, more, last = drawn(folded(of, 0, width=30))
    assert (first, more, last) == ("word 1", f"⋮ {folding.SEEN - 1} more", f"word {folding.SEEN + 1}")
    assert f"{folding.SEEN + 1} paragraphs" in rule
    assert len(drawn(folded(of, 0, 1))) == 3 + 1 + 1 + folding.SEEN, "a shorter one has a line for each"


def test_the_title_and_the_heading_over_what_is_whole_stay() -> None:
    of = article((K.TITLE, "Ferry"), "one", (K.HEADING, "Later"), "two", "three", (K.HEADING, "End"), "four")
    layout = folded(of, 4)
    whole = [layout.text(row) for row in rows(layout) if row.gap is None and row.end > row.start]
    assert whole == ["Ferry", "Later", "three"]


def test_residue_is_no_paragraph() -> None:
    of = article("one", "two", (K.BOILERPLATE, "sign up"))
    assert "1 paragraph, 3 words" in drawn(folded(of, 0))[2]
    layout = Layout(Folded(of, Fold((0,)), boilerplate=False), 40)
    assert "sign up" not in drawn(layout)


def test_an_opened_gap_is_whole() -> None:
    of = article("one", "two", "three", "four")
    layout = folded(of, 0)
    gap = layout.gap_at(len(layout) - 1)
    assert gap is not None
    assert drawn(folded(of, 0, opened=(gap.extent,))) == drawn(Layout.of(of, 40))


def test_of_a_very_long_gap_it_is_said_how_long_it_takes_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "_COUNTED", 100)
    assert drawn(folded(prose(20), 0, width=60))[-4:][0].startswith("┄┄┄ 19 paragraphs, 5 min folded ┄")


def test_the_blocks_of_extents_are_found_in_any_text() -> None:
    of = prose(9)
    places = [of.text.index(f"Paragraph {n}.") for n in (7, 2)]
    extents = [Extent(p + k, p + k + 3) for p in places for k in (0, 9)]
    for text in (of, growing(of, 2)):
        assert [block.extent.start for block in blocks_of(text, extents)] == [places[1], places[0]]
    assert drawn(Layout(Folded(growing(of, 2), Fold((places[0],))), 40)) == drawn(folded(of, 6))


# -- what holds for every text


@given(articles(), st.sets(st.integers(0, 4)), st.integers(1, 100))
def test_a_character_on_a_row_leads_to_it_and_back(of: Article, whole: set[int], width: int) -> None:
    layout = folded(of, *(n for n in sorted(whole) if n < len(of.blocks)), width=width)
    for number, row in enumerate(rows(layout)):
        for offset in range(row.start, row.end):
            assert layout.row_at(offset) == number
        for cell in range(layout.width):
            there = layout.offset_at(number, cell)
            assert there is None or row.start <= there < row.end


@given(articles(), st.sets(st.integers(0, 4)), st.integers(1, 100))
def test_what_is_whole_is_as_it_is_unfolded(of: Article, whole: set[int], width: int) -> None:
    kept = [of.blocks[n] for n in sorted(whole) if n < len(of.blocks)]
    layout, all_of = (
        folded(of, *sorted(n for n in whole if n < len(of.blocks)), width=width),
        Layout.of(of, width),
    )
    for block in kept:
        own = [layout.text(r) for r in rows(layout) if r.block == block]
        assert own == [all_of.text(r) for r in rows(all_of) if r.block == block]


@given(articles(), st.sets(st.integers(0, 4)), st.integers(2, 100))
def test_places_that_are_folded_away_have_a_row_of_their_gap(
    of: Article, whole: set[int], width: int
) -> None:
    layout = folded(of, *(n for n in sorted(whole) if n < len(of.blocks)), width=width)
    shown_ = {n for row in rows(layout) for n in range(row.start, row.end)}
    for block in of.blocks:
        for offset in range(block.extent.start, block.extent.end):
            row = layout.row(layout.row_at(offset))
            assert offset in shown_ or row.gap is None or row.gap.extent.contains(block.extent)


# -- moving and marking in it


def test_the_caret_goes_over_what_cannot_be_pointed_at() -> None:
    of = article("one", *(f"word {n}" for n in range(20)), "last")
    layout = folded(of, 0, 21)
    caret = Caret(0)
    seen = []
    for _ in range(3):
        caret.rows(layout, 1)
        seen.append(of.text[caret.offset :].split("\n")[0])
    assert seen == ["word 0", "word 19", "last"]


def test_words_and_sentences_stop_once_in_what_is_folded() -> None:
    of = article("one two", "three four. Five six.", "seven eight")
    slabs = folded(of, 0, 2).slabs
    stops = [of.text[n:].split()[0] for n in parts.words_after(slabs, 0)]
    assert stops == ["two", "three", "seven", "eight"]
    assert [of.text[n:].split()[0] for n in parts.sentences_after(slabs, 0)] == ["three", "seven"]


def test_what_is_folded_in_between_is_marked_in_a_copy() -> None:
    of = article("one", "two", "three", "four")
    slabs = folded(of, 0, 3).slabs
    assert parts.words(slabs, 0, len(of.text)) == "one\n\n[…]\n\nfour"
    two = of.blocks[1].extent
    assert parts.words(slabs, two.start, two.end) == "two"


def test_the_strip_shows_where_in_the_folded_view() -> None:
    of = prose(40)
    layout = folded(of, 0, 39)
    marks = Marks([of.blocks[39].extent.start])
    column = glyphs(marks, borders(layout, len(layout)))
    assert [y for y, mark in enumerate(column) if mark.strip()] == [layout.row_at(of.blocks[39].extent.start)]


def test_an_estimate_counts_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folding, "SIZE", 2_000)
    of = prose(3_000)
    layout = Layout(Folded(of, Fold(tuple(b.extent.start for b in of.blocks[::100]))), 60)
    guessed = len(layout)
    layout.settle()
    assert 0.5 < guessed / len(layout) < 2


def test_a_page_that_cannot_move_keeps_the_place_that_is_folded_away_on_it() -> None:
    of = prose(30)
    place = of.blocks[20].extent.start + 9
    page = Page()
    page.lay_out(Layout.of(of, 40), 20)
    page.to(place)
    kept = page.place
    page.lay_out(folded(of, 0), 20)
    page.by_rows(1)
    assert page.place == kept
    page.lay_out(Layout.of(of, 40), 20)
    assert page.row == page.layout.row_at(kept)


# -- on the screen


async def test_a_fold_keeps_what_is_at_the_top_and_numbers_what_it_shows() -> None:
    of = prose(60)
    async with shown(of) as (app, pilot):
        app.view.go_to(of.blocks[30].extent.end - 5)
        await pilot.pause()
        before, place = lines(app.view), app.view.place
        app.view.fold = Fold(tuple(block.extent.start for block in of.blocks[::3]))
        await pilot.pause()
        assert words_at(app.view, of) == of.text[place : place + 12]
        assert any(line.startswith("32  Paragraph 32.") for line in lines(app.view))
        app.view.fold = None
        await pilot.pause()
        assert lines(app.view) == before


@pytest.mark.parametrize("size", [(30, 9), (200, 60), (60, 12)])
async def test_a_folded_view_can_be_resized(size: tuple[int, int]) -> None:
    of = prose(60)
    async with shown(of) as (app, pilot):
        app.view.fold = Fold(tuple(block.extent.start for block in of.blocks[::3]))
        app.view.go_to(of.blocks[30].extent.start)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert app.view.in_view().start <= of.blocks[30].extent.start < app.view.in_view().end
        assert any(line.lstrip().startswith("31  Paragraph 31.") for line in lines(app.view))


async def test_a_click_on_a_folded_line_says_which_gap() -> None:
    of = prose(9)
    async with shown(of) as (app, pilot):
        app.view.fold = Fold((of.blocks[8].extent.start,))
        await pilot.pause()
        for y in (0, 1):
            await pilot.click(app.view, offset=(10, y))
            await pilot.pause()
        gap = app.view.gap_at(0)
        assert gap is not None
        assert app.heard == [gap, gap]


async def test_the_caret_stays_on_what_is_shown_when_the_text_under_it_is_folded() -> None:
    of = prose(30)
    async with shown(of) as (app, pilot):
        app.view.caret = of.blocks[3].extent.end - 2
        app.view.fold = Fold((of.blocks[0].extent.start,))
        await pilot.pause()
        assert app.view.caret is not None
        row = app.view._layout.row(app.view._layout.row_at(app.view.caret))
        assert row.start <= app.view.caret < row.end


@pytest.mark.parametrize("width", [60, 90])
async def test_there_is_room_for_numbers_of_any_length(width: int) -> None:
    of = article(*(f"Number {n} is short." for n in range(1, 1201)))
    async with shown(of, (width, 12)) as (app, pilot):
        app.view.go_to(of.blocks[-1].extent.start)
        before = app.view.column
        app.view.fold = Fold((of.blocks[1196].extent.start,))
        await pilot.pause()
        assert any(line.lstrip().startswith("1200  Number 1200") for line in lines(app.view))
        assert all(len(line) < width for line in lines(app.view))
        app.view.fold = None
        assert app.view.column == before
        app.view.show_numbers = True
        assert any(line.lstrip().startswith("1200  Number 1200") for line in lines(app.view))
