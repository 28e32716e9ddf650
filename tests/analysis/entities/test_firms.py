"""Organisations that the text itself says to be such, though the model takes them for people or places."""

from __future__ import annotations

import pytest

from tests.analysis.entities.conftest import Named, mentions


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Velmora", "Velmora shares fell 3% on Friday. Velmora had promised more than Velmora could give."),
        ("Dantrell", "Dantrell CEO Olga Ferri resigned on Friday. Dantrell thanked her."),
        ("Mirabo", "He owns shares in Mirabo. Mirabo opens in May. Mirabo was founded in 2001."),
        ("Kelvara", "Three tents came from Kelvara, a charity in Leeds. Kelvara sent bread as well."),
        (
            "Costamar",
            "A strike began after Costamar, the company that runs the port, fired six. Costamar kept its word.",
        ),
    ],
)
def test_what_only_organisations_have_makes_one(named: Named, name: str, text: str) -> None:
    found = named(text)
    assert found[name].label == "ORG"


@pytest.mark.parametrize("name", ["Ostrey Foods", "Talbrook Paper", "Wendle Haulage", "Nimbar Homes"])
def test_a_company_by_the_last_word_of_its_name(named: Named, name: str) -> None:
    found = named(f"On Monday {name} closed a plant. The workers of {name} heard it on the radio.")
    assert found[name].label == "ORG"


@pytest.mark.parametrize("name", ["Peter Marine", "Ellen Mills"])
def test_people_are_called_so_too(named: Named, name: str) -> None:
    found = named(f"{name}, 44, who lives alone, heard it on the radio. “I was in bed,” {name} said.")
    assert found[name].label == "PERSON"


def test_an_office_is_no_part_of_the_company_before_it(named: Named) -> None:
    text = "“We are bad listeners,” Ostrey Chief Executive Laura Petrov said. Ostrey shares fell by 4%."
    found = named(text)
    assert mentions(text, found["Ostrey"]) == ["Ostrey", "Ostrey"]
    assert found["Ostrey"].label == "ORG"
    assert found["Laura Petrov"].label == "PERSON"


def test_a_company_and_its_founder_of_one_name(named: Named) -> None:
    text = (
        "Corvane will buy Rundel Snacks. Rundel rose 17%. Rundel's founder, Dieter Rundel, will leave. "
        "“It is a good price,” Rundel said. There are 3,000 workers at Rundel."
    )
    found = named(text)
    assert mentions(text, found["Dieter Rundel"]) == ["Dieter Rundel", "Rundel"]
    assert mentions(text, found["Rundel Snacks"]) == ["Rundel Snacks", "Rundel", "Rundel", "Rundel"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Okonjo rates the stock highly.", "Okonjo"),
        ("Mehran hopes for a prize.", "Mehran"),
        ("Ebeling saw it twice.", "Ebeling"),
    ],
)
def test_a_surname_that_opens_a_sentence_is_found(named: Named, sentence: str, name: str) -> None:
    text = f"Johan {name} is a critic. {sentence}"
    assert mentions(text, named(text)[f"Johan {name}"]) == [f"Johan {name}", name]
