"""The window, driven by keys."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace
from textual import events
from textual.pilot import Pilot

from reader.analysis.client import Update
from reader.domain.analysis import Analysis
from reader.domain.spans import Span
from reader.domain.text import Article
from reader.ui import commands
from reader.ui.app import ReaderApp
from reader.ui.article import slices
from reader.ui.focus import EntityFocus, QuoteFocus
from reader.ui.screens.card import Card, CardBox
from reader.ui.screens.main import HANDLERS, MainScreen
from reader.ui.session import Session
from tests.ui.article.samples import growing
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, as_engine, theme

LONG = TEXT + "\n".join(
    f"\nParagraph number {n} has some words of its own to fill the page.\n" for n in range(60)
)


def make(engine: FakeEngine | None = None, *, known: bool = True) -> ReaderApp:
    engine = engine or FakeEngine()
    first = next(iter(engine.articles.values()))
    session = Session(as_engine(engine), engine.queue(), first, analysis() if known else None)
    return ReaderApp(session, theme())


def engine_with(text: str) -> FakeEngine:
    return FakeEngine({"ferry.txt": article(text)})


@asynccontextmanager
async def running(app: ReaderApp, width: int = 120, height: int = 40) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        yield pilot


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys, written as for a keymap."""
    names = {
        "[": "left_square_bracket",
        "]": "right_square_bracket",
        "/": "slash",
        "?": "question_mark",
        ":": "colon",
    }
    for word in keys.split():
        for key in (
            [word] if word in ("enter", "escape", "tab", "space", "up", "down") or "+" in word else word
        ):
            await pilot.press(names.get(key, key))
    await pilot.pause()


def line(app: ReaderApp, part: str, y: int = 0) -> str:
    """A row of a part of the screen."""
    return str(app.main.query_one(f"#{part}").render_line(y).text).rstrip()


def rows(app: ReaderApp, part: str) -> str:
    """All rows of a part."""
    widget = app.main.query_one(f"#{part}")
    return "\n".join(widget.render_line(y).text.rstrip() for y in range(widget.size.height))


def overlay(app: ReaderApp) -> dict[str, list[str]]:
    """What is lit in the text: words by style key."""
    lit: dict[str, list[str]] = {}
    span: Span
    session = app.session
    layers = [span for layer in session.layers() for span in layer(0, len(session.article.text))]
    for span in [*session.overlay(), *layers]:
        lit.setdefault(span.style_key, []).append(span.extent.of(app.session.article.text))
    return lit


def test_every_command_does_something() -> None:
    assert set(HANDLERS) == {command.id for command in commands.COMMANDS}


async def test_a_known_article_is_complete_at_once() -> None:
    app = make()
    async with running(app):
        assert line(app, "entities").split() == ["Entities", "5", "by", "count"]
        assert line(app, "quotes", 1).split() == ["Quotes", "4", "~1", "guess", "¶"]
        assert "Ana Ruiz" in rows(app, "entities")
        assert line(app, "title").strip() == "ferry.txt"


async def test_what_rules_lack_is_asked_for_once_the_whole_is_on_the_screen() -> None:
    engine = FakeEngine()
    async with running(make(engine, known=False)) as pilot:
        assert engine.matched == []
        engine.analyst.updates = [Update(article().sha256, analysis(), 10, 10, True)]
        app = pilot.app
        assert isinstance(app, ReaderApp)
        app.watch_analysis()
        assert set(engine.matched) == {"ferry.txt"}


async def test_the_panels_fill_as_the_analysis_comes() -> None:
    engine = FakeEngine()
    app = make(engine, known=False)
    async with running(app) as pilot:
        assert line(app, "entities").startswith("  Entities  0 …")
        assert "analysing 0%" in line(app, "status")
        engine.analyst.updates = [Update(article().sha256, replace(analysis(), quotes=()), 50, 100, False)]
        app._analysis_spoke()
        await pilot.pause()
        assert line(app, "entities").startswith("  Entities  5 …")
        assert "analysing 50%" in line(app, "status")
        engine.analyst.updates = [Update(article().sha256, analysis(), 100, 100, True)]
        app._analysis_spoke()
        await pilot.pause()
        assert line(app, "entities").split() == ["Entities", "5", "by", "count"]
        assert "analysing" not in line(app, "status")


