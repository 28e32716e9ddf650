"""Rules that look for names and for what is said: `entity`, `quote`, `speaker`."""

from __future__ import annotations

import pytest

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity, Mention
from reader.domain.errors import Invalid
from reader.domain.quotes import Quote, QuoteKind, Speaker
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.rules.apply import apply
from reader.rules.loader import load

FIRST = (
    "“We keep it,” Anna Berg said of the Easton Rovers. Berg asked why the Rovers paid\nÉva Land a ‘bonus’."
)
SECOND = "She said that nobody called. “They did call,\n\nand often,” said a spokesman for Easton."
TEXT = f"{FIRST}\n\n{SECOND}"


def at(words: str, nth: int = 0) -> Extent:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Extent(start, start + len(words))


def entity(id_: str, name: str, label: str, *mentions: Extent, pronoun: Extent | None = None) -> Entity:
    made = [Mention(extent, label, "model", True) for extent in mentions]
    if pronoun:
        made.append(Mention(pronoun, label, "pronoun", True, pronoun=True))
    return Entity(id_, name, label, None, tuple(made), True)


def quote(kind: QuoteKind, who: str, entity_id: str | None, *parts: Extent, certain: bool = True) -> Quote:
    speaker = Speaker(at("said"), entity_id, who, "", certain) if who else None
    return Quote("q", kind, parts, None, speaker, "")


ANALYSIS = Analysis(
    entities=(
        entity("e1", "Anna Berg", "PERSON", at("Anna Berg"), at("Berg", 1), pronoun=at("She")),
        entity("e2", "Easton Rovers", "ORG", at("Easton Rovers"), at("Rovers", 1)),
        entity("e3", "Éva Land", "PERSON", at("Éva Land")),
        entity("e4", "Easton", "GPE", at("Easton", 1)),
    ),
    quotes=(
        quote(QuoteKind.DIRECT, "Anna Berg", "e1", at("“We keep it,”")),
        quote(QuoteKind.SCARE, "", None, at("‘bonus’")),
        quote(QuoteKind.INDIRECT, "Anna Berg", "e1", at("that nobody called"), certain=False),
        quote(
            QuoteKind.DIRECT,
            "a spokesman for Easton",
            None,
            Extent(at("“They").start, at("often,”").end),
        ),
    ),
)
_BREAK = TEXT.index("and often")
BLOCKS = tuple(
    Block(Extent(start, end), BlockKind.PARAGRAPH)
    for start, end in ((0, len(FIRST)), (len(FIRST) + 2, _BREAK - 2), (_BREAK, len(TEXT)))
)
ARTICLE = Article("a.txt", TEXT, BLOCKS)
DIRECT = ["“We keep it,”", "“They did call,", "and often,”"]


