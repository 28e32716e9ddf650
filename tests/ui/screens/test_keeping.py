"""What is kept when an article is left, and comes back with it."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.analysis.client import Update
from reader.domain.analysis import Analysis
from reader.ui.app import ReaderApp
from reader.ui.look import Look
from tests.ui.fakes import FakeEngine, analysis, article
from tests.ui.test_app import LONG, line, make, press, rows, running

OTHER = "Another one\n\nIt has words, and nobody is named.\n"


def two() -> FakeEngine:
    """A queue of two articles, of which the first is known."""
    engine = FakeEngine({"ferry.txt": article(), "b.txt": article(OTHER, "b.txt")})
    engine.known = {article().sha256: analysis(), article(OTHER).sha256: Analysis()}
    return engine


async def change_everything(pilot: Pilot[None], app: ReaderApp) -> Look:
    """Change all that is kept; how the article is shown then."""
    await press(pilot, "+ + B # L 2")
    app.session.rules_off = frozenset({"mine/boats"})
    await press(pilot, "e S g enter s S S g enter S w")
    return app.main.look


async def test_all_that_was_changed_comes_back_and_not_in_the_next_article_s_own_way() -> None:
    engine = two()
    app = make(engine)
    async with running(app) as pilot:
        before = app.main.look
        changed = await change_everything(pilot, app)
        app.main.keep()
    assert all(getattr(before, name) != getattr(changed, name) for name in Look.__struct_fields__)
    assert changed.speakers == ("Ana Ruiz",)
    again = make(engine)
    async with running(again) as pilot:
        assert again.main.look == changed
        assert not again.main.panels_seen()
        assert again.main.article_view.column[1] == 80


async def test_a_copy_under_another_name_has_it_too() -> None:
    engine = two()
    async with running(app := make(engine)) as pilot:
        await press(pilot, "+ +")
        app.main.keep()
    engine.articles = {"copy.txt": article(source="copy.txt")}
    async with running(app := make(engine)):
        assert app.main.look.measure == 80


async def test_each_article_of_the_queue_has_its_own() -> None:
    engine = two()
    async with running(app := make(engine)) as pilot:
        await press(pilot, "]a + + [a")  # what nothing is kept of is shown as the one before
        await press(pilot, "- - ]a")
        assert app.main.look.measure == 80
        await press(pilot, "[a")
        assert app.main.look.measure == 70
    async with running(app := make(engine)) as pilot:
        assert app.main.look.measure == 70
        await press(pilot, "]a")
        assert app.main.look.measure == 80


async def test_the_usual_width_is_that_of_the_settings_again() -> None:
    engine = two()
    async with running(app := make(engine)) as pilot:
        await press(pilot, "+ + s w")
        app.main.keep()
        await press(pilot, "=")
        app.main.keep()
    assert engine.look(article()) == {"panels": False}
    engine.config.measure = 60
    async with running(app := make(engine)):
        assert app.main.look.measure == 60


async def test_speakers_are_folded_as_soon_as_they_are_found() -> None:
    engine = two()
    engine.save_look(article(), {"speakers": ["Ana Ruiz", "Somebody Else"]})
    app = make(engine, known=False)
    async with running(app) as pilot:
        engine.analyst.updates = [Update(article().sha256, analysis(), 100, 100, True)]
        app._analysis_spoke()
        await pilot.pause()
        assert "It is the only way" not in rows(app, "quotes")
        assert "We were wrong" in rows(app, "quotes")
        app.main.keep()
        assert engine.look(article())["speakers"] == ["Ana Ruiz", "Somebody Else"]
        await press(pilot, "s g enter")
        assert "It is the only way" in rows(app, "quotes")
        app.main.keep()
        assert engine.look(article())["speakers"] == ["Somebody Else"]


async def test_nothing_is_written_at_a_key() -> None:
    engine = two()
    async with running(make(engine)) as pilot:
        await press(pilot, "+ + B # w")
        assert engine.look(article()) == {}
        assert engine.places == {}


async def test_unchanged_nothing_but_the_place_is_kept() -> None:
    engine = two()
    async with running(app := make(engine)) as pilot:
        await press(pilot, "]q n e")
        app.main.keep()
    assert engine.look(article()) == {}
    assert engine.places == {article().sha256: 0}


async def test_an_edited_article_is_shown_as_before_and_so_it_is_kept() -> None:
    engine = two()
    async with running(app := make(engine)) as pilot:
        await press(pilot, "+ +")
        edited = article("A new headline\n\nAnd a new paragraph.\n")
        engine.articles["ferry.txt"] = edited
        await press(pilot, "R")
        assert app.main.look.measure == 80
        app.main.keep()
    assert engine.look(edited) == {"measure": 80}


async def test_the_place_is_that_of_the_last_key_however_fast_it_was_left() -> None:
    engine = FakeEngine({"ferry.txt": article(LONG)})
    engine.places[article(LONG).sha256] = LONG.index("Paragraph number 40")
    app = make(engine)
    async with running(app, 80, 24):
        app.main.run_command("top")
        app.main.keep()  # before anything that was posted is handled
    assert engine.places[article(LONG).sha256] == 0


async def test_what_is_read_is_all_where_the_end_is_seen() -> None:
    engine = FakeEngine({"ferry.txt": article(LONG)})
    app = make(engine)
    async with running(app, 80, 24) as pilot:
        app.main.keep()
        assert engine.read[article(LONG).sha256] == 0
        await press(pilot, "G")
        app.main.keep()
        assert engine.read[article(LONG).sha256] == len(LONG)
        assert "100%" in line(app, "status")