async def test_choosing_an_entity_lights_every_mention() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j")
        assert app.main.pane == "entities"
        assert overlay(app) == {
            "chosen.mention": ["Ana Ruiz"],
            "chosen.alias": ["Ruiz"],
            "chosen.guess": ["she"],
            "chosen.current": ["Ana Ruiz"],
        }
        assert line(app, "status").startswith("  Ana Ruiz  person   1/2 ")
        assert "Mayor of Port Ellis" in rows(app, "entities")
        await press(pilot, "n")
        assert overlay(app)["chosen.current"] == ["Ruiz"]
        await press(pilot, "N")
        assert overlay(app)["chosen.current"] == ["Ana Ruiz"]


async def test_choosing_a_quote_lights_it_its_cue_and_its_speaker() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s j j")
        assert overlay(app) == {
            "chosen.quote": ["“It is the only way home for many,”"],
            "chosen.cue": ["said"],
            "chosen.chain": ["she"],
            "chosen.speaker": ["Ana Ruiz"],
        }
        assert app.main.entities.lit == {"e1"}
        assert app.main.quotes.cursor.ref == "q2"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("2]e [e", "e1"),
        ("]q 2]q", "q3"),
    ],
)
async def test_names_and_quotes_are_walked_in_the_text(keys: str, expected: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, keys)
        chosen = app.session.chosen
        assert isinstance(chosen, EntityFocus | QuoteFocus)
        assert (chosen.entity.id if isinstance(chosen, EntityFocus) else chosen.quote.id) == expected


async def test_keys_that_wait_are_shown() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "3 ]")
        assert " 3]  " in line(app, "status")
        await press(pilot, "escape")
        assert " 3]  " not in line(app, "status")


async def test_a_search_shows_hits_while_it_is_typed() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ ruiz")
        assert overlay(app) == {"search.hit": ["Ruiz", "Ruiz"], "search.current": ["Ruiz"]} or overlay(
            app
        ) == {
            "search.current": ["Ruiz"],
            "search.hit": ["Ruiz"],
        }
        assert line(app, "status").startswith("  /ruiz")
        assert "1/2" in line(app, "status")
        await press(pilot, "enter n")
        assert "2/2" in line(app, "status")
        await press(pilot, "escape")
        assert overlay(app) == {}


async def test_giving_up_a_search_goes_back() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 24) as pilot:
        await press(pilot, "/ 55")
        assert app.main.article_view.place > 1000
        await press(pilot, "escape")
        assert app.main.article_view.place == 0
        assert app.session.search is None


async def test_a_search_without_hits_says_so() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ zzz")
        assert "no matches" in line(app, "status")


async def test_a_panel_is_filtered() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e / hale")
        assert "Ana Ruiz" not in rows(app, "entities")
        assert "Tom Hale" in rows(app, "entities")
        await press(pilot, "enter")
        assert "/ hale" in line(app, "entities")
        await press(pilot, "escape")
        assert "Ana Ruiz" in rows(app, "entities")


async def test_panels_go_away_and_come_back() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "w")
        assert app.main.panels_seen() == set()
        assert app.main.article_view.size.width == 120
        await press(pilot, "w")
        assert app.main.panels_seen() == {"entities", "quotes"}


async def test_in_a_narrow_window_the_panels_are_one_sheet() -> None:
    app = make()
    async with running(app, 80, 24) as pilot:
        assert app.main.panels_seen() == set()
        await press(pilot, "s")
        assert app.main.panels_seen() == {"quotes"}
        assert line(app, "quotes").split() == ["▏", "Entities", "5", "Quotes", "4"]
        await press(pilot, "e")
        assert app.main.panels_seen() == {"entities"}
        await press(pilot, "q")
        assert app.main.panels_seen() == set()
        assert app.main.pane == "article"
        await press(pilot, "q")
    assert app.return_code == 0


