"""Looking up what was found by its place."""

from __future__ import annotations

import pytest

from reader.domain.analysis import Analysis
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Extent
from reader.ui.index import Index
from tests.ui.fakes import TEXT, analysis, at

INDEX = Index(analysis())
ANA = at(TEXT, "Ana Ruiz")


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (ANA.start - 1, None),
        (ANA.start, ("e1", 0)),
        (ANA.end - 1, ("e1", 0)),
        (ANA.end, None),
        (at(TEXT, "she").start, ("e1", 1)),
        (0, None),
        (len(TEXT), None),
    ],
)
def test_the_name_at_a_place(offset: int, expected: tuple[str, int] | None) -> None:
    assert INDEX.name_at(offset) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("“It is", ("q2", 0)), ("many,”", ("q2", 0)), ("planned", None), ("wrong", ("q3", 0))],
)
def test_the_quote_at_a_place(words: str, expected: tuple[str, int] | None) -> None:
    assert INDEX.quote_at(at(TEXT, words).start) == expected


def test_a_cue_belongs_to_its_quote() -> None:
    assert INDEX.quote_at(at(TEXT, "said", 2).start) == ("q3", 1)


@pytest.mark.parametrize(
    ("offset", "count", "expected"),
    [
        (ANA.start - 1, 1, "e1"),
        (ANA.start, 1, "e2"),
        (ANA.start, -1, None),
        (ANA.end, -1, "e1"),
        (0, 3, "e3"),
    ],
)
def test_names_beside_a_place(offset: int, count: int, expected: str | None) -> None:
    found = INDEX.beside(offset, "entity", count)
    assert (found and found[1]) == expected


def test_pronouns_are_not_stops() -> None:
    found = INDEX.beside(at(TEXT, "she").start - 1, "entity", 1)
    assert found
    assert found[1] == "e3"


def test_what_a_stretch_holds() -> None:
    assert INDEX.within(Extent(0, at(TEXT, "The Harbour").start)) == (["e1", "e2"], 2)
    assert INDEX.within(Extent(0, 5)) == ([], 0)


def test_nothing_was_found() -> None:
    empty = Index(Analysis())
    assert empty.name_at(3) is None
    assert empty.quote_at(3) is None
    assert empty.beside(3, "quote", 1) is None
    assert empty.beside(3, "entity", -1) is None


def test_a_term_goes_before_the_report_around_it_even_at_its_start() -> None:
    report = Quote("r", QuoteKind.INDIRECT, (Extent(10, 90),), None, None, "clause")
    terms = tuple(
        Quote(f"t{n}", QuoteKind.SCARE, (Extent(n, n + 5),), None, None, "marks") for n in range(10, 60, 10)
    )
    index = Index(Analysis((), (report, *terms)))
    assert [index.quote_at(n) for n in (12, 17, 32, 80)] == [("t10", 0), ("r", 0), ("t30", 0), ("r", 0)]
