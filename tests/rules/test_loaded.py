"""The shipped pack `loaded`: which verbs of saying it marks, and where the same words are none."""

from __future__ import annotations

import pytest

from tests.rules.packs import marked


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mayor claimed that nobody knew.", ["claimed"]),
        ("She claims the money was hers.", ["claims"]),
        ("He claimed to have seen it.", ["claimed"]),
        ("“I was asleep,” she claimed.", ["claimed"]),
        ("“It was a joke,” admitted Ana Ruiz.", ["admitted"]),
        ("Lund admitted that she had lied.", ["admitted"]),
        ("He admitted taking the boat.", ["admitted"]),
        ("She admitted to hiding the letters.", ["admitted"]),
        ("It was too late, Ruiz admitted.", ["admitted"]),
        ("The club conceded that the roof leaked.", ["conceded"]),
        ("He acknowledged he was wrong.", ["acknowledged"]),
        ("The baker confessed to the theft.", ["confessed"]),
        ("The firm denied any wrongdoing.", ["denied"]),
        ("Ruiz denied that she knew, and denies the allegations.", ["denied", "denies"]),
        ("Lund claimed in a letter that it rained.", ["claimed"]),
        ("It was a lie, which he denied.", ["denied"]),
        ("Riders and drivers alleged that it was late.", ["alleged"]),
        ("He denied taking it.", ["denied"]),
        ("The minister insisted that the dam was safe.", ["insisted"]),
        ("He insists the dam is safe.", ["insists"]),
        ("She maintained that it rained.", ["maintained"]),
        ("Prosecutors alleged that he forged it.", ["alleged"]),
        ("The suit alleges that the firm lied.", ["alleges"]),
        ("He pointed out that it was Monday.", ["pointed out"]),
        ("She revealed that the safe was empty.", ["revealed"]),
        ("The port refuted the report.", ["refuted"]),
        ("He boasted that he never slept.", ["boasted"]),
        ("The coach lashed out at the referee.", ["lashed out"]),
        ("Lund hit back at the council.", ["hit back"]),
        ("She slammed the plan as a fraud.", ["slammed"]),
        ("“Get out!” he snapped.", ["snapped"]),
        ("The vote was, he insisted, fair.", ["insisted"]),
        ("It is, the engineers insist, a safe dam.", ["insist"]),
        ("The weir was, officials claimed, dry.", ["claimed"]),
        ("Lund denied this, and she denied it in court.", ["denied", "denied"]),
        ("The clerk denies theft and denied tax fraud.", ["denies", "denied"]),
        ("Hale alleged fraud.", ["alleged"]),
        ("She pointed out the error.", ["pointed out"]),
    ],
)
def test_marks(sentence: str, expected: list[str]) -> None:
    assert marked("loaded", sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "She was admitted to hospital on Monday.",
        "The club admitted women, and he was admitted as a member.",
        "He admitted them to the hall.",
        "The flood claimed three lives.",
        "She claimed the title and a refund.",
        "The group claimed responsibility for the blast.",
        "The claim that he lied is old; false claims that it rained spread.",
        "They conceded two goals and then the election.",
        "He acknowledged the crowd with a nod.",
        "She insists on a lawyer and insisted on paying.",
        "He was denied entry, and they denied her a visa.",
        "The alleged thief fled.",
        "The town boasts two parks.",
        "She pointed at the map and revealed a scar.",
        "The car slammed into a wall, and he slammed the door.",
        "The rope snapped, and the dog barked.",
        "“He claimed that it rained,” said Ruiz.",
        "Ruiz said, told, asked, added and explained it.",
        "She maintained the boats for years.",
        "He exposed the film to light.",
        "They won bragging rights.",
        "She pointed out the window, then pointed out the man in the boat.",
        "It is cold, not as the farmers claim.",
        "Hale’s alleged fraud was small.",
        "The bank denied this request, and he was denied theft cover.",
    ],
)
def test_leaves_plain(sentence: str) -> None:
    assert marked("loaded", sentence) == []
