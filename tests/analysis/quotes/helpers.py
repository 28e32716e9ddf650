"""Short forms of quotes and entities, so that a test reads like a specification."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.analysis.quotes.attribute import find_quotes
from reader.analysis.quotes.scene import Scene
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote
from reader.domain.text import Article, Extent
from tests.analysis.conftest import Parse


def quotes_of(parse: Parse, text: str, *entities: Entity) -> tuple[Quote, ...]:
    """The quotes of a text."""
    article, stretches = parse(text)
    return find_quotes(Scene(article, stretches, entities))


def short(text: str, quote: Quote) -> tuple[str, tuple[str, ...], str | None, str | None]:
    """Kind, parts, cue and the words of the speaker."""
    return (
        str(quote.kind),
        tuple(part.of(text) for part in quote.parts),
        quote.cue.of(text) if quote.cue else None,
        quote.speaker.extent.of(text) if quote.speaker else None,
    )


def short_quotes(parse: Parse, text: str) -> list[tuple[str, tuple[str, ...], str | None, str | None]]:
    """Every quote of a text in its short form."""
    return [short(text, quote) for quote in quotes_of(parse, text)]


def person(text: str, number: int, name: str, *forms: str, role: str | None = None) -> Entity:
    """An entity with a mention wherever one of its forms stands."""
    pattern = "|".join(re.escape(form) for form in sorted((name, *forms), key=len, reverse=True))
    found: Sequence[re.Match[str]] = list(re.finditer(rf"\b(?:{pattern})\b", text))
    mentions = tuple(Mention(Extent(*m.span()), "PERSON", "model", True) for m in found)
    return Entity(f"e{number}", name, "PERSON", role, mentions, True)


def holds(quote: Quote, article: Article) -> bool:
    """Whether parts are in order and apart, and neither cue nor speaker is inside of one."""
    apart = all(a.end <= b.start for a, b in zip(quote.parts, quote.parts[1:], strict=False))
    others = [quote.cue] if quote.cue else []
    others += [quote.speaker.extent] if quote.speaker else []
    inside = any(part.overlaps(other) for part in quote.parts for other in others)
    return apart and not inside and all(0 <= p.start < p.end <= len(article.text) for p in quote.parts)
