"""The JSON of an article: the contract that scripts read (docs/export.md)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote, Speaker
from reader.domain.reading import Reading
from reader.domain.text import Article, Extent
from reader.domain.theme import Style

SCHEMA = 1
"""Raised only when something that was there is changed or gone; additions do not raise it."""

Plain = dict[str, object]

_to_json = msgspec.json.Encoder().encode
_ACTIVE = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]")
"""In UTF-8: what acts on a terminal or turns the direction of a line, and JSON leaves as it is."""


def encode(value: Plain) -> bytes:
    """As JSON that can be looked at in a terminal: what could act on it is escaped."""
    return _ACTIVE.sub(lambda found: f"\\u{ord(found.group().decode()):04x}".encode(), _to_json(value))


def lines(readings: Iterable[Reading]) -> Iterator[bytes]:
    """`jsonl`: one object a line, one line an article."""
    for reading in readings:
        yield encode(plain(reading)) + b"\n"


def document(readings: Iterable[Reading]) -> Iterator[bytes]:
    """`json`: one article is one object, several are a list."""
    held: Reading | None = None
    several = False
    for reading in readings:
        if held is not None:
            yield (b",\n" if several else b"[\n") + encode(plain(held))
            several = True
        held = reading
    if held is not None:
        yield (b",\n" if several else b"") + encode(plain(held)) + (b"\n]\n" if several else b"\n")


def plain(reading: Reading) -> Plain:
    """The article as plain data, in the order of the contract."""
    article, analysis = reading.article, reading.analysis
    model = analysis.model
    return {
        "schema": SCHEMA,
        "source": source(article),
        "title": article.title,
        "sha256": article.sha256,
        "language": analysis.language,
        "model": {"name": model.name, "version": model.version, "lang": model.lang} if model else None,
        "charset": article.charset,
        "text": article.text,
        "dateline": _extent(article.dateline) if article.dateline else None,
        "blocks": [{**_extent(block.extent), "kind": str(block.kind)} for block in article.blocks],
        "entities": [_entity(entity) for entity in analysis.entities],
        "quotes": quotes_as_plain(analysis.quotes),
        "highlights": [
            {**_extent(h.extent), "rule": h.rule, "style": _style(h.style)} for h in reading.highlights
        ],
        "notices": [*article.notices, *analysis.notices],
    }


def source(article: Article) -> str:
    """Where an article came from, as JSON can say it."""
    return article.source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def quotes_as_plain(quotes: Iterable[Quote]) -> list[Plain]:
    """Quotes as plain data, in the order of the contract."""
    return [_quote(quote) for quote in quotes]


def _extent(extent: Extent) -> Plain:
    return {"start": extent.start, "end": extent.end}


def _entity(entity: Entity) -> Plain:
    said: Plain = {
        "id": entity.id,
        "name": entity.name,
        "label": entity.label,
        "role": entity.role,
        "certain": entity.certain,
    }
    if entity.confirmed:
        said["confirmed"] = True
    return {**said, "mentions": [_mention(mention) for mention in entity.mentions]}


def _mention(mention: Mention) -> Plain:
    said: Plain = {**_extent(mention.extent), "label": mention.label, "basis": mention.basis}
    if mention.pronoun:
        said["pronoun"] = True
    return {**said, "certain": mention.certain}


def _quote(quote: Quote) -> Plain:
    said: Plain = {
        "id": quote.id,
        "kind": str(quote.kind),
        "parts": [_extent(part) for part in quote.parts],
        "cue": _extent(quote.cue) if quote.cue else None,
        "speaker": _speaker(quote.speaker) if quote.speaker else None,
        "basis": quote.basis,
    }
    if quote.confirmed:
        said["confirmed"] = True
    if not quote.asserted:
        said["asserted"] = False
    return said


def _speaker(speaker: Speaker) -> Plain:
    said: Plain = {
        **_extent(speaker.extent),
        "entity": speaker.entity,
        "name": speaker.name,
        "basis": speaker.basis,
        "certain": speaker.certain,
    }
    if speaker.confirmed:
        said["confirmed"] = True
    return {
        **said,
        "chain": [_extent(link) for link in speaker.chain],
        "candidates": [{**_extent(c.extent), "entity": c.entity, "name": c.name} for c in speaker.candidates],
    }


def _style(style: str | Style) -> object:
    if isinstance(style, str):
        return style
    fields = ("color", "background", "bold", "italic", "underline", "strike", "reverse")
    return {name: value for name in fields if (value := getattr(style, name)) is not None}
