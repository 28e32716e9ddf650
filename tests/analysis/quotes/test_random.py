"""What holds of the quotes of any text, however it is put together."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from reader.analysis import pipeline
from reader.analysis.resolve import resolve
from reader.domain.analysis import ModelInfo
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Article
from tests.analysis.conftest import Parse
from tests.analysis.quotes.helpers import holds

MARKS = [*"“”\"‘’'«»„:—-,.;?!…()", "``", "''", "\n", "\n\n", " - ", "“", "”", "\n— "]
WORDS = [
    *(
        "Rosa Delgado",
        "Ms. Delgado",
        "Karl Brandt",
        "Brandt",
        "NATO",
        "the mayor",
        "a spokesman",
        "officials",
    ),
    *(
        "she",
        "he",
        "They",
        "who",
        "which",
        "it",
        "His",
        "the lawyer, Jo Doe,",
        "DELGADO:",
        "Brandt:",
        "Nobody",
    ),
    *(
        "said",
        "says",
        "told",
        "added",
        "according to",
        "According to",
        "claimed that",
        "asked",
        "denied",
        "called",
    ),
    *("saying", "to say", "was quoted as saying", "his claim that", "a statement saying", "confident that"),
    *("not", "n't", "never", "may", "declined to", "if", "as", "that", "because", "and", "but not", "Did"),
    *(
        "the plan",
        "failed",
        "a disaster",
        "we won",
        "I will go",
        "the bridge was safe",
        "on Monday",
        "5'10\"",
    ),
    *("“We won,”", "“no deal”", "“That is it.”", "😀", "\u00a0", "\u2028", "é"),
]
SENTENCES = [
    "“We won,” Brandt said. ",
    "Rosa Delgado said that she was “tired” and would go. ",
    "According to Brandt, it failed, but not according to NATO. ",
    "He never said that it was safe. ",
    "“If so,” she said, “call me.” ",
    "“It was dark. “We ran,” he said. ",
    "The lawyer for Brandt, Jo Doe, called it a “mess.” ",
    "She wrote:\n\nThe pier is closed.\n\n",
    "“That is all.”\n\n— Karl Brandt\n\n",
]


def words(chance: random.Random) -> str:
    pieces = (
        chance.choice(MARKS if chance.random() < 0.35 else WORDS) for _ in range(chance.choice([5, 30, 90]))
    )
    return "".join(piece + chance.choice([" ", " ", ""]) for piece in pieces)


def sentences(chance: random.Random) -> str:
    text = "".join(chance.choice(SENTENCES) for _ in range(chance.choice([2, 6, 14])))
    cut = chance.randrange(len(text))
    return text[:cut] + chance.choice(["", "“", "”", "\n", '"']) + text[cut:]


def check(article: Article, quotes: tuple[Quote, ...]) -> None:
    assert [quote.id for quote in quotes] == [f"q{n}" for n in range(1, len(quotes) + 1)]
    assert [quote.parts[0] for quote in quotes] == sorted(quote.parts[0] for quote in quotes)
    assert all(holds(quote, article) for quote in quotes)
    for speech in (True, False):
        parts = sorted(p for q in quotes if (q.kind is not QuoteKind.SCARE) is speech for p in q.parts)
        assert not [(a, b) for a, b in pairwise(parts) if a.overlaps(b)]
    blocks = [block.extent for block in article.blocks]
    assert all(any(b.contains(part) for b in blocks) for quote in quotes for part in quote.parts)


@pytest.mark.parametrize("make", [words, sentences])
@pytest.mark.parametrize("long", [True, False])
@pytest.mark.parametrize("seed", range(25))
def test_any_text(parse: Parse, monkeypatch: pytest.MonkeyPatch, make: object, seed: int, long: bool) -> None:
    if not long:  # paragraphs of several stretches, with marks over their borders
        monkeypatch.setattr(pipeline, "MOST", 120)
    text = (words if make is words else sentences)(random.Random(seed))
    article, stretches = parse(text)
    analysis = resolve(article, stretches, ModelInfo("test", "1", "en"))
    check(article, analysis.quotes)


def test_a_signature_behind_the_border_of_two_stretches(
    parse: Parse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "MOST", 100)
    text = "“" + "We will go on and on with the plan. " * 4 + "” — Rosa Delgado"
    article, stretches = parse(text)
    assert len(stretches) > 1
    quotes = resolve(article, stretches, ModelInfo("test", "1", "en")).quotes
    assert [quote.speaker.name for quote in quotes if quote.speaker] == ["Rosa Delgado"]


def test_words_over_the_border_of_two_stretches_are_one_quote(
    parse: Parse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "MOST", 100)
    text = "Rosa Delgado said: “" + "We will go on and on with the plan. " * 4 + "” Karl Brandt said."
    article, stretches = parse(text)
    assert len(stretches) > 1
    quotes = resolve(article, stretches, ModelInfo("test", "1", "en")).quotes
    assert len([quote for quote in quotes if quote.kind is QuoteKind.DIRECT]) == 1
