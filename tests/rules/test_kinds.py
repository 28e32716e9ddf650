"""What each kind of rule finds."""

from __future__ import annotations

import pytest

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity, Mention
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.rules.apply import apply
from reader.rules.kinds.patterns import copies
from reader.rules.kinds.registry import KINDS
from reader.rules.loader import load


def article(*blocks: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Article:
    """An article of these blocks, an empty line between them."""
    made = []
    start = 0
    for text in blocks:
        made.append(Block(Extent(start, start + len(text)), kind))
        start += len(text) + 2
    return Article("a.txt", "\n\n".join(blocks), tuple(made))


def found(rule: str, *blocks: str, analysis: Analysis | None = None) -> list[str]:
    """The words that a rule finds."""
    about = article(*blocks)
    rules = load(f"rules: [{{name: r, {rule}}}]", "rules.yaml")
    return [h.extent.of(about.text) for h in apply([rules], about, analysis, complete=True).highlights]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("words: cat", "A cat, the Cat; CATS concatenate.", ["cat", "Cat"]),
        ("words: cat, case: match", "A cat, the Cat.", ["cat"]),
        ("words: CAT, case: ignore", "A cat, the Cat.", ["cat", "Cat"]),
        (
            "words: [is said to, said]",
            "He said it is said\nto be; is  said to.",
            ["said", "is said\nto", "is  said to"],
        ),
        ("words: [New York, New York City]", "New York City and New York", ["New York City", "New York"]),
        ("words: [a b, b c d]", "a b c d", ["a b"]),
        ("words: [a b c, b]", "a b d", ["b"]),
        ("words: can", "I can, you can't, can’t, cannot.", ["can"]),
        ("words: don't", "Don’t, don't, dont.", ["Don’t", "don't"]),
        ("words: Trump", "Trump's and Trump’s, not Trumpism.", ["Trump", "Trump"]),
        ("words: well", "a well-known well_known", ["well"]),
        ("words: well-known", "a well-known, well - known", ["well-known"]),
        ("words: 'U.S.'", "the U.S. and the US, U. S.", ["U.S."]),
        ("words: 'C++'", "C++ or C or C ++", ["C++"]),
        ("words: straße", "Straße STRASSE strasse", ["Straße", "STRASSE", "strasse"]),
        ("words: café", "cafe\u0301 CAFÉ cafe", ["cafe\u0301", "CAFÉ"]),
        ("words: 42", "42 and 142 and 42nd", ["42"]),
        ("words: NO", "no and not", ["no"]),
        ("words: ['%', '$']", "5% of $3", ["%", "$"]),
        ("words: ['  is   said  ']", "is said", ["is said"]),
        ("words: anyone", "", []),
    ],
)
def test_words(rule: str, text: str, expected: list[str]) -> None:
    assert found(rule, text) == expected


def test_a_long_list_of_words() -> None:
    terms = ", ".join(f"the word{number} of" for number in range(20_000))
    assert found(f"words: [{terms}]", "The word19999 of the word20000 of the word7 of it") == [
        "The word19999 of",
        "the word7 of",
    ]


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("regex: 'c.t'", "cat cut CAT", ["cat", "cut"]),
        (
            "regex: '[A-Z0-9 ]+', check: iban",
            "BE68 5390 0754 7034 or BE68 5390 0754 7035.",
            ["BE68 5390 0754 7034"],
        ),
        ("regex: 'at ([0-9.]+)', group: 1, check: ip", "at 192.0.2.7 and at 300.0.2.7", ["192.0.2.7"]),
        ("regex: 'c.t', case: ignore", "cat CAT", ["cat", "CAT"]),
        ("regex: '(?i)c.t', case: match", "cat CAT", ["cat", "CAT"]),
        ("regex: 'x*'", "axxb", ["xx"]),
        ("regex: '\\b'", "a b", []),
        ("regex: '(?=a)'", "aa", []),
        ("regex: '(\\w+) said', group: 1", "Ann said, Bob said", ["Ann", "Bob"]),
        ("regex: '(?<who>\\w+) said', group: who", "Ann said", ["Ann"]),
        ("regex: '(a)|(b)', group: 2", "ab", ["b"]),
        ("regex: 'a', group: 0", "a", ["a"]),
        ("regex: 'one two'", "one\ntwo", ["one\ntwo"]),
        ("regex: '^.+$'", "one\ntwo", ["one\ntwo"]),
        ("regex: '\\p{Lu}{2,}'", "ÄÖ und ICE", ["ÄÖ", "ICE"]),
        ("regex: '(?r)\\w+'", "a b", ["a", "b"]),
        ("regex: '👩'", "a 👩 b", ["👩"]),
    ],
)
def test_regex(rule: str, text: str, expected: list[str]) -> None:
    assert found(rule, text) == expected


