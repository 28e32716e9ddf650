"""`r`: a rule of what is selected, found or chosen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.engine import Engine
from reader.formats.source import Source
from reader.settings.locations import Locations
from reader.ui.app import ReaderApp
from reader.ui.screens.teaching import TeachCard
from reader.ui.session import Session
from tests.ui.fakes import TEXT, analysis, theme
from tests.ui.test_app import line, press, running


class Desk:
    """A window over an article, with a home of its own."""

    def __init__(self, home: Path, **flags: object) -> None:
        self.home = home
        locations = Locations(*(home / kind for kind in ("config", "data", "state", "cache")))
        self.engine = Engine({"rules": ["own"], **flags}, environ={}, locations=locations)
        self.engine.analyst.close()

    @property
    def written(self) -> str:
        path = self.home / "config" / "rules" / "mine.yaml"
        return path.read_text() if path.exists() else ""

    @asynccontextmanager
    async def reading(self, text: str = TEXT, name: str = "ferry.txt") -> AsyncIterator[Pilot[None]]:
        (self.home / name).write_text(text)
        source = Source(str(self.home / name), self.home / name)
        found = analysis() if text == TEXT else None
        self.app = ReaderApp(Session(self.engine, [source], self.engine.open(source), found), theme())
        async with running(self.app) as pilot:
            yield pilot

    @property
    def card(self) -> TeachCard:
        assert isinstance(self.app.screen, TeachCard)
        return self.app.screen

    async def looked(self, pilot: Pilot[None]) -> list[str]:
        """The lines of the card, when all was looked for."""
        while not any("place" in line for line in self.lines):
            await pilot.pause(0.01)
        return self.lines

    @property
    def lines(self) -> list[str]:
        return ["".join(piece.text for piece in entry.left) for entry in self.card.box.entries]

    def marked(self) -> list[tuple[str, str]]:
        reading = self.app.session.reading
        return [(found.rule, found.extent.of(reading.article.text)) for found in reading.highlights]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


async def test_a_hit_becomes_a_rule_that_marks_at_once_and_is_taken_back(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "/ f e r r y enter r")
        lines = await desk.looked(pilot)
        assert "2 places here" in lines
        assert any(line.endswith("keep the old ferry") for line in lines)
        await press(pilot, "enter")
        assert desk.marked() == [("mine/ferry", "ferry"), ("mine/ferry", "ferry")]
        assert line(desk.app, "status").startswith("  rule “ferry” is in rules/mine.yaml; U takes it out")
        assert 'words: "ferry"' in desk.written
        assert "# taught in “Harbour board votes to keep the old ferry”" in desk.written
        await press(pilot, "U")
        assert desk.marked() == []
        assert "ferry" not in desk.written
        await press(pilot, "ctrl+r")
        assert desk.marked() == [("mine/ferry", "ferry"), ("mine/ferry", "ferry")]


async def test_left_and_right_choose_what_how_and_where(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "/ f e r r y enter r j l j l enter")
        lesson = desk.written.splitlines()
        assert lesson[-2:] == ["    in: title", "    style: rule.number"]
        assert desk.marked() == [("mine/ferry", "ferry")]


async def test_escape_writes_nothing(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "/ f e r r y enter r escape")
        assert desk.written == ""


async def test_what_is_selected_goes_before_what_is_chosen(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "]e c w v w r")
        assert desk.card.lesson.terms == ("Ruiz",)


async def test_the_articles_read_before_are_looked_through(desk: Desk) -> None:
    async with desk.reading("A ferry sank.\n\nNo ferry came.\n", "old.txt"):
        desk.app.session.save()
    async with desk.reading() as pilot:
        await press(pilot, "/ f e r r y enter r")
        lines = await desk.looked(pilot)
        assert "2 places here, 2 in the article read before" in lines
        assert any(line.strip() == "A ferry sank." for line in lines)


async def test_with_nothing_chosen_it_says_how_to_choose(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "r")
        assert "nothing to make a rule of" in line(desk.app, "status")


async def test_a_broken_file_is_told_and_left_alone(desk: Desk) -> None:
    rules = desk.home / "config" / "rules"
    rules.mkdir(parents=True)
    (rules / "mine.yaml").write_text("rules: 7\n")
    async with desk.reading() as pilot:
        await press(pilot, "/ f e r r y enter r enter")
        told = "\n".join(notice.message for notice in desk.app._notifications)
        assert "mine.yaml:1:8" in told
        assert desk.written == "rules: 7\n"


async def test_in_private_no_rule_is_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path, private=True)
    async with desk.reading() as pilot:
        await press(pilot, "/ f e r r y enter r")
        assert "private: no rule is written" in line(desk.app, "status")


async def test_a_chosen_name_is_meant_by_what_it_is_called(desk: Desk) -> None:
    async with desk.reading() as pilot:
        await press(pilot, "] e r")
        assert desk.card.lesson.terms == ("Ana Ruiz",)
