"""`entity: ORG`: the names of some type; `text:` keeps those that a regular expression finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.text import Extent
from reader.files.fields import Fields, list_of, one_of
from reader.rules.kinds.kind import Clock, Kind, Target
from reader.rules.kinds.patterns import Pattern, read_case, read_pattern

LABELS = (
    "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE",
    "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL",
)  # fmt: skip
"""What the model calls the types."""


@dataclass(frozen=True, slots=True)
class _Entity:
    labels: frozenset[str]
    text: Pattern | None


def _read(fields: Fields) -> object:
    ignore_case = read_case(fields, "match")
    labels = fields.take("entity", list_of(one_of(LABELS), single=True), ())
    return _Entity(frozenset(labels), read_pattern(fields, "text", ignore_case=ignore_case))


def _find(pattern: object, target: Target, clock: Clock) -> Iterator[Extent]:
    assert isinstance(pattern, _Entity)
    if target.analysis is None:
        return
    wanted = pattern.text.compile() if pattern.text else None

    def matches(text: str) -> bool:
        return wanted is None or wanted.search(text.replace("\n", " "), timeout=clock.left()) is not None

    found = []
    for entity in target.analysis.entities:
        if entity.label not in pattern.labels:
            continue
        every = matches(entity.name)
        for mention in entity.mentions:
            if not mention.pronoun and (every or matches(mention.extent.of(target.article.text))):
                found.append(mention.extent)
    yield from sorted(found)


KIND = Kind("entity", "analysis", "the names of a type of entity", _read, _find)
