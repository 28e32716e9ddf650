"""Rule files that are saved while an article is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.ui.app import ReaderApp
from tests.ui.real import found, rule_file, window
from tests.ui.test_app import line, press, running

RULES = "rules:\n  - name: boats\n    words: [{}]\n"


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    return rule_file(tmp_path, RULES.format("ferry"))


@pytest.fixture
def app(tmp_path: Path, rules: Path, monkeypatch: pytest.MonkeyPatch) -> ReaderApp:
    return window(tmp_path, monkeypatch)


def told(app: ReaderApp) -> list[str]:
    return [notice.message for notice in app._notifications]


async def test_what_is_saved_is_seen_and_all_else_stays(app: ReaderApp, rules: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "] e / b o a r d enter f")
        before = (
            app.session.chosen,
            app.session.search,
            app.main.following.fold,
            app.main.article_view.place,
        )
        assert found(app) == ["ferry", "ferry"]
        rules.write_text(RULES.format("pier, spring"))
        app._live.check()
        await pilot.pause()
        assert found(app) == ["spring"]
        assert "mine.yaml read again" in line(app, "status")
        view = app.main.article_view
        assert before == (app.session.chosen, app.session.search, app.main.following.fold, view.place)


async def test_a_broken_save_is_told_in_one_notice_that_goes_when_it_is_mended(
    app: ReaderApp, rules: Path
) -> None:
    async with running(app) as pilot:
        for wrong in ("wrds", "wordz"):
            rules.write_text(RULES.replace("words", wrong).format("pier"))
            app._live.check()
            await pilot.pause()
            assert found(app) == ["ferry", "ferry"]
            assert told(app) == [
                f'mine.yaml:3:5: rule "boats": unknown key "{wrong}"; did you mean "words"?\n'
                "mine.yaml: its last rules hold"
            ]
        rules.write_text(RULES.format("spring"))
        app._live.check()
        await pilot.pause()
        assert told(app) == []
        assert found(app) == ["spring"]
        assert "mine.yaml is right again" in line(app, "status")


async def test_a_file_that_is_away_is_waited_for_before_its_rules_go(
    app: ReaderApp, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[Callable[[], None]] = []
    async with running(app) as pilot:
        monkeypatch.setattr(app, "set_timer", lambda seconds, call: waited.append(call))
        rules.unlink()
        app._live.check()
        await pilot.pause()
        assert found(app) == ["ferry", "ferry"]
        waited[0]()
        await pilot.pause()
        assert found(app) == []
        assert "mine.yaml is gone" in line(app, "status")


async def test_what_is_typed_is_not_spoken_over(app: ReaderApp, rules: Path) -> None:
    async with running(app) as pilot:
        await press(pilot, "/ b o a")
        rules.write_text(RULES.format("spring"))
        app._live.check()
        await pilot.pause()
        assert found(app) == ["spring"]
        assert line(app, "status").strip().startswith("/boa")
        assert "read again" not in line(app, "status")


async def test_other_files_are_followed_too_once_they_are_all_there(app: ReaderApp, tmp_path: Path) -> None:
    told: list[str] = []
    files = [tmp_path / "mine.yaml", tmp_path / "base.yaml"]
    for path in files:
        path.write_text("colors: none\n")
    async with running(app) as pilot:
        app._live.follow(lambda: files, lambda: told.append("changed"))
        for change, expected in (
            (files[1].touch, ["changed"]),
            (files[1].unlink, ["changed"]),
            (lambda: files[1].write_text("appearance: dark\n"), ["changed", "changed"]),
            (lambda: None, ["changed", "changed"]),
        ):
            change()
            app._live.check()
            await pilot.pause()
            assert told == expected


async def test_what_fails_once_does_not_end_the_following(
    app: ReaderApp, rules: Path, tmp_path: Path
) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    other = tmp_path / "other.yaml"
    async with running(app) as pilot:
        app._live.follow(lambda: [other], fail)
        other.touch()
        with pytest.raises(ZeroDivisionError):
            app._live.check()
        rules.write_text(RULES.format("spring"))
        app._live.check()
        await pilot.pause()
        assert found(app) == ["spring"]


async def test_a_saved_theme_says_that_it_was_read_what_cannot_be_read_in_it_and_that_it_is_gone(
    app: ReaderApp, tmp_path: Path
) -> None:
    themes = app.session.engine.locations.config / "themes"
    themes.mkdir(parents=True)
    mine = themes / "mine.yaml"

    async def saved(text: str) -> tuple[str, str]:
        mine.write_text(f"name: mine\nextends: ink\n{text}")
        app._live.check()
        await pilot.pause()
        return line(app, "status").strip(), "\n".join(told(app))

    async with running(app) as pilot:
        mine.write_text("name: mine\nextends: ink\n")
        app.main.wear("mine")
        await pilot.pause()
        status, notice = await saved('colors: {text: "#333333"}\n')
        assert "theme mine read again" in status
        assert "theme mine: text on background has a contrast" in notice
        status, notice = await saved("colours: {}\n")
        assert 'mine.yaml:3:1: unknown key "colours"' in notice
        assert "contrast" not in notice
        status, notice = await saved('colors: {accent: "#ffffff"}\n')
        assert "theme mine is right again" in status
        assert notice == ""
        mine.unlink()
        app._live.check(patient=False)
        await pilot.pause()
        assert told(app) == ["theme mine: its file is not there any more; t chooses another"]
