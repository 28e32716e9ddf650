"""The card of an entity: who is this again, and why is it in the list?"""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.analysis.client import Update
from reader.domain.entities import Entity, Mention
from reader.domain.text import Extent
from reader.ui.app import ReaderApp
from reader.ui.focus import EntityFocus, QuoteFocus
from reader.ui.screens.card import Card
from reader.ui.screens.entity_why import reason, why
from tests.ui.fakes import TEXT, FakeEngine, analysis, article, at
from tests.ui.test_app import line, make, overlay, press, running

WORDS = "Tom Homan (TH) spoke. Homan left, Tom Homan said; he waved. Agency"


def mention(words: str, basis: str, nth: int = 0, *, certain: bool = True, label: str = "PERSON") -> Mention:
    return Mention(at(WORDS, words, nth), label, basis, certain, basis == "pronoun")


def person(*mentions: Mention, certain: bool = True, confirmed: bool = False) -> Entity:
    return Entity("e1", "Tom Homan", "PERSON", None, mentions, certain, confirmed)


FULL = mention("Tom Homan", "model")


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (person(FULL), ["found by the model, sure"]),
        (person(FULL, mention("Tom Homan", "model", 1, certain=False)), [
            "found by the model in both places, sure in 1", "~ 1 of 2 names may mean something else",
        ]),
        (person(FULL, mention("Homan", "alias", 1)), [
            "found by the model in 1 of 2 places, sure", "Homan: short for Tom Homan, named in full before, once",
        ]),
        (person(FULL, mention("Tom Homan", "alias", 1)), [
            "found by the model in 1 of 2 places, sure", "Tom Homan: named so elsewhere in the article, once",
        ]),
        (person(FULL, mention("TH", "acronym")), [
            "found by the model in 1 of 2 places, sure", "TH: the initials of Tom Homan, once",
        ]),
        (person(FULL, mention("Agency", "alias")), [
            "found by the model in 1 of 2 places, sure",
            "Agency: another name of Tom Homan, named in full before, once",
        ]),
        (person(mention("Tom Homan", "list"), mention("Tom Homan", "list", 1)), [
            "from the list of well-known names, 2 places",
        ]),
        (person(FULL, mention("he", "pronoun")), [
            "found by the model, sure", "he: led back to the name by the sentences around",
        ]),
        (person(mention("Tom Homan", "correction"), confirmed=True), [
            "you said so: what you said goes before everything else",
        ]),
        (person(mention("Tom Homan", "stars")), ["stars, once"]),
        (person(mention("Tom Homan", "model", certain=False), certain=False), [
            "found by the model, not sure", "~ a guess: what it is, or that it is one thing, may be wrong",
        ]),
    ],
)  # fmt: skip
def test_reasons_are_said_in_words(entity: Entity, expected: list[str]) -> None:
    assert why(entity, WORDS) == expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (FULL, "found by the model, taken for a person"),
        (mention("Agency", "model", label="ORG"), "found by the model, taken for an organisation"),
        (mention("Homan", "alias", 1), "short for Tom Homan, named in full before"),
        (mention("Tom Homan", "alias", 1), "named so elsewhere in the article"),
        (mention("TH", "acronym"), "the initials of Tom Homan"),
        (mention("he", "pronoun"), "led back to Tom Homan, named before"),
        (mention("Agency", "list"), "from the list of well-known names"),
        (mention("Agency", "rule"), "by its own words and those around it"),
        (mention("Agency", "correction"), "you said so"),
        (mention("Agency", "stars"), "stars"),
    ],
)
def test_each_mention_has_its_reason(one: Mention, expected: str) -> None:
    assert reason(person(FULL, one), one, WORDS) == expected


# -- on the screen


def said(app: ReaderApp) -> list[str]:
    """The lines of the card that is open."""
    assert isinstance(app.screen, Card)
    return ["".join(p.text for p in (*entry.left, *entry.right)).rstrip() for entry in app.screen.box.entries]


async def test_the_card_says_who_it_is() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j i")
        lines = said(app)
        assert lines[0] == "person  Mayor of Port Ellis"
        assert "called  Ana Ruiz 1 · Ruiz 1" in lines
        assert "        and as she 1" in lines
        first = "first   ¶ 1  Mayor Ana Ruiz of Port Ellis said the ferry would run until spring."
        assert first in lines
        assert "last    ¶ 2  Ruiz met the board on Monday." in lines
        assert any(line.startswith("says    ┊ the ferry would run until spring") for line in lines)
        assert any("“It is the only way home for many,”" in line and "~¶ 1" in line for line in lines)
        assert any(line.startswith("why     found by the model in both places, sure") for line in lines)
        assert "here    Ana Ruiz, ¶ 1: found by the model, taken for a person, sure" in lines


