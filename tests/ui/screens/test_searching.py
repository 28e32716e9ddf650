"""Searching as one types: where, how, and in texts that take longer than a key may."""

from __future__ import annotations

import pytest

from reader.ui.app import ReaderApp
from reader.ui.screens import searching
from reader.ui.seeking import Seeking
from tests.ui.fakes import TEXT, FakeEngine, article, at
from tests.ui.test_app import LONG, engine_with, line, make, press, rows, running


def hits(app: ReaderApp) -> list[str]:
    found = app.session.search
    return [hit.of(app.session.article.text) for hit in found.hits] if found is not None else []


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
        assert "nobody who speaks is chosen" in line(app, "status")
        await press(pilot, "enter")
        assert "nobody who speaks is chosen for \\sthe" in line(app, "status")


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
    monkeypatch.setattr(searching, "LONG", 10)


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
    monkeypatch.setattr(searching, "SHOWN", 3600.0)
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ ruiz")
        assert "1/…" in line(app, "status")
        await press(pilot, "enter")
        assert "1/…" in line(app, "status"), "nobody waits for the others"
        for key, count in (("n", "2/…"), ("N", "1/…"), ("n", "2/…")):
            await press(pilot, key)
            assert count in line(app, "status"), "nor does who goes on"
        assert hits(app) == ["Ruiz", "Ruiz"]
        await press(pilot, "n")
        assert "from the top again" in line(app, "status"), "round the end all are needed"
        found = app.session.search
        assert (found.count, found.whole) == ("1/2", True) if found else False
        await press(pilot, "escape / hale")
        seeking = app.main.seeking
        await press(pilot, "escape")
        assert (app.main.seeking, app.session.search) == (None, None)
        assert seeking is not None
        seeking.wait()
        assert app.session.search is None, "what was given up does not come back"


async def test_a_long_text_is_searched_round_its_ends_and_backwards(
    long: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    del long
    monkeypatch.setattr(searching, "SHOWN", 3600.0)
    engine = engine_with(LONG)
    engine.config.question = "search"
    app = make(engine)
    async with running(app, 80, 16) as pilot:
        await press(pilot, "G / ruiz")
        assert app.session.search is not None
        assert app.session.search.hits == (at(LONG, "Ruiz"),)
        await press(pilot, "escape g ? number")
        assert app.session.search.hits[0].start == LONG.rindex("number") if app.session.search else False
        await press(pilot, "enter n")
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
    monkeypatch.setattr(searching, "AT_ONCE", 0.0)
    monkeypatch.setattr(Seeking, "start", lambda self: None)
    engine = FakeEngine({"ferry.txt": article(), "other.txt": article("Another\n\nText.\n", "other.txt")})
    app = make(engine)
    async with running(app) as pilot:
        searching.search(app.main, "ruiz", 0)
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
    monkeypatch.setattr(searching, "PATIENCE", 1.0)
    monkeypatch.setattr(searching, "SHOWN", 0.0001)
    app = make(engine_with("b" + "a" * 1000 + "!"), known=False)
    async with running(app) as pilot:
        await press(pilot, "/ \\vb|(a|aa){2,}$")
        while app.main.seeking is not None:
            await pilot.pause(0.02)
        assert "the pattern took over 1 s" in line(app, "status")
        assert app.session.search is None