async def test_tab_goes_round_the_panes() -> None:
    app = make()
    async with running(app) as pilot:
        seen = []
        for _ in range(3):
            await press(pilot, "tab")
            seen.append(app.main.pane)
        assert seen == ["entities", "quotes", "article"]


async def test_a_theme_is_seen_before_it_is_chosen() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "t j j j")
        assert app.main.theme_in_use.name == "paper"
        await press(pilot, "escape")
        assert app.main.theme_in_use.name == "ink"
        await press(pilot, "t j j j enter")
        assert app.main.theme_in_use.name == "paper"


@pytest.mark.parametrize(("typed", "paragraph"), [(":40 enter", 40), ("40G", 40), ("999G", None)])
async def test_going_to_a_paragraph(typed: str, paragraph: int | None) -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 24) as pilot:
        await press(pilot, typed)
        view = app.main.article_view
        if paragraph is None:
            assert view.in_view().end >= len(LONG.rstrip())
        else:
            assert view.paragraph_at(view.place) == paragraph


async def test_back_and_forward_after_a_jump() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 24) as pilot:
        view = app.main.article_view
        await press(pilot, "40G")
        there = view.place
        await press(pilot, "ctrl+o")
        assert view.place == 0
        await press(pilot, "alt+right")
        assert view.place == there


@pytest.mark.parametrize("keys", [":q enter", "ctrl+q", "q"])
async def test_quitting(keys: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, keys)
    assert app.return_code == 0


async def test_ctrl_c_twice_quits() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "ctrl+c")
        assert "again quits" in line(app, "status")
        await press(pilot, "j ctrl+c")
        assert app.is_running
        await press(pilot, "ctrl+c")
    assert app.return_code == 130


async def test_escape_never_quits() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j " + "escape " * 6)
        assert app.is_running
        assert overlay(app) == {}


@pytest.mark.parametrize(
    ("keys", "said"), [("?", "Keys"), ("l", "Legend"), ("e j i", "Ana Ruiz"), (":", "Commands")]
)
async def test_cards_open_and_close(keys: str, said: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, keys)
        assert isinstance(app.screen, Card)
        assert said in app.screen.box.render_line(0).text
        await press(pilot, "escape")
        assert isinstance(app.screen, MainScreen)


async def test_the_queue_is_walked() -> None:
    engine = FakeEngine({"ferry.txt": article(), "b.txt": article("Other\n\nText.\n", "b.txt")})
    app = make(engine)
    async with running(app) as pilot:
        assert "1 of 2" in line(app, "title")
        await press(pilot, "]a")
        assert "b.txt  2 of 2" in line(app, "title")
        await press(pilot, "]a")
        assert "last article" in line(app, "status")
        await press(pilot, "[a")
        assert "ferry.txt" in line(app, "title")


async def test_an_article_that_is_gone_is_told() -> None:
    engine = FakeEngine({"ferry.txt": article(), "b.txt": article("Other\n", "b.txt")})
    app = make(engine)
    async with running(app) as pilot:
        del engine.articles["b.txt"]
        await press(pilot, "]a")
        assert "b.txt: No such file" in line(app, "status")
        assert app.session.index == 0


async def test_reloading_keeps_the_words_that_are_read() -> None:
    engine = engine_with(LONG)
    app = make(engine)
    async with running(app, 80, 24) as pilot:
        await press(pilot, "40G")
        view = app.main.article_view
        words = LONG[view.place : view.place + 20]
        changed = "A new headline\n\nAnd a new paragraph.\n\n" + LONG
        engine.articles["ferry.txt"] = article(changed)
        await press(pilot, "R")
        assert changed[view.place : view.place + 20] == words


