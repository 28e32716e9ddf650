"""Searching as one types: where, how, and in texts that take longer than a key may."""

from __future__ import annotations

import pytest

from reader.ui.app import ReaderApp
from reader.ui.screens import hunting
from reader.ui.seeking import Seeking
from tests.ui.fakes import TEXT, FakeEngine, article, at
from tests.ui.test_app import LONG, engine_with, line, make, press, rows, running


def hits(app: ReaderApp) -> list[str]:
    found = app.session.search
    return [hit.of(app.session.article.text) for hit in found.hits] if found is not None else []


def overlay(app: ReaderApp, start: int, end: int) -> list[str]:
    found = app.session.search
    return [span.extent.of(app.session.article.text) for span in found.between(start, end)] if found else []


async def test_the_prompt_says_in_words_where_and_how_it_searches() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/")
        assert " ".join(line(app, "status").split()).startswith("/ in the article · Tab: in quotes")
        await press(pilot, "\\ w t h e")
        assert "whole words, in the article" in line(app, "status")
        await press(pilot, "escape / \\ v T")
        assert "regex, capitals count, in the article" in line(app, "status")


async def test_tab_searches_in_quotes_and_again_everywhere() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ the")
        everywhere = len(hits(app))
        await press(pilot, "tab")
        assert "in quotes · Tab: in the article" in line(app, "status")
        assert hits(app) == ["the", "the"]
        assert "/\\qthe" in line(app, "status")
        await press(pilot, "r")
        assert hits(app) == [], "what is typed on is searched for there too"
        await press(pilot, "tab")
        assert "/ther" in line(app, "status"), "the whole article again"
        await press(pilot, "enter escape / the shift+tab enter")
        assert hits(app) == ["the", "the"]
        assert "in quotes" in line(app, "status")
        assert everywhere > 2


@pytest.mark.parametrize("keys", ["]q", "]e"])
async def test_what_the_chosen_speaker_says_is_offered(keys: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, f"{keys} / the")
        assert "in the article · Tab: in quotes or in what Ana Ruiz says" in line(app, "status")
        assert len(hits(app)) > 2, "who just searches, searches the article"
        await press(pilot, "tab tab")
        assert "in what Ana Ruiz says · Tab: in the article" in line(app, "status")
        assert hits(app) == ["the", "the"]
        await press(pilot, "enter")
        assert "in what Ana Ruiz says   1/2" in line(app, "status")
        await press(pilot, "n")
        assert "2/2" in line(app, "status")


async def test_somebody_has_to_be_chosen() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ \\sthe")
        assert "choose who speaks first: ]q, ]e or a click" in line(app, "status")
        assert "nobody says" not in line(app, "status")
        await press(pilot, "tab")
        assert "/\\qthe" in line(app, "status")
        await press(pilot, "escape / \\sthe enter")
        assert "choose who speaks first: ]q, ]e or a click" in line(app, "status")


async def test_as_long_as_the_analysis_runs_quotes_may_be_missing() -> None:
    app = make(known=False)
    async with running(app) as pilot:
        await press(pilot, "/ \\qthe")
        assert "in quotes, as far as they are found" in line(app, "status")
        assert hits(app) == []


async def test_a_panel_has_no_scope() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e / ana tab")
        assert "Tab" not in line(app, "status")
        assert "Ana Ruiz" in rows(app, "entities")


