"""What a rule of some words could mark, and what it finds in articles."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import Any

import pytest

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity
from reader.domain.text import Article
from reader.rules.loader import load
from reader.rules.teach import Lesson
from reader.ui.lessons import Hit, Looked, Offer, Preview, offers, summary

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


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Harbour Board", "Harbour Board"),
        ("TIME", "Time"),
        ("LAW", "Law"),
        ("EVENT", "Event"),
        ("FACT", "Fact"),
        ("TIMES", "Times"),
        ("people", "People"),
        ("NORTH_PERSONS", "North_Persons"),
        ("ICE", "ICE"),
    ],
)
def test_a_name_that_looks_like_a_label_is_written_so_that_it_is_read_as_the_name(
    name: str, written: str
) -> None:
    entity = Entity("e1", name, "ORG", None, (), certain=True)
    found = {offer.kind: offer.terms for offer in reversed(offers(name, entity, True, KINDS))}
    assert (found["entity"], found["speaker"]) == ((written,), (name,))
    named = load(f"rules: [{{name: r, entity: {written}}}, {{name: s, entity: {name.title()}}}]", "r.yaml")
    assert named.rules[0].pattern == named.rules[1].pattern


def test_what_no_rule_can_name_is_not_offered() -> None:
    odd = Entity("e1", "!!", "PERSON", None, (), certain=True)
    assert said("!!", odd, speaks=True) == ["every person (PERSON)", "these words"]


class Still:
    """An engine that finds nothing, and breaks where it is told to."""

    broken = False

    @property
    def highlighting(self) -> Still:
        return self

    def recent(self) -> list[object]:
        return []

    def preview(self, *_: object) -> list[object]:
        if self.broken:
            raise RuntimeError
        return []


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_the_preview_tells_what_is_wrong_and_goes_on() -> None:
    told: SimpleQueue[tuple[str, list[Looked] | str]] = SimpleQueue()
    engine: Any = Still()
    preview = Preview(
        engine,
        Article("a.txt", "", ()),
        Analysis(),
        said=lambda _: (),
        tell=lambda w, f: told.put((w.kind, f)),
    )
    preview.want(Lesson("entity", ("FACT",)))
    kind, wrong = told.get(timeout=10)
    assert (kind, "unknown label" in str(wrong)) == ("entity", True)
    preview.want(Lesson("words", ("met",)))
    assert told.get(timeout=10) == ("words", [Looked("", ())])
    engine.broken = True
    for thread in threading.enumerate():
        if thread.name == "preview":
            thread.join(10)
    preview.want(Lesson("words", ("broken",)))
    for thread in threading.enumerate():
        if thread.name == "preview":
            thread.join(10)
    engine.broken = False
    preview.want(Lesson("words", ("quay",)))
    assert told.get(timeout=10) == ("words", [Looked("", ())])


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
