"""Pairing of quotation marks."""

from __future__ import annotations

import pytest

from reader.analysis.quotes.marks import pair
from tests.analysis.conftest import article_of


def words(text: str) -> list[str]:
    return [marked.extent.of(text) for marked in pair(article_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” she said. “At last.”", ["“We won,”", "“At last.”"]),
        ('"We won," she said. "At last."', ['"We won,"', '"At last."']),
        ("‘We won,’ she said. ‘At last.’", ["‘We won,’", "‘At last.’"]),
        ("'We won,' she said. 'At last.'", ["'We won,'", "'At last.'"]),
        ("„Wir gehen“, sagte sie.", ["„Wir gehen“"]),
        ("„Idziemy”, powiedziała.", ["„Idziemy”"]),
        ("« Nous partons », dit-elle.", ["« Nous partons »"]),
        ("«Nos vamos», dijo.", ["«Nos vamos»"]),
        ("»Wir gehen«, sagte sie.", ["»Wir gehen«"]),
        ("‚Wir gehen‘, sagte sie.", ["‚Wir gehen‘"]),
        ("``We won,'' she said.", ["``We won,''"]),
        ("''We won,'' she said. ''At last.''", ["''We won,''", "''At last.''"]),
    ],
    ids=lambda value: value[:8] if isinstance(value, str) else "",
)
def test_every_common_kind(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the workers' own fault that they don't care.",
        "The workers’ rights and the boss’s duties aren’t the same.",
        "He is 6'3\" tall.",
        'A 5" pipe and a 12.5" board.',
        "The '90s were rock 'n' roll, the ’60s weren’t.",
        "Get 'em while they're hot, 'cause 'tis late.",
        'An odd " mark alone.',
        '"" and “ ” hold nothing.',
    ],
)
def test_no_quotation(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“She said ‘no’ to me,” he said.", ["“She said ‘no’ to me,”"]),
        ('"I heard "him" say it," he said.', ['"I heard "him" say it,"']),
        ("“As I said, “never” is long,” he said.", ["“As I said, “never” is long,”"]),
        ("‘It’s “fine” with us,’ he said.", ["‘It’s “fine” with us,’"]),
        ("‘The workers’ rights come first,’ he said.", ["‘The workers’ rights come first,’"]),
    ],
)
def test_nested_marks_are_one_quotation(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("”We won,” she said.", ["”We won,”"]),
        ("“We won,“ she said.", ["“We won,“"]),
        ('“We won," she said.', ['“We won,"']),
        ('He said, "We won. "Later he left.', ['"We won. "']),
        ('He is 6\'3" and "happy" now.', ['"happy"']),
    ],
)
def test_sloppy_marks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('A lost " mark. He "likes" it.\n“Fine,” she said.', ['"likes"', "“Fine,”"]),
        ("“Never closed, he said.\nShe said “fine” then.", ["“fine”"]),
        ("Never opened,” he said.\n“Fine,” she said.", ["“Fine,”"]),
    ],
)
def test_an_odd_mark_spoils_its_own_paragraph_only(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_inches_in_a_speech_do_not_end_it() -> None:
    text = "“He is 6’2”,” Brandt said. “She is 5’9”, and I am 5’2”,” he added. “I am 6’1”” and so on."
    assert words(text) == ["“He is 6’2”,”", "“She is 5’9”, and I am 5’2”,”", "“I am 6’1””"]


def test_open_paragraphs_go_on() -> None:
    text = "“One.\n“Two.\n“Three,” she said.\n“Four.”"
    assert [(m.extent.of(text), m.closed, m.continued) for m in pair(article_of(text))] == [
        ("“One.", False, False),
        ("“Two.", False, True),
        ("“Three,”", True, True),
        ("“Four.”", True, False),
    ]


def test_a_quotation_may_run_through_paragraphs_without_marks() -> None:
    text = "“One.\nTwo.\nThree,” she said."
    assert words(text) == ["“One.", "Two.", "Three,”"]


@pytest.mark.parametrize("unit", ['"', "'", "“", "''", ' "a', "‘a ", '6"', "„“", "»«"])
def test_storms_come_to_an_end(unit: str) -> None:
    text = unit * 20_000
    assert all(marked.extent.end <= len(text) for marked in pair(article_of(text)))
