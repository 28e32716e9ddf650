"""The shipped pack `sources`: which sources without a name it marks, and what it leaves plain."""

from __future__ import annotations

import pytest

from tests.rules.packs import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("She spoke on condition of anonymity.", ["spoke on condition of anonymity"]),
        (
            "An aide, speaking on the condition of anonymity, agreed.",
            ["speaking on the condition of anonymity"],
        ),
        ("He requested anonymity to speak freely.", ["requested anonymity"]),
        ("A clerk who asked to remain anonymous called.", ["asked to remain anonymous"]),
        ("An aide declined\nto be named.", ["declined\nto be named"]),
        ("The nurse did not want to be identified.", ["not want to be identified"]),
        ("He asked that his name not be used.", ["that his name not be used"]),
        ("A driver was not authorized to speak publicly.", ["not authorized to speak publicly"]),
        ("Two people familiar with the plan disagreed.", ["Two people familiar with"]),
        ("People familiar with her thinking say no.", ["People familiar with"]),
        ("A clerk wasn’t authorized to share it.", ["wasn’t authorized to share"]),
        ("Officials familiar with the case disagreed.", ["Officials familiar with"]),
        ("A person briefed on the talks called it dead.", ["A person briefed on"]),
        ("It is over, according to two people with knowledge of the deal.", ["two people with knowledge of"]),
        ("Someone with direct knowledge of the matter wrote.", ["Someone with direct knowledge of"]),
        ("A lawyer privy to the letters laughed.", ["A lawyer privy to"]),
        ("A person close to the family wept.", ["A person close to the family"]),
        ("Aides close to the president packed.", ["Aides close to the president"]),
        ("An unnamed official signed it.", ["unnamed official"]),
        ("The plan is dead, sources said.", ["sources said"]),
        ("Police sources told the paper.", ["Police sources told"]),
        ("Sources in the harbour ministry said it was late.", ["Sources in the harbour ministry said"]),
        ("It sank, according to three sources.", ["according to three sources"]),
        ("A senior source said no.", ["A senior source said"]),
        ("A senior government official said it was late.", ["A senior government official said"]),
        ("It is late, said one former aide.", ["said one former aide"]),
        ("Critics say it is too late.", ["Critics say"]),
        ("Many experts believe the dam leaks.", ["Many experts believe"]),
        ("Critics of the plan say it leaks.", ["Critics of the plan say"]),
        ("It leaks, according to insiders.", ["according to insiders"]),
        ("Analysts expect rain.", ["Analysts expect"]),
        ("Some argue that it never rained.", ["Some argue"]),
        ("Studies show that tea helps.", ["Studies show"]),
        ("Media reports suggested a sale.", ["Media reports suggested"]),
        ("“No,” said Ruiz, but some people think otherwise.", ["some people think"]),
    ],
)
def test_marks(sentence: str, expected: list[str]) -> None:
    assert marked("sources", sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Wind and tides are sources of energy, said Ana Ruiz.",
        "The town gets its power from renewable sources.",
        "She said a source of income was lost.",
        "Officials said the bridge was shut.",
        "Police said two boats sank.",
        "A spokeswoman said the port was open.",
        "He saw people familiar to him.",
        "For people familiar with it, the way is short.",
        "The man close to the bridge waved.",
        "People close to the fire ran.",
        "The critics sat down, and the experts left.",
        "According to an official, Maria Lund, it is late.",
        "The letter was anonymous, and its author unknown.",
        "“Sources say it is over,” said Ruiz.",
        "“Some people think so,” she said.",
        "The study shows a decline, and her research suggests why.",
        "She was named, and nobody declined.",
        "According to experts at the Norvale Institute, it leaks.",
        "The critics of the plan sat down.",
        "The source code said nothing.",
        "The river has its source in the hills.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("sources", sentence) == []