async def test_an_article_opens_where_it_was_left() -> None:
    engine = engine_with(LONG)
    engine.places[article(LONG).sha256] = LONG.index("Paragraph number 40")
    app = make(engine)
    async with running(app, 80, 24) as pilot:
        await pilot.pause()
        assert "Paragraph number 40" in line(app, "article")
        assert "¶ 44 of" in line(app, "status")


async def test_the_place_is_known_for_the_next_time() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 24) as pilot:
        await press(pilot, "40G")
        assert app.session.place == app.main.article_view.place


EVIL = (
    "[/x]",
    "[sic]",
    "[red]",
    "[@click=app.quit]Q[/]",
    "[type=x, v={'a[0]'}]",
    "[/",
    "\x1b[2J",
    "\u202eabc",
)


async def test_what_an_article_says_is_never_markup() -> None:
    entities = tuple(
        replace(analysis().entities[0], id=f"e{n}", name=evil, role=evil) for n, evil in enumerate(EVIL)
    )
    engine = FakeEngine({"[/x]\x1b.txt": article(TEXT, "[/x]\x1b.txt")})
    engine.told = list(EVIL)
    first = article(TEXT, "[/x]\x1b.txt")
    app = ReaderApp(Session(as_engine(engine), engine.queue(), first, Analysis(entities)), theme())
    async with running(app) as pilot:
        for _ in EVIL:
            await press(pilot, "e j i escape")
            assert "\x1b" not in line(app, "status")
        await press(pilot, "/ [/x enter escape")
        shown = rows(app, "entities") + line(app, "title")
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert all(evil in shown for evil in EVIL if evil.isprintable())


async def test_it_works_at_every_size() -> None:
    app = make(engine_with(LONG))
    async with running(app, 1, 1) as pilot:
        for size in [(2, 2), (39, 12), (40, 12), (64, 20), (90, 30), (300, 100), (10, 3)]:
            await pilot.resize_terminal(*size)
            await press(pilot, "e j s ]e ?")
            assert "Keys" in app.screen.query_one(CardBox).render_line(0).text or size[0] < 20
            await press(pilot, "escape")
    assert app.crash is None


async def test_a_crash_is_kept_for_the_caller_to_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(window: object, count: int | None) -> None:
        raise ValueError("[/x]")

    monkeypatch.setitem(HANDLERS, "legend", fail)
    app = make()
    with pytest.raises(ValueError, match="x"):
        async with running(app) as pilot:
            await press(pilot, "l")
    assert isinstance(app.crash, ValueError)
    assert app.return_code == 1


async def test_own_keys_work_and_what_is_wrong_with_them_is_told() -> None:
    engine = FakeEngine()
    engine.config.keymap = {"next-quote": ("x",), "nonsense": ("y",)}
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "x")
        assert isinstance(app.session.chosen, QuoteFocus)
        told = [note.message for note in app._notifications]
        assert any('"nonsense"' in message for message in told)


async def test_clicking_chooses() -> None:
    app = make()
    async with running(app) as pilot:
        await pilot.click("#entities", offset=(4, 3))
        assert isinstance(app.session.chosen, EntityFocus)
        assert app.session.chosen.entity.id == "e1"
        assert app.main.pane == "entities"
        await pilot.click("#footer", offset=(3, 0))
        assert app.main.pane == "entities"


@pytest.mark.parametrize("keys", ["/ r u", "m"])
async def test_the_keys_below_are_not_clicked_while_something_is_typed(keys: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, keys)
        before = app.main.prompt, app.main.awaited
        await pilot.click("#footer", offset=(line(app, "footer").index("entities"), 0))
        assert (app.main.prompt, app.main.awaited) == before
        assert app.main.pane == "article"


async def test_enter_in_a_panel_chooses_the_first_one() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e enter")
        assert line(app, "status").startswith("  Ana Ruiz  person   1/2")
        await press(pilot, "escape escape s n")
        assert overlay(app)["chosen.quote"] == ["the ferry would run until spring"]


