"""Whether the text says that something was said."""

from __future__ import annotations

import pytest

from tests.analysis.conftest import Parse
from tests.analysis.quotes.helpers import quotes_of


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Reed never said that Mercer lied.", "never said"),
        ("Hartley did not say that the bridge was safe.", "not say"),
        ("The company hasn't said that the yard will close.", "hasn't said"),
        ("Obi may say that he was abroad.", "may say"),
        ("Nor did Mercer say Reed was a liar.", "say"),
        ("Did Dent say that the steel was stolen?", "say"),
        ("If Reed said that Mercer lied, he was wrong.", "said"),
    ],
)
def test_what_is_denied_asked_or_possible_is_not_said(parse: Parse, text: str, cue: str) -> None:
    (quote,) = quotes_of(parse, text)
    assert not quote.asserted
    assert not quote.certain
    assert quote.cue is not None
    assert quote.cue.of(text) == cue


@pytest.mark.parametrize(
    "text",
    [
        "Reed said that Mercer never lied.",
        "Reed denied that he took money.",
        "“What did Dent say?” asked Mercer.",
        "Asked whether it was safe, Reed said that it was not.",
        "Reed, who did not look up, said that it was safe.",
    ],
)
def test_what_is_said_is(parse: Parse, text: str) -> None:
    quotes = quotes_of(parse, text)
    assert quotes
    assert all(quote.asserted for quote in quotes)


def test_a_clause_that_goes_on_behind_an_insertion_is_not_torn_out(parse: Parse) -> None:
    text = "He had not expected, he admitted, that it would be so wet."
    assert "that it would be so wet" not in [p.of(text) for q in quotes_of(parse, text) for p in q.parts]
