"""The model's own scores, and the same names as without them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from reader.analysis import confidence, models, pipeline
from reader.analysis.extract import extract
from reader.domain.text import Extent

TEXTS = [
    "Laura Hensley met Angela Merkel in Berlin on Monday.",
    "",
    "Siemens is a company.",
    "It rained all day, and nobody came to the fair in Ohio.",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(models.SHIPPED)


def test_names_carry_the_scores_of_their_label(nlp: Language) -> None:
    for doc in nlp.pipe(TEXTS):
        for ent in doc.ents:
            scores = confidence.scores_at(doc, ent.start)
            assert max(scores, key=lambda label: scores[label]) == ent.label_
            assert all(0 < score <= 1.001 for score in scores.values())


def test_the_names_are_those_of_the_plain_recogniser(nlp: Language) -> None:
    plain = nlp.get_pipe("ner")
    for doc in nlp.pipe(TEXTS):
        copy = nlp.make_doc(doc.text)
        assert [(e.text, e.label_) for e in plain(copy).ents] == [(e.text, e.label_) for e in doc.ents]


def test_without_scores_names_are_read_all_the_same(nlp: Language) -> None:
    recogniser = confidence.ScoredRecogniser(nlp.get_pipe("ner"))
    recogniser._steps = lambda docs: (_ for _ in ()).throw(AttributeError("moved"))  # type: ignore[method-assign]
    doc = recogniser(nlp.make_doc(TEXTS[0]))
    assert [ent.text for ent in doc.ents] == ["Laura Hensley", "Angela Merkel", "Berlin", "Monday"]
    assert confidence.scores_at(doc, 0) == {}


def test_tokens_stand_where_their_words_are(nlp: Language) -> None:
    text = "He said: " + TEXTS[0]
    stretch = extract(nlp(TEXTS[0]), 3, Extent(9, len(text)), nlp)
    assert all(text[token.start : token.end] == token.text for token in stretch.tokens)
    assert [t.lemma for t in stretch.tokens if t.tag == "VBD"] == ["meet"]
    assert (stretch.block, stretch.sentences) == (3, [0])
    assert stretch.names[0].label == "PERSON"
    assert stretch.names[0].scores["PERSON"] > 0.5
