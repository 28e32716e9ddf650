"""All names of one person together, and of nobody else."""

from __future__ import annotations

import pytest

from tests.analysis.entities.conftest import Named, mentions

ONE_PERSON = [
    ("Laura Hensley spoke first. Hensley said the bridge was safe.", "Laura Hensley", ["Laura Hensley", "Hensley"]),
    ("The mayor, Peter Kowalski, resigned. “I am tired,” Kowalski said. Mr. Kowalski is 61.",
     "Peter Kowalski", ["Peter Kowalski", "Kowalski", "Kowalski"]),
    ("President Obama met farmers on Friday. Obama told them to wait. Barack Obama will return.",
     "Barack Obama", ["Obama", "Obama", "Barack Obama"]),
    ("Marine Le Pen addressed the crowd. Later Le Pen left for Lyon.", "Marine Le Pen", ["Marine Le Pen", "Le Pen"]),
    ("Alexander Van der Bellen was sworn in. Van der Bellen thanked his voters.",
     "Alexander Van der Bellen", ["Alexander Van der Bellen", "Van der Bellen"]),
    ("Yoon Suk-yeol flew to Tokyo. Yoon said the talks went well.", "Yoon Suk-yeol", ["Yoon Suk-yeol", "Yoon"]),
    ("John F. Kennedy was born in Brookline. John Kennedy studied at Harvard. Kennedy loved sailing.",
     "John F. Kennedy", ["John F. Kennedy", "John Kennedy", "Kennedy"]),
    ("Hensley's plan failed, officials said. Laura Hensley’s deputy will take over.",
     "Laura Hensley", ["Hensley", "Laura Hensley"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "expected"), ONE_PERSON)
def test_names_of_one_person(named: Named, text: str, name: str, expected: list[str]) -> None:
    entity = named(text)[name]
    assert entity.label == "PERSON"
    assert mentions(text, entity) == expected


def test_two_people_of_one_surname_stay_two(named: Named) -> None:
    text = "Bill Clinton spoke in Ohio. Hillary Clinton spoke in Iowa. Mr. Clinton then flew home."
    found = named(text)
    assert mentions(text, found["Bill Clinton"]) == ["Bill Clinton", "Clinton"]
    assert mentions(text, found["Hillary Clinton"]) == ["Hillary Clinton"]


def test_father_and_son_stay_two(named: Named) -> None:
    found = named("Donald Trump spoke to reporters. Donald Trump Jr. stood beside him and smiled.")
    assert {"Donald Trump", "Donald Trump Jr."} <= set(found)


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("President Trump spoke on Monday.", "Trump", "President"),
        ("Chancellor Angela Merkel spoke on Monday.", "Angela Merkel", "Chancellor"),
        ("Gen. Mark Milley spoke on Monday.", "Mark Milley", "Gen."),
        ("Prime Minister Justin Trudeau spoke on Monday.", "Justin Trudeau", "Prime Minister"),
    ],
)
def test_titles_are_no_part_of_a_name(named: Named, text: str, name: str, title: str) -> None:
    assert named(text)[name].role == title


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Peters flew home. The flight from Jordan took six hours.",
        "Chelsea France lives in Lille. She says that France has changed her.",
        "Virginia Woods won the vote. She had moved to Virginia in 2003.",
    ],
)
def test_a_country_is_no_bare_name(named: Named, text: str) -> None:
    places = {name for name, entity in named(text).items() if entity.label == "GPE"}
    assert places & {"Jordan", "France", "Virginia"}


def test_a_word_that_is_a_surname_elsewhere_is_left_alone(named: Named) -> None:
    text = "Renee Good was a nurse. Good people came to help. Neighbors of Good lit candles."
    assert mentions(text, named(text)["Renee Good"]) == ["Renee Good", "Good"]


def test_a_headline_counts(named: Named) -> None:
    text = "# Hensley quits after vote\nLaura Hensley resigned on Friday."
    assert mentions(text, named(text)["Laura Hensley"])[-1] == "Laura Hensley"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Hasan al-Momani teaches in Amman. Al-Momani said so, and Momani stayed.", "Hasan al-Momani", ["Hasan al-Momani", "Al-Momani", "Momani"]),
        ("Bill Smith and William Smith are one. Smith smiled.", "William Smith", ["Bill Smith", "William Smith", "Smith"]),
        ('Samuel "Sam" Okafor leads the union. Okafor and Tran met. "Sam is a friend," she said.', 'Samuel "Sam" Okafor', ['Samuel "Sam" Okafor', "Okafor", "Sam"]),
        ("U.S. Rep. Ellen Park will visit. Park’s staff said so on Tuesday.", "Ellen Park", ["Ellen Park", "Park"]),
        ("Ursula von der Leyen spoke. Leyen left.", "Ursula von der Leyen", ["Ursula von der Leyen", "Leyen"]),
    ],
)  # fmt: skip
def test_forms_of_a_name(named: Named, text: str, name: str, expected: list[str]) -> None:
    assert mentions(text, named(text)[name]) == expected


@pytest.mark.parametrize(
    "headline",
    [
        "# Hensley Verdict Postponed Amid Protest",
        "# Court Postpones Hensley Verdict Again",
        "# Hensley Case Adjourned Again",
    ],
)
def test_a_headline_in_capitals_is_read_with_the_body(named: Named, headline: str) -> None:
    text = f"{headline}\nLaura Hensley waited in court. Hensley said nothing on Friday."
    found = named(text)
    assert mentions(text, found["Laura Hensley"]) == ["Hensley", "Laura Hensley", "Hensley"]


def test_a_full_name_is_whole_wherever_it_stands(named: Named) -> None:
    text = "Leo Vandrey spoke on Monday. While Leo Vandrey was away, critics like Leo Vandrey’s brother moved in."
    assert mentions(text, named(text)["Leo Vandrey"]) == ["Leo Vandrey"] * 3


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("MEP Kasparek spoke first. The speech by Ivana Kasparek lasted an hour.", "Ivana Kasparek", "MEP"),
        ("Filmmaker Lena Vossen opened the show. Lena Vossen was born in Kiel.", "Lena Vossen", "Filmmaker"),
    ],
)
def test_what_somebody_does_is_no_part_of_the_name(named: Named, text: str, name: str, role: str) -> None:
    found = named(text)[name]
    assert (len(found.mentions), found.role) == (2, role)


def test_a_given_name_with_a_hyphen_is_whole(named: Named) -> None:
    assert "Heung-min" in named("Son Heung-min scored twice on Saturday.")


def test_particles_belong_to_a_bare_surname(named: Named) -> None:
    text = "The prize went to Paul de Vries. The idea was a gift, people close to de Vries said."
    assert mentions(text, named(text)["Paul de Vries"]) == ["Paul de Vries", "de Vries"]


def test_a_nickname_in_marks_stands_inside_a_name(named: Named) -> None:
    text = 'The firm sent Frederick "Fritz" Hollander to the talks.'
    assert 'Frederick "Fritz" Hollander' in named(text)
