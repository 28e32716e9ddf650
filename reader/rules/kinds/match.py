"""`match: [{LOWER: officials}, {LOWER: familiar}]`: what a pattern of spaCy's Matcher finds."""

from __future__ import annotations

from collections.abc import Iterator

from reader.domain.queries import DocQuery
from reader.domain.text import Extent
from reader.files.fields import Fields
from reader.rules.kinds.kind import Clock, Kind, Target
from reader.rules.kinds.tokens import patterns


def _read(fields: Fields) -> object:
    found = fields.take("match", patterns, None)
    return None if found is None else DocQuery.of("match", found)


def found_in_doc(pattern: object, target: Target, _: Clock) -> Iterator[Extent]:
    """What the analysis process found."""
    assert isinstance(pattern, DocQuery)
    yield from target.docs.get(pattern, ())


KIND = Kind("match", "doc", "what a pattern of spaCy's Matcher finds", _read, found_in_doc)