async def test_the_caret_says_what_it_is_on() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "c")
        assert "plain text" in line(app, "status")
        await press(pilot, "j w w")
        assert app.main.article_view.caret == TEXT.index("Ruiz of")
        assert line(app, "status").startswith("  Ana Ruiz  person")
        assert "h l left, right" in line(app, "footer")
        await press(pilot, "enter")
        assert overlay(app)["chosen.current"] == ["Ana Ruiz"]
        await press(pilot, "escape")
        assert app.main.article_view.caret is None
        assert overlay(app)["chosen.current"] == ["Ana Ruiz"]


async def test_the_caret_tells_quotes_and_where_there_is_nothing() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "c")
        app.main.article_view.caret = TEXT.index("only way")
        await press(pilot, "l")
        assert "direct speech by Ana Ruiz  ~ guess" in line(app, "status")
        app.main.article_view.caret = 0
        await press(pilot, "enter")
        assert "no name and no quote stands here" in line(app, "status")
        assert app.session.chosen is None


async def test_the_caret_goes_along_with_what_is_chosen() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "c ]q ]q")
        assert app.main.article_view.caret == TEXT.index("“It is")
        await press(pilot, "c ]e")
        assert app.main.article_view.caret is None


async def test_the_caret_stays_on_the_screen() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 12) as pilot:
        view = app.main.article_view
        await press(pilot, "c space space")
        assert view.caret is not None
        assert view.in_view().start <= view.caret < view.in_view().end
        await press(pilot, "20j")
        assert view.in_view().start <= view.caret < view.in_view().end
        before = view.caret
        await press(pilot, "}")
        assert LONG[view.caret :].startswith("Paragraph number")
        assert view.caret > before
        await press(pilot, "g")
        assert view.caret < view.in_view().end


async def test_keys_typed_ahead_reach_the_pane_that_was_asked_for() -> None:
    app = make()
    async with running(app) as pilot:
        for key in ("e", "G", "s", "j"):
            app.main.post_message(events.Key(key, key))
        await pilot.pause()
        assert app.main.pane == "quotes"
        assert app.main.entities.cursor.ref == "" or app.main.entities.lit
        assert overlay(app)["chosen.quote"] == ["the ferry would run until spring"]


async def test_in_a_narrow_window_the_sheet_opens_and_closes() -> None:
    app = make()
    async with running(app, 80, 24) as pilot:
        assert app.main.panels_seen() == set()
        await press(pilot, "s j")
        assert app.main.panels_seen() == {"quotes"}
        await press(pilot, "escape")
        assert app.main.panels_seen() == set()
        assert app.main.pane == "article"


async def test_where_the_sheet_covers_the_article_enter_shows_it_again() -> None:
    app = make()
    async with running(app, 50, 16) as pilot:
        await press(pilot, "e j")
        assert app.main.panels_seen() == {"entities"}
        await press(pilot, "enter")
        assert app.main.panels_seen() == set()
        assert app.main.pane == "article"
        assert overlay(app)["chosen.current"] == ["Ana Ruiz"]


async def test_shrinking_shows_the_article_and_growing_the_panels_again() -> None:
    app = make()
    async with running(app) as pilot:
        assert app.main.panels_seen() == {"entities", "quotes"}
        await press(pilot, "e")
        await pilot.resize_terminal(50, 16)
        await pilot.pause()
        assert app.main.panels_seen() == set()
        assert app.main.pane == "article"
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert app.main.panels_seen() == {"entities", "quotes"}


async def test_the_end_says_so() -> None:
    app = make(engine_with(LONG + "\n\nSign up for our newsletter\n"))
    async with running(app, 80, 20) as pilot:
        await press(pilot, "B G")
        assert "100%" in line(app, "status")
        assert line(app, "status").endswith("end")
        await press(pilot, "999G")
        assert "¶ 64 of 64" in line(app, "status")
        assert "there are 64 paragraphs" in line(app, "status")


async def test_walking_past_the_last_says_so() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j n n")
        assert "all places seen; from the top again" in line(app, "status")
        await press(pilot, "N")
        assert "from the end again" in line(app, "status")


