"""Keys that correct quotes."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from reader.analysis.client import Update
from reader.domain.corrections import By, QuoteCorrection, Said
from reader.domain.quotes import Candidate
from reader.domain.text import Extent
from reader.store.database import Store
from reader.ui.app import ReaderApp
from reader.ui.focus import QuoteFocus
from reader.ui.screens.attributing import in_marks
from reader.ui.screens.card import Card
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, at
from tests.ui.test_app import line, make, press, running

HERS = at(TEXT, "“It is the only way home for many,”")
HIS = at(TEXT, "“We were wrong,”")
ANA, TOM = By("Ana Ruiz", at(TEXT, "Ana Ruiz")), By("Tom Hale", at(TEXT, "Tom Hale"))


def said(app: ReaderApp) -> tuple[Said, ...]:
    """What is said of the open article now."""
    return app.session.engine.changes.corrections(app.session.article)


def choose(app: ReaderApp, ref: str) -> None:
    app.main.choose_ref(ref)


def shown(app: ReaderApp) -> list[str]:
    """What the card on top offers."""
    assert isinstance(app.screen, Card)
    return ["".join(p.text for p in entry.left) for entry in app.screen.box.entries if entry.ref]


@pytest.mark.parametrize("pane", ["article", "quotes"])
async def test_a_goes_through_who_may_have_said_it_and_leaves_one_change(pane: str) -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        app.main.focus_pane(pane)
        choose(app, "q2")
        await press(pilot, "a")
        assert said(app) == (QuoteCorrection(HERS, by=TOM),)
        assert engine.analyst.corrections == said(app)
        assert "Tom Hale said it, 2 of 3; U takes it back" in line(app, "status")
        await press(pilot, "a")
        assert said(app) == (QuoteCorrection(HERS, by=By()),)
        assert "nobody said it, 3 of 3" in line(app, "status")
        await press(pilot, "U")
        assert said(app) == ()
        assert "taken back: nobody said it: “It is the only way home …”" in line(app, "status")


async def test_once_round_it_is_as_it_was_found() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "a a a")
        assert said(app) == ()
        assert "Ana Ruiz, as before, 1 of 3" in line(app, "status")
        await press(pilot, "a")
        assert said(app) == (QuoteCorrection(HERS, by=TOM),)
        await press(pilot, "U U")
        assert "there is nothing to take back" in line(app, "status")


async def test_a_count_goes_further() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "2 a")
        assert said(app) == (QuoteCorrection(HERS, by=By()),)


async def test_another_quote_is_another_change() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "a")
        choose(app, "q3")
        await press(pilot, "a")
        assert said(app) == (
            QuoteCorrection(HERS, by=TOM),
            QuoteCorrection(HIS, by=By("Ana Ruiz", at(TEXT, "Ruiz", 1))),
        )


async def test_what_was_taken_back_is_not_gone_on_with() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "a U a")
        assert said(app) == (QuoteCorrection(HERS, by=TOM),)
        assert "2 of 3" in line(app, "status")


async def test_candidates_come_before_people_named_nearby() -> None:
    found = analysis()
    quote = found.quotes[1]
    assert quote.speaker is not None
    board = Candidate(at(TEXT, "Harbour Board"), "e3", "Harbour Board")
    speaker = replace(quote.speaker, candidates=(board,))
    quotes = (found.quotes[0], replace(quote, speaker=speaker), *found.quotes[2:])
    app = make()
    async with running(app) as pilot:
        app.session._take_over(replace(app.session.reading, analysis=replace(found, quotes=quotes)))
        choose(app, "q2")
        await press(pilot, "a")
        assert said(app) == (QuoteCorrection(HERS, by=By("Harbour Board", board.extent)),)


async def test_x_says_that_it_is_no_quote() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "x")
        assert said(app) == (QuoteCorrection(HERS, quote=False),)
        assert "no quote: “It is the only way home …”; U takes it back" in line(app, "status")
        await press(pilot, "U ctrl+r")
        assert said(app) == (QuoteCorrection(HERS, quote=False),)


async def test_in_the_list_the_cursor_goes_on_from_what_is_no_quote() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "s j x")
        assert said(app) == (QuoteCorrection(at(TEXT, "the ferry would run until spring"), quote=False),)
        assert isinstance(app.session.chosen, QuoteFocus)
        assert app.session.chosen.quote.id == "q2"


async def test_the_card_confirms_who_was_found() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "A")
        assert shown(app)[:2] == ["Ana Ruiz", "Tom Hale"]
        assert shown(app)[-1] == "nobody"
        await press(pilot, "enter")
        assert said(app) == (QuoteCorrection(HERS, by=ANA),)
        assert "Ana Ruiz said it; U takes it back" in line(app, "status")


async def test_the_card_is_narrowed_by_typing() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "A b o a r d")
        assert shown(app) == ["Harbour Board"]
        await press(pilot, "enter")
        (one,) = said(app)
        assert isinstance(one, QuoteCorrection)
        assert one.by == By("Harbour Board", at(TEXT, "Harbour Board"))


async def test_the_card_offers_who_speaks_without_a_name() -> None:
    found = analysis()
    assert found.quotes[2].speaker is not None
    clerk = replace(found.quotes[2].speaker, entity=None, name="the chairman")
    quotes = (*found.quotes[:2], replace(found.quotes[2], speaker=clerk), found.quotes[3])
    app = make()
    async with running(app) as pilot:
        app.session._take_over(replace(app.session.reading, analysis=replace(found, quotes=quotes)))
        choose(app, "q2")
        await press(pilot, "A c h a i r enter")
        assert said(app) == (QuoteCorrection(HERS, by=By("the chairman", clerk.extent)),)


async def test_a_confirmed_quote_can_be_as_the_reader_finds_it_again() -> None:
    found = analysis()
    mine = replace(found.quotes[2], confirmed=True)
    app = make()
    async with running(app) as pilot:
        quotes = (*found.quotes[:2], mine, found.quotes[3])
        app.session._take_over(replace(app.session.reading, analysis=replace(found, quotes=quotes)))
        choose(app, "q3")
        assert "Tom Hale  ✓" in line(app, "status")
        await press(pilot, "A r e a d e r enter")
        assert said(app) == (QuoteCorrection(HIS),)


async def test_the_caret_in_a_quote_is_enough() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "c w w")
        app.session.drop()
        await press(pilot, "a")
        assert said(app) == (QuoteCorrection(HERS, by=TOM),)


async def test_with_a_name_chosen_the_keys_speak_of_the_name() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "e1")
        await press(pilot, "a")
        assert isinstance(app.screen, Card)
        await press(pilot, "escape x enter")
        assert not [one for one in said(app) if isinstance(one, QuoteCorrection)]
        assert said(app)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("a", "choose a name first, or a quote"),
        ("A", "choose a quote first"),
        ("x", "choose a name first, or a quote"),
        ("s a", "choose a quote first"),
        ("s x", "choose a quote first"),
        ("e a", "choose a name first (]e"),
        ('"', "select the words first"),
        ('s "', ""),
    ],
)
async def test_with_nothing_chosen_they_say_what_to_do(keys: str, expected: str) -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, keys)
        assert expected in line(app, "status")
        assert said(app) == ()


async def test_in_the_list_of_names_the_keys_speak_of_names() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "e a x")
        assert said(app) == ()
        assert "choose a name first" in line(app, "status")


async def test_without_a_model_nothing_is_said() -> None:
    found = replace(analysis(), model=None)
    app = make()
    async with running(app) as pilot:
        app.session._take_over(replace(app.session.reading, analysis=found))
        choose(app, "q2")
        await press(pilot, "a x A")
        assert said(app) == ()
        assert "there are no speakers to choose from" in line(app, "status")


async def test_what_was_corrected_is_shown_as_the_readers_own() -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "a")
        found = analysis()
        assert found.quotes[2].speaker is not None
        his = replace(found.quotes[2].speaker, basis="correction", confirmed=True)
        mine = replace(found.quotes[1], speaker=his, confirmed=True)
        after = replace(found, quotes=(found.quotes[0], mine, *found.quotes[2:]), corrections=said(app))
        engine.analyst.updates = [Update(article().sha256, after, 100, 100, True)]
        app._analysis_spoke()
        await pilot.pause()
        await press(pilot, "escape")
        choose(app, "q2")
        assert "Tom Hale  ✓  you said so" in line(app, "status")
        await press(pilot, "i")
        assert isinstance(app.screen, Card)
        card = "\n".join("".join(p.text for p in (*e.left, *e.right)) for e in app.screen.box.entries)
        assert "✓ confirmed" in card


async def test_it_is_kept_for_the_next_time(tmp_path: Path) -> None:
    engine = FakeEngine()
    engine.store = Store.open(tmp_path)
    engine.changes = engine.keeping(tmp_path / "names.yaml")
    app = make(engine)
    async with running(app) as pilot:
        choose(app, "q2")
        await press(pilot, "a")
    engine.store.close()
    engine.store = Store.open(tmp_path)
    assert engine.changes.corrections(article()) == (QuoteCorrection(HERS, by=TOM),)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("planned to end", "planned to end"),
        ("lanned to end the lin", "planned to end the line"),
        ("the line.", "the line."),
        ("end the line. R", "end the line."),
        ("Mayor Ana Ruiz of Port Ellis said ", "Mayor Ana Ruiz of Port Ellis said"),
        ("only way home for many,", "only way home for many"),
        ("It is the only way home for many", "“It is the only way home for many,”"),
        ("We were wrong", "“We were wrong,”"),
        ("“We were wrong,” ", "“We were wrong,”"),
    ],
)
def test_selected_words_are_taken_whole_with_their_marks(words: str, expected: str) -> None:
    found = in_marks(TEXT, at(TEXT, words))
    assert found is not None
    assert found.of(TEXT) == expected


def test_marks_alone_are_no_quote() -> None:
    assert in_marks(TEXT, at(TEXT, " “")) is None


async def select(app: ReaderApp, words: str) -> None:
    place = at(TEXT, words)
    view = app.main.article_view
    app.main.focus_pane("article")
    view.caret = place.start
    view.select(True)
    view.caret = place.end - 1


async def test_selected_words_are_made_a_quote_with_their_speaker_in_one_change() -> None:
    app = make()
    async with running(app) as pilot:
        await select(app, "planned to end the line")
        await press(pilot, '"')
        here = at(TEXT, "planned to end the line")
        assert said(app) == ()
        assert shown(app)[-1] == "nobody"
        assert shown(app)[0] != "nobody"
        await press(pilot, "t o m enter")
        assert said(app) == (QuoteCorrection(here, by=TOM, added=True),)
        assert "a quote, Tom Hale said it; U takes it back" in line(app, "status")
        assert isinstance(app.session.chosen, QuoteFocus)
        status = app.session.chosen.status(lambda offset: 1)
        assert "".join(p.text for p in status).startswith("Tom Hale  ✓  you said so")
        await press(pilot, "x")
        assert said(app)[-1] == QuoteCorrection(here, quote=False, added=True)
        await press(pilot, "U U")
        assert said(app) == ()


async def test_no_answer_leaves_everything_as_it_was() -> None:
    app = make()
    async with running(app) as pilot:
        choose(app, "q3")
        before = app.session.chosen
        await select(app, "planned to end the line")
        selected = app.main.article_view.selected
        await press(pilot, '" escape')
        assert said(app) == ()
        assert (app.session.chosen, app.main.article_view.selected) == (before, selected)
        await press(pilot, "U")
        assert "there is nothing to take back" in line(app, "status")


async def test_of_a_quote_with_other_borders_its_speaker_comes_first() -> None:
    app = make()
    async with running(app) as pilot:
        await select(app, "was the only way home for many".replace("was", "is"))
        await press(pilot, '"')
        assert shown(app)[:2] == ["Ana Ruiz", "Tom Hale"]
        await press(pilot, "enter")
        here = at(TEXT, "is the only way home for many")
        assert said(app) == (QuoteCorrection(here, by=ANA, added=True),)


async def test_who_is_named_only_in_the_words_is_refused() -> None:
    app = make()
    async with running(app) as pilot:
        await select(app, "Tom Hale, who chairs")
        await press(pilot, '" t o m enter')
        assert said(app) == ()
        assert "Tom Hale is named only in these words" in line(app, "status")


def test_the_point_of_a_short_form_and_marks_of_its_own_stay() -> None:
    text = "He moved to the U.S., then (it was said) to “the workers’ paradise” of old!"
    for words in ("to the U.S.", "(it was said)", "the workers’", "of old!"):
        found = in_marks(text, at(text, words))
        assert found is not None
        assert found.of(text) == words


async def test_selected_words_that_are_a_quote_already_are_asked_for_alone() -> None:
    app = make()
    async with running(app) as pilot:
        await select(app, "We were wrong")
        await press(pilot, '"')
        assert said(app) == ()
        assert shown(app)[0] == "Tom Hale"


async def test_a_quote_over_two_paragraphs_is_refused() -> None:
    app = make()
    async with running(app) as pilot:
        await select(app, TEXT[TEXT.index("the line.") : TEXT.index("were wrong")])
        await press(pilot, '"')
        assert said(app) == ()
        assert "one paragraph" in line(app, "status")


def test_nothing_is_where_nothing_is_selected() -> None:
    assert in_marks(TEXT, Extent(0, 0)) is None


async def test_what_is_confirmed_is_marked_at_the_caret_and_on_the_card_of_the_speaker() -> None:
    found = analysis()
    quotes = (found.quotes[0], found.quotes[1], replace(found.quotes[2], confirmed=True))
    app = make()
    async with running(app) as pilot:
        app.session._take_over(replace(app.session.reading, analysis=replace(found, quotes=quotes)))
        choose(app, "e5")
        await press(pilot, "i")
        assert isinstance(app.screen, Card)
        card = ["".join(p.text for p in (*e.left, *e.right)) for e in app.screen.box.entries]
        assert any(row.startswith("says") and "✓¶" in row for row in card)
        await press(pilot, "escape escape c")
        app.main.article_view.caret = HIS.start + 3
        await press(pilot, "l")
        assert "direct speech by Tom Hale  ✓" in line(app, "status")
