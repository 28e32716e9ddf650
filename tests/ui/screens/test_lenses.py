"""Lenses: the list of them, what each shows in the text, and taking it off."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.style import Style

from reader.domain.lens import Lens
from reader.domain.theme import Theme
from reader.engine import Engine
from reader.formats.source import Source
from reader.settings.locations import Locations
from reader.ui.app import ReaderApp
from reader.ui.screens.card import Card
from reader.ui.session import Session
from tests.ui.fakes import TEXT, FakeEngine, analysis, theme
from tests.ui.test_app import line, make, press, running


def style_of(app: ReaderApp, words: str) -> Style:
    """How the first of some words is drawn."""
    pane = app.main.article_view
    for y in range(pane.size.height):
        strip = pane.render_line(y)
        if (place := strip.text.find(words)) >= 0:
            for segment in strip:
                if place < len(segment.text):
                    assert segment.style is not None
                    return segment.style
                place -= len(segment.text)
    raise AssertionError(words)


def color_of(app: ReaderApp, words: str) -> str:
    color = style_of(app, words).color
    return color.name if color else ""


async def test_a_digit_in_the_list_puts_a_lens_on_and_the_line_above_names_it() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "L")
        assert isinstance(app.screen, Card)
        texts = ["".join(p.text for p in entry.left) for entry in app.screen.box.entries]
        assert [text.split()[:2] for text in texts] == [
            ["1", "plain"], ["2", "people"], ["3", "voices"], ["4", "checkable"],
        ]  # fmt: skip
        await press(pilot, "2")
        assert line(app, "title").endswith("lens people")
        assert "lens people: names: person" in line(app, "status")


@pytest.mark.parametrize("keys", ["L L", "L 0", "L 2", "L enter", "2 L"])
async def test_the_lens_that_is_on_is_taken_off(keys: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "L 2")
        await press(pilot, keys)
        assert app.main.article_view.lens is None
        assert "lens" not in line(app, "title")


async def test_the_list_is_left_without_a_choice() -> None:
    app = make()
    async with running(app) as pilot:
        for keys in ("L L", "L escape", "L 9", "9 L"):
            await press(pilot, keys)
            assert app.main.article_view.lens is None
            await press(pilot, "escape")
        assert not isinstance(app.screen, Card)


async def test_voices_dims_all_but_what_was_said() -> None:
    app = make()
    async with running(app) as pilot:
        before = style_of(app, "only way")
        await press(pilot, "L 3")
        app.main.use_theme(dimmed := theme_with_mute())
        assert color_of(app, "The ") == color_of(app, "Ruiz met") == dimmed.colors["mute"]
        assert color_of(app, "only way") == dimmed.colors["quoted"]
        assert color_of(app, "said") == dimmed.colors["text"], "what reports it is not dimmed"
        await press(pilot, "0")
        assert color_of(app, "Ruiz met") == dimmed.colors["text"], "quiet dims nothing"
        assert "quiet" in line(app, "title")
        await press(pilot, "0 L L")
        assert style_of(app, "only way").bgcolor == before.bgcolor


def theme_with_mute() -> Theme:
    """A theme in which what is dimmed and persons have colours of their own."""
    made = theme()
    return replace(made, colors={**made.colors, "mute": "#111213", "person": "#aabbcc"})


async def test_people_and_plain_colour_names_or_nothing() -> None:
    app = make()
    async with running(app) as pilot:
        app.main.use_theme(worn := theme_with_mute())
        person = worn.colors["person"]
        assert color_of(app, "Ana Ruiz") == person
        await press(pilot, "L 2")
        assert color_of(app, "Ana Ruiz") == person
        assert "▎" not in app.main.article_view.render_line(4).text, "no mark of a quote either"
        await press(pilot, "L 1")
        assert color_of(app, "Ana Ruiz") == worn.colors["text"]
        assert style_of(app, "Harbour board").bold, "the headline is one still"


async def test_what_is_chosen_is_seen_through_every_lens() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "L 1 ] e")
        assert style_of(app, "Ana Ruiz").bgcolor != style_of(app, "The ").bgcolor


async def test_own_lenses_are_in_the_list_and_the_legend_tells_which_is_on() -> None:
    engine = FakeEngine()
    engine.config.lenses = {"beat": Lens("beat", ("org",), None, (), True)}
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "L 5 l")
        assert isinstance(app.screen, Card)
        first = "".join(piece.text for piece in app.screen.box.entries[0].left)
        assert first == "Lens  beat  names: organisation; all quotes; all but quotes dimmed"


# -- rule sets that are not active


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    home = Locations(*(tmp_path / kind for kind in ("config", "data", "state", "cache")))
    (tmp_path / "config" / "rules").mkdir(parents=True)
    (tmp_path / "config" / "rules" / "boats.yaml").write_text(
        "rules:\n  - name: ferry\n    words: [ferry]\n    note: a boat\n"
    )
    (tmp_path / "config" / "config.yaml").write_text(
        "rules: none\nlenses:\n  boats:\n    rules: [boats]\n  odd:\n    rules: [bots]\n"
    )
    return Engine({"private": True}, environ={}, locations=home)


def on(engine: Engine, tmp_path: Path) -> ReaderApp:
    (tmp_path / "ferry.txt").write_text(TEXT)
    source = Source("ferry.txt", tmp_path / "ferry.txt")
    engine.analyst.close()
    return ReaderApp(Session(engine, [source], engine.open(source), analysis()), theme())


def rules_found(app: ReaderApp) -> set[str]:
    return {found.rule for found in app.session.reading.highlights}


async def test_a_lens_has_its_rule_sets_looked_for_as_long_as_it_is_on(
    engine: Engine, tmp_path: Path
) -> None:
    app = on(engine, tmp_path)
    async with running(app) as pilot:
        assert rules_found(app) == set()
        await press(pilot, "L 5")
        assert rules_found(app) == {"boats/ferry"}
        assert app.session.reading.complete
        assert style_of(app, "ferry").underline
        await press(pilot, "L 5")
        assert rules_found(app) == set()


async def test_a_rule_set_that_is_not_there_is_told_with_its_line(engine: Engine, tmp_path: Path) -> None:
    app = on(engine, tmp_path)
    async with running(app) as pilot:
        await press(pilot, "L 6")
        told = [notice.message for notice in app._notifications]
        assert len(told) == 1
        assert told[0].startswith(
            'config.yaml:6:5: there is no rule set "bots"; there are: boats, checkable,'
        )


async def test_the_card_says_which_rule_in_which_line_and_its_note(engine: Engine, tmp_path: Path) -> None:
    app = on(engine, tmp_path)
    async with running(app) as pilot:
        await press(pilot, "L 5 / f e r r y enter i")
        assert isinstance(app.screen, Card)
        entries = [
            "".join(piece.text for piece in (*entry.left, *entry.right)) for entry in app.screen.box.entries
        ]
        assert "rule     boats/ferry  ferry  boats.yaml:2" in entries
        assert "         a boat" in entries