@pytest.mark.parametrize("rule", ["regex: 'one\\s+two'", "words: one two"])
def test_no_match_runs_over_the_end_of_a_block(rule: str) -> None:
    assert found(rule, "one", "two one two") == ["one two"]


def test_a_block_has_a_beginning_and_an_end_of_its_own() -> None:
    assert found("regex: '^\\w+|\\w+$'", "one two three", "four five six") == ["one", "three", "four", "six"]


def test_preformatted_lines_stay_lines() -> None:
    code = article("one\ntwo", kind=BlockKind.CODE)
    rules = load("rules: [{name: r, regex: 'one two'}, {name: s, regex: '(?m)^two'}]", "f")
    assert [h.rule for h in apply([rules], code, None, complete=True).highlights] == ["f/s"]


def entity(name: str, label: str, text: str, *mentions: str, pronoun: str = "") -> Entity:
    """An entity whose mentions stand where these words first do."""
    made = [Mention(_extent(text, m), label, "model", True) for m in mentions]
    if pronoun:
        made.append(Mention(_extent(text, pronoun), label, "pronoun", True, pronoun=True))
    return Entity("e", name, label, None, tuple(made), True)


def _extent(text: str, words: str) -> Extent:
    start = text.index(words)
    return Extent(start, start + len(words))


TEXT = "Homan met the Justice\nDepartment; Tom Homan said that he knew DHS and Acme in Ohio."
ANALYSIS = Analysis(
    entities=(
        entity("Tom Homan", "PERSON", TEXT, "Homan", "Tom Homan", pronoun="he"),
        entity("Justice Department", "ORG", TEXT, "Justice\nDepartment"),
        entity("Department of Homeland Security", "ORG", TEXT, "DHS"),
        entity("Acme", "ORG", TEXT, "Acme"),
        entity("Ohio", "GPE", TEXT, "Ohio"),
    )
)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("entity: ORG", ["Justice\nDepartment", "DHS", "Acme"]),
        ("entity: PERSON", ["Homan", "Tom Homan"]),
        ("entity: [GPE, PERSON]", ["Homan", "Tom Homan", "Ohio"]),
        ("entity: LAW", []),
        ("entity: ORG, text: '(?i)department'", ["Justice\nDepartment", "DHS"]),
        ("entity: ORG, text: department, case: ignore", ["Justice\nDepartment", "DHS"]),
        ("entity: ORG, text: department", []),
        ("entity: ORG, text: Justice Department", ["Justice\nDepartment"]),
        ("entity: ORG, text: '^DHS$'", ["DHS"]),
        ("entity: PERSON, text: Tom", ["Homan", "Tom Homan"]),
    ],
)
def test_entity(rule: str, expected: list[str]) -> None:
    assert found(rule, TEXT, analysis=ANALYSIS) == expected


@pytest.mark.parametrize(
    ("pattern", "size"),
    [
        ("abc", 3),
        ("a{3}", 3),
        ("(?:ab){5}", 15),
        ("((a{10}){10}){10}", 1000),
        ("a{2,5}b", 3),
        ("a{0,5}", 1),
        (r"\{100\}", 7),
        ("[(]{3}", 3),
        ("[^](]{3}", 3),
        (r"[\]{9}(]", 1),
        (r"\({3}", 3),
        (")a{3}", 3),
    ],
)
def test_copies(pattern: str, size: int) -> None:
    assert abs(copies(pattern) - size) <= size // 2 + 1


def test_kinds_are_listed_under_their_key() -> None:
    assert {key: kind.key for key, kind in KINDS.items()} == {key: key for key in KINDS}
    assert all(kind.help and kind.needs in ("text", "analysis", "doc") for kind in KINDS.values())
