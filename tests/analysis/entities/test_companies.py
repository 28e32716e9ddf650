"""Companies, and the people and places that share a word with them."""

from __future__ import annotations

from tests.analysis.entities.conftest import Named, mentions


def test_the_first_word_of_a_company_is_the_company(named: Named) -> None:
    text = "Brackwater Industries will close its plant. Brackwater said 300 jobs would go. Brackwater is old."
    found = named(text)["Brackwater Industries"]
    assert found.label == "ORG"
    assert mentions(text, found) == ["Brackwater Industries", "Brackwater", "Brackwater"]


def test_a_place_is_no_company_of_its_name(named: Named) -> None:
    text = "Denver Industries will close its plant. The plant is in Denver, where 300 people work."
    assert named(text)["Denver"].label == "GPE"


def test_a_person_is_no_company_of_their_name(named: Named) -> None:
    text = "Carla Brackwater runs Brackwater Industries. On Monday Mrs. Brackwater said that jobs would go."
    assert mentions(text, named(text)["Carla Brackwater"]) == ["Carla Brackwater", "Brackwater"]


SHARES = (
    "Victor Tolland was born in Leeds. The shares of Tolland, the builder, fell on Monday. "
    "Tolland's shares had risen in May. “I am sad,” Victor Tolland said."
)


def test_a_company_that_is_called_like_somebody_is_not_that_person(named: Named) -> None:
    found = named(SHARES)
    assert mentions(SHARES, found["Tolland"]) == ["Tolland", "Tolland"]
    assert found["Tolland"].label == "ORG"
    assert mentions(SHARES, found["Victor Tolland"]) == ["Victor Tolland", "Victor Tolland"]


def test_the_person_is_still_the_person_there(named: Named) -> None:
    text = SHARES + " Mr. Tolland thanked his wife."
    assert mentions(text, named(text)["Victor Tolland"])[-1] == "Tolland"


def test_clubs_are_no_people(named: Named) -> None:
    found = named("Easton Rovers beat Marl Town 3-1 on Saturday. The coach of Easton Rovers was pleased.")
    assert found["Easton Rovers"].label == "ORG"
    assert "Marl Town 3-1" not in found
