"""The shipped pack `checkable`: which figures it marks, and which it leaves plain."""

from __future__ import annotations

import pytest

from tests.rules.packs import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The bridge cost $4.5 million.", ["$4.5 million"]),
        ("She paid US$300 and then €1,200.50.", ["US$300", "€1,200.50"]),
        ("The bank lost £3bn last year.", ["£3bn"]),
        ("A $2-billion pipeline and a $40k grant.", ["$2-billion", "$40k"]),
        ("Tickets are 75 cents; a pass is 40 dollars.", ["75 cents", "40 dollars"]),
        ("It is worth 40 million Australian dollars.", ["40 million Australian dollars"]),
        ("Turnout was 61.4%, up from 58 percent.", ["61.4%", "58 percent"]),
        ("Prices rose 12 to 15 per cent, or 10%-12% in towns.", ["12 to 15 per cent", "10%-12%"]),
        ("They want a 20-percent raise.", ["20-percent"]),
        ("The rate fell by 0.25 percentage points.", ["0.25 percentage points"]),
        ("One in five children goes hungry.", ["One in five"]),
        ("Three out of every four voters stayed home.", ["Three out of every four"]),
        ("Two-thirds of the council agreed, one quarter of them late.", ["Two-thirds", "one quarter"]),
        ("Some 12,500 came, not 1,250,000.", ["12,500", "1,250,000"]),
        ("It has 3.2 million followers and five billion views.", ["3.2 million", "five billion"]),
        ("The trail runs 26 miles to a 300-foot tower.", ["26 miles", "300-foot"]),
        ("Trucks moved 4.5 metric tons at 60 mph.", ["4.5 metric tons", "60 mph"]),
        ("The plant makes 300MW and covers 12 square kilometres.", ["300MW", "12 square kilometres"]),
        ("It was 12 degrees, or 54°F.", ["12 degrees", "54°F"]),
        ("About 1,400 people and 37 other residents left.", ["1,400 people", "37 other residents"]),
        ("Police reported 12 arrests and 37 injuries.", ["12 arrests", "37 injuries"]),
        ("Three people were killed and five others wounded.", ["Three people", "five others"]),
        ("Maria Lund, 42, sued the town.", ["42"]),
        ("Ola O’Dell (67) and Tim Ray, Jr., 30, agreed.", ["67", "30"]),
        ("A 42-year-old man and a boy aged 9 were found.", ["42-year-old", "9"]),
        ("He is 42 years old; she was a six-month-old then.", ["42 years old", "six-month-old"]),
        ("Half of the residents left; nearly half stayed away.", ["Half", "half"]),
        ("A third of voters and a quarter of them agreed.", ["A third", "a quarter"]),
        ("Seventy percent came, and twenty-five per cent left.", ["Seventy percent", "twenty-five per cent"]),
        ("It rose by one percentage point.", ["one percentage point"]),
        ("Rents doubled, and sales have more than tripled.", ["doubled", "tripled"]),
        ("Costs grew fivefold, a ten-fold rise.", ["fivefold", "ten-fold"]),
        ("A stamp costs 30p, or 7.5p online.", ["30p", "7.5p"]),
        ("It was 41.2C in Norvale and rises to 30C.", ["41.2C", "30C"]),
        ("The dam cost five million euros, not two billion yen.", ["five million euros", "two billion yen"]),
        ("The fine is $\n500 or 3\nmillion yen.", ["$\n500", "3\nmillion yen"]),
    ],
)
def test_marks(sentence: str, expected: list[str]) -> None:
    assert marked("checkable", sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The $HOME folder costs nothing, and a lone $ means little.",
        "He was born in 1987 and died in 2019.",
        "The vote is on May 3, 2024, at 10:30 a.m.",
        "They met on March 5, 12, and 19.",
        "The shop shuts on Monday, 12, and reopens later.",
        "The Boeing 737 landed beside Highway 61.",
        "She grew up near 8 Mile Road.",
        "The Lynx won 84-77 after trailing 20-31.",
        "Two people familiar with the plan spoke.",
        "It was the third of May and the first quarter of the year.",
        "He has a million times more patience.",
        "They scored three in 10 minutes.",
        "The second half of the year was dry, and the top half of the page is torn.",
        "They waited about half an hour, nearly halfway there, and ate half a loaf.",
        "She was a quarter of the way home within a quarter of an hour.",
        "The third of voters’ rights is old, and a third offer came.",
        "He doubled down, she doubled over, and Moss doubled the lead.",
        "The reason is twofold.",
        "The screen shows 720p, and the show is at 8p.m. or 9p ET.",
        "Section 41C and flat 30C are empty.",
        "The one percent pay; she is a hundred percent sure.",
        "Thousands of fans sang; millions watched.",
        "The committee has seven members and two rooms.",
        "Percent signs and cents are symbols of money and dollars.",
        "See section 4.2.1 of version 3.0.12.",
        "Call 555-0142 or write to box 300.",
        "A two-year contract and a five-day week.",
        "She finished one in front of the other.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("checkable", sentence) == []
