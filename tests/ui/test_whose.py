"""Who may have said a quote, in which order."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.corrections import By
from reader.domain.entities import Entity
from reader.domain.quotes import Candidate, Quote, QuoteKind, Speaker
from reader.domain.text import Extent
from reader.ui.whose import Choice, everybody, now, steps
from tests.ui.fakes import entity


def at(start: int) -> Extent:
    return Extent(start, start + 4)


def person(number: int, *starts: int) -> Entity:
    return entity(f"e{number}", f"P{number}", "PERSON", *((at(start), True) for start in starts))


PEOPLE = [person(1, 10), person(2, 80, 300), person(3, 120), person(4, 60), person(5, 20), person(6, 400)]
SPEAKER = Speaker(at(90), "e2", "P2", "subject of said; he = P2", False, (at(80),))
QUOTE = Quote("q1", QuoteKind.DIRECT, (Extent(100, 110),), None, SPEAKER, "marks")


def names(choices: tuple[Choice, ...]) -> list[str]:
    return [choice.name for choice in choices]


def test_who_it_is_now_stands_where_the_name_is() -> None:
    assert now(QUOTE) == Choice(By("P2", at(80)), "e2", "as found")
    assert now(replace(QUOTE, confirmed=True)).note == "it is now ✓"
    assert now(replace(QUOTE, speaker=None)).by == By()


def test_people_come_by_how_near_before_the_quote_then_after_it() -> None:
    assert names(steps(QUOTE, PEOPLE)) == ["P2", "P4", "P5", "P1", "P3", "nobody"]


def test_who_was_considered_comes_first_and_each_once() -> None:
    considered = (Candidate(at(400), "e6", "P6"), Candidate(at(60), "e4", "P4"))
    quote = replace(QUOTE, speaker=replace(SPEAKER, candidates=considered))
    assert names(steps(quote, PEOPLE))[:4] == ["P2", "P6", "P4", "P5"]


def test_the_last_name_before_the_quote_is_taken() -> None:
    quote = replace(QUOTE, parts=(Extent(350, 360),), speaker=None)
    by = {choice.name: choice.by for choice in steps(quote, PEOPLE)}
    assert by["P2"] == By("P2", at(300))


def test_of_nobody_the_first_choice_is_nobody_and_stands_once() -> None:
    assert names(steps(replace(QUOTE, speaker=None), PEOPLE[:1])) == ["nobody", "P1"]


def test_two_of_one_name_are_two_choices() -> None:
    twin = replace(PEOPLE[0], id="e9", mentions=PEOPLE[3].mentions)
    assert names(steps(QUOTE, [PEOPLE[0], PEOPLE[1], twin])).count("P1") == 2


def test_everybody_has_things_that_speak_and_no_figures() -> None:
    board = entity("e7", "The Board", "ORG", (at(5), True))
    monday = entity("e8", "Monday", "DATE", (at(15), True))
    assert names(everybody(QUOTE, [*PEOPLE, board, monday], [QUOTE])) == [
        "P2", "P4", "P5", "P1", "P3", "P6", "The Board", "nobody",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "offered"), [("two officials", True), ("he", False), ("They", False)])
def test_who_speaks_without_a_name_is_offered_unless_it_is_a_pronoun(name: str, offered: bool) -> None:
    other = replace(QUOTE, speaker=replace(SPEAKER, entity=None, name=name, chain=()))
    assert (name in names(everybody(QUOTE, PEOPLE, [other]))) is offered


def test_what_was_confirmed_can_be_left_to_the_reader_again() -> None:
    mine = replace(QUOTE, confirmed=True)
    assert (
        names(steps(mine, PEOPLE))[-1] == names(everybody(mine, PEOPLE, []))[-1] == "as the reader finds it"
    )
    found_by_person = replace(mine, basis="correction")
    assert names(steps(found_by_person, PEOPLE))[-1] == "nobody"
