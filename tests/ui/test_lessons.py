"""What a rule of some words could mark, and what it finds in articles."""

from __future__ import annotations

import pytest

from reader.domain.entities import Entity
from reader.ui.lessons import Hit, Looked, Offer, offers, summary

KINDS = ("words", "entity", "speaker")
ANA = Entity("e1", "Ana Ruiz", "PERSON", None, (), certain=True)
BOARD = Entity("e2", "Harbour Board", "ORG", None, (), certain=True)


def said(words: str, entity: Entity | None = None, *, speaks: bool = False) -> list[str]:
    return [offer.said for offer in offers(words, entity, speaks, KINDS)]


def test_words_are_marked_as_they_stand_or_in_any_capitals() -> None:
    assert said("£14") == ["these words"]
    assert said("ICE") == said("ice") == ["these words", "these words, capitals as here"]


def test_a_name_is_meant_before_its_words() -> None:
    assert said("Ruiz", ANA, speaks=True) == [
        "Ana Ruiz, by all names",
        "what Ana Ruiz says",
        "every person (PERSON)",
        "these words",
        "these words, capitals as here",
    ]
    assert said("Harbour Board", BOARD)[:2] == ["Harbour Board, by all names", "every organisation (ORG)"]


def test_only_kinds_that_there_are_are_offered() -> None:
    assert [offer.kind for offer in offers("Ruiz", ANA, True, ("words",))] == ["words", "words"]


def test_what_an_offer_looks_for() -> None:
    found = {offer.said: offer for offer in offers("Ruiz", ANA, True, KINDS)}
    assert found["every person (PERSON)"] == Offer("every person (PERSON)", "entity", ("PERSON",))
    assert found["these words, capitals as here"].exact


def looked(*counts: int) -> list[Looked]:
    hit = Hit("", "x", "", 0)
    return [Looked(f"article {n}" if n else "", (hit,) * count) for n, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ((0,), "0 places here"),
        ((1,), "1 place here"),
        ((2, 0), "2 places here, none in the article read before"),
        ((2, 3), "2 places here, 3 in the article read before"),
        ((2, 0, 0), "2 places here, none in the 2 articles read before"),
        ((2, 5, 0, 1), "2 places here, 6 in 2 of the 3 articles read before"),
    ],
)
def test_how_many_places_in_words(counts: tuple[int, ...], words: str) -> None:
    assert summary(looked(*counts)) == words
