"""The card of highlight rules, walking one, and the way from a colour to its rule's line."""

from __future__ import annotations

import subprocess
from contextlib import nullcontext
from pathlib import Path

import pytest

from reader.ui.app import ReaderApp
from reader.ui.rule_focus import RuleFocus
from reader.ui.screens.rules import RulesCard
from tests.ui.real import found, rule_file, window
from tests.ui.screens.test_lenses import style_of
from tests.ui.test_app import line, press, running

MINE = """\
rules:
  - name: boat
    words: [ferry]
    style: {underline: true}
    note: it floats
  - name: body
    words: [board]
    style: {underline: true}
  - name: day
    words: [monday]
    enabled: false
"""


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ReaderApp:
    rule_file(tmp_path, MINE)
    return window(tmp_path, monkeypatch)


def entries(app: ReaderApp) -> list[str]:
    """What the card says, in one blank between words."""
    assert isinstance(app.screen, RulesCard)
    shown = ("".join(p.text for p in (*e.left, *e.right)) for e in app.screen.box.entries)
    return [" ".join(text.split()) for text in shown if text.strip()]


def edited(monkeypatch: pytest.MonkeyPatch, app: ReaderApp, change: tuple[str, str]) -> list[list[str]]:
    """The command lines of the editor, which changes the file whenever it is called."""
    called: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[bytes]:
        called.append(command)
        path = Path(command[-1])
        path.write_text(path.read_text().replace(*change))
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(app, "suspend", nullcontext)
    monkeypatch.setenv("VISUAL", "ed")
    return called


async def test_the_card_has_the_rules_by_set_with_their_counts(app: ReaderApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "H")
        assert entries(app)[1:6] == [
            "mine 2 of 3 on",
            "● boat ferry 2",
            "● body board 4",
            "○ day off in its file 0",
            "Not active; Space: until you quit",
        ]
        await press(pilot, "H")
        assert app.screen is app.main


async def test_space_switches_a_rule_at_once_and_it_stays_off_with_the_article(
    app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(app) as pilot:
        assert style_of(app, "ferry").underline
        await press(pilot, "H space")
        assert entries(app)[2] == "○ boat ferry off 2"
        assert not style_of(app, "ferry").underline
        await press(pilot, "escape ] r")
        chosen = app.session.chosen
        assert isinstance(chosen, RuleFocus)
        assert chosen.rule == "mine/body"
        app.main.keep()
    app.session.engine.close()
    again = window(tmp_path, monkeypatch)
    async with running(again) as pilot:
        assert not style_of(again, "ferry").underline
        await press(pilot, "H space")
        assert style_of(again, "ferry").underline


async def test_space_on_a_set_switches_all_of_it(app: ReaderApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "H k space")
        assert [one.split()[0] for one in entries(app)[2:5]] == ["○", "○", "○"]
        await press(pilot, "space")
        assert app.session.rules_off == frozenset()


async def test_a_rule_that_its_file_disables_and_a_set_that_is_not_active_run_until_the_end(
    app: ReaderApp,
) -> None:
    async with running(app) as pilot:
        await press(pilot, "H j j space")
        assert "Monday" in found(app)
        assert entries(app)[4] == "● day Monday 1"
        await press(pilot, "/ h e d g e s enter space")
        await press(pilot, "escape")
        assert any(
            one.startswith("hedges words of doubt and of certainty until you quit") for one in entries(app)
        )


async def test_enter_walks_the_matches_and_the_status_counts_them(app: ReaderApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "H j enter")
        assert line(app, "status").startswith("  mine/body  rule   1/4   next in ¶ 2")
        await press(pilot, "n")
        assert line(app, "status").startswith("  mine/body  rule   2/4")
        assert app.main.article_view._marks
        await press(pilot, "f")
        assert "following mine/body" in line(app, "title")
        await press(pilot, "escape H / d a y enter enter")
        assert "mine/day has no match here" in line(app, "status")


async def test_a_match_is_copied_pinned_and_named_as_a_hit_is(app: ReaderApp) -> None:
    async with running(app) as pilot:
        await press(pilot, "] r ] r y")
        assert "copied" in line(app, "status")
        await press(pilot, "a")
        assert app.screen is not app.main
        await press(pilot, "escape *")
        assert line(app, "status").startswith("  pin 1: ferry, 2 places")


async def test_o_opens_the_rule_in_the_editor_and_what_is_saved_is_seen(
    app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = edited(monkeypatch, app, ("[board]", "[spring, plan]"))
    async with running(app) as pilot:
        await press(pilot, "H j o")
        assert called == [["ed", "+6", str(tmp_path / "config" / "rules" / "mine.yaml")]]
        assert found(app) == ["ferry", "ferry", "spring", "plan"]


async def test_the_rule_on_the_card_of_what_is_chosen_leads_to_its_line(
    app: ReaderApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    called = edited(monkeypatch, app, ("[ferry]", "[spring]"))
    async with running(app) as pilot:
        await press(pilot, "] r ] r i enter")
        assert called[0][1] == "+2"
        assert "spring" in found(app)
        assert "ferry" not in found(app)


async def test_a_lens_comes_back_with_the_article_and_one_that_is_gone_does_not(
    app: ReaderApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(app) as pilot:
        await press(pilot, "L 2")
        app.main.keep()
    again = window(tmp_path, monkeypatch)
    async with running(again):
        assert "lens people" in line(again, "title")
    monkeypatch.setattr("reader.settings.lenses.SHIPPED", ())
    gone = window(tmp_path, monkeypatch)
    async with running(gone):
        assert "lens" not in line(gone, "title")
        assert gone._notifications._notifications == {}


async def test_a_fold_to_a_rule_ends_with_the_rule(app: ReaderApp, tmp_path: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "] r f")
        assert app.main.following.fold is not None
        rule_file(tmp_path, "rules:\n")
        app._live.check()
        await pilot.pause()
        assert app.main.following.fold is None
        assert "following" not in line(app, "title")
