"""The shipped pack `hedges`: which words it marks, and which it leaves plain."""

from __future__ import annotations

import pytest

from tests.rules.packs import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor allegedly took the money.", ["allegedly"]),
        ("Allegedly, nobody knew.", ["Allegedly"]),
        ("The firm reportedly offered $3 million.", ["reportedly"]),
        ("He was apparently asleep, or perhaps ill.", ["apparently", "perhaps"]),
        ("The supposedly safe bridge fell.", ["supposedly"]),
        ("The alleged thief and the suspected driver fled.", ["alleged", "suspected"]),
        ("A so-called expert cited unconfirmed reports.", ["so-called", "unconfirmed"]),
        ("The rumoured sale was never announced.", ["rumoured"]),
        ("He is said to have left the country.", ["is said to"]),
        ("She is widely believed to be the author.", ["is widely believed to"]),
        ("The tunnels were thought to hold gold.", ["were thought to"]),
        ("Forty miners are still feared to be below.", ["are still feared to"]),
        ("It is understood that the talks failed.", ["It is understood that"]),
        ("It was widely reported that he resigned.", ["It was widely reported that"]),
        ("The letter appears to be a forgery.", ["appears to be"]),
        ("The figures seemed not to support him.", ["seemed not to support"]),
        ("A strike seems likely.", ["seems likely"]),
        ("Voters may have been misled.", ["may have"]),
        ("The fire could have been set on purpose.", ["could have been"]),
        ("The price is likely to rise.", ["is likely to"]),
        ("“He lied,” she said, reportedly in tears.", ["reportedly"]),
        ("The dam is clearly unsafe.", ["clearly"]),
        ("Clearly, nobody looked.", ["Clearly"]),
        ("It will undoubtedly rain, and certainly pour.", ["undoubtedly", "certainly"]),
        ("It seems that nobody looked.", ["It seems that"]),
        ("Surely somebody knew.", ["Surely"]),
        ("It was an apparent theft by the supposed heir.", ["apparent", "supposed"]),
        ("They spoke of alleged fraud.", ["alleged"]),
        ("Without question it is late.", ["Without question"]),
        ("It is guilty beyond any doubt.", ["beyond any doubt"]),
        ("There is no doubt that he knew.", ["There is no doubt"]),
        ("It is clear that the roof leaks.", ["It is clear that"]),
        ("Everyone knows, of course, who paid.", ["Everyone knows", "of course"]),
    ],
)
def test_marks(sentence: str, expected: list[str]) -> None:
    assert marked("hedges", sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "They allege that he took the money.",
        "Elections are held in May.",
        "You may go now, and I could help.",
        "She thought to herself that it was late.",
        "He said to reporters that he would stay.",
        "He believed in ghosts, and was believed.",
        "The suspects were seen near the bank.",
        "It is a likelihood, not a certainty.",
        "The report was reported to the police.",
        "“It allegedly happened,” she said.",
        "“He may have seen it,” said Ruiz, “or perhaps not.”",
        "Her name appears in the ledger.",
        "The experts and the critics sat down.",
        "The heir apparent wore a probable-cause badge.",
        "Nobody declined; all were named.",
        "Ruiz alleged that he lied, as she had alleged before, and suspected the mayor.",
        "She spoke clearly, and the wreck was clearly visible.",
        "Hale alleged fraud.",
        "It became apparent that it was supposed to rain, slowly but surely.",
        "The exits are clearly marked.",
        "He left no doubt about it, and a question remained.",
        "She walked out without a word.",
        "The course of events was certain.",
        "“It is clearly wrong,” she said, “without question.”",
        "Sources said so, and a person familiar with it agreed.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("hedges", sentence) == []
