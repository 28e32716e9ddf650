"""Words and names that are pinned, each in its colour, until they are taken away."""

from __future__ import annotations

import pytest

from reader.domain.pins import Pin
from reader.ui.app import ReaderApp
from reader.ui.screens.card import Card
from tests.ui.fakes import TEXT, FakeEngine, analysis, at
from tests.ui.test_app import LONG, engine_with, line, make, overlay, press, rows, running


def pinned(app: ReaderApp) -> dict[str, list[str]]:
    """What is marked: words by style key."""
    lit: dict[str, list[str]] = {}
    for span in app.session.pins.between(0, len(app.session.article.text)):
        lit.setdefault(span.style_key, []).append(span.extent.of(app.session.article.text))
    return lit


async def put_caret(app: ReaderApp, words: str, nth: int = 0) -> None:
    app.main.article_view.caret = at(TEXT, words, nth).start
    app.main.offer_keys()


async def test_the_word_under_the_caret_is_pinned_and_walked() -> None:
    app = make()
    async with running(app) as pilot:
        await put_caret(app, "ferry would")
        await press(pilot, "*")
        assert pinned(app) == {"pin.1": ["ferry", "ferry"]}
        assert "pin 1: ferry, 2 places; * again takes it away" in line(app, "status")
        assert overlay(app) == {"search.current": ["ferry"]}, "the others keep their own colour"
        await press(pilot, "n N n escape")
        await press(pilot, "1K")
        assert "ferry   pin 1   1/2" in line(app, "status")
        await press(pilot, "escape escape escape escape")
        assert (app.session.search, app.main.article_view.caret) == (None, None)
        assert pinned(app) == {"pin.1": ["ferry", "ferry"]}, "Esc never loses a pin"


async def test_again_on_any_of_its_places_takes_it_away() -> None:
    app = make()
    async with running(app) as pilot:
        await put_caret(app, "ferry would")
        await press(pilot, "*")
        await put_caret(app, "ferry", 0)
        await press(pilot, "*")
        assert pinned(app) == {}
        assert app.session.search is None
        assert "ferry is not pinned any more" in line(app, "status")
        assert app.session.engine.pins(app.session.article) == []


async def test_a_name_is_pinned_with_all_that_it_is_called() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "]e *")
        assert pinned(app) == {"pin.1": ["Ana Ruiz", "Ruiz"], "pin.guess": ["she"]}
        assert overlay(app) == {"chosen.current": ["Ana Ruiz"]}
        await press(pilot, "]e *")
        assert pinned(app)["pin.2"] == ["Port Ellis"]
        await press(pilot, "*")
        assert "pin.2" not in pinned(app)
        assert overlay(app) == {"chosen.current": ["Port Ellis"], "chosen.mention": ["Port Ellis"]}


async def test_the_name_under_the_caret_comes_before_the_word() -> None:
    app = make()
    async with running(app) as pilot:
        await put_caret(app, "Ruiz", 1)
        await press(pilot, "*")
        assert pinned(app)["pin.1"] == ["Ana Ruiz", "Ruiz"]
        assert app.session.chosen is not None
        assert app.session.chosen.index == 2


async def test_a_selection_is_pinned_as_whole_words() -> None:
    app = make()
    async with running(app) as pilot:
        await put_caret(app, "the ferry")
        await press(pilot, "v w w h h *")
        assert pinned(app) == {"pin.1": ["the ferry"]}
        assert not app.main.article_view.selecting


async def test_the_search_in_focus_is_pinned_with_where_it_is_searched() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ the tab enter *")
        assert pinned(app) == {"pin.1": ["the", "the"]}
        await press(pilot, "n")
        assert "the in quotes   pin 1   2/2" in line(app, "status")
        await press(pilot, "*")
        assert pinned(app) == {}


async def test_of_a_quote_the_speaker_is_pinned() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "]q *")
        assert pinned(app)["pin.1"] == ["Ana Ruiz", "Ruiz"]


@pytest.mark.parametrize(
    ("word", "query"),
    [("Harbour", "\\<harbour\\>"), ("We", "\\<we\\>"), ("“", None)],
)
async def test_a_capital_at_the_start_does_not_count(word: str, query: str | None) -> None:
    app = make(known=False)
    async with running(app) as pilot:
        await put_caret(app, word)
        await press(pilot, "*")
        assert [pin.query for pin in app.session.pins] == ([query] if query else [])
        if query is None:
            assert "nothing to pin" in line(app, "status")


async def test_there_are_six_colours_and_a_count_takes_one() -> None:
    app = make()
    async with running(app) as pilot:
        for word in ("the", "ferry", "would", "run", "until", "spring", "way"):
            await put_caret(app, word)
            await press(pilot, "*")
        assert sorted(pinned(app)) == [f"pin.{n}" for n in range(1, 7)]
        assert "there are 6 colours" in line(app, "status")
        await press(pilot, "3*")
        assert pinned(app)["pin.3"] == ["way"]
        assert "pin 3: way, 1 place;" in line(app, "status")


