"""`match: [{LOWER: officials}, {LOWER: familiar}]`: what a pattern of spaCy's Matcher finds."""

from __future__ import annotations

from collections.abc import Iterator

from reader.domain.queries import DocQuery
from reader.domain.text import Extent
from reader.files.fields import Fields
from reader.rules.kinds.kind import Clock, Key, Kind, Target
from reader.rules.kinds.token_patterns import SCHEMA, patterns


def _read(fields: Fields) -> object:
    found = fields.take("match", patterns, None)
    return None if found is None else DocQuery.of("match", found)


def found_in_doc(pattern: object, target: Target, _: Clock) -> Iterator[Extent]:
    """What the analysis process found."""
    assert isinstance(pattern, DocQuery)
    yield from target.docs.get(pattern, ())


_MATCH = Key("match", "a list of tokens, or a list of such lists", SCHEMA)
KIND = Kind("match", "doc", "what a pattern of spaCy's Matcher finds", _read, found_in_doc, (_MATCH,))
