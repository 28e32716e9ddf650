"""The shipped pack `dates`: which dates it marks, and which words and numbers it leaves plain."""

from __future__ import annotations

import pytest

from tests.rules.packs import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam opened on May 3, 2024.", ["May 3, 2024"]),
        ("It closed on Sept. 11 and reopened on Friday, Oct. 4.", ["Sept. 11", "Friday, Oct. 4"]),
        ("The fair runs June 12-18.", ["June 12-18"]),
        ("They met on March 1st and April 2nd.", ["March 1st", "April 2nd"]),
        ("The court sat on 3 May 2024.", ["3 May 2024"]),
        ("It began on the 14th of June, not 9 July.", ["14th of June", "9 July"]),
        ("The inquiry ran from 3-5 August.", ["3-5 August"]),
        ("He resigned in October 2019.", ["October 2019"]),
        ("It was signed in March of 1998.", ["March of 1998"]),
        ("She left in March and came back last August.", ["March", "last August"]),
        ("Snow fell until late October.", ["late October"]),
        ("The vote is due in mid-April.", ["mid-April"]),
        ("The file is dated 2024-05-03.", ["2024-05-03"]),
        ("He wrote 03/05/2024 and 3.5.2024 on it.", ["03/05/2024", "3.5.2024"]),
        ("The mill burned down in 1987.", ["1987"]),
        ("It has lost money since 2009.", ["2009"]),
        ("Between 1998 and 2004 nobody looked.", ["1998", "2004"]),
        ("The 2016 election and the 2014-15 season.", ["2016", "2014-15"]),
        ("The town grew in the 1990s and early '80s.", ["1990s", "'80s"]),
        ("A 14th-century tower from the 19th century.", ["14th-century", "19th century"]),
        ("It starts on May\n3.", ["May\n3"]),
        ("The spring of 2013, a 2014 report.", ["2013", "2014"]),
        ("By 2030 the canal should be full.", ["2030"]),
        ("The letter of 30 June 1961 is lost.", ["30 June 1961"]),
        ("Taxes are due on Jan. 31.", ["Jan. 31"]),
    ],
)
def test_marks(sentence: str, expected: list[str]) -> None:
    assert marked("dates", sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The shop opens on Monday at 10:30 a.m.",
        "She came yesterday, and he leaves next week.",
        "You may go now, and they march at noon.",
        "Theresa May said 12 words.",
        "In May’s view the plan failed; since May’s speech it is dead.",
        "The boss will march 20 miles.",
        "The Lynx won 84-77 after trailing 20-31.",
        "Call 555-0142 or see version 3.0.12.",
        "In 2000 people still wrote letters to 2000 homes.",
        "A crowd of 1500 gathered.",
        "The street has 1984 houses.",
        "The 5th floor and the 21st seat are free.",
        "It rose by 2010%.",
        "The model 2020 is out of stock.",
        "June and April are sisters.",
        "They won 3-5 and lost 12/13 games.",
        "The ratio is 3/5/7.",
        "He stayed for three years and six months.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("dates", sentence) == []
