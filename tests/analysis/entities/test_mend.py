"""Names that are broken at marks or run together, places that reports come from, clubs by their short names."""

from __future__ import annotations

import pytest

from tests.analysis.entities.conftest import Named, mentions


@pytest.mark.parametrize(
    "name", ['Ruaridh "Rory" MacInnes', "Tomasz “Tomek” Wilkowski", 'Aurelio "Lelo" Benavides']
)
def test_a_nickname_is_within_the_name(named: Named, name: str) -> None:
    text = f"{name}, who built boats, died on Sunday. He was 91."
    assert mentions(text, named(text)[name]) == [name]


@pytest.mark.parametrize("place", ["NORTHAVEN", "PORT ELDA", "BORANDA"])
def test_a_report_comes_from_a_place(named: Named, place: str) -> None:
    text = (
        f"{place} (Valley Wire) — A driver was jailed on Friday for six years. Rain fell in {place.title()}."
    )
    found = named(text)
    assert mentions(text, found[place.title()]) == [place, place.title()]
    assert found[place.title()].label == "GPE"
    assert found["Valley Wire"].label == "ORG"


def test_a_shout_is_no_place(named: Named) -> None:
    found = named("WATCH, LISTEN AND LEARN — THE BEST OF THE WEEK IS HERE FOR YOU TO SEE.")
    assert "WATCH" not in found


@pytest.mark.parametrize(
    "name", ["Marlin County Sheriff's Office", "Carrow Teachers' Union", "Workers' Federation"]
)
def test_whose_it_is_belongs_to_a_body(named: Named, name: str) -> None:
    found = named(f"The fire was seen by the {name} on Friday. The {name} sent six people.")
    assert found[name].label == "ORG"


MATCH = (
    "The match was over before half-time. Tarn Rovers beat Hallam City 3-1 with a late penalty. "
    "The Rovers striker scored two goals. Rovers were relegated last season. Hallam are fourth in the league. "
    "City drop to twelfth."
)


def test_clubs_are_called_by_either_word(named: Named) -> None:
    found = named(MATCH)
    assert mentions(MATCH, found["Tarn Rovers"]) == ["Tarn Rovers", "Rovers", "Rovers"]
    assert mentions(MATCH, found["Hallam City"]) == ["Hallam City", "Hallam", "City"]


def test_a_city_without_sport_is_no_club(named: Named) -> None:
    text = "The council of Hallam City met on Monday. Taxes will rise in Hallam. The city drew up a plan."
    assert "ORG" not in {named(text)[name].label for name in ("Hallam City", "Hallam")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The late foul by Doyle on Rovers was missed. Sean Doyle scored twice. Sean Doyle slept.",
            {"Sean Doyle": "PERSON"},
        ),
        (
            "The hinge is a marvel, wrote Seska Bauer of Gadget Weekly. Bauer complained about the rest.",
            {"Seska Bauer": "PERSON", "Gadget Weekly": "ORG"},
        ),
        (
            "The owner of the ship, Aegis Shipping of Piraeus, thanked them. Aegis Shipping has eleven ships.",
            {"Aegis Shipping": "ORG", "Piraeus": "GPE"},
        ),
    ],
)
def test_two_names_with_a_preposition_between(named: Named, text: str, names: dict[str, str]) -> None:
    found = named(text)
    assert {name: found[name].label for name in names} == names
    assert not [name for name in found if " of " in name or " on " in name]


def test_two_parts_of_one_person(named: Named) -> None:
    text = "He lost to Shyamal Kanti Roy of the opposition. Roy laughed at the news."
    assert mentions(text, named(text)["Shyamal Kanti Roy"]) == ["Shyamal Kanti Roy", "Roy"]


@pytest.mark.parametrize("first", ["Mohammad", "Muhammad", "Mohammed"])
def test_forenames_that_many_have(named: Named, first: str) -> None:
    text = f"{first} Iqbal Chowdhury lost the vote. Iqbal Chowdhury will not resign, Tarique Mahmud said."
    found = named(text)[f"{first} Iqbal Chowdhury"]
    assert mentions(text, found) == [f"{first} Iqbal Chowdhury", "Iqbal Chowdhury"]


@pytest.mark.parametrize("office", ["Labour Minister", "Labour Secretary"])
def test_what_a_minister_is_of_is_no_party(named: Named, office: str) -> None:
    assert "Labour" not in named(f"{office} Roberto Siqueira praised both sides on Friday.")


def test_the_party_is_one(named: Named) -> None:
    assert named("Labour lost nine seats on Friday, and Labour voters stayed away.")["Labour"].label == "ORG"


def test_a_team_is_many(named: Named) -> None:
    text = (
        "Ridgeway lost seven wickets for 31 runs as Lankford won the third match by 88 runs. "
        "The Lankford captain made 74 in the first innings. Lankford travel north for the next match of the season."
    )
    found = named(text)["Lankford"]
    assert found.label == "ORG"
    assert mentions(text, found) == ["Lankford"] * 3


@pytest.mark.parametrize("body", ["University of Lindel", "Lindel Crown Court", "Lindel Town Council"])
def test_a_place_that_a_body_is_named_after(named: Named, body: str) -> None:
    text = f"Lindel coalition talks stall. Heike Brandes of the {body} was not there. It rains in Lindel."
    assert named(text)["Lindel"].label == "GPE"
