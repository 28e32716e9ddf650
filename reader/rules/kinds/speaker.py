"""`speaker: Jacob Frey`: what somebody is quoted with, by any of the names that the text has for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.quotes import Quote
from reader.domain.text import Extent
from reader.files.fields import Fields, boolean, list_of
from reader.files.yamlfile import Node
from reader.rules.kinds import schemas
from reader.rules.kinds.kind import Clock, Key, Kind, Target
from reader.rules.kinds.named import has_part, plain, read_name
from reader.rules.kinds.patterns import CASE, TEXT, Pattern, read_case, read_pattern
from reader.rules.kinds.quoted import words_of


@dataclass(frozen=True, slots=True)
class _Speaker:
    names: frozenset[str]
    text: Pattern | None
    sure: bool


def _read(fields: Fields) -> object:
    ignore_case = read_case(fields, "match")
    names = frozenset(map(plain, fields.take("speaker", _names, ())))
    text = read_pattern(fields, "text", ignore_case=ignore_case)
    return _Speaker(names, text, fields.take("sure", boolean, False))


def _names(node: Node) -> tuple[str, ...]:
    names = list_of(read_name, single=True)(node)
    if not names:
        raise node.error('"speaker" is an empty list')
    return names


def _find(pattern: object, target: Target, clock: Clock) -> Iterator[Extent]:
    assert isinstance(pattern, _Speaker)
    meant = target.ids(pattern.names)

    def wanted(quote: Quote) -> bool:
        speaker = quote.speaker
        if speaker is None or (pattern.sure and not speaker.certain):
            return False
        if speaker.entity is not None:
            return speaker.entity in meant
        return has_part(plain(speaker.name), pattern.names)

    yield from words_of(target, wanted, pattern.text, clock)


_SPEAKER = Key("speaker", "names of whoever speaks; one or a list", schemas.some(schemas.WORDS, least=1))
_SURE = Key("sure", "true leaves out the quotes of which the speaker is a guess", schemas.BOOLEAN)
KIND = Kind(
    "speaker",
    "analysis",
    "what somebody is quoted with",
    _read,
    _find,
    (_SPEAKER, TEXT, _SURE, CASE),
    prepare=lambda pattern, target: target.called,
)