async def test_the_sentence_with_the_role_is_shown_where_it_is_another_one() -> None:
    found = analysis()
    hale = replace(found.entities[4], role="mayor", mentions=(
        Mention(at(TEXT, "Harbour"), "PERSON", "model", True), Mention(at(TEXT, "Ana"), "PERSON", "alias", True),
    ))  # fmt: skip
    app = make()
    app.session._take_over(replace(app.session.reading, analysis=replace(found, entities=(hale,), quotes=())))
    async with running(app) as pilot:
        await press(pilot, "e j i")
        labels = [line[:8].strip() for line in said(app)]
        assert [label for label in labels if label in ("first", "role", "last")] == ["first", "role"]


async def test_an_entry_leads_to_its_place() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j i j enter")
        assert overlay(app)["chosen.current"] == ["Ruiz"]
        await press(pilot, "i j j enter")
        assert isinstance(app.session.chosen, QuoteFocus)
        assert app.session.chosen.quote.id == "q1"


async def test_closing_the_card_changes_nothing() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j i escape")
        assert isinstance(app.session.chosen, EntityFocus)
        assert overlay(app)["chosen.current"] == ["Ana Ruiz"]


async def test_in_the_list_the_card_is_of_the_row_though_a_search_is_on() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e j e / ferry enter i")
        assert said(app) == [
            "2 hits of ferry: no name and no quote stands here",
            "", "Colours here, from the top", "text     a headline",
            "", "read by toy 1",
        ]  # fmt: skip
        await press(pilot, "escape e i")
        assert said(app)[0].startswith("person")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_the_ends_of_the_card_come_into_sight(size: tuple[int, int]) -> None:
    app = make()
    async with running(app, *size) as pilot:
        await press(pilot, "] e i")
        card = app.screen
        assert isinstance(card, Card)
        await press(pilot, "G")
        last = card.box.render_line(card.box.size.height - 2).text
        assert "read by toy 1" in last
        await press(pilot, "g")
        shown = "".join(card.box.render_line(y).text for y in range(card.box.size.height))
        assert "Mayor of Port Ellis" in shown


async def test_what_stands_in_a_text_cannot_act_on_the_terminal() -> None:
    text = "Title\n\nAna \x1b[2J Ruiz [/x] came.\n"
    one = Entity("e1", "Ana \x1b[2J Ruiz", "PERSON", "\x1b]0;x\x07", (
        Mention(Extent(7, 7 + len("Ana \x1b[2J Ruiz")), "PERSON", "model", True),
    ), True)  # fmt: skip
    engine = FakeEngine({"a.txt": article(text)})
    app = make(engine)
    app.session._take_over(
        replace(app.session.reading, analysis=replace(analysis(), entities=(one,), quotes=()))
    )
    async with running(app) as pilot:
        await press(pilot, "e j i")
        shown = "\n".join(said(app))
        assert "\x1b" not in shown
        assert "[/x] came." in shown


async def test_the_card_of_a_hit_leads_to_whoever_stands_there() -> None:
    app = make()
    async with running(app) as pilot:
        await press(pilot, "e G k e / Ruiz enter i")
        assert isinstance(app.screen, Card)
        assert app.screen.box._title == "Ana Ruiz"
        await press(pilot, "down enter")
        chosen = app.session.chosen
        assert isinstance(chosen, EntityFocus | QuoteFocus)
        assert "Ana Ruiz" in line(app, "status")


async def test_a_card_outlives_what_it_was_made_of() -> None:
    engine = FakeEngine()
    app = make(engine)
    async with running(app) as pilot:
        await press(pilot, "e j i")
        app.session.again()
        few = analysis()
        fewer = replace(
            few, entities=tuple(replace(e, mentions=e.mentions[:1]) for e in few.entities[1:]), quotes=()
        )
        engine.analyst.updates = [Update(article().sha256, fewer, 100, 100, True)]
        app._analysis_spoke()
        await pilot.pause()
        await press(pilot, "G enter")
        assert app.is_running
