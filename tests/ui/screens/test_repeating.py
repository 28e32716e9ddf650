"""Searching again for what was searched for before."""

from __future__ import annotations

import pytest

from reader.domain.pins import Pin
from reader.ui.prompt import Earlier, Line
from tests.ui.fakes import TEXT, FakeEngine, article, at
from tests.ui.test_app import line, make, press, running


def test_earlier_lines_are_gone_through_and_what_is_typed_comes_back() -> None:
    earlier, typed = Earlier(["one", "two"]), Line("th")
    seen = []
    for step in (-1, -1, -1, 1, 1, 1):
        earlier.step(typed, step)
        seen.append((typed.text, typed.cursor))
    assert seen == [("two", 3), ("one", 3), ("one", 3), ("two", 3), ("th", 2), ("th", 2)]
    assert not Earlier([]).step(typed, -1)


@pytest.mark.parametrize(
    ("keys", "query"),
    [
        ("/ up", "board"),
        ("/ ctrl+p ctrl+p", "ruiz"),
        ("/ up up up", "ruiz"),
        ("/ up up down", "board"),
        ("/ f e up ctrl+n", "fe"),
    ],
)
async def test_the_arrows_go_through_what_was_searched_for(keys: str, query: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ ruiz enter / board enter")
        await press(pilot, keys)
        assert app.main.prompt is not None
        assert app.main.prompt.line.text == query
        assert app.session.search is not None
        assert app.session.search.query == query


async def test_what_is_let_go_is_taken_up_again_by_n() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "n")
        assert "nothing is chosen" in line(app, "status")
        await press(pilot, "/ board enter escape n")
        assert app.session.search is not None
        assert app.session.search.index == 1
        assert "again /board   2/4" in line(app, "status")
        await press(pilot, "escape N")
        assert "again /board   1/4" in line(app, "status")
        await press(pilot, "escape N")
        assert "again /board   4/4; from the end again" in line(app, "status")
        await press(pilot, "N")
        assert app.session.search.index == 2
        await press(pilot, "escape 2 n")
        assert app.session.search.index == 0, "two on from the third, round the end"


async def test_nothing_typed_means_what_was_searched_for_last() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ enter")
        assert "nothing was searched for yet" in line(app, "status")
        await press(pilot, "/ board enter / enter")
        assert app.session.search is not None
        assert app.session.search.index == 1, "the next hit"
        await press(pilot, "escape / enter")
        assert app.session.search.index == 2
        await press(pilot, "/ escape")
        assert app.session.search.index == 2, "who gives up stays where he is"


async def test_a_search_goes_on_in_the_next_article_when_somebody_asks() -> None:
    other = article("Another\n\nA board, and no plan.\n\nThe last board.\n", "other.txt")
    app = make(FakeEngine({"ferry.txt": article(), "other.txt": other}))
    async with running(app) as pilot:
        await press(pilot, "/ board enter n ]a")
        assert app.session.search is None, "nothing is jumped to unasked"
        await press(pilot, "n")
        assert app.session.search is not None
        assert app.session.search.hits[0] == at(other.text, "board")
        assert "again /board   1/2" in line(app, "status")
        await press(pilot, "[a n")
        assert app.session.search.hits[0] == at(TEXT, "board")


async def test_pins_of_another_day_are_walked_by_n() -> None:
    engine = FakeEngine()
    engine.save_pin(article(), Pin(2, "\\<ferry\\>"))
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "n")
        assert "again pin 2: ferry" in line(app, "status")
        await press(pilot, "n")
        assert "ferry   pin 2   2/2" in line(app, "status")
        await press(pilot, "escape n")
        assert "again ferry" in line(app, "status")