async def test_the_palette_runs_only_what_is_called_so() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, ": settings enter")
        assert isinstance(app.screen, Card)
        assert app.main.article_view.measure == 72
        await press(pilot, "escape : leg enter")
        assert isinstance(app.screen, Card)
        assert app.screen.box._title == "Legend"


async def test_a_column_wider_than_the_pane_says_what_room_there_is() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "1 1 2 =")
        assert "112 characters a line; here is room for" in line(app, "status")
        await press(pilot, "-")
        assert "here is room" not in line(app, "status")


async def test_the_column_grows_as_far_as_there_is_room_and_then_it_is_said() -> None:
    app = make()
    async with running(app, 120, 30) as pilot:
        view = app.main.article_view
        await press(pilot, "2 0 +")
        widest = view.column[1]
        assert view.measure == widest > 72
        assert f"{widest} characters a line" in line(app, "status")
        await press(pilot, "+")
        assert (view.measure, view.column[1]) == (widest, widest)
        assert f"{widest} characters a line: no room for more" in line(app, "status")
        await press(pilot, "-")
        assert view.column[1] == widest - 4
        await press(pilot, "+")
        assert view.column[1] == widest


async def test_opening_the_figures_shows_them() -> None:
    app = make()
    async with running(app, 120, 14) as pilot:
        await press(pilot, "e G")
        assert "Enter opens" in rows(app, "entities")
        await press(pilot, "enter")
        assert "Monday" in rows(app, "entities")


async def test_enter_in_a_filter_chooses_the_first_that_matches() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e / tom enter")
        assert line(app, "status").startswith("  Tom Hale")


async def test_own_keys_that_take_others_places_are_no_mistake() -> None:
    engine = FakeEngine()
    engine.config.keymap = {"legend": ("w",)}
    app = make(engine)
    async with running(app) as pilot:
        assert not app._notifications
        await press(pilot, "w")
        assert isinstance(app.screen, Card)


async def test_a_notice_goes_with_esc() -> None:
    engine = FakeEngine()
    engine.config.keymap = {"nonsense": ("w",)}
    app = make(engine)
    async with running(app) as pilot:
        assert app._notifications
        await press(pilot, "escape")
        assert not app._notifications


async def test_keys_typed_ahead_reach_the_card_and_what_is_under_it() -> None:
    app = make(engine_with(LONG))
    async with running(app, 100, 20) as pilot:
        typed = (("colon", ":"), ("9", "9"), ("enter", "\r"), ("question_mark", "?"), ("q", "q"))
        for key, character in typed:
            app.post_message(events.Key(key, character))
        await pilot.pause()
        await pilot.pause()
        assert app.screen is app.main
        assert app.main.article_view.paragraph_at(app.main.article_view.place) == 9


async def test_a_filter_is_seen_in_the_sheet_too() -> None:
    app = make()
    async with running(app, 80, 24) as pilot:
        await press(pilot, "e / tom enter")
        assert "/ tom" in line(app, "entities")
        await press(pilot, "escape s / wrong enter")
        assert "Quotes  1/4          / wrong" in line(app, "quotes")
        await press(pilot, "escape")
        assert "Entities" in line(app, "quotes"), "the other tab is back"


async def test_guesses_are_marked_beside_numbers_too() -> None:
    app = make()
    async with running(app) as pilot:
        before = rows(app, "article").count("~")
        assert before > 0
        await press(pilot, "#")
        assert rows(app, "article").count("~") == before


async def test_the_caret_goes_to_what_is_searched_for() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "c / board enter")
        assert app.main.article_view.caret == TEXT.index("board")
        assert line(app, "status").startswith("  /board   1/")
        await press(pilot, "n l")
        assert "organisation" in line(app, "status")


async def test_a_search_that_finds_nothing_says_for_what() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ zzz enter")
        assert "no matches for zzz" in line(app, "status")


async def test_walking_names_passes_over_figures() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "5 ]e")
        assert line(app, "status").startswith("  Tom Hale")


