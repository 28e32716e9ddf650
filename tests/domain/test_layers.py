from __future__ import annotations

from reader.domain.entities import Entity, Mention
from reader.domain.layers import of_article, of_entities, of_highlights, of_quotes
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.rules import Highlight
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.domain.theme import STYLE_KEYS, Style

TEXT = "Anna Berg said “we wait” and that it was “over” soon"


def article(*blocks: Block) -> Article:
    return Article("a.txt", TEXT, blocks or (Block(Extent(0, len(TEXT)), BlockKind.PARAGRAPH),))


def quote(kind: QuoteKind, start: str, end: str) -> Quote:
    part = Extent(TEXT.index(start), TEXT.index(end) + len(end))
    return Quote("q1", kind, (part,), Extent(10, 14), None, "marks")


def words(quotes: list[Quote], key: str) -> list[str]:
    return [s.extent.of(TEXT) for s in of_quotes(article(), quotes) if s.style_key == key]


def test_direct_speech_has_a_ground_and_its_marks() -> None:
    said = [quote(QuoteKind.DIRECT, "“we", "wait”")]
    assert words(said, "quote.direct") == ["“we wait”"]
    assert words(said, "quote.mark") == ["“", "”"]
    assert words(said, "quote.cue") == ["said"]


def test_in_a_mixed_quote_only_the_words_in_marks_have_the_ground() -> None:
    said = [quote(QuoteKind.MIXED, "that it", "soon")]
    assert words(said, "quote.mixed") == ["that it was “over” soon"]
    assert words(said, "quote.direct") == ["“over”"]


def test_scare_quotes_have_muted_marks_and_no_ground() -> None:
    said = [quote(QuoteKind.SCARE, "“over", "over”")]
    assert words(said, "quote.direct") == []
    assert words(said, "quote.scare.mark") == ["“", "”"]


def test_pronouns_are_no_layer_of_their_own() -> None:
    mentions = (
        Mention(Extent(0, 9), "PERSON", "model", True),
        Mention(Extent(29, 31), "PERSON", "pronoun", False, pronoun=True),
    )
    spans = list(of_entities([Entity("e1", "Anna Berg", "PERSON", None, mentions, True)]))
    assert [(s.style_key, s.ref, s.extent.of(TEXT)) for s in spans] == [("entity.person", "e1", "Anna Berg")]


def test_a_rule_with_a_style_of_its_own_has_a_key_of_its_own() -> None:
    found = [
        Highlight(Extent(0, 4), "mine/a", Style(bold=True)),
        Highlight(Extent(0, 4), "mine/b", "rule.number"),
    ]
    assert [s.style_key for s in of_highlights(found)] == ["rule:mine/a", "rule.number"]


def test_every_block_layer_has_a_default_style() -> None:
    blocks = tuple(Block(Extent(i, i + 1), kind) for i, kind in enumerate(BlockKind))
    keys = {s.style_key for s in of_article(article(*blocks))}
    assert "block.boilerplate" in keys
    assert keys <= set(STYLE_KEYS)
