"""What the article says that somebody is."""

from __future__ import annotations

import pytest

from tests.analysis.entities.conftest import Named


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Minneapolis Mayor Jacob Frey spoke.", "Jacob Frey", "Minneapolis Mayor"),
        ("Tom Homan, former Acting ICE Director, praised it.", "Tom Homan", "former Acting ICE Director"),
        ("The police named Alex Pretti, an ICU nurse, on Friday.", "Alex Pretti", "ICU nurse"),
        ("Laura Hensley, 42, a teacher, was there.", "Laura Hensley", "teacher"),
        ("Laura Hensley, 42, was there.", "Laura Hensley", "aged 42"),
        ("French President Emmanuel Macron spoke.", "Emmanuel Macron", "French President"),
        ("Secretary of State Antony Blinken spoke.", "Antony Blinken", "Secretary of State"),
        ("The singer Nina Simone sang.", "Nina Simone", "singer"),
        ("Tomas Wray, the harbour master, said ships would wait.", "Tomas Wray", "harbour master"),
        ("Ships would wait, harbour master Tomas Wray said.", "Tomas Wray", "harbour master"),
        ("Presidents Laura Hensley and Peter Kowalski met.", "Laura Hensley", "President"),
        ("The retired judge Laura Hensley spoke.", "Laura Hensley", "retired judge"),
        ("They spoke with Her Excellency Sheikha Laura Hensley.", "Laura Hensley", None),
        ("She is the daughter of farmer Peter Kowalski.", "Peter Kowalski", "farmer"),
        ("He came with his colleague Peter Kowalski.", "Peter Kowalski", None),
        ("The book is about Laura Hensley, daily life in the old town and the sea.", "Laura Hensley", None),
        ("Mr. Hensley said so.", "Hensley", None),
        ("In Berlin, Laura Hensley met Peter Kowalski, Anna Weber and others.", "Peter Kowalski", None),
        ("On Friday Laura Hensley left.", "Laura Hensley", None),
    ],
)
def test_role(named: Named, text: str, name: str, role: str | None) -> None:
    assert named(text)[name].role == role


def test_the_fullest_role_counts(named: Named) -> None:
    text = "Mayor Laura Hensley spoke. Hensley, the longest-serving mayor of the city, left early."
    assert named(text)["Laura Hensley"].role == "longest-serving mayor of the city"


def test_an_age_is_a_person_s(named: Named) -> None:
    assert named("The race was held in Portugal, 31, and in Spain.")["Portugal"].role is None


def test_a_given_name_is_no_title(named: Named) -> None:
    assert named("Dean Keller was born in Denver.")["Dean Keller"].role is None
