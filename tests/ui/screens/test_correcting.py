"""Keys that correct names."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from reader.analysis.client import Update
from reader.domain.corrections import NO_NAME, Correction, Said
from reader.ui.app import ReaderApp
from reader.ui.screens.card import Card
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, at
from tests.ui.test_app import line, make, press, rows, running


def corrections(app: ReaderApp) -> tuple[Said, ...]:
    """What is said of the open article now."""
    return app.session.engine.changes.corrections(app.session.article)


def choose_at(app: ReaderApp, words: str) -> None:
    """Choose what stands there, as a click does: a guessed pronoun is no stop of `n`."""
    found = app.session.at(TEXT.index(words))
    assert found is not None
    app.main.choose(found)


async def test_a_says_what_the_chosen_name_is() -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "e j a")
        assert isinstance(app.screen, Card)
        await press(pilot, "o r g enter")
        assert not isinstance(app.screen, Card)
        assert corrections(app) == (Correction(("Ana Ruiz", "Ruiz"), "ORG"),)
        assert engine.analyst.corrections == corrections(app)
        assert "Ana Ruiz: organisation; U takes it back" in line(app, "status")
        assert "correcting …" in line(app, "status")


async def test_what_was_found_stays_until_the_correction_is_there() -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "e j x enter")
        found = replace(analysis(), entities=())
        engine.analyst.updates = [Update(article().sha256, found, 10, 100, False)]
        app._analysis_spoke()
        await pilot.pause()
        assert "Ana Ruiz" in rows(app, "entities")
        engine.analyst.updates = [Update(article().sha256, found, 100, 100, True)]
        app._analysis_spoke()
        await pilot.pause()
        assert "Ana Ruiz" not in rows(app, "entities")
        assert "correcting" not in line(app, "status")
        assert app.session.chosen is None


async def test_when_the_analysis_fails_what_was_found_stays_and_it_is_told() -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "e j x enter")
        failed = replace(analysis(), entities=(), model=None, notices=("The analysis stopped.",))
        engine.analyst.updates = [Update(article().sha256, failed, 0, 0, True)]
        app._analysis_spoke()
        await pilot.pause()
        assert "Ana Ruiz" in rows(app, "entities")
        assert not app.session.expects
        assert "The analysis stopped." in app.session.notices()


async def test_tab_says_for_where() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j n a tab p l a c e enter")
        assert corrections(app) == (Correction(("Ruiz",), "GPE", at(TEXT, "Ruiz", 1)),)
        assert "Ana Ruiz: place with a government, only here" in line(app, "status")


async def test_in_private_nothing_is_said_for_every_article() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j a")
        assert isinstance(app.screen, Card)
        (foot,) = [one for one in app.screen.box.foot[0] if one.text == "in every article"]
        assert foot.color == "line"
        await press(pilot, "tab tab tab enter")
        assert corrections(app)[0].at is not None  # no further than what there is


async def test_for_every_article_it_is_written_into_the_list_of_names(tmp_path: Path) -> None:
    engine = FakeEngine()
    engine.changes = engine.keeping(tmp_path / "names.yaml")
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "e j a tab tab e v e n t enter")
        written = (tmp_path / "names.yaml").read_text()
        assert 'name: "Ana Ruiz"\n    label: EVENT\n    also: ["Ruiz"]\n' in written
        await press(pilot, "U")
        assert "Ana Ruiz" not in (tmp_path / "names.yaml").read_text()
        assert corrections(app) == ()


async def test_a_list_of_names_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    engine = FakeEngine()
    path = tmp_path / "names.yaml"
    path.write_text("names: {}\n")
    engine.changes = engine.keeping(path)
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "e j a tab tab enter")
        assert corrections(app) == ()
        (notice,) = app._notifications
        assert "names.yaml:1:8" in str(notice.message)


async def test_x_says_that_it_is_no_name() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j x enter")
        assert corrections(app) == (Correction(("Ana Ruiz", "Ruiz"), NO_NAME),)
        await press(pilot, "U")
        assert corrections(app) == ()
        assert "taken back: Ana Ruiz is no name" in line(app, "status")
        await press(pilot, "ctrl+r")
        assert corrections(app) == (Correction(("Ana Ruiz", "Ruiz"), NO_NAME),)
        assert "again: Ana Ruiz is no name" in line(app, "status")


async def test_x_on_a_pronoun_is_said_of_it_alone() -> None:
    app = make()
    async with running(app) as pilot:
        choose_at(app, "she")
        await press(pilot, "x")
        assert not isinstance(app.screen, Card)
        assert corrections(app) == (Correction(("she",), NO_NAME, at(TEXT, "she")),)
        assert "“she” is not Ana Ruiz" in line(app, "status")


async def test_a_on_a_pronoun_asks_who_it_is() -> None:
    app = make()
    async with running(app) as pilot:
        choose_at(app, "she")
        await press(pilot, "a")
        await press(pilot, "t o m enter")
        assert corrections(app) == (Correction(("Tom Hale",), "PERSON", at(TEXT, "she")),)


async def test_m_merges_with_another() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j M")
        await press(pilot, "c h a i r enter")
        await press(pilot, "escape")
        assert corrections(app) == ()  # no name begins so: nothing is chosen unseen
        await press(pilot, "M h a r b o u r enter")
        assert corrections(app) == (Correction(("Harbour Board", "Ana Ruiz", "Ruiz"), "ORG"),)
        assert "Ana Ruiz is Harbour Board" in line(app, "status")


async def test_v_selects_a_new_name() -> None:
    app = make()
    async with running(app) as pilot:
        view = app.main.article_view
        view.caret = TEXT.index("old ferry")
        await press(pilot, "v w w h")
        assert view.selected is not None
        assert view.selected.of(TEXT) == "old ferry"
        await press(pilot, "a")
        await press(pilot, "p r o d enter")
        assert corrections(app)[0] == Correction(("old ferry",), "PRODUCT")
        assert not view.selecting


async def test_v_without_a_caret_brings_it_out_and_esc_lets_go_first() -> None:
    app = make()
    async with running(app) as pilot:
        view = app.main.article_view
        await press(pilot, "v l l")
        assert view.selecting
        assert len(view.selected or ()) == 3
        await press(pilot, "escape")
        assert view.caret is not None
        assert not view.selecting
        await press(pilot, "v v")
        assert not view.selecting
        await press(pilot, "escape")
        assert view.caret is None


async def test_what_the_caret_selects_is_drawn_and_copied() -> None:
    app = make()
    async with running(app) as pilot:
        view = app.main.article_view
        view.caret = TEXT.index("votes")
        plain = view.render_line(0)
        await press(pilot, "v l l l l")
        assert view.render_line(0) != plain
        await press(pilot, "ctrl+c")
        assert app.clipboard == "votes"
        assert not view.selecting


async def test_a_hit_of_a_search_can_be_named() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ f e r r y enter a")
        await press(pilot, "p r o d enter")
        assert corrections(app)[0] == Correction(("ferry",), "PRODUCT")


async def test_with_nothing_chosen_the_keys_say_what_to_do() -> None:
    app = make()
    async with running(app) as pilot:
        for key in "axM":
            await press(pilot, key)
            assert "choose a name first" in line(app, "status")
        await press(pilot, "U")
        assert "there is nothing to take back" in line(app, "status")
        await press(pilot, "ctrl+r")
        assert "there is nothing to do again" in line(app, "status")


async def test_what_the_mouse_selects_can_be_named() -> None:
    app = make()
    async with running(app) as pilot:
        left = app.main.article_view.column[0]
        start = TEXT.index("old ferry")
        await pilot.mouse_down("#article", offset=(left + start, 0))
        await pilot.hover("#article", offset=(left + start + 7, 0))
        await pilot.mouse_up("#article", offset=(left + start + 7, 0))
        await pilot.pause()
        await press(pilot, "a")
        await press(pilot, "p r o d enter")
        assert corrections(app)[0] == Correction(("old ferry",), "PRODUCT")
        assert app.main.article_view.selected is None
