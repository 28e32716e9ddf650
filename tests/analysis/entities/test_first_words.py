"""Names whose first word says what they name."""

from __future__ import annotations

import pytest

from tests.analysis.entities.conftest import Named, mentions


@pytest.mark.parametrize("kind", ["Cyclone", "Hurricane", "Typhoon", "Storm"])
def test_a_storm_is_nobody(named: Named, kind: str) -> None:
    text = f"{kind} Belinda killed nine people near Dover on Monday. Belinda weakened as it moved inland."
    found = named(text)
    assert mentions(text, found[f"{kind} Belinda"]) == [f"{kind} Belinda", "Belinda"]
    assert found[f"{kind} Belinda"].label == "EVENT"


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Soldiers began Operation Harvest Moon on Monday.", "Operation Harvest Moon", "EVENT"),
        ("The team travels to Port Selwyn for the match.", "Port Selwyn", "GPE"),
        ("The tug was seen off Cape Morrow at dawn.", "Cape Morrow", "LOC"),
        ("She leads the Partido Aurora in the north.", "Partido Aurora", "ORG"),
        ("It was reported by Agência Litoral on Friday.", "Agência Litoral", "ORG"),
    ],
)
def test_the_first_word_tells(named: Named, text: str, name: str, label: str) -> None:
    assert named(text)[name].label == label


@pytest.mark.parametrize("name", ["Janata Morcha", "Awami Sangha", "Rapid Rescue Battalion"])
def test_the_last_word_tells(named: Named, name: str) -> None:
    found = named(f"Rahim Uddin joined the {name} on Sunday. The {name} met in Pabna.")
    assert found[name].label == "ORG"


@pytest.mark.parametrize("title", ["Canon", "Rt Rev", "Archdeacon"])
def test_titles_of_the_church_are_no_names(named: Named, title: str) -> None:
    text = f"{title} Hugo Lascelles offered the hall. It was empty, {title} Lascelles said."
    assert mentions(text, named(text)["Hugo Lascelles"]) == ["Hugo Lascelles", "Lascelles"]
