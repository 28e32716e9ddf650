"""The card of a quote."""

from __future__ import annotations

from msgspec.structs import replace

from reader.analysis.client import Update
from reader.domain.quotes import Candidate, Quote
from reader.ui.app import ReaderApp
from reader.ui.focus import EntityFocus, QuoteFocus
from reader.ui.screens.card import Card, Entry
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, at
from tests.ui.test_app import LONG, engine_with, line, make, press, running


def entries(app: ReaderApp) -> list[Entry]:
    assert isinstance(app.screen, Card)
    return app.screen.box.entries


def words(entry: Entry) -> str:
    return "".join(p.text for p in (*entry.left, *entry.right))


def labelled(app: ReaderApp, label: str) -> str:
    """The line that begins so, without its label."""
    return (
        next(words(e) for e in entries(app) if words(e).startswith(f"{label} ")).removeprefix(label).strip()
    )


def show(app: ReaderApp, quote: Quote) -> None:
    """Have this quote in place of the second one, and choose it."""
    found = analysis()
    quotes = (found.quotes[0], quote, *found.quotes[2:])
    app.session._take_over(replace(app.session.reading, analysis=replace(found, quotes=quotes)))
    app.main.choose_ref(quote.id)


def hers() -> Quote:
    quote = analysis().quotes[1]
    assert quote.speaker is not None
    hale = Candidate(at(TEXT, "Tom Hale"), "e5", "Tom Hale")
    why = "subject of said; she = Ana Ruiz, the last woman named"
    return replace(quote, speaker=replace(quote.speaker, basis=why, candidates=(hale, hale)))


async def test_it_says_kind_cue_speaker_why_the_chain_and_the_others() -> None:
    app = make()
    async with running(app) as pilot:
        show(app, hers())
        await press(pilot, "i")
        lines = [words(e) for e in entries(app)]
        assert lines[0].startswith("▎ direct speech  marks")
        assert lines[0].endswith("~ a guess")
        assert lines[1] == "“It is the only way home for many,”"
        assert labelled(app, "cue") == "said  ¶ 1"
        assert labelled(app, "speaker") == "Ana Ruiz"
        assert labelled(app, "because") == "subject of said"
        assert any(line.strip() == "she = Ana Ruiz, the last woman named" for line in lines)
        assert labelled(app, "from").startswith("she  ¶ 1")
        assert labelled(app, "to").startswith("Ana Ruiz  ¶ 1  Mayor Ana Ruiz of Port Ellis said")
        assert labelled(app, "or").startswith("Tom Hale  ¶ 3")
        assert sum("Tom Hale" in line for line in lines) == 1


async def test_a_line_of_the_chain_leads_there_and_the_quote_stays_chosen() -> None:
    app = make(engine_with(LONG))
    async with running(app, 80, 24) as pilot:
        show(app, hers())
        app.main.article_view.go_to_percent(100)
        await press(pilot, "i")
        place = next(e for e in entries(app) if words(e).startswith("to "))
        assert isinstance(app.screen, Card)
        app.screen.box.choose(place.ref)
        await press(pilot, "enter")
        assert app.main.article_view.in_view().contains(at(TEXT, "Ana Ruiz"))
        assert isinstance(app.session.chosen, QuoteFocus)


async def test_another_candidate_is_chosen_where_it_is_named() -> None:
    app = make()
    async with running(app) as pilot:
        show(app, hers())
        await press(pilot, "i")
        other = next(e for e in entries(app) if words(e).startswith("or "))
        assert isinstance(app.screen, Card)
        app.screen.box.choose(other.ref)
        await press(pilot, "enter")
        assert isinstance(app.session.chosen, EntityFocus)
        assert app.session.chosen.entity.name == "Tom Hale"


async def test_of_nobody_and_of_terms_it_says_so() -> None:
    app = make()
    async with running(app) as pilot:
        show(app, replace(hers(), speaker=None))
        await press(pilot, "i")
        assert labelled(app, "speaker") == "Nobody named"
        await press(pilot, "escape")
        app.main.choose_ref("q4")
        await press(pilot, "i")
        assert labelled(app, "because") == "nobody is said to have said them"


async def test_what_you_said_and_found_is_yours() -> None:
    app = make()
    async with running(app) as pilot:
        quote = hers()
        assert quote.speaker is not None
        mine = replace(quote.speaker, basis="correction", certain=True, confirmed=True)
        show(app, replace(quote, speaker=mine, basis="correction", confirmed=True))
        await press(pilot, "i")
        lines = [words(e) for e in entries(app)]
        assert lines[0].startswith("▎ direct speech  you found it")
        assert lines[0].endswith("✓ confirmed")
        assert labelled(app, "because") == "you said so"
        assert any(line.strip() == "she = Ana Ruiz" for line in lines)


async def test_an_open_card_tells_what_the_analysis_says_now() -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        app.main.choose_ref("q2")
        await press(pilot, "a i down")
        assert isinstance(app.screen, Card)
        chosen = app.screen.box.chosen
        assert labelled(app, "speaker") == "Ana Ruiz"
        found = analysis()
        his = found.quotes[2].speaker
        assert his is not None
        mine = replace(
            found.quotes[1], speaker=replace(his, basis="correction", confirmed=True), confirmed=True
        )
        after = replace(found, quotes=(found.quotes[0], mine, *found.quotes[2:]))
        engine.analyst.updates = [Update(article().sha256, after, 100, 100, True)]
        app._analysis_spoke()
        await pilot.pause()
        assert labelled(app, "speaker") == "Tom Hale"
        assert words(entries(app)[0]).endswith("✓ confirmed")
        assert app.screen.box.chosen == chosen
        await press(pilot, "escape")
        assert not isinstance(app.screen, Card)


async def test_what_is_not_said_says_so_on_the_card_and_at_the_caret() -> None:
    app = make()
    async with running(app) as pilot:
        show(app, replace(hers(), asserted=False))
        await press(pilot, "i")
        assert any(
            words(entry).strip().startswith("not said: the article denies it") for entry in entries(app)
        )
        await press(pilot, "escape c l")
        assert "direct speech  not said by Ana Ruiz" in line(app, "status")
