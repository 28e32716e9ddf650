"""The article in lines, each with a label in words: for screen readers and for pipes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.domain.display import show
from reader.domain.entities import Entity
from reader.domain.ledger import cue_of, joined, needs_cue
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.reading import Reading
from reader.domain.roster import WORDS
from reader.domain.text import Article, Block, BlockKind

_BLOCKS = {
    BlockKind.TITLE: "Title",
    BlockKind.HEADING: "Heading",
    BlockKind.LIST_ITEM: "List item",
    BlockKind.BLOCK_QUOTE: "Quoted block",
    BlockKind.CODE: "Preformatted",
    BlockKind.BOILERPLATE: "Not part of the article",
}
_FIGURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_KINDS = {
    QuoteKind.DIRECT: "direct speech",
    QuoteKind.MIXED: "partly quoted",
    QuoteKind.INDIRECT: "reported speech",
    QuoteKind.SCARE: "words in marks",
}


def plain(readings: Iterable[Reading]) -> Iterator[bytes]:
    """Text, entities and quotes of each article, one thing a line, no boxes and no colour."""
    for reading in readings:
        yield "\n".join(_lines(reading)).encode("utf-8", "replace") + b"\n"


def _lines(reading: Reading) -> Iterator[str]:
    article = reading.article
    yield f"Article: {show(article.source)}"
    for notice in (*article.notices, *reading.analysis.notices):
        yield f"Note: {show(notice)}"
    yield ""
    if not article.blocks:
        yield "(empty article)"
    number = 0
    for block in article.blocks:
        label = _BLOCKS.get(block.kind)
        if label is None:
            number += 1
            label = f"Paragraph {number}"
        yield f"{label}: {_words(article, block)}"
    yield ""
    named = [e for e in reading.analysis.entities if e.label not in _FIGURES]
    figures = len(reading.analysis.entities) - len(named)
    yield f"Entities: {len(named)}" + (f"; and {figures} figures, not listed here" if figures else "")
    yield from (_entity(entity) for entity in named)
    yield ""
    quotes = reading.analysis.quotes
    scare = sum(q.kind is QuoteKind.SCARE for q in quotes)
    yield f"Quotes: {len(quotes)}" + (f"; {scare} of them only words in marks" if scare else "")
    yield from (_quote(article, quote) for quote in quotes)


def _words(article: Article, block: Block) -> str:
    words = block.extent.of(article.text)
    return show(words.expandtabs(4) if block.kind is BlockKind.CODE else " ".join(words.split()))


def _entity(entity: Entity) -> str:
    names = [m for m in entity.mentions if not m.pronoun]
    guesses = sum(not m.certain for m in names)
    pronouns = len(entity.mentions) - len(names)
    parts = [show(entity.name), WORDS.get(entity.label, entity.label.lower())]
    if entity.role:
        parts.append(show(entity.role))
    parts.append(f"{len(names)} mentions" if len(names) > 1 else "1 mention")
    if guesses:
        parts.append(f"{guesses} guessed")
    if pronouns:
        parts.append(f"{pronouns} pronouns" if pronouns > 1 else "1 pronoun")
    return "; ".join(parts)


def _quote(article: Article, quote: Quote) -> str:
    text = article.text
    words = joined(quote, text, lambda part: show(part.of(text).replace("\n", " ")))
    cue = f" ({show(cue_of(quote, text))})" if needs_cue(quote) and quote.cue is not None else ""
    kind = f"{', as you said' if quote.confirmed else ''}, {_KINDS[quote.kind]}"
    if quote.kind is QuoteKind.SCARE:
        return f"{_KINDS[quote.kind]}: {words}"
    if quote.speaker is None:
        return f"nobody named{cue}{kind}: {words}"
    guess = "" if quote.speaker.certain else f", a guess ({show(quote.speaker.basis)})"
    return f"{show(quote.speaker.name)}{cue}{guess}{kind}: {words}"