async def test_the_wheel_scrolls_lists_and_chooses_nothing() -> None:
    app = make()
    async with running(app, 120, 16) as pilot:
        panel = app.main.entities
        event = events.MouseScrollDown(panel, 5, 5, 0, 1, 0, False, False, False)
        panel.post_message(event)
        await pilot.pause()
        assert panel.cursor.top == 3
        assert app.session.chosen is None
        await press(pilot, "?")
        assert isinstance(app.screen, Card)
        app.screen.box.post_message(
            events.MouseScrollDown(app.screen.box, 5, 5, 0, 1, 0, False, False, False)
        )
        await pilot.pause()
        assert "Keys" in app.screen.box.render_line(0).text
        assert app.screen.box._top == 3


async def test_the_list_is_sorted_by_one_key_and_says_how() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e S")
        assert "in text order" in line(app, "entities")
        assert "in text order" in line(app, "status")
        await press(pilot, "S")
        assert "A to Z" in line(app, "entities")
        await press(pilot, "S")
        assert "by count" in line(app, "entities")


async def test_the_order_stays_for_the_next_article() -> None:
    engine = FakeEngine({"ferry.txt": article(), "b.txt": article("Other\n\nText.\n", "b.txt")})
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "e S ]a")
        assert "in text order" in line(app, "entities")


def colour_of(app: ReaderApp, words: str) -> str:
    """The colour in which words stand in the article."""
    view = app.main.article_view
    for y in range(view.size.height):
        for segment in view.render_line(y):
            if words in segment.text and segment.style and segment.style.color:
                return segment.style.color.name
    raise AssertionError(words)


async def test_a_group_loses_its_colours_in_the_text_and_gets_them_back() -> None:
    app = make()
    async with running(app) as pilot:
        app.main.theme_in_use.colors["place"] = "#00ff00"  # type: ignore[index]
        app.main.use_theme(app.main.theme_in_use)
        plain = colour_of(app, "The Harbour")
        assert colour_of(app, "Port Ellis") == "#00ff00"
        await press(pilot, "e G k k escape escape e")
        app.main.entities.cursor.choose("group place")
        await press(pilot, "h")
        assert colour_of(app, "Port Ellis") == plain
        assert "Places 1  colours off" in rows(app, "entities")
        assert "Port Ellis" in rows(app, "entities")
        await press(pilot, "h")
        assert colour_of(app, "Port Ellis") == "#00ff00"
        assert "colours off" not in rows(app, "entities")


async def test_what_is_chosen_is_lit_though_its_group_has_no_colours() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j h")
        assert app.main.entities.hidden == {"person"}
        assert overlay(app)["chosen.current"] == ["Ana Ruiz"]
        assert colour_of(app, "Tom Hale") == colour_of(app, "The Harbour")


async def test_enter_on_a_head_folds_its_group() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e g enter")
        assert "Ana Ruiz" not in rows(app, "entities")
        assert app.main.entities.cursor.ref == "group person"
        await press(pilot, "enter")
        assert "Ana Ruiz" in rows(app, "entities")


async def test_the_cursor_stays_on_a_head_while_results_come() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j k")
        assert app.main.entities.cursor.ref == "group person"
        app.main.show_found()
        assert app.main.entities.cursor.ref == "group person"
        assert app.main.entities.lit == {"e1"}
        await press(pilot, "]e")
        assert app.main.entities.cursor.ref == "e2"


async def test_enter_goes_to_the_first_mention() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j n")
        assert overlay(app)["chosen.current"] == ["Ruiz"]
        await press(pilot, "enter")
        assert overlay(app)["chosen.current"] == ["Ana Ruiz"]


async def test_enter_after_a_filter_takes_what_fits_best() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e / harb enter")
        assert app.session.lit()[0] == "e3"
        assert "1 found" in line(app, "entities")


async def test_where_there_is_little_room_the_head_keeps_the_number() -> None:
    app = make()
    async with running(app, 100, 24):
        app.main.entities.guesses = 12
        assert line(app, "entities").split() == ["Entities", "5", "~12", "guesses"]


