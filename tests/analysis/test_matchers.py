"""What rules ask of tokens, found as spaCy's whole pipeline finds it."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from reader.analysis import docs, models, pipeline
from reader.analysis.extract import extract
from reader.analysis.matchers import ENTITIES, GRAMMAR, LEMMA, Unusable, compiled, needs, spans
from reader.analysis.matching import MOST, Looking
from reader.analysis.protocol import Refused, Reply, Trying
from reader.domain.queries import DocQuery
from reader.domain.text import Article, Extent

TEXT = (
    "Officials familiar with the plan claimed on Monday that Tom Hale had walked out, and that nobody claims "
    "otherwise. “I won’t walk  out of Acme Ltd. again,” Hale said; the claim was left to Mayor Ana Ruiz."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.load(models.SHIPPED)


@pytest.fixture(scope="module")
def full() -> Language:
    return spacy.load(models.SHIPPED)


def lemma(*terms: str) -> DocQuery:
    return DocQuery.of("lemma", terms)


def match(*patterns: object) -> DocQuery:
    return DocQuery.of("match", patterns)


def found(nlp: Language, query: DocQuery, text: str = TEXT) -> list[str]:
    """What the query finds in a Doc of the reader's pipeline."""
    doc = nlp(text)
    docs.complete(nlp, doc, needs([query]))
    return [text[start:end] for start, end in spans(compiled(query, nlp), doc)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (lemma("claim"), ["claimed", "claims", "claim"]),
        (lemma("CLAIM"), ["claimed", "claims", "claim"]),
        (lemma("walk out"), ["walked out", "walk  out"]),
        (lemma("walk", "walk out"), ["walked out", "walk  out"]),
        (lemma("ana ruiz"), ["Ana Ruiz"]),
        (lemma("swim"), []),
        (match([{"LOWER": "officials"}, {"LOWER": "familiar"}]), ["Officials familiar"]),
        (match([{"ORTH": "officials"}]), []),
        (match([{"ENT_TYPE": "PERSON", "OP": "+"}]), ["Tom Hale", "Hale"]),
        (match([{"POS": "VERB", "LEMMA": "claim"}]), ["claimed", "claims"]),
        (match([{"DEP": "nsubj", "TAG": "NNP"}, {"LEMMA": "say"}]), ["Hale said"]),
        (match([{"IS_SENT_START": True, "IS_ALPHA": True}]), ["Officials"]),
        (match([{"LENGTH": {">=": 9}, "IS_ALPHA": True}]), ["Officials", "otherwise"]),
        (match([{"LOWER": {"REGEX": "^cl"}}], [{"LOWER": {"IN": ["hale"]}}]),
         ["claimed", "Hale", "claims", "Hale", "claim"]),
        (match([{"LOWER": "tom"}], [{"LOWER": "tom"}, {"LOWER": "hale"}]), ["Tom Hale"]),
        (match([{"NORM": "not"}]), ["n’t"]),
        (match("Acme Ltd.", "Tom"), ["Tom", "Acme Ltd."]),
        (match("acme ltd."), []),
        (match("Tom", [{"LOWER": "tom"}, {"IS_TITLE": True}]), ["Tom Hale"]),
        (match([{"LOWER": "nobody", "OP": "?"}]), ["nobody"]),
    ],
)  # fmt: skip
def test_queries_find(nlp: Language, query: DocQuery, expected: list[str]) -> None:
    assert found(nlp, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (match([{"LOWER": "tag"}]), set()),
        (match("TAG"), set()),
        (match([{"LOWER": {"REGEX": "a"}, "LENGTH": 3, "OP": "+"}]), set()),
        (match([{"TAG": "NN"}]), {GRAMMAR}),
        (match([{"LOWER": "a"}, {"DEP": {"IN": ["nsubj"]}}]), {GRAMMAR}),
        (match([{"ENT_TYPE": "ORG"}]), {ENTITIES}),
        (match([{"LEMMA": "be"}, {"ENT_IOB": "B"}]), {GRAMMAR, LEMMA, ENTITIES}),
        (lemma("be"), {GRAMMAR, LEMMA}),
    ],
)
def test_only_what_a_query_looks_at_is_needed(query: DocQuery, expected: set[str]) -> None:
    assert needs([query]) == expected


COLUMNS = ["ORTH", "NORM", "TAG", "POS", "DEP", "HEAD", "SENT_START", "LEMMA", "ENT_TYPE", "ENT_IOB", "SPACY"]
EVERYTHING = frozenset((GRAMMAR, LEMMA, ENTITIES))


def same(one: spacy.tokens.Doc, other: spacy.tokens.Doc) -> None:
    """That both say the same of every token, whatever vocabulary they have."""
    assert [token.text_with_ws for token in one] == [token.text_with_ws for token in other]
    for name in ("tag_", "pos_", "dep_", "lemma_", "norm_", "ent_type_", "ent_iob", "is_sent_start"):
        assert [getattr(t, name) for t in one] == [getattr(t, name) for t in other], name
    assert [t.head.i for t in one] == [t.head.i for t in other]
    assert [str(t.morph) for t in one] == [str(t.morph) for t in other]