def found(rule: str, analysis: Analysis | None = ANALYSIS) -> list[str]:
    ruleset = load(f"rules: [{{name: r, {rule}}}]", "rules.yaml")
    return [h.extent.of(TEXT) for h in apply([ruleset], ARTICLE, analysis, complete=True).highlights]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("entity: Anna Berg", ["Anna Berg", "Berg"]),
        ("entity: ANNA berg", ["Anna Berg", "Berg"]),
        ("entity: Berg", ["Anna Berg", "Berg"]),
        ("entity: Anna", ["Anna Berg", "Berg"]),
        ("entity: Ann", []),
        ("entity: Rovers", ["Easton Rovers", "Rovers"]),
        ("entity: the Rovers", ["Easton Rovers", "Rovers"]),
        ("entity: Anna Berg’s", ["Anna Berg", "Berg"]),
        ("entity: Easton", ["Easton"]),
        ("entity: [Rovers, GPE]", ["Easton Rovers", "Rovers", "Easton"]),
        ("entity: [PERSON, Berg]", ["Anna Berg", "Berg", "Éva Land"]),
        ("entity: Eva Land", ["Éva Land"]),
        ("entity: Berg, text: Anna", ["Anna Berg", "Berg"]),
        ("entity: Berg, text: '^Berg$'", ["Berg"]),
        ("entity: PERSON, unless: Anna", ["Berg", "Éva Land"]),
    ],
)
def test_entity(rule: str, expected: list[str]) -> None:
    assert found(rule) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("quote: direct", DIRECT),
        ("quote: scare", ["‘bonus’"]),
        ("quote: mixed", []),
        ("quote: [scare, indirect]", ["‘bonus’", "that nobody called"]),
        ("quote: all", ["“We keep it,”", "‘bonus’", "that nobody called", *DIRECT[1:]]),
        ("quote: direct, text: often", DIRECT[1:]),
        ("quote: direct, text: OFTEN", []),
        ("quote: direct, text: OFTEN, case: ignore", DIRECT[1:]),
        ("quote: direct, unless: often", DIRECT[:2]),
        ("quote: direct, in: outside-quotes", []),
    ],
)
def test_quote(rule: str, expected: list[str]) -> None:
    assert found(rule) == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("speaker: Anna Berg", ["“We keep it,”", "that nobody called"]),
        ("speaker: berg", ["“We keep it,”", "that nobody called"]),
        ("speaker: Berg, sure: true", ["“We keep it,”"]),
        ("speaker: Berg, sure: no", ["“We keep it,”", "that nobody called"]),
        ("speaker: Berg, text: nobody", ["that nobody called"]),
        ("speaker: Berg, in: quote", ["“We keep it,”"]),
        ("speaker: spokesman", DIRECT[1:]),
        ("speaker: Easton", DIRECT[1:]),
        ("speaker: spoke", []),
        ("speaker: [Éva Land, Berg]", ["“We keep it,”", "that nobody called"]),
        ("speaker: Éva Land", []),
    ],
)
def test_speaker(rule: str, expected: list[str]) -> None:
    assert found(rule) == expected


@pytest.mark.parametrize("rule", ["entity: Berg", "quote: all", "speaker: Berg"])
def test_without_an_analysis_there_is_nobody(rule: str) -> None:
    assert found(rule, None) == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("entity: WORK_OF_ARTS", 'unknown label "WORK_OF_ARTS"; did you mean "WORK_OF_ART"?'),
        ("entity: SOME_THING", 'unknown label "SOME_THING"; known: PERSON, ORG,'),
        ("entity: person", 'unknown label "person"; did you mean "PERSON"?'),
        ("entity: place", 'unknown label "place"; did you mean "GPE" or "LOC" or "FAC"?'),
        ("entity: people", 'did you mean "PERSON"?'),
        ("entity: ORGS", 'did you mean "ORG"?; a name in capitals is written as "Orgs" here'),
        ("entity: []", '"entity" is an empty list'),
        ("entity: ['-']", "an empty name"),
        ("quote: said", 'unknown value "said"; known: direct, mixed, indirect, scare, all'),
        ("quote: []", '"quote" is an empty list'),
        ("quote: [all, direct]", '"all" stands alone'),
        ("quote: direct, sure: true", 'unknown key "sure"'),
        ("speaker: []", '"speaker" is an empty list'),
        ("speaker: Berg, sure: maybe", "expected true or false"),
        ("speaker: Berg, text: (", "missing )"),
        ("speaker: {name: Berg}", "expected text, found keys with values"),
    ],
)
def test_what_would_silently_find_nothing_is_refused(rule: str, message: str) -> None:
    with pytest.raises(Invalid) as caught:
        load(f"rules: [{{name: r, {rule}}}]", "rules.yaml")
    assert message in str(caught.value)


@pytest.mark.parametrize("name", ["DHS", "Time", "NATO", "Law", "ICE", "U.S."])
def test_names_that_are_no_labels(name: str) -> None:
    load(f"rules: [{{name: r, entity: {name}}}]", "rules.yaml")
