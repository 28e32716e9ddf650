"""What is said about a name, as corrections."""

from __future__ import annotations

import pytest

from reader.domain.corrections import NO_NAME, Correction
from reader.domain.text import Extent
from reader.ui.naming import Subject, Verdict, everywhere, here, spellings, trimmed
from tests.ui.fakes import TEXT, analysis, at, entity

ANA, ELLIS, BOARD, _, TOM = analysis().entities
MAYOR = Subject("Ana Ruiz", ANA, at(TEXT, "Ana Ruiz"))


def said(label: str | None, into: object = None) -> Verdict:
    return Verdict("so", label, into)  # type: ignore[arg-type]


def test_names_are_each_told_once_and_pronouns_are_none() -> None:
    assert spellings(ANA, TEXT) == ["Ana Ruiz", "Ruiz"]
    assert spellings(BOARD, TEXT) == ["Harbour Board"]


def test_here_is_one_mention() -> None:
    assert here(MAYOR, said("ORG")) == Correction(("Ana Ruiz",), "ORG", at(TEXT, "Ana Ruiz"))
    assert here(MAYOR, said(None, TOM)) == Correction(("Tom Hale",), None, at(TEXT, "Ana Ruiz"))


def test_everywhere_is_by_all_names() -> None:
    found = everywhere(MAYOR, said(NO_NAME), analysis().entities, TEXT)
    assert found == (Correction(("Ana Ruiz", "Ruiz"), NO_NAME), [])


def test_a_merger_goes_under_the_other_name() -> None:
    found = everywhere(MAYOR, said("PERSON", TOM), analysis().entities, TEXT)
    assert found == (Correction(("Tom Hale", "Ana Ruiz", "Ruiz"), "PERSON"), [])


def test_names_that_others_have_too_are_told_one_by_one() -> None:
    other = entity("e9", "Carla Ruiz", "PERSON", (Extent(2000, 2004), True))
    text = TEXT.ljust(2000) + "Ruiz"
    by_name, one_by_one = everywhere(MAYOR, said("ORG"), [ANA, other], text)
    assert by_name == Correction(("Ana Ruiz",), "ORG")
    assert one_by_one == [Correction(("Ana Ruiz",), "ORG", at(TEXT, "Ruiz", 1))]


def test_what_has_no_name_of_its_own_is_told_mention_by_mention() -> None:
    one = entity("e8", "Ruiz", "PERSON", (at(TEXT, "Ruiz", 1), True))
    other = entity("e9", "Ruiz", "ORG", (Extent(2000, 2004), True))
    subject = Subject("Ruiz", one, at(TEXT, "Ruiz", 1))
    by_name, told = everywhere(subject, said(NO_NAME), [other, one], TEXT.ljust(2000) + "Ruiz")
    assert by_name is None
    assert told == [Correction(("Ruiz",), NO_NAME, at(TEXT, "Ruiz", 1))]


def test_words_that_nothing_claims_are_named_here_and_elsewhere() -> None:
    subject = Subject("old ferry", None, at(TEXT, "old ferry"))
    assert everywhere(subject, said("PRODUCT"), analysis().entities, TEXT) == (
        Correction(("old ferry",), "PRODUCT"),
        [Correction(("old ferry",), "PRODUCT", at(TEXT, "old ferry"))],
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" “Ana Ruiz,” ", "Ana Ruiz"),
        ("the U.S. ", "the U.S."),
        ("(WHO)", "WHO"),
        (" — ", None),
        ("", None),
    ],
)
def test_spaces_and_marks_at_the_ends_are_left_out(text: str, kept: str | None) -> None:
    found = trimmed(text, Extent(0, len(text)))
    assert (found.of(text) if found else None) == kept


@pytest.mark.parametrize(
    ("extent", "kept"),
    [(Extent(5, 9), "old ferry"), (Extent(4, 9), "old"), (Extent(8, 9), "ferry"), (Extent(0, 23), "the old ferry-boat sank")],
)  # fmt: skip
def test_words_that_were_cut_are_whole_again_but_for_where_w_came_to(extent: Extent, kept: str) -> None:
    text = "the old ferry-boat sank"
    if extent == Extent(5, 9):
        extent = Extent(5, 10)
    found = trimmed(text, extent)
    assert found is not None
    assert found.of(text) == kept


def test_without_a_selection_nothing_is_selected() -> None:
    assert trimmed(TEXT, None) is None


@pytest.mark.parametrize(("words", "pronoun"), [("She", True), ("I", True), ("Iris", False)])
def test_a_pronoun_is_no_name(words: str, pronoun: bool) -> None:
    assert Subject(words).pronoun == pronoun
