"""spaCy `Doc` to plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.analysis.parse import Name, Stretch, Token
from reader.domain.text import Extent

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def extract(doc: Doc, block: int, extent: Extent, nlp: Language) -> Stretch:
    """The stretch at `extent`, whose text `doc` was made of."""
    base = extent.start
    lemma = _verb_lemmas(nlp)
    tokens = []
    for token in doc:
        start = base + token.idx
        text = token.text
        tag = token.tag_
        tokens.append(
            Token(
                token.i,
                text,
                start,
                start + len(text),
                tag,
                token.dep_,
                token.head.i,
                lemma(token) if tag.startswith("VB") else text.lower(),
            )
        )
    return Stretch(
        extent.start,
        extent.end,
        block,
        tokens,
        [sent.start for sent in doc.sents] if tokens else [],
        [Name(ent.start, ent.end, ent.label_) for ent in doc.ents],
    )


def _verb_lemmas(nlp: Language):  # type: ignore[no-untyped-def]
    """A function from a verb to its lemma: spaCy's own lemmatizer, or the word in lower case without one."""
    if "lemmatizer" not in nlp.component_names:
        return lambda token: token.text.lower()
    lemmatizer = nlp.get_pipe("lemmatizer")
    cache: dict[tuple[str, str], str] = {}

    def lemma(token):  # type: ignore[no-untyped-def]
        key = (token.text, token.tag_)
        if key not in cache:
            token.pos_ = "VERB"  # the attribute ruler, which would say so, is not run
            cache[key] = lemmatizer.lemmatize(token)[0].lower()
        return cache[key]

    return lemma
