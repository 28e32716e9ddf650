"""The list of the articles read last."""

from __future__ import annotations

import os

import pytest
from msgspec.structs import replace

from reader.store.positions import Place
from reader.ui.recent import RecentApp, entry
from reader.ui.screens.card import Card
from tests.ui.fakes import theme

NOW = 1_000_000.0


@pytest.fixture(autouse=True)
def there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file but those called `gone` is there."""
    monkeypatch.setattr(os.path, "isfile", lambda path: "gone" not in str(path))


def place(source: str, offset: int = 0, title: str | None = None, ago: float = 0) -> Place:
    return Place("0" * 64, offset, 1000, source, title, NOW - ago)


@pytest.mark.parametrize(
    ("read", "left", "right"),
    [
        (place("/news/a.txt"), "a.txt  /news/a.txt", "0%        just now"),
        (place("/news/a.txt", 250, "Ferry stays", 90), "Ferry stays  /news/a.txt", "25%    1 minute ago"),
        (place("/news/a.txt", 1000, None, 7_300), "a.txt  /news/a.txt", "100%     2 hours ago"),
        (place("/news/a.txt", 0, "\x1b[2J", 200_000), "␛[2J  /news/a.txt", "0%      2 days ago"),
    ],
)
def test_a_line_says_what_how_far_and_when(read: Place, left: str, right: str) -> None:
    made = entry(read, NOW)
    assert "".join(p.text for p in made.left) == left
    assert "".join(p.text for p in made.right).strip() == right


@pytest.mark.parametrize(("keys", "chosen"), [("enter", "/b"), ("down enter", "/a"), ("escape", None)])
async def test_one_is_chosen_or_none(keys: str, chosen: str | None) -> None:
    app = RecentApp([place("/b"), place("/a")], theme())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, Card)
        await pilot.press(*keys.split())
        await pilot.pause()
    assert app.return_value == chosen


def test_what_is_read_counts_not_only_what_is_above_the_screen() -> None:
    assert replace(place("/a"), read=1000).percent == 100
    assert place("/a", 250).percent == 25


def text(app: RecentApp) -> str:
    """What is on the card."""
    assert isinstance(app.screen, Card)
    box = app.screen.box
    return "\n".join(box.render_line(y).text for y in range(box.size.height))


def test_a_file_that_is_gone_is_told() -> None:
    gone = entry(place("/news/gone.txt", 250), NOW)
    assert "".join(p.text for p in gone.left) == "gone.txt  /news/gone.txt"
    assert "".join(p.text for p in gone.right).split() == ["25%", "not", "there"]


async def test_a_file_that_is_gone_says_so_when_it_is_chosen() -> None:
    app = RecentApp([place("/gone"), place("/a")], theme())
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("up", "enter")
        await pilot.pause()
        assert "gone is not there any more: open it from where it is now" in text(app)
        await pilot.press("down", "enter")
        await pilot.pause()
    assert app.return_value == "/a"


async def test_the_cursor_is_on_the_last_one_that_is_there() -> None:
    app = RecentApp([place("/gone"), place("/a")], theme())
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
    assert app.return_value == "/a"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("gone2", "/news/march/gone2.txt"),
        ("march", "/news/march/gone2.txt"),
        ("old not", "/old/note.txt"),
        ("note", "/old/note.txt"),
    ],
)
async def test_what_is_shown_is_found_by_typing(typed: str, found: str) -> None:
    app = RecentApp([place("/a"), place("/news/march/gone2.txt"), place("/old/note.txt")], theme())
    async with app.run_test() as pilot:
        await pilot.press(*["space" if char == " " else char for char in typed])
        await pilot.pause()
        assert isinstance(app.screen, Card)
        assert app.screen.box.choices == [found]
        assert app.screen.box.chosen == found
    assert app.return_value is None


async def test_where_nothing_is_found_enter_stays_and_esc_takes_back_what_was_typed() -> None:
    app = RecentApp([place("/a")], theme())
    async with app.run_test() as pilot:
        await pilot.press(*"zzz", "left", "enter")
        await pilot.pause()
        assert "nothing is called so" in text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, Card)
        assert app.screen.box.choices == ["/a"]
        await pilot.press("escape")
        await pilot.pause()
    assert app.return_value is None
