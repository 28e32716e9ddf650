"""An article, its analysis and its highlights as layers of spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reader.domain.entities import Entity, group_of
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.rules import Highlight
from reader.domain.spans import Span, SpanKind
from reader.domain.text import Article, Block, BlockKind, Extent

_BLOCK_KEYS = {
    BlockKind.TITLE: "block.title",
    BlockKind.HEADING: "block.heading",
    BlockKind.BLOCK_QUOTE: "block.quote",
    BlockKind.CODE: "block.code",
    BlockKind.BOILERPLATE: "block.boilerplate",
}
_MARKS = re.compile("[\"“”„«»]|``|''")
MARKED = re.compile('“[^“”]*”?|„[^“”„]*[“”]?|«[^«»]*»?|»[^«»]*«|"[^"]*"?|``.*?(?:\'\'|$)', re.S)
"""Words between marks, the marks included."""


def of_article(article: Article) -> Iterator[Span]:
    """The layers that the text itself brings: kinds of blocks, the dateline, emphasis, links."""
    for block in article.blocks:
        yield from _of_kind(block)
    if article.dateline:
        yield _dateline(article.dateline)
    for inline in article.inlines:
        yield Span(inline.extent, SpanKind.INLINE, f"inline.{inline.kind}", inline.target)


def of_block(article: Article, block: Block) -> Iterator[Span]:
    """Of the layers that the text itself brings, those of one block's kind, and the dateline in it."""
    yield from _of_kind(block)
    if article.dateline and block.extent.contains(article.dateline):
        yield _dateline(article.dateline)


def _of_kind(block: Block) -> Iterator[Span]:
    if key := _BLOCK_KEYS.get(block.kind):
        yield Span(block.extent, SpanKind.BLOCK, key)


def _dateline(extent: Extent) -> Span:
    return Span(extent, SpanKind.BLOCK, "block.dateline", priority=60)


def of_entities(entities: Iterable[Entity]) -> Iterator[Span]:
    """A span for every mention that is a name; pronouns show only when their entity is chosen."""
    for entity in entities:
        for mention in entity.mentions:
            if not mention.pronoun:
                yield Span(mention.extent, SpanKind.ENTITY, f"entity.{group_of(mention.label)}", entity.id)


def of_quotes(article: Article, quotes: Iterable[Quote]) -> Iterator[Span]:
    """Spans for the parts, the words in marks, the marks themselves and the cue of each quote."""
    for quote in quotes:
        if quote.cue:
            yield Span(quote.cue, SpanKind.QUOTE, "quote.cue", quote.id)
        for part in quote.parts:
            yield Span(part, SpanKind.QUOTE, f"quote.{quote.kind}", quote.id)
            yield from _marks(article.text, quote, part)


def _marks(text: str, quote: Quote, part: Extent) -> Iterator[Span]:
    if quote.kind is QuoteKind.SCARE:
        for place in (part.start, part.end - 1):
            yield Span(Extent(place, place + 1), SpanKind.QUOTE, "quote.scare.mark", quote.id, 60)
        return
    if quote.kind is QuoteKind.MIXED:
        for own in MARKED.finditer(text, part.start, part.end):
            yield Span(Extent(*own.span()), SpanKind.QUOTE, "quote.direct", quote.id, 55)
    if quote.kind is not QuoteKind.INDIRECT:
        for mark in _MARKS.finditer(text, part.start, part.end):
            yield Span(Extent(*mark.span()), SpanKind.QUOTE, "quote.mark", quote.id, 60)


def of_highlights(highlights: Iterable[Highlight]) -> Iterator[Span]:
    """A span for every match; the style key of a rule with its own style is `rule:SET/RULE`."""
    for found in highlights:
        key = found.style if isinstance(found.style, str) else f"rule:{found.rule}"
        yield Span(found.extent, SpanKind.RULE, key, found.rule, found.priority)
