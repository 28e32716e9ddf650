"""Who may have said a quote, in which order."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from msgspec.structs import replace

from reader.domain.corrections import By
from reader.domain.entities import Entity
from reader.domain.quotes import Candidate, Quote, QuoteKind, Speaker
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.ui.whose import Choice, Near, everybody, now, outside, steps
from tests.ui.fakes import entity


def at(start: int) -> Extent:
    return Extent(start, start + 4)


def person(number: int, *starts: int) -> Entity:
    return entity(f"e{number}", f"P{number}", "PERSON", *((at(start), True) for start in starts))


PEOPLE = [person(1, 10), person(2, 80, 300), person(3, 120), person(4, 60), person(5, 20), person(6, 400)]
SPEAKER = Speaker(at(90), "e2", "P2", "subject of said; he = P2", False, (at(80),))
QUOTE = Quote("q1", QuoteKind.DIRECT, (Extent(100, 110),), None, SPEAKER, "marks")


TEXT = " ".join(f"w{n:03}" for n in range(100))
"""Words of four letters, every fifth character from 0 a word's first."""


def near(entities: Sequence[Entity], quotes: Sequence[Quote] = (), *ends: int) -> Near:
    """Those in an article whose paragraphs end there."""
    edges = [0, *ends, len(TEXT)]
    blocks = tuple(Block(Extent(a, b), BlockKind.PARAGRAPH) for a, b in pairwise(edges))
    return Near(Article("a", TEXT, blocks), entities, quotes)


def names(choices: tuple[Choice, ...]) -> list[str]:
    return [choice.name for choice in choices]


def test_who_it_is_now_stands_where_the_name_is() -> None:
    assert now(QUOTE) == Choice(By("P2", at(80)), "e2", "as found")
    assert now(replace(QUOTE, confirmed=True)).note == "it is now ✓"
    assert now(replace(QUOTE, speaker=None)).by == By()


def test_people_come_by_how_near_before_the_quote_then_after_it() -> None:
    assert names(steps(QUOTE, near(PEOPLE))) == ["P2", "P4", "P5", "P1", "P3", "nobody"]


def test_who_was_considered_comes_first_and_each_once() -> None:
    considered = (Candidate(at(400), "e6", "P6"), Candidate(at(60), "e4", "P4"))
    quote = replace(QUOTE, speaker=replace(SPEAKER, candidates=considered))
    assert names(steps(quote, near(PEOPLE)))[:4] == ["P2", "P6", "P4", "P5"]


def test_the_last_name_before_the_quote_is_taken() -> None:
    quote = replace(QUOTE, parts=(Extent(350, 360),), speaker=None)
    by = {choice.name: choice.by for choice in steps(quote, near(PEOPLE))}
    assert by["P2"] == By("P2", at(300))


def test_of_nobody_the_first_choice_is_nobody_and_stands_once() -> None:
    assert names(steps(replace(QUOTE, speaker=None), near(PEOPLE[:1]))) == ["nobody", "P1"]


def test_two_of_one_name_are_two_choices() -> None:
    twin = replace(PEOPLE[0], id="e9", mentions=PEOPLE[3].mentions)
    assert names(steps(QUOTE, near([PEOPLE[0], PEOPLE[1], twin]))).count("P1") == 2


def test_everybody_has_things_that_speak_and_no_figures() -> None:
    labels = ("GPE", "FAC", "LOC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "DATE", "ORG", "NORP")
    others = [entity(f"x{label}", f"The {label}", label, (at(5), True)) for label in labels]
    assert names(everybody(QUOTE, near([*PEOPLE, *others], [QUOTE]))) == [
        "P2", "P4", "P5", "P1", "P3", "P6", "The ORG", "The NORP", "The GPE", "nobody",
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "offered"), [("two officials", True), ("he", False), ("They", False)])
def test_who_speaks_without_a_name_is_offered_unless_it_is_a_pronoun(name: str, offered: bool) -> None:
    other = replace(QUOTE, speaker=replace(SPEAKER, entity=None, name=name, chain=()))
    assert (name in names(everybody(QUOTE, near(PEOPLE, [other])))) is offered


def test_what_was_confirmed_can_be_left_to_the_reader_again() -> None:
    mine = replace(QUOTE, confirmed=True)
    assert (
        names(steps(mine, near(PEOPLE)))[-1]
        == names(everybody(mine, near(PEOPLE)))[-1]
        == "as the reader finds it"
    )
    found_by_person = replace(mine, basis="correction")
    assert names(steps(found_by_person, near(PEOPLE)))[-1] == "nobody"


def test_unnamed_speakers_come_nearest_first_with_the_words_around_them() -> None:
    others = [
        replace(QUOTE, speaker=replace(SPEAKER, entity=None, name=f"S{n}", extent=at(n), chain=()))
        for n in (5, 90)
    ]
    choices = everybody(QUOTE, near([], others))
    assert [(c.name, c.note) for c in choices[1:3]] == [
        ("S90", "… w015 w016 w017 w018 w019 w020 w021 …"),
        ("S5", "w000 w001 w002 w003 w004 …"),
    ]


def test_of_nobody_those_of_its_own_paragraph_come_first_the_nearest_first() -> None:
    unnamed = replace(
        QUOTE,
        parts=(Extent(200, 210),),
        speaker=replace(SPEAKER, entity=None, name="a clerk", extent=at(115), chain=()),
    )
    alone = replace(QUOTE, speaker=None)
    around = near(PEOPLE, [unnamed], 70, 150)
    expected = ["nobody", "a clerk", "P3", "P2", "P4", "P5", "P1", "P6"]
    assert names(steps(alone, around)) == expected
    assert names(everybody(alone, around)) == expected
    assert names(steps(QUOTE, around))[:3] == ["P2", "P4", "P5"]


def test_who_is_named_only_inside_the_words_cannot_be_chosen() -> None:
    inside = replace(QUOTE, parts=(Extent(100, 140),), speaker=None)
    third = Choice(By("P3", at(120)), "e3")
    assert not outside(third, inside, PEOPLE)
    assert outside(third, replace(inside, cue=at(145)), PEOPLE)
    assert outside(Choice(By("P2", at(120)), "e2"), inside, PEOPLE)
    assert outside(Choice(By()), inside, PEOPLE)
    assert not outside(third, replace(inside, cue=at(130)), PEOPLE)


def test_words_around_a_speaker_are_as_they_stand_in_the_text() -> None:
    text = "He spoke.\n\nTwo were there: the other, a\ntall man, left."
    blocks = (Block(Extent(0, 9), BlockKind.PARAGRAPH), Block(Extent(11, len(text)), BlockKind.PARAGRAPH))
    start = text.index("the other")
    speaker = replace(SPEAKER, entity=None, name="the other", extent=Extent(start, start + 9), chain=())
    others = [replace(QUOTE, parts=(Extent(0, 2),), speaker=speaker)]
    (choice,) = Near(Article("a", text, blocks), [], others).unnamed(QUOTE)
    assert choice.note == "Two were there: the other, a tall …"