async def test_a_question_mark_searches_where_the_settings_say_so() -> None:
    engine = FakeEngine()
    engine.config.question = "search"
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "? the enter")
        assert app.session.search is not None
        assert app.session.search.backwards
        assert app.session.search.index == len(hits(app)) - 1


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is a long one."""
    monkeypatch.setattr(hunting, "LONG", 10)


async def test_a_long_text_shows_the_first_hit_at_once_and_the_others_later(long: None) -> None:
    del long
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ ruiz")
        assert app.session.search is not None
        assert app.session.search.hits[0] == at(TEXT, "Ruiz")
        for _ in range(200):
            if app.session.search.whole:
                break
            await pilot.pause(0.02)
        assert hits(app) == ["Ruiz", "Ruiz"]
        assert "1/2" in line(app, "status")


async def test_until_the_others_are_there_their_number_is_open(
    long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del long
    monkeypatch.setattr(hunting, "SHOWN", 3600.0)
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ ruiz")
        assert "counting …" in line(app, "status")
        await press(pilot, "enter")
        assert "counting …" in line(app, "status"), "nobody waits for the others"
        assert overlay(app, TEXT.index("\n"), len(TEXT)) == ["Ruiz", "Ruiz"], "all on the page are marked"
        await press(pilot, "n")
        assert "counting …" in line(app, "status")
        assert hits(app) == ["Ruiz"]
        assert app.session.search is not None
        assert app.session.search.hits[0] == at(TEXT, "Ruiz", 1)
        await press(pilot, "n")
        assert app.session.search.hits[0] == at(TEXT, "Ruiz"), "round the end"
        assert "from the top again" in line(app, "status")
        await press(pilot, "N")
        assert "from the end again" in line(app, "status")
        assert app.main.seeking is not None
        app.main.seeking.wait()
        assert "2/2" in line(app, "status"), "it is still the same hit"
        await press(pilot, "escape / hale")
        seeking = app.main.seeking
        assert seeking is not None
        await press(pilot, "escape")
        assert getattr(app.main, "seeking", None) is None
        assert app.session.search is None
        seeking.wait()
        assert app.session.search is None, "what was given up does not come back"


async def test_a_long_text_is_searched_round_its_ends_and_backwards(
    long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del long
    monkeypatch.setattr(hunting, "SHOWN", 3600.0)
    engine = engine_with(LONG)
    engine.config.question = "search"
    app = make(engine)
    async with running(app, 80, 16) as pilot:
        await press(pilot, "G / ruiz")
        assert app.session.search is not None
        assert app.session.search.hits == (at(LONG, "Ruiz"),)
        await press(pilot, "escape g ? number")
        assert app.session.search.hits[0].start == LONG.rindex("number") if app.session.search else False
        await press(pilot, "enter")
        assert app.main.seeking is not None
        app.main.seeking.wait()
        await press(pilot, "n")
        assert app.session.search is not None
        assert app.session.search.index == len(app.session.search.hits) - 2
        await press(pilot, "escape / nowhere")
        assert "no matches" in line(app, "status")


async def test_a_pattern_that_takes_long_goes_on_in_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[Seeking] = []
    start = Seeking.start

    def noted(seeking: Seeking) -> None:
        started.append(seeking)
        start(seeking)

    monkeypatch.setattr(Seeking, "start", noted)
    app = make(engine_with("a" * 1000 + "!"), known=False)
    async with running(app) as pilot:
        await press(pilot, "/ \\v(a|aa){2,}$")
        while app.main.seeking is not None:
            await pilot.pause(0.02)
        assert len(started) == 1
        assert "the pattern took over 1 s" in line(app, "status")
        await press(pilot, "enter")
        assert "the pattern took over 1 s for" in line(app, "status")
        assert app.session.search is None


async def test_hits_stay_when_the_window_has_another_size() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 60, 20) as pilot:
        await press(pilot, "/ number enter n n n n n n n")
        here = app.session.search
        assert here is not None
        await pilot.resize_terminal(120, 20)
        await pilot.pause()
        assert app.session.search == here
        seen = app.main.article_view.in_view()
        assert seen.start <= here.hits[here.index].start < seen.end
        assert f"8/{len(here.hits)}" in line(app, "status")


async def test_a_search_of_an_article_that_is_closed_comes_to_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(hunting, "AT_ONCE", 0.0)
    monkeypatch.setattr(Seeking, "start", lambda self: None)
    engine = FakeEngine({"ferry.txt": article(), "other.txt": article("Another\n\nText.\n", "other.txt")})
    app = make(engine)
    async with running(app) as pilot:
        hunting.search(app.main, "ruiz", 0)
        seeking = app.main.seeking
        assert seeking is not None
        await press(pilot, "]a")
        seeking.hits = [at(TEXT, "Ruiz")]
        seeking.wait()
        assert app.session.search is None


async def test_a_long_text_where_a_pattern_takes_too_long_has_no_hits(
    long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del long
    monkeypatch.setattr(hunting, "PATIENCE", 1.0)
    monkeypatch.setattr(hunting, "SHOWN", 0.0001)
    app = make(engine_with("b" + "a" * 1000 + "!"), known=False)
    async with running(app) as pilot:
        await press(pilot, "/ \\vb|(a|aa){2,}$")
        while app.main.seeking is not None:
            await pilot.pause(0.02)
        assert "the pattern took over 1 s" in line(app, "status")
        assert app.session.search is None


async def test_only_who_goes_round_an_end_is_told_so() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 90, 20) as pilot:
        await press(pilot, "/ number enter 5 n g n")
        assert "again" not in line(app, "status"), "it went back with the page"
        assert app.session.search is not None
        assert app.session.search.index < 5
        await press(pilot, "N")
        assert "from the end again" in line(app, "status")


async def test_a_hit_on_the_page_stays_there_and_the_old_top_comes_back() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 80, 24) as pilot:
        await press(pilot, "2 0 G / number enter 3 n")
        view, found = app.main.article_view, app.session.search
        assert found is not None
        hit, top = found.hits[found.index], view.place
        for rows_ in (12, 9, 7, 14):
            await pilot.resize_terminal(80, rows_)
            await pilot.pause()
            assert view.in_view().contains(hit), rows_
        assert app.session.place == view.place
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert view.place == top
        await press(pilot, "d d d")
        top = view.place
        await pilot.resize_terminal(60, 9)
        await pilot.pause()
        assert view.place == top, "a hit that was not there is not brought back"


async def test_who_moves_in_the_small_window_stays_there_in_the_large_one() -> None:
    app = make(engine_with(LONG), known=False)
    async with running(app, 80, 24) as pilot:
        await press(pilot, "2 0 G / number enter 3 n")
        await pilot.resize_terminal(80, 9)
        await pilot.pause()
        await press(pilot, "j j")
        top = app.main.article_view.place
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.main.article_view.place == top


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_a_search_without_a_hit_yet_is_given_up(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunting, "AT_ONCE", 0.0)
    monkeypatch.setattr(Seeking, "start", lambda self: None)
    app = make()
    async with running(app) as pilot:
        hunting.search(app.main, "ruiz", 0)
        assert app.main.seeking is not None
        await press(pilot, key)
        assert getattr(app.main, "seeking", None) is None
        assert "not searched any further" in line(app, "status")
        assert app.is_running
