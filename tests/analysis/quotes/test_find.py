"""Quotations by marks alone."""

from __future__ import annotations

import pytest

from reader.analysis.quotes.find import looks_like_speech, marked_only
from tests.analysis.conftest import article_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("We will never give up", True),
        ("tough but fair", True),
        ("Never!", True),
        ("No way.", True),
        ("hold.", False),
        ("a pity.", False),
        ("agitators", False),
        ("the Hammer", False),
        ("Gone With the Wind", False),
        ("Meet the Press.", False),
        ("Who's Afraid of Virginia Woolf?", False),
    ],
)
def test_speech_or_a_term(words: str, expected: bool) -> None:
    assert looks_like_speech(words) is expected


def test_kinds_and_numbers() -> None:
    text = "“We will go home,” said the so-called “king.” She left."
    found = marked_only(article_of(text))
    assert [(q.id, str(q.kind), q.parts[0].of(text), q.speaker, q.cue) for q in found] == [
        ("q1", "direct", "“We will go home,”", None, None),
        ("q2", "scare", "“king.”", None, None),
    ]


def test_speech_over_paragraphs_is_one_quote() -> None:
    text = "“We go.\n“You stay.”\nThe “old” road."
    found = marked_only(article_of(text))
    assert [tuple(p.of(text) for p in q.parts) for q in found] == [("“We go.", "“You stay.”"), ("“old”",)]
    assert [str(q.kind) for q in found] == ["direct", "scare"]
