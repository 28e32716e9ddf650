"""Teams that are called by their city."""

from __future__ import annotations

from tests.analysis.entities.conftest import Named, mentions

MATCH = (
    "The striker scored two goals in the first half of the match. The midfielder said the season had been long. "
    "The coach praised his players and the goalkeeper. "
)


def _labels(named: Named, text: str, words: str) -> list[str]:
    return [
        mention.label
        for entity in named(text).values()
        for mention in entity.mentions
        if mention.extent.of(text) == words
    ]


def test_a_city_that_plays_is_a_team(named: Named) -> None:
    text = MATCH + "It was the third win for Leipzig, who beat Stuttgart 3-1 on Saturday."
    assert _labels(named, text, "Leipzig") == ["ORG"]
    assert _labels(named, text, "Stuttgart") == ["ORG"]


def test_a_city_that_is_played_in_is_a_city(named: Named) -> None:
    assert _labels(named, MATCH + "They will travel to Leipzig and play in Stuttgart.", "Stuttgart") == [
        "GPE"
    ]


def test_without_sport_a_city_is_a_city(named: Named) -> None:
    text = "The ministry said on Saturday that a new bridge was planned for Leipzig, which will pay a third."
    assert _labels(named, text, "Leipzig") == ["GPE"]


def test_a_country_stays_a_country(named: Named) -> None:
    assert _labels(named, MATCH + "It was the third win for Portugal on Saturday.", "Portugal") == ["GPE"]


def test_the_club_s_name_and_its_city_are_one(named: Named) -> None:
    text = (
        MATCH + "Borussia Dortmund won again. It was the third win for Dortmund, who play next in Dortmund."
    )
    club = next(e for e in named(text).values() if "Borussia Dortmund" in mentions(text, e))
    assert mentions(text, club) == ["Borussia Dortmund", "Dortmund"]