async def test_the_caret_comes_out_where_the_search_was() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ w r o n g enter escape c")
        assert app.main.article_view.caret == TEXT.index("wrong")


async def test_what_stands_at_a_hit_is_told() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "/ M o n d enter i")
        assert isinstance(app.screen, Card)
        assert app.screen.box._title == "Monday"


# -- a very long article, whose blocks are told apart behind the keys


def opening_engine() -> FakeEngine:
    return FakeEngine({"ferry.txt": growing(article(LONG * 40), 4)})


async def test_a_long_article_is_there_before_its_blocks_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(slices, "PAUSE", 3600.0)  # nothing goes on behind the keys
    engine = opening_engine()
    app = make(engine, known=False)
    async with running(app) as pilot:
        assert "Harbour board votes" in rows(app, "article")
        assert "¶ 1 of …" in line(app, "status")
        await press(pilot, "G")
        assert app.main.article_view.at_end
        assert "¶ … of …" in line(app, "status")
        assert "Paragraph number 59" in rows(app, "article")
        await press(pilot, "g")
        assert "¶ 1 of …" in line(app, "status")
        assert not app.session.article.whole
        assert engine.analyst.asked == []
        await press(pilot, "q")
    assert engine.analyst.closed or app.return_code == 0


async def test_what_was_waiting_comes_and_nothing_moves() -> None:
    engine = opening_engine()
    left = engine.articles["ferry.txt"]
    place = engine.places[left.sha256] = left.text.rindex("Paragraph number 30")
    app = make(engine, known=False)
    async with running(app) as pilot:
        assert "Paragraph number 30" in rows(app, "article")
        while not engine.analyst.asked:
            await pilot.pause(0.01)
        assert engine.analyst.asked == [("ferry.txt", place)]
        assert not app.session.reading.opening
        await pilot.pause()
        assert app.main.article_view.place == place
        total = app.main.article_view.paragraph_count
        assert f"of {total}" in line(app, "status")


async def test_guesses_of_who_spoke_are_walked_by_themselves() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "]g")
        assert isinstance(app.session.chosen, QuoteFocus)
        assert app.session.chosen.quote.id == "q2"
        await press(pilot, "]g")
        assert app.session.chosen.quote.id == "q2"
        assert "no further guess" in line(app, "status")
        await press(pilot, "]q [g")
        assert app.session.chosen.quote.id == "q2"


async def test_the_caret_goes_to_the_very_end() -> None:
    text = LONG.replace("Sign up", "Sing on")
    app = make(engine_with(text))
    async with running(app, 80, 24) as pilot:
        await press(pilot, "v G")
        view = app.main.article_view
        assert view.selected is not None
        assert view.selected.of(text) == text.rstrip()
        await press(pilot, "g")
        assert view.caret == 0


async def test_a_line_is_scrolled_as_in_vim_too() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 24) as pilot:
        view = app.main.article_view
        await press(pilot, "j j")
        place = view.place
        await press(pilot, "g ctrl+e ctrl+e")
        assert view.place == place
        await press(pilot, "ctrl+y ctrl+y")
        assert view.place == 0


async def test_without_a_model_a_long_article_is_gone_through_beside_the_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = opening_engine()
    engine.modelless = True
    threads: list[threading.Thread] = []

    def made(article: Article) -> Analysis:
        threads.append(threading.current_thread())
        return replace(analysis(), model=None)

    monkeypatch.setattr(engine, "without_model", made)
    app = make(engine, known=False)
    async with running(app) as pilot:
        while not app.session.reading.complete:
            await pilot.pause(0.01)
        assert line(app, "quotes", 1).split()[:2] == ["Quotes", "4"]
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


async def test_what_is_found_after_the_window_was_left_does_no_harm() -> None:
    app = make()
    async with running(app):
        reading, opening = app.session.reading, app.session.opening
    assert not app.screen_stack
    app._made_it(reading, opening, 0.0)
