"""`quote: scare`: the words of some kinds of quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.quotes import QuoteKind
from reader.domain.text import Extent
from reader.files.fields import Fields, list_of, one_of
from reader.files.yamlfile import Node
from reader.rules.kinds import schemas
from reader.rules.kinds.kind import Clock, Key, Kind, Target
from reader.rules.kinds.patterns import CASE, TEXT, Pattern, read_case, read_pattern
from reader.rules.kinds.quoted import words_of

KINDS = tuple(str(kind) for kind in QuoteKind)
ALL = "all"


@dataclass(frozen=True, slots=True)
class Quotes:
    """Which quotes are meant."""

    kinds: frozenset[str]
    text: Pattern | None


def _read(fields: Fields) -> object:
    ignore_case = read_case(fields, "match")
    kinds = fields.take("quote", _kinds, frozenset(KINDS))
    return Quotes(kinds, read_pattern(fields, "text", ignore_case=ignore_case))


def _kinds(node: Node) -> frozenset[str]:
    words = list_of(one_of((*KINDS, ALL)), single=True)(node)
    if not words:
        raise node.error('"quote" is an empty list', f"known: {', '.join((*KINDS, ALL))}")
    if ALL in words and len(words) > 1:
        raise node.error(f'"{ALL}" stands alone')
    return frozenset(KINDS if ALL in words else words)


def _find(pattern: object, target: Target, clock: Clock) -> Iterator[Extent]:
    assert isinstance(pattern, Quotes)
    return words_of(target, lambda quote: quote.kind in pattern.kinds, pattern.text, clock)


_QUOTE = Key(
    "quote",
    "kinds of quotes; one or a list, or all",
    {
        "anyOf": [
            schemas.one_of((*KINDS, ALL)),
            {"type": "array", "items": schemas.one_of(KINDS), "minItems": 1},
            {"const": [ALL]},
        ]
    },
)
KIND = Kind("quote", "analysis", "the words of some kinds of quotes", _read, _find, (_QUOTE, TEXT, CASE))
