"""The card of the queue."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.store.positions import Place
from reader.ui.app import ReaderApp
from reader.ui.screens.articles import QueueCard
from tests.ui.fakes import FakeEngine, article
from tests.ui.test_app import LONG, line, make, press, running

SHORT = "Rain again\n\nIt rained, and that was all.\n"


def queue(count: int = 4) -> FakeEngine:
    """A long article and short ones."""
    names = [f"n{number}.txt" for number in range(1, count)]
    short = {name: article(SHORT.replace("Rain", f"Rain {name}"), name) for name in names}
    return FakeEngine({"ferry.txt": article(LONG), **short})


def shown(app: ReaderApp) -> list[str]:
    """The lines of the card."""
    assert isinstance(app.screen, QueueCard)
    box = app.screen.box
    return [box.render_line(y).text.strip("▏▕▌ ") for y in range(box.size.height)]


async def looked_at(pilot: Pilot[None], app: ReaderApp, words: str) -> None:
    """Wait until the card says the words."""
    for _ in range(200):
        if any(words in said for said in shown(app)):
            return
        await pilot.pause(0.01)
    pytest.fail(f"{words} never came: {shown(app)}")


async def test_it_says_what_is_read_and_how_long_each_takes() -> None:
    engine = queue()
    second = engine.articles["n1.txt"]
    engine.kept[second.sha256] = Place(second.sha256, 10, 30, "elsewhere.txt", None, 1.0, read=15)
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "50% F")
        await looked_at(pilot, app, "Rain n3.txt again")
        rows = [said.split() for said in shown(app)]
        assert rows[0][:3] == ["Queue", "4", "articles"]
        first = next(row for row in rows if "Harbour" in row)
        copied, new = (next(row for row in rows if name in row) for name in ("n1.txt", "n2.txt"))
        assert first[:2] == ["▸", "1"]
        assert first[-3] in ("49%", "50%")
        assert copied[-3:] == ["50%", "1", "min"]  # known by its text, read under another name
        assert new == ["3", "Rain", "n2.txt", "again", "n2.txt", "new", "1", "min"]


async def test_enter_opens_one_and_what_is_open_is_kept() -> None:
    engine = queue()
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "G F down down enter")
        assert "n2.txt  3 of 4" in line(app, "title")
        assert engine.read[article(LONG).sha256] == len(LONG)
        await press(pilot, "F")
        await pilot.press(*"n1.t", "enter")
        await pilot.pause()
        assert "n1.txt  2 of 4" in line(app, "title")
        await press(pilot, "F escape")
        assert app.session.index == 1


async def test_what_cannot_be_opened_is_told_and_what_is_open_stays() -> None:
    engine = queue()
    app = make(engine)
    async with running(app) as pilot:
        del engine.articles["n1.txt"]
        await press(pilot, "F")
        await looked_at(pilot, app, "cannot be read")
        await press(pilot, "down enter")
        assert "n1.txt: No such file" in line(app, "status")
        assert app.session.index == 0


async def test_only_what_is_on_the_screen_is_looked_at() -> None:
    engine = queue(2_000)
    app = make(engine)
    async with running(app, 80, 24) as pilot:
        await press(pilot, "F")
        await looked_at(pilot, app, "Rain n2.txt again")
        for _ in range(3):
            await pilot.press("pagedown")
        await press(pilot, "escape")
        assert len(engine.glanced) < 100


async def test_what_was_looked_at_is_not_looked_at_again() -> None:
    engine = queue()
    app = make(engine)
    async with running(app) as pilot:
        for _ in range(2):
            await press(pilot, "F")
            await looked_at(pilot, app, "Rain n3.txt again")
            await press(pilot, "escape")
    assert sorted(engine.glanced) == ["n1.txt", "n2.txt", "n3.txt"]


async def test_unread_articles_are_found_by_that_word() -> None:
    engine = queue()
    third = engine.articles["n2.txt"]
    engine.kept[third.sha256] = Place(third.sha256, 10, 30, "", None, 1.0)
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "F")
        await looked_at(pilot, app, "Rain n3.txt again")
        await pilot.press(*"unread")
        await pilot.pause()
        assert isinstance(app.screen, QueueCard)
        assert [entry.ref for entry in app.screen.box.entries] == ["1", "3"]
