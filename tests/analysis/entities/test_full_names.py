"""Full names of people where the model saw a part of them, more than them, or nothing."""

from __future__ import annotations

import pytest

from reader.analysis.entities import full_names
from reader.analysis.entities.draft import Sheet
from reader.analysis.entities.persons import is_full_name
from tests.analysis.conftest import Parse


def _sheet(parse: Parse, text: str, *marked: tuple[str, str]) -> Sheet:
    """The text with these words marked, each wherever it stands free, and nothing else."""
    sheet = Sheet(*parse(text))
    for words, label in marked:
        for stretch in sheet.stretches:
            for i in range(len(stretch.tokens)):
                last = i + len(words.split())
                if last <= len(stretch.tokens) and sheet.words(stretch, i, last) == words:
                    sheet.add(stretch, i, last, label)
    return sheet


def _names(sheet: Sheet) -> list[tuple[str, str]]:
    return [(draft.words, draft.label) for draft in sheet.names()]


def test_parts_are_put_together(parse: Parse) -> None:
    sheet = _sheet(parse, "Ada Brandvik won. Then Ada Brandvik left.")
    first = sheet.stretches[0]
    sheet.add(first, 0, 2, "PERSON")
    sheet.add(first, 6, 7, "ORG")
    full_names.claim(sheet, is_full_name)
    assert _names(sheet) == [("Ada Brandvik", "PERSON")] * 2


def test_what_crosses_a_name_is_left_alone(parse: Parse) -> None:
    sheet = _sheet(parse, "Ada Brandvik won. The Ada Brandvik Prize is new.", ("Ada Brandvik Prize", "EVENT"))
    sheet.add(sheet.stretches[0], 0, 2, "PERSON")
    full_names.claim(sheet, is_full_name)
    assert ("Ada Brandvik Prize", "EVENT") in _names(sheet)


def test_words_before_a_known_name_are_cut(parse: Parse) -> None:
    text = "Drifting Ada Brandvik. We met Ada Brandvik at home."
    sheet = _sheet(parse, text, ("Drifting Ada Brandvik", "PERSON"), ("Ada Brandvik", "PERSON"))
    full_names.claim(sheet, is_full_name)
    assert _names(sheet) == [("Ada Brandvik", "PERSON")] * 2


def test_given_names_before_a_known_name_stay(parse: Parse) -> None:
    text = "Maria Ada Brandvik was born in May. Her aunt is Ada Brandvik."
    sheet = _sheet(parse, text, ("Maria Ada Brandvik", "PERSON"), ("Ada Brandvik", "PERSON"))
    full_names.claim(sheet, is_full_name)
    assert ("Maria Ada Brandvik", "PERSON") in _names(sheet)


@pytest.mark.parametrize(
    "text",
    [
        "“We lost two boats,” Okwudili Nwaneri said on Monday.",
        "The court heard Okwudili Nwaneri, who lost two boats.",
        "The court heard Okwudili Nwaneri, 42, on Monday.",
        "The court heard activist Okwudili Nwaneri on Monday.",
    ],
)
def test_people_are_known_by_what_is_only_said_of_people(parse: Parse, text: str) -> None:
    sheet = _sheet(parse, text)
    full_names.introduce(sheet)
    assert _names(sheet) == [("Okwudili Nwaneri", "PERSON")]


@pytest.mark.parametrize(
    "text",
    ["The court of Okwudili Nwaneri was closed on Monday.", "The Marl Valley Bank said that it was closed."],
)
def test_capitals_alone_make_no_person(parse: Parse, text: str) -> None:
    sheet = _sheet(parse, text)
    full_names.introduce(sheet)
    assert _names(sheet) == []
