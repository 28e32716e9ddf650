"""The shipped pack `checkable`: which claims to be the first, the largest, the only one it marks."""

from __future__ import annotations

import pytest

from tests.rules.packs import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is the largest bridge on the coast.", ["largest"]),
        ("Norland’s oldest mill and the world's longest pier.", ["oldest", "longest"]),
        ("The second-highest peak, their third largest mine.", ["second-highest", "third largest"]),
        ("It is the fastest-growing town.", ["fastest-growing"]),
        ("The region had its wettest month.", ["wettest"]),
        ("It was the worst drought in 30 years.", ["the worst drought in 30 years"]),
        ("Her best result since 2008 came late.", ["Her best result since 2008"]),
        ("The most seats in a decade went to them.", ["The most seats in a decade"]),
        ("It was the costliest fire the town has ever seen.", ["costliest"]),
        ("The most popular mayor in our history spoke.", ["The most popular mayor in our history"]),
        ("Norland is the most populous state.", ["most populous"]),
        ("She got the most of any candidate.", ["most of any"]),
        ("She is the first woman to lead the bank.", ["the first woman to lead"]),
        ("He became the first pilot to cross it.", ["the first pilot to cross"]),
        ("For the first time since the flood they met.", ["For the first time since"]),
        ("The town's first-ever parade.", ["first-ever"]),
        (
            "She was the first to cross it; the canal is the first of its kind.",
            ["the first to cross", "the first of its kind"],
        ),
        ("It is the country’s first tunnel.", ["first"]),
        ("It is the only country in the league.", ["the only country"]),
        ("She was the only juror who disagreed.", ["the only juror"]),
        ("Only the second goal of the year.", ["Only the second goal"]),
        ("Profits reached a record high.", ["a record high"]),
        ("A record 320 boats came.", ["A record 320"]),
        ("She broke the course record.", ["broke the course record"]),
        ("The hottest day on record.", ["hottest", "on record"]),
        ("It fell to an all-time low.", ["all-time low"]),
        ("It is the first time that a woman leads the mill.", ["the first time that"]),
        ("The ruling marks the first time the court has sat at night.", ["the first time"]),
        ("Nobody recalls the first time the court has ruled so.", ["the first time"]),
        ("It was something never seen before.", ["never seen before"]),
        ("A never-before-seen letter.", ["never-before"]),
        ("Never before had so many come; it was unprecedented.", ["Never before", "unprecedented"]),
    ],
)
def test_marks(sentence: str, expected: list[str]) -> None:
    found = marked("checkable", sentence)
    assert found == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "First, they met; at first nobody spoke.",
        "The first half ended, and the first lady left.",
        "The first step is to ask.",
        "In the first place, the first of the month is a holiday.",
        "I remember the first time we met; the first time I saw it, it rained.",
        "It is not the first time the roof has leaked.",
        "I have never seen before what he meant.",
        "The only thing that counts is the only way to go.",
        "It is not the only bridge in town.",
        "She only wanted to help.",
        "He has a criminal record and a record label.",
        "The clerk keeps records of births, and they record songs.",
        "He spoke on record and off the record.",
        "She is the oldest daughter; his youngest son plays.",
        "The biggest problem is money.",
        "They feared the worst and hoped for the best.",
        "At best it is late; at least he called.",
        "Most people like it, and the most valuable player thanked them.",
        "The forest in the west is a guest nest.",
        "The latest news and the nearest shop.",
        "He set the record straight.",
        "Their best friends rest.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("checkable", sentence) == []
