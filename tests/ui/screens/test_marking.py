"""Marks are set with a letter, and found again."""

from __future__ import annotations

from tests.ui.test_app import LONG, engine_with, line, make, press, running


async def test_a_mark_is_found_again() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 80, 16) as pilot:
        view = app.main.article_view
        await press(pilot, "space space space")
        place = view.place
        await press(pilot, "m")
        assert "mark" in line(app, "status")
        await press(pilot, "a")
        assert "mark a is here" in line(app, "status")
        await press(pilot, "G ' a")
        assert view.place == place
        await press(pilot, "' '")
        assert view.at_end
        await press(pilot, "' '")
        assert view.place == place


async def test_a_mark_is_moved_and_belongs_to_its_text() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 80, 16) as pilot:
        session = app.session
        await press(pilot, "m a space m a")
        assert session.engine.marks(session.article) == {"a": app.main.article_view.place}


async def test_what_is_no_mark_is_said() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "' b")
        assert "there is no mark b" in line(app, "status")
        await press(pilot, "m a ' b")
        assert "there is no mark b; there is a" in line(app, "status")
        await press(pilot, "m 1")
        assert "a mark is a letter" in line(app, "status")


async def test_esc_awaits_nothing_any_more() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "m escape")
        assert app.main.awaited is None
        await press(pilot, "e")
        assert app.main.pane == "entities"
        assert app.session.engine.marks(app.session.article) == {}


async def test_without_a_jump_there_is_nothing_to_go_back_to() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 80, 16) as pilot:
        await press(pilot, "j ' '")
        assert "nothing to go back to" in line(app, "status")


async def test_with_the_caret_out_a_mark_is_a_character() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 80, 16) as pilot:
        view = app.main.article_view
        await press(pilot, "c j w w")
        caret = view.caret
        await press(pilot, "m a G ' a")
        assert caret == view.caret != view.place


async def test_a_mark_that_cannot_be_kept_holds_until_the_end() -> None:
    engine = engine_with(LONG)
    engine.keeps = False
    app = make(engine, known=False)
    async with running(app, 80, 16) as pilot:
        view = app.main.article_view
        await press(pilot, "space m a")
        place = view.place
        assert "mark a is here until you quit" in line(app, "status")
        await press(pilot, "G ' a")
        assert view.place == place