async def test_pins_come_back_with_the_article() -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "]e *")
        await put_caret(app, "ferry")
        await press(pilot, "*")
    again = make(engine, known=False)
    async with running(again) as pilot:
        before = pinned(again)
        assert before["pin.2"] == ["ferry", "ferry"]
        assert before["pin.1"] == ["Ana Ruiz"], "before the names are found they are searched for"
        made = again.session.engine.reading(again.session.article, analysis(), complete=True)
        again.session.show(made, again.session.opening)
        assert pinned(again)["pin.1"] == ["Ana Ruiz", "Ruiz"]


async def test_the_digit_stands_in_the_gutter_and_quiet_hides_both() -> None:
    app = make()
    async with running(app) as pilot:
        await put_caret(app, "ferry")
        await press(pilot, "2*")
        row = next(r for r in rows(app, "article").split("\n") if "Harbour board votes" in r)
        assert row.split("Harbour")[0].split() == ["2▸"]
        await press(pilot, "escape escape 0")
        row = next(r for r in rows(app, "article").split("\n") if "Harbour board votes" in r)
        assert row.split("Harbour")[0].split() == []
        await press(pilot, "0")
        row = next(r for r in rows(app, "article").split("\n") if "Harbour board votes" in r)
        assert row.split("Harbour")[0].split() == ["2"]


@pytest.mark.parametrize("cells", [60, 76, 80, 120])
async def test_a_digit_is_never_read_as_a_part_of_a_number(cells: int) -> None:
    app = make(engine_with("".join(f"Item number {n} of the list\n\n" for n in range(160))), known=False)
    async with running(app, cells, 20) as pilot:
        await press(pilot, "# G * / item enter * / number enter *")
        shown = [r.split() for r in rows(app, "article").split("\n") if "Item number" in r]
        assert shown
        for words in shown:
            before = words[: words.index("Item")]
            paragraph = str(int(words[words.index("Item") + 2]))
            assert before[-1].lstrip("▸") == paragraph, before
            assert before[:-1] in (["12"], ["+"]), before


async def test_the_digit_finds_room_beside_the_number_of_a_paragraph() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 76, 16) as pilot:
        await press(pilot, "# / own enter * escape 2 0 G")
        shown = [r.split() for r in rows(app, "article").split("\n") if "Paragraph number" in r]
        assert shown[0][:3] == ["1", "20", "Paragraph"]


async def test_the_card_lists_them_walks_one_and_takes_one_away() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "K")
        assert isinstance(app.screen, Card)
        assert "Nothing is pinned" in "".join(p.text for e in app.screen.box.entries for p in e.left)
        await press(pilot, "escape ]e *")
        await put_caret(app, "ferry")
        await press(pilot, "* escape escape K")
        assert isinstance(app.screen, Card)
        said = ["".join(p.text for p in (*e.left, *e.right)) for e in app.screen.box.entries]
        assert said == [" 1   Ana Ruiz  person2 places", " 2   ferry2 places"]
        await press(pilot, "2")
        assert not isinstance(app.screen, Card)
        assert app.session.search is not None
        assert app.session.search.pin == Pin(2, "\\<ferry\\>")
        await press(pilot, "K x")
        assert sorted(pinned(app)) == ["pin.2"]
        assert isinstance(app.screen, Card), "there is another one to take away"
        await press(pilot, "x")
        assert pinned(app) == {}
        assert not isinstance(app.screen, Card)


async def test_a_count_walks_that_pin_without_the_card() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "]e * ]e * 1K")
        assert app.session.lit()[0] == "e1"
        await press(pilot, "4K")
        assert "there is no pin 4" in line(app, "status")


async def test_pinning_twice_leaves_the_search_as_it_was() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ board enter n")
        before = app.session.search
        await press(pilot, "*")
        assert pinned(app) == {"pin.1": ["board", "board", "Board", "board", "Board"][1:]}
        await press(pilot, "*")
        assert pinned(app) == {}
        assert app.session.search == before
        await press(pilot, "n")
        assert "/board   3/4" in line(app, "status")


async def test_a_number_gives_what_is_pinned_another_colour() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ ferry enter * escape / board enter * 1 *")
        assert set(pinned(app)) == {"pin.1"}, "whatever had it"
        await press(pilot, "3 *")
        assert set(pinned(app)) == {"pin.3"}
        assert "pin 3: board" in line(app, "status")
        assert [pin.number for pin in app.session.engine.pins(app.session.article)] == [3]
        await press(pilot, "3 *")
        assert set(pinned(app)) == {"pin.3"}
        await press(pilot, "7 *")
        assert "there are 6 colours" in line(app, "status")
        await press(pilot, "n *")
        assert pinned(app) == {}
