"""The list of themes and the legend; every theme in a window."""

from __future__ import annotations

from pathlib import Path

from textual.color import Color

from reader.domain.theme import Theme
from reader.files.kept import Kept
from reader.settings.locations import Locations
from reader.settings.looks import Looks
from reader.settings.themes import Shelf
from reader.ui import borrowed
from reader.ui.app import ReaderApp
from reader.ui.driver import BackgroundTold
from reader.ui.screens.card import Card
from reader.ui.session import Session
from tests.ui.fakes import FakeEngine, analysis, as_engine
from tests.ui.test_app import make, press, running


class Engine(FakeEngine):
    """One with real themes, kept in folders of its own."""

    def __init__(self, home: Path, setting: str | None = None) -> None:
        super().__init__()
        locations = Locations(home, home, home, home)
        shelf = Shelf(locations, Kept(home / "kept"), borrowed.palette)
        self.looks = Looks(
            setting, {"TERM": "xterm"}, shelf, tell=lambda e: self.told.append(str(e)), place_of=str
        )

    def theme(self, name: str | None = None) -> Theme:
        return self.looks.theme(name)

    def theme_names(self) -> list[str]:
        return ["ansi", "dusk", "ink", "mono", "paper"]


def window(home: Path, setting: str | None = None) -> ReaderApp:
    engine = Engine(home, setting)
    first = next(iter(engine.articles.values()))
    session = Session(as_engine(engine), engine.queue(), first, analysis())
    return ReaderApp(session, engine.theme())


def entries(app: ReaderApp) -> list[str]:
    assert isinstance(app.screen, Card)
    return ["".join(p.text for p in (*e.left, *e.right)) for e in app.screen.box.entries]


async def test_each_theme_can_be_worn_and_the_chosen_one_is_kept(tmp_path: Path) -> None:
    app = window(tmp_path)
    async with running(app) as pilot:
        await press(pilot, "t")
        listed = entries(app)
        assert listed[0].split("  ")[0] == "auto"
        assert listed[1].split()[0] == "ansi"
        assert listed[1].split()[-2:] == ["either", "ships"]
        assert listed[5].split()[-2:] == ["light", "ships"]
        assert next(line for line in listed if line.startswith("nord")).split() == ["nord", "dark", "Textual"]
        seen = []
        for _ in range(5):
            await press(pilot, "j")
            seen.append(app.main.theme_in_use.name)
        assert seen == ["ansi", "dusk", "ink", "mono", "paper"]
        await press(pilot, "enter")
        assert app.main.theme_in_use.name == "paper"
        assert Color.parse(app.theme_variables["background"]).hex.lower() == "#fbf9f4"  # Textual's parts too
        assert "paper, the next time too" in app.main.query_one("#status").render_line(0).text
        await press(pilot, "t k k k k enter")
        assert app.main.theme_in_use.name == "ansi"
    assert (tmp_path / "theme").read_text() == "ansi\n"


async def test_where_a_setting_names_one_the_list_says_how_to_keep_another(tmp_path: Path) -> None:
    app = window(tmp_path, "dusk")
    async with running(app) as pilot:
        await press(pilot, "t j enter")
        assert app.main.theme_in_use.name == "ink"
        said = app.main.query_one("#status").render_line(0).text
        assert "until you quit; `theme: ink` in config.yaml keeps it" in said


async def test_a_late_answer_of_the_terminal_changes_the_theme_unless_one_was_chosen(tmp_path: Path) -> None:
    app = window(tmp_path)
    async with running(app) as pilot:
        assert app.main.theme_in_use.name == "ink"
        app.post_message(BackgroundTold("#ffffff"))
        await pilot.pause()
        assert app.main.theme_in_use.name == "paper"
        await press(pilot, "t j j enter")
        assert app.main.theme_in_use.name == "dusk"
        app.post_message(BackgroundTold("#000000"))
        await pilot.pause()
        assert app.main.theme_in_use.name == "dusk"


async def test_textuals_themes_are_worn_too(tmp_path: Path) -> None:
    app = window(tmp_path, "nord")
    async with running(app) as pilot:
        assert app.main.theme_in_use.colors["background"] == "#2e3440"
        await press(pilot, "l")
        assert "Legend" in app.screen.query_one("CardBox").render_line(0).text


COUNTED = {
    "a person": (3, 3),
    "an organisation": (2, 2),
    "a place or building": (1, 1),
    "a nationality, religion or party": (0, 0),
    "direct speech": (2, 2),
    "words in marks": (1, 1),
    "a headline": (1, 1),
    "residue of scraping": (0, 1),  # which is hidden
    "where you are": (1, 1),
    "a guess: of whom a name is, or of who speaks": (3, 3),
}
"""What the legend explains, how often it is on the screen, and in the article."""


async def test_the_legend_counts_what_it_explains() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "] e l")
        assert isinstance(app.screen, Card)
        for words, (here, in_all) in COUNTED.items():
            entry = next(e for e in app.screen.box.entries if words in "".join(p.text for p in e.left))
            counted = "".join(p.text for p in entry.right).split()
            assert counted == ([str(here or "–"), str(in_all)] if in_all else ["–"]), words
