"""The pane by itself: the place is a character, whatever the size; clicks and selections are offsets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from reader.domain.analysis import Analysis
from reader.domain.layers import of_article
from reader.domain.reading import Reading
from reader.domain.spans import flatten
from reader.domain.text import Article, BlockKind, Extent
from reader.ui.article.layout import Layout
from reader.ui.article.messages import GapClicked, PlaceChanged, TextClicked
from reader.ui.article.strip import Marks
from reader.ui.article.view import ArticleView
from reader.ui.theming import Palette
from tests.ui.article.samples import article, growing, prose
from tests.ui.fakes import theme


def reading(shown: Article) -> Reading:
    spans = tuple(of_article(shown))
    return Reading(shown, Analysis(), (), spans, flatten(spans))


class Host(App[None]):
    """Nothing but the pane."""

    def __init__(self, shown: Article) -> None:
        super().__init__()
        self.view = ArticleView(id="article")
        self.view.palette = Palette(theme())
        self.view.show_reading(reading(shown))
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_place_changed(self, message: PlaceChanged) -> None:
        self.heard.append(message.offset)

    def on_blocks_told(self) -> None:
        self.heard.append("told")

    def on_gap_clicked(self, message: GapClicked) -> None:
        self.heard.append(message.gap)

    def on_text_clicked(self, message: TextClicked) -> None:
        self.heard.append(message.offset)


@asynccontextmanager
async def shown(of: Article, size: tuple[int, int] = (60, 12)) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    app = Host(of)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def lines(view: ArticleView) -> list[str]:
    return [view.render_line(y).text.rstrip() for y in range(view.size.height)]


def cell(app: Host, x: int, y: int) -> Offset:
    """What a cell of the text column is to a selection."""
    _, found = app.screen.get_widget_and_offset_at(app.view.column[0] + x, y)
    assert found is not None
    return found


def words_at(view: ArticleView, of: Article, count: int = 12) -> str:
    return of.text[view.place : view.place + count]


@pytest.mark.parametrize("size", [(40, 12), (100, 30), (200, 60), (20, 4), (8, 3)])
async def test_resizing_keeps_what_is_at_the_top(size: tuple[int, int]) -> None:
    of = prose(40)
    async with shown(of) as (app, pilot):
        place = of.text.index("Paragraph 17.")
        app.view.go_to(place)
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert app.view.in_view().start <= place < app.view.in_view().end
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert words_at(app.view, of, 13) == "Paragraph 17."


async def test_more_rows_than_are_left_at_the_end_move_nothing_when_they_are_gone_again() -> None:
    async with shown(prose(40)) as (app, pilot):
        app.view.go_to_percent(100)
        place, before = app.view.place, lines(app.view)
        await pilot.resize_terminal(60, 40)
        await pilot.pause()
        assert app.view.place == place
        await pilot.resize_terminal(60, 12)
        await pilot.pause()
        assert (app.view.place, lines(app.view)) == (place, before)


@pytest.mark.parametrize("caret", [True, False])
@pytest.mark.parametrize("size", [(24, 6), (60, 3), (24, 12)])
async def test_what_is_pointed_at_stays_in_a_smaller_pane(caret: bool, size: tuple[int, int]) -> None:
    of = prose(40)
    async with shown(of, (60, 20)) as (app, pilot):
        app.view.go_to(of.text.index("Paragraph 10."))
        here = of.text.index("Paragraph 13.")
        assert app.view.in_view().end > here
        if caret:
            app.view.caret = here
        else:
            app.view.set_overlay([], Extent(here, here + 9))
        place = app.view.place
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert app.view.in_view().start <= here < app.view.in_view().end
        assert app.view.caret == (here if caret else None)
        assert app.heard[-1] == app.view.place != place
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.view.place == app.heard[-1] == place


async def test_the_caret_stays_in_the_pane_when_the_text_gets_narrower() -> None:
    of = prose(40)
    async with shown(of, (60, 20)) as (app, _):
        app.view.caret = here = app.view.in_view().end - 1
        app.view.measure = 20
        assert app.view.caret == here < app.view.in_view().end


@pytest.mark.parametrize("change", [("measure", 30), ("show_boilerplate", False), ("show_numbers", True)])
async def test_what_changes_the_rows_keeps_the_place(change: tuple[str, int]) -> None:
    of = article(*["Words before it. " * 8] * 6, (BlockKind.BOILERPLATE, "Share this"), "Here it is. " * 90)
    async with shown(of) as (app, pilot):
        app.view.go_to(of.text.index("Here it is"))
        setattr(app.view, *change)
        await pilot.pause()
        assert words_at(app.view, of, 10) == "Here it is"
        assert getattr(app.view, change[0]) == change[1]


async def test_new_layers_move_nothing() -> None:
    of = prose(40)
    async with shown(of) as (app, pilot):
        app.view.go_to(of.text.index("Paragraph 30."))
        before = lines(app.view)
        app.view.show_reading(reading(of))
        await pilot.pause()
        assert lines(app.view) == before


async def test_another_article_begins_at_its_top() -> None:
    async with shown(prose(40)) as (app, pilot):
        app.view.go_to_percent(100)
        app.view.show_reading(reading(article("Something else.")))
        await pilot.pause()
        assert app.view.place == 0
        assert "Something else." in lines(app.view)[0]


async def test_the_end_is_at_the_bottom() -> None:
    of = prose(40)
    async with shown(of) as (app, _):
        app.view.go_to_percent(100)
        assert of.text.rstrip().endswith(lines(app.view)[-1].strip())
        app.view.go_to_percent(0)
        assert app.view.place == 0


async def test_pages_leave_one_row_and_go_back_the_same_way() -> None:
    async with shown(prose(60)) as (app, _):
        view = app.view
        last = lines(view)[-1]
        view.scroll_pages(1)
        assert lines(view)[0] == last
        view.scroll_pages(1)
        view.scroll_pages(-2)
        assert view.place == 0
        view.scroll_pages(0.5)
        view.scroll_rows(-6)
        assert view.place == 0


async def test_paragraphs_and_sentences() -> None:
    of = article("One is here. It has two.", "Two is here.", *["More is here. And more."] * 12)
    async with shown(of, (30, 6)) as (app, _):
        view = app.view
        view.next_paragraph()
        assert words_at(view, of, 3) == "Two"
        view.next_paragraph()
        view.previous_paragraph()
        assert words_at(view, of, 3) == "Two"
        view.previous_paragraph()
        view.previous_paragraph()
        assert view.place == 0
        view.go_to_paragraph(9)
        assert view.paragraph_at(view.place) == 9
        view.go_to_paragraph(99)
        assert view.in_view().end == len(of.text.rstrip())
        assert view.paragraph_count == 14


async def test_sentences_that_begin_on_rows_further_down() -> None:
    of = article("The first sentence fills a row or so. The second one does too. Third here. " + "And. " * 80)
    async with shown(of, (30, 5)) as (app, _):
        view = app.view
        view.next_sentence()
        second = view.place
        view.next_sentence()
        assert view.place > second
        view.previous_sentence()
        assert view.place == second
        view.previous_sentence()
        assert view.place == 0


async def test_a_click_says_which_character() -> None:
    of = article("漢字 and words", "Second.")
    async with shown(of) as (app, pilot):
        left = app.view.column[0]
        for cell in (0, 1, 2, 5, 8):
            await pilot.click(ArticleView, offset=(left + cell, 0))
            await pilot.pause(0.4)  # a second click within a moment would be a double one
        assert app.heard == [0, 0, 1, 3, 6]
        app.heard.clear()
        await pilot.click(ArticleView, offset=(left + 50, 0))
        await pilot.click(ArticleView, offset=(1, 2))
        assert app.heard == []


async def test_a_click_on_the_strip_goes_there() -> None:
    of = prose(80)
    async with shown(of) as (app, pilot):
        app.view.set_strip(Marks([len(of.text) // 2]))
        x = app.view.scrollable_content_region.width - 1
        await pilot.click(ArticleView, offset=(x, 6))
        assert len(of.text) // 4 < app.view.place < len(of.text) * 3 // 4


async def test_guesses_are_quieter_on_the_strip() -> None:
    async with shown(prose(80)) as (app, _):
        app.view.set_strip(Marks([0], [len(prose(80).text) // 2]))
        ends = [[*app.view.render_line(y)][-1] for y in range(12)]
        marks = {end.text: end.style and end.style.color for end in ends if end.text in "▘·"}
        assert list(marks) == ["▘", "·"]
        assert marks["▘"] == Palette(theme()).of("accent").color != marks["·"]


async def test_a_selection_is_the_text_without_the_wrapping() -> None:
    of = article("A paragraph that is wrapped over several rows.", "Another one.")
    async with shown(of, (24, 10)) as (app, _):
        everything = app.view.get_selection(Selection(None, None))
        assert everything == (of.text.rstrip(), "\n")
        first, second = cell(app, 2, 0), cell(app, 7, 1)
        some = app.view.get_selection(Selection(first, second))
        assert some is not None
        assert of.text.startswith("A " + some[0])
        assert len(some[0].split()) > 3
        assert "\n" not in some[0]
        assert app.view.get_selection(Selection(first, first)) is None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ((-3, 0), (3, 0), "One"),
        ((4, 0), (30, 0), "two"),
        ((4, 0), (30, 1), "two"),
        ((4, 0), (2, 2), "two\n\nTh"),
        ((9, 1), (5, 2), "Three"),
        ((0, 2), (9, 9), "Three"),
    ],
)
async def test_what_is_selected_beside_the_text(
    start: tuple[int, int], end: tuple[int, int], words: str
) -> None:
    async with shown(article("One two", "Three"), (40, 12)) as (app, _):
        found = app.view.get_selection(Selection(cell(app, *start), cell(app, *end)))
        assert found is not None
        assert found[0].strip("\n") == words


async def test_the_wheel_moves_the_place() -> None:
    of = prose(40)
    async with shown(of) as (app, pilot):
        app.view.scroll_to(y=5, animate=False)
        await pilot.pause()
        assert app.view.place > 0
        assert app.heard == [app.view.place]


@pytest.mark.parametrize("size", [(1, 1), (4, 1), (5, 2), (300, 100)])
async def test_it_can_be_of_any_size(size: tuple[int, int]) -> None:
    of = prose(5)
    async with shown(of, size) as (app, _):
        app.view.scroll_rows(3)
        app.view.go_to_percent(100)
        assert len(lines(app.view)) == size[1]


async def test_an_empty_article_says_so() -> None:
    async with shown(Article("a.txt", "", ())) as (app, _):
        app.view.scroll_rows(3)
        app.view.next_sentence()
        app.view.caret = 0
        assert app.view.caret is None
        assert lines(app.view)[0].strip() == "(empty article)"


# -- blocks that are told apart behind the keys


async def test_what_is_left_is_done_behind_the_keys_and_said() -> None:
    of = growing(prose(300), 5)
    app = Host(prose(1))
    async with app.run_test(size=(60, 12)) as pilot:
        app.view.show_reading(Reading(of, Analysis(), (), (), (), opening=True))
        await pilot.pause()
        assert lines(app.view)[0].strip().startswith("Paragraph 1.")
        app.view.go_to(of.text.index("Paragraph 200."))
        while "told" not in app.heard:
            await pilot.pause(0.01)
        assert of.whole
        while app.view.virtual_size.height != len(Layout.of(of, app.view.column[1])):
            await pilot.pause(0.01)
        assert words_at(app.view, of, 14) == "Paragraph 200."
        await pilot.pause(0.05)
        assert app.heard.count("told") == 1


async def test_a_heading_looks_like_one_before_the_layers_are_there() -> None:
    whole = article((BlockKind.TITLE, "The Pier"), "Nobody came.", (BlockKind.HEADING, "Later"), "It rained.")
    looks = []
    for of, opening in ((whole, False), (growing(whole, 1), True)):
        app = Host(whole)
        shown_reading = Reading(of, Analysis(), (), (), (), opening=True) if opening else reading(of)
        async with app.run_test(size=(60, 12)) as pilot:
            app.view.show_reading(shown_reading)
            await pilot.pause()
            looks.append([app.view.render_line(y) for y in range(7)])
    assert looks[0] == looks[1]


@pytest.mark.parametrize(("times", "selected"), [(2, "two"), (3, "One two three, and so on to the end.")])
async def test_two_clicks_select_the_word_and_three_the_paragraph(times: int, selected: str) -> None:
    of = article("Title", "One two three, and so on to the end.", "Last.")
    async with shown(of) as (app, pilot):
        await pilot.click(ArticleView, offset=(app.view.column[0] + 5, 2), times=times)
        await pilot.pause()
        assert app.view.selected is not None
        assert app.view.selected.of(of.text) == selected
