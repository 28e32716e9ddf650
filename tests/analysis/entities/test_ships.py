"""Ships, which are no people and no places."""

from __future__ import annotations

import pytest

from tests.analysis.entities.conftest import Named, mentions


def test_what_says_that_it_is_a_ship(named: Named) -> None:
    text = "MV Corinth left the port at noon. The crew of the MV Corinth was rescued."
    ship = named(text)["MV Corinth"]
    assert (ship.label, mentions(text, ship)) == ("PRODUCT", ["MV Corinth", "MV Corinth"])


@pytest.mark.parametrize(
    "text",
    [
        "The Sea Empress ran aground on Friday. Tugs pulled the Sea Empress free.",
        "The tanker Sea Empress was full. Tugs pulled the Sea Empress free.",
        "Nine people were aboard the Sea Empress. Tugs pulled the Sea Empress free.",
    ],
)
def test_what_does_as_ships_do(named: Named, text: str) -> None:
    assert named(text)["Sea Empress"].label == "PRODUCT"


def test_a_person_who_sails_is_a_person(named: Named) -> None:
    assert named("Laura Hensley sailed home on Friday.")["Laura Hensley"].label == "PERSON"


@pytest.mark.parametrize("kind", ["ships", "ferries", "tankers"])
def test_several_ships_are_named_after_what_they_are(named: Named, kind: str) -> None:
    found = named(
        f"The {kind}, the Glen Sannox Bay and the Isle of Harrow, were ordered from a yard in 2019."
    )
    assert found["Glen Sannox Bay"].label == "PRODUCT"
    assert found["Isle of Harrow"].label == "PRODUCT"
