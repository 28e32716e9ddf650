"""spaCy `Doc` to plain data."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.analysis.confidence import scores_at
from reader.analysis.parse import Name, Stretch, Token
from reader.domain.text import Extent

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["IDX", "LENGTH", "TAG", "DEP", "HEAD", "SENT_START"]


def extract(doc: Doc, block: int, extent: Extent, nlp: Language) -> Stretch:
    """The stretch at `extent`, whose text `doc` was made of."""
    base = extent.start
    name_of = doc.vocab.strings.__getitem__
    lemma_of = _verb_lemmas(nlp)
    text = doc.text
    # One array for all tokens: an attribute of a token object costs ten times as much.
    columns = doc.to_array(_COLUMNS).astype("int64").T.tolist()
    names: dict[int, str] = {}
    tokens = []
    sentences = []
    for i, (at, length, tag_id, dep_id, head, starts) in enumerate(zip(*columns, strict=True)):
        for number in (tag_id, dep_id):
            if number not in names:
                names[number] = name_of(number % (1 << 64)) if number else ""
        word, tag = text[at : at + length], names[tag_id]
        lemma = lemma_of(doc, i, word, tag) if tag.startswith("VB") else word.lower()
        start = base + at
        tokens.append(Token(i, word, start, start + length, tag, names[dep_id], i + head, lemma))
        if starts == 1 or i == 0:
            sentences.append(i)
    found = [Name(ent.start, ent.end, ent.label_, scores_at(doc, ent.start)) for ent in doc.ents]
    return Stretch(extent.start, extent.end, block, tokens, sentences, found)


@lru_cache(maxsize=2)
def _verb_lemmas(nlp: Language) -> Callable[[Doc, int, str, str], str]:
    """A function from a verb to its lemma: spaCy's own lemmatizer, or the word in lower case without one."""
    if "lemmatizer" not in nlp.component_names:
        return lambda doc, i, word, tag: word.lower()
    lemmatize = nlp.get_pipe("lemmatizer").lemmatize  # type: ignore[attr-defined]
    known: dict[tuple[str, str], str] = {}

    def lemma(doc: Doc, i: int, word: str, tag: str) -> str:
        key = (word, tag)
        if key not in known:
            token = doc[i]
            token.pos_ = "VERB"  # the attribute ruler, which would say so, is not run
            known[key] = lemmatize(token)[0].lower()
        return known[key]

    return lemma
