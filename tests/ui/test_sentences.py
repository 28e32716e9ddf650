"""Which sentence a place is in."""

from __future__ import annotations

import pytest

from reader.domain.text import Extent
from reader.ui.article import parts
from reader.ui.article.slabs import Slabs
from reader.ui.sentences import sentence_at, sentences
from tests.ui.article.samples import article


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("One came. Two went! Three?", "Two", "Two went!"),
        ("One came. Two went! Three?", "One", "One came."),
        ("One came. Two went! Three?", "Three", "Three?"),
        ("“Go,” he said. “Now.” Ana went.", "Ana", "Ana went."),
        ("Mr. Berg met Sen. J. K. Hale. They spoke.", "Hale", "Mr. Berg met Sen. J. K. Hale."),
        ("The U.S. Congress met. It ended.", "Congress", "The U.S. Congress met."),
        ("It began at 6 a.m. “Nobody came,” she said.", "Nobody", "“Nobody came,” she said."),
        ("PORT ELLIS, Minn. — A shift came. Then none.", "shift", "PORT ELLIS, Minn. — A shift came."),
        ("It is 3.5 per cent. Yes.", "per", "It is 3.5 per cent."),
        ("no end", "no", "no end"),
    ],
)
def test_a_sentence_is_whole_and_alone(text: str, word: str, expected: str) -> None:
    assert sentence_at(text, Extent(0, len(text)), text.index(word)).of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One came. Two went! Three?", ["One came.", "Two went!", "Three?"]),
        ("Mr. Smith met U.S. officials. They spoke.", ["Mr. Smith met U.S. officials.", "They spoke."]),
        ("“Go.” He went at 6 a.m. by sea.", ["“Go.”", "He went at 6 a.m. by sea."]),
        ("no end", ["no end"]),
    ],
)
def test_all_have_one_idea_of_a_sentence(text: str, expected: list[str]) -> None:
    block = Extent(0, len(text))
    assert [sentence.of(text) for sentence in sentences(text, block)] == expected
    slabs = Slabs(article(text))
    walked = [0, *parts.sentences_after(slabs, 0)]
    assert walked == [text.index(words) for words in expected]
    assert [*parts.sentences_before(slabs, len(text))] == walked[::-1]
    assert [sentence_at(text, block, start).of(text) for start in walked] == expected


def test_it_stays_in_its_block() -> None:
    text = "Title here\n\nAna came. Bo went."
    assert sentence_at(text, Extent(12, len(text)), 13).of(text) == "Ana came."
    assert sentence_at(text, Extent(0, 10), 3).of(text) == "Title here"


def test_of_a_text_without_any_end_a_piece_is_taken() -> None:
    text = "word " * 100_000
    assert len(sentence_at(text, Extent(0, len(text)), 250_000)) <= 4_000
