"""What rules ask of tokens (`DocQuery`), made into spaCy's matchers and run over `Doc`s."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias, cast

from reader.domain.queries import DocQuery

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    Find: TypeAlias = Callable[[Doc], Iterable[tuple[int, int]]]
    """The matches in a Doc: place of the first token, place after the last; they may overlap."""

GRAMMAR, LEMMA, ENTITIES = "grammar", "lemma", "entities"
"""What of the model's a query looks at: tags and what follows from them, lemmas, names."""

_ATTRIBUTE = re.compile(r'"([A-Z_]+)":')
_NEEDS = {
    **dict.fromkeys(("TAG", "POS", "MORPH", "DEP", "IS_SENT_START", "SENT_START"), (GRAMMAR,)),
    "LEMMA": (GRAMMAR, LEMMA),
    **dict.fromkeys(("ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID"), (ENTITIES,)),
}
_POSITION = re.compile(r"\[pattern -> (\d+) -> ([^]]*)\] (.*)")


class Unusable(Exception):
    """spaCy makes no sense of a query; the message says why, in one line."""


def needs(queries: Iterable[DocQuery]) -> frozenset[str]:
    """What of the model's these queries look at; of others than words in patterns too much rather than too
    little."""
    found: set[str] = set()
    for query in queries:
        if query.kind == "lemma":
            found.update(_NEEDS["LEMMA"])
            continue
        for name in set(_ATTRIBUTE.findall(query.data)):
            found.update(_NEEDS.get(name, ()))
    return frozenset(found)


def compiled(query: DocQuery, nlp: Language) -> Find:
    """What finds it in Docs of this pipeline; raises `Unusable`."""
    try:
        if query.kind == "lemma":
            return _lemma([cast("str", term) for term in query.values], nlp)
        return _patterns(query.values, nlp)
    except Exception as error:  # spaCy's, re's, pydantic's: whatever it is, it is about this query
        raise Unusable(_reason(error)) from error


def spans(find: Find, doc: Doc) -> Iterator[tuple[int, int]]:
    """Where the matches in `doc` begin and end, in characters; of those that overlap, the longest, else the
    first."""
    taken = bytearray(len(doc))
    found = []
    for first, last in sorted(set(find(doc)), key=lambda match: (match[0] - match[1], match[0])):
        if first < last and not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            found.append((first, last))
    for first, last in sorted(found):
        end = doc[last - 1]
        yield doc[first].idx, end.idx + len(end)


def _lemma(terms: list[str], nlp: Language) -> Find:
    """Each term's tokens, compared with lemmas; case is ignored."""
    words: dict[str, list[tuple[str, ...]]] = {}
    for doc in map(nlp.make_doc, terms):
        term = tuple(token.text.lower() for token in doc)
        words.setdefault(term[0], []).append(term)

    def find(doc: Doc) -> Iterator[tuple[int, int]]:
        tokens = [token.i for token in doc if not token.is_space]
        lemmas = [doc[i].lemma_.lower() for i in tokens]
        for place, lemma in enumerate(lemmas):
            for term in words.get(lemma, ()):
                end = place + len(term)
                if tuple(lemmas[place:end]) == term:
                    yield tokens[place], tokens[end - 1] + 1

    return find


def _patterns(values: list[object], nlp: Language) -> Find:
    """Patterns of tokens, and texts whose tokens are meant as they are."""
    from spacy.matcher import Matcher, PhraseMatcher

    tokens = Matcher(nlp.vocab, validate=True)
    texts = PhraseMatcher(nlp.vocab)
    of_tokens = [value for value in values if isinstance(value, list)]
    of_texts = [value for value in values if isinstance(value, str)]
    if of_tokens:
        tokens.add("rule", of_tokens, greedy="LONGEST")
    if of_texts:
        texts.add("rule", [nlp.make_doc(text) for text in of_texts])

    def find(doc: Doc) -> Iterator[tuple[int, int]]:
        for matcher in (tokens, texts):
            if len(matcher):
                yield from ((first, last) for _, first, last in matcher(doc))

    return find


def _reason(error: Exception) -> str:
    """The first thing that spaCy says is wrong, in one line."""
    text = str(error)
    if place := _POSITION.search(text):
        token, where, what = place.groups()
        return f"token {int(token) + 1}, {where.split(' -> ')[0]}: {what[:1].lower()}{what[1:]}"
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    reason = re.sub(r"^\[E\d+\] ", "", lines[0]) if lines else type(error).__name__
    return f"not a regular expression: {reason}" if isinstance(error, re.error) else reason[:200]