def test_what_was_parsed_for_the_analysis_is_completed_to_what_spacy_gives(
    nlp: Language, full: Language
) -> None:
    doc = nlp(TEXT)
    extract(doc, 0, Extent(0, len(TEXT)), nlp)
    docs.complete(nlp, doc, EVERYTHING)
    same(doc, full(TEXT))


def test_what_was_kept_of_a_parse_is_rebuilt_to_what_spacy_gives(nlp: Language, full: Language) -> None:
    stretch = extract(nlp(TEXT), 0, Extent(100, 100 + len(TEXT)), nlp)
    small = pipeline.load(models.SHIPPED, docs.unneeded(EVERYTHING, parsed=True))
    assert "parser" not in small.component_names
    doc = docs.rebuilt(small, TEXT, stretch, EVERYTHING)
    assert doc is not None
    docs.complete(small, doc, EVERYTHING)
    same(doc, full(TEXT))


def test_a_parse_with_other_tokens_is_not_rebuilt(nlp: Language) -> None:
    stretch = extract(nlp(TEXT), 0, Extent(0, len(TEXT)), nlp)
    assert docs.rebuilt(nlp, TEXT + " More.", stretch, EVERYTHING) is None


@pytest.mark.parametrize("need", [GRAMMAR, LEMMA, ENTITIES])
def test_as_much_of_the_pipeline_as_is_needed_finds_the_same(full: Language, need: str) -> None:
    wanted = {need} | ({GRAMMAR} if need == LEMMA else set())
    part = pipeline.load(models.SHIPPED, docs.unneeded(wanted, parsed=False))
    doc = part(TEXT)
    docs.complete(part, doc, wanted)
    names = {GRAMMAR: ("tag_", "pos_", "dep_"), LEMMA: ("lemma_",), ENTITIES: ("ent_type_",)}[need]
    for name in names:
        assert [getattr(t, name) for t in doc] == [getattr(t, name) for t in full(TEXT)], name


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (match([{"LOWER": {"REGEX": "("}}]), "not a regular expression: missing ), unterminated"),
        (match([{"LOWER": "a"}, {"OP": "x"}]), "token 2, OP: "),
        (match([{"LOWR": "a"}]), "token 1, LOWR: extra inputs are not permitted"),
        (match([{"OP": "{3,1}"}]), "Unknown operator: '{3,1}'"),
        (match([]), "Cannot add pattern for zero tokens"),
    ],
)
def test_what_spacy_refuses_is_told_in_one_line(nlp: Language, query: DocQuery, reason: str) -> None:
    with pytest.raises(Unusable) as refused:
        compiled(query, nlp)
    assert str(refused.value).startswith(reason)
    assert "\n" not in str(refused.value)


ARTICLE = Article("a.txt", TEXT, ())


def test_each_query_is_named_before_it_is_tried_and_a_refused_one_stops_no_other(nlp: Language) -> None:
    said: list[Reply] = []
    looking = Looking((match([{"LOWER": {"REGEX": "("}}]), match("Tom")), said.append)
    looking.look(nlp, [(nlp.make_doc(TEXT), ARTICLE, 10)])
    at = TEXT.index("Tom") + 10
    assert looking.matches(ARTICLE) == ((), (at, at + 3))
    assert said[0] == Trying(0, 0, alone=True)
    assert isinstance(said[1], Refused)
    assert said[2:] == [Trying(0, 1, alone=True), Trying(0, None), Trying(0, 1), Trying(0, None)]


def test_without_a_query_nothing_is_said() -> None:
    said: list[Reply] = []
    looking = Looking((), said.append)
    looking.look(spacy.blank("en"), [(spacy.blank("en")(TEXT), ARTICLE, 0)])
    assert (looking.matches(ARTICLE), said) == ((), [])


def test_no_query_finds_much_more_than_counts() -> None:
    blank = spacy.blank("en")
    looking = Looking((match([{"IS_ALPHA": True}]),), lambda _: None)
    doc = blank("so " * 60_000)
    for start in range(3):
        looking.look(blank, [(doc, ARTICLE, start * 180_000)])
    assert MOST <= len(looking.matches(ARTICLE)[0]) // 2 < 3 * MOST


def test_no_part_of_speech_is_left_of_what_the_quotes_asked_the_lemmatizer() -> None:
    """A model's own rules for it may pass a verb over."""
    blank = spacy.blank("en")
    blank.add_pipe("attribute_ruler").add([[{"ORTH": "claims"}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    doc = blank.make_doc("nobody claims it")
    for token in doc:
        token.pos_ = "VERB"
    docs.complete(blank, doc, {GRAMMAR})
    assert [token.pos_ for token in doc] == ["", "NOUN", ""]
