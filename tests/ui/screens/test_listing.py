"""Keys of the list of quotes."""

from __future__ import annotations

from msgspec.structs import replace

from reader.ui.app import ReaderApp
from reader.ui.focus import EntityFocus
from reader.ui.screens.card import Card
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, at, entity
from tests.ui.test_app import line, make, press, rows, running


def refs(app: ReaderApp) -> list[str]:
    """The quotes in the list, from the top."""
    return [row.ref for row in app.main.quotes.cursor.rows if row.ref and not row.head]


async def test_the_list_of_quotes_has_two_orders_and_says_which() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s S")
        assert "as in the text" in line(app, "quotes", 1)
        assert "quotes as in the text" in line(app, "status")
        assert "▎ Hale “We were wrong,”" in rows(app, "quotes")
        await press(pilot, "S")
        assert "as in the text" not in line(app, "quotes", 1)
        assert "quotes by speaker" in line(app, "status")


async def test_the_orders_of_the_two_lists_are_apart() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e S")
        assert (app.main.entities.sort, app.main.quotes.choice.order) == ("first", "speaker")


async def test_reported_speech_goes_out_of_the_list_and_comes_back() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s j h")
        assert refs(app) == ["q2", "q3", "q4"]
        assert "Quotes  3/4" in line(app, "quotes", 1)
        assert "no indirect" in line(app, "quotes", 1)
        assert "reported speech is out of the list" in line(app, "status")
        await press(pilot, "h")
        assert refs(app) == ["q1", "q2", "q3", "q4"]
        assert app.main.quotes.cursor.ref == "q1", "what is chosen is so still"


async def test_one_speaker_alone_is_shown_by_one_key_and_all_by_the_next() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s O")
        assert "no row is chosen" in line(app, "status")
        await press(pilot, "j O")
        assert refs(app) == ["q1", "q2"]
        assert "only Ruiz" in line(app, "quotes", 1)
        assert "only Ana Ruiz; again for all" in line(app, "status")
        await press(pilot, "O")
        assert refs(app) == ["q1", "q2", "q3", "q4"]


async def test_enter_on_a_speaker_folds_what_was_said() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s g enter")
        assert refs(app) == ["q3", "q4"]
        assert "Ana Ruiz" in rows(app, "quotes")
        assert "Enter opens" in rows(app, "quotes")
        await press(pilot, "]q")
        assert refs(app) == ["q1", "q2", "q3", "q4"], "a quote that is chosen is seen"
        assert app.main.quotes.cursor.ref == "q1"


async def test_quotes_that_are_not_in_the_list_are_walked_in_the_text() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s h escape g ]q")
        assert app.session.lit() == ("e1", "q1")
        assert app.main.quotes.cursor.ref == ""
        await press(pilot, "]q")
        assert app.main.quotes.cursor.ref == "q2"


def silent() -> ReaderApp:
    """Nobody but the mayor is quoted; the board's chairman is named once, a pilot twice."""
    engine = FakeEngine()
    found = analysis()
    pilot = entity(
        "e8", "Bo Lind", "PERSON", (at(TEXT, "Monday"), True), (at(TEXT, "Sign"), True), role="pilot"
    )
    app = make(engine)
    known = replace(found, entities=(*found.entities, pilot), quotes=found.quotes[:2])
    app.session._take_over(engine.reading(article(), known, complete=True))
    return app


async def test_who_is_named_but_never_quoted_is_listed_and_gone_to() -> None:
    app = silent()
    async with running(app) as pilot:
        await press(pilot, "s P")
        assert isinstance(app.screen, Card)
        shown = [app.screen.box.render_line(y).text.strip() for y in range(5)]
        assert "Never quoted: 2" in shown[0]
        assert [row.split()[1:-2] for row in shown[2:4]] == [["Bo", "Lind", "pilot"], ["Tom", "Hale"]]
        await press(pilot, "j enter")
        assert isinstance(app.session.chosen, EntityFocus)
        assert app.session.chosen.entity.name == "Tom Hale"


async def test_where_everybody_is_quoted_that_is_said() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s P")
        assert "everybody who is named is quoted" in line(app, "status")
