"""`words: [allegedly, is said to]`: a short list of words and phrases, in whatever letters."""

from __future__ import annotations

from reader.files.fields import Fields, list_of
from reader.files.yamlfile import Node
from reader.rules.kinds import schemas
from reader.rules.kinds.kind import Key, Kind
from reader.rules.kinds.patterns import CASE, read_case
from reader.rules.kinds.terms import Terms, find, prepare, read_term


def _read(fields: Fields) -> object:
    ignore_case = read_case(fields, "ignore")
    return Terms(fields.take("words", _terms, ()), ignore_case)


def _terms(node: Node) -> tuple[str, ...]:
    terms = list_of(read_term, single=True)(node)
    if not terms:
        raise node.error('"words" is an empty list')
    return terms


_WORDS = Key("words", "whole words and phrases; one or a list", schemas.some(schemas.WORDS, least=1))
KIND = Kind(
    "words",
    "text",
    "whole words and phrases from a list, in whatever letters",
    _read,
    find,
    (_WORDS, CASE),
    ignore_case=True,
    prepare=prepare,
)
