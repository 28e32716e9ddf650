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
        (
            "A mill of the nineteenth century, a twelfth-century well.",
            ["nineteenth century", "twelfth-century"],
        ),
        ("Coins from the late third century lay there.", ["third century"]),
        ("The canal was dug from 1914 to 1918.", ["1914", "1918"]),
        ("From 1914 to 1918 nobody fished.", ["1914", "1918"]),
        ("The year 2000 was wet, and the fiscal year 2016 dry.", ["2000", "2016"]),
        ("In 1066, the tower fell; it rose again in 1102.", ["1066", "1102"]),
        ("In 1066 the tower fell.", ["1066"]),
        ("The May election and the June vote are near.", ["May", "June"]),
        ("Norland’s October report missed an April deadline.", ["October", "April"]),
        ("January's sales beat those of Q3 2023 and 2022 Q4.", ["January", "Q3 2023", "2022 Q4"]),
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
        "Moss hit her third century, his twentieth century of the season.",
        "The crowd grew from 1500 to 2000 people.",
        "One in 1000, in 1200 homes, in 1,066 cases.",
        "The May government fell; the March on the mill and a May pole.",
        "June’s mother met April's brother.",
        "Q1 and Q3 are the hard questions.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("dates", sentence) == []
