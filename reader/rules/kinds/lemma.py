"""`lemma: [claim, walk out]`: words in any of their forms, as the model lemmatizes them."""

from __future__ import annotations

from reader.domain.queries import DocQuery
from reader.files.fields import Fields, list_of, string
from reader.files.yamlfile import Node
from reader.rules.kinds import schemas
from reader.rules.kinds.kind import Key, Kind
from reader.rules.kinds.match import found_in_doc


def _read(fields: Fields) -> object:
    terms = fields.take("lemma", _terms, None)
    return None if terms is None else DocQuery.of("lemma", terms)


def _terms(node: Node) -> tuple[str, ...]:
    terms = list_of(_term, single=True)(node)
    if not terms:
        raise node.error('"lemma" is an empty list')
    return terms


def _term(node: Node) -> str:
    text = " ".join(string(node).split())
    if not text:
        raise node.error("an empty word")
    return text


_LEMMA = Key(
    "lemma", "words in any of their forms, one or several in sequence", schemas.some(schemas.WORDS, least=1)
)
KIND = Kind(
    "lemma",
    "doc",
    "words in any of their forms (claim, claims, claimed)",
    _read,
    found_in_doc,
    (_LEMMA,),
    ignore_case=True,
)
