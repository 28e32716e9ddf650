"""What `lemma:` and `match:` may say, and what is told where they say something else."""

from __future__ import annotations

import pytest

from reader.domain.errors import Invalid
from reader.domain.queries import DocQuery
from reader.rules.loader import load


def query(rule: str) -> DocQuery:
    """What a rule asks of the model's parse."""
    (found,) = load(f"rules: [{{name: r, {rule}}}]", "r.yaml").rules
    assert isinstance(found.pattern, DocQuery)
    assert found.pattern.kind == found.kind
    return found.pattern


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("lemma: claim", ["claim"]),
        ("lemma: [claim, '  walk   out ']", ["claim", "walk out"]),
        ("lemma: [NO, 12]", ["NO", "12"]),
        ("match: [{LOWER: familiar}]", [[{"LOWER": "familiar"}]]),
        ("match: [{lower: a, op: '?'}, {}]", [[{"LOWER": "a", "OP": "?"}, {}]]),
        ("match: [[{LOWER: a}], [{LOWER: b}, {LOWER: c}]]", [[{"LOWER": "a"}], [{"LOWER": "b"}, {"LOWER": "c"}]]),
        ("match: [{LOWER: 12, LENGTH: 12}]", [[{"LOWER": "12", "LENGTH": 12}]]),
        ("match: [{ORTH: NO, IS_ALPHA: no}]", [[{"ORTH": "NO", "IS_ALPHA": False}]]),
        ("match: [{LIKE_NUM: true, SPACY: false}]", [[{"LIKE_NUM": True, "SPACY": False}]]),
        ("match: [{LENGTH: {'>=': 3, '!=': 5}}]", [[{"LENGTH": {">=": 3, "!=": 5}}]]),
        ("match: [{LENGTH: {IN: [3, 5]}}]", [[{"LENGTH": {"IN": [3, 5]}}]]),
        ("match: [{LEMMA: {in: [a, 1]}}]", [[{"LEMMA": {"IN": ["a", "1"]}}]]),
        ("match: [{TAG: {REGEX: '^V'}, OP: '{1,3}'}]", [[{"TAG": {"REGEX": "^V"}, "OP": "{1,3}"}]]),
        ("match: [{LOWER: {FUZZY2: {IN: [a]}}}]", [[{"LOWER": {"FUZZY2": {"IN": ["a"]}}}]]),
        ("match: [{MORPH: {IS_SUPERSET: [Tense=Past]}}]", [[{"MORPH": {"IS_SUPERSET": ["Tense=Past"]}}]]),
        ("match: [{ENT_IOB: B}, {ENT_IOB: 2}]", [[{"ENT_IOB": "B"}, {"ENT_IOB": 2}]]),
    ],
)  # fmt: skip
def test_patterns_are_read_with_the_types_that_spacy_wants(rule: str, expected: list[object]) -> None:
    assert query(rule).values == expected


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("lemma: []", '4:12: rule "r": "lemma" is an empty list'),
        ("lemma: [a, ' ']", '4:16: rule "r": an empty word'),
        ("lemma: {a: b}", '4:12: rule "r": expected text, found keys with values'),
        ("lemma: a\n    case: match", '5:5: rule "r": unknown key "case"'),
        ("match: officials", '4:12: rule "r": expected a list of tokens, found "officials"'),
        ("match: [officials]", '4:13: rule "r": expected a token, found "officials"; such as {LOWER: officials}'),
        ("match: []", '4:12: rule "r": a pattern without tokens'),
        ("match: [[]]", '4:13: rule "r": a pattern without tokens'),
        ("match: [{LOWR: a}]", '4:14: rule "r": unknown attribute "LOWR"; did you mean "LOWER"?'),
        ("match: [{LOWER: {REGX: a}}]", '4:22: rule "r": unknown predicate "REGX"; did you mean "REGEX"?'),
        ("match: [{LOWER: {'>=': 3}}]", '4:22: rule "r": unknown predicate ">="'),
        ("match: [{LOWER: {REGEX: ''}}]", '4:29: rule "r": an empty pattern'),
        ("match: [{LENGTH: long}]", '4:22: rule "r": expected a whole number, found "long"'),
        ("match: [{LENGTH: {'>': x}}]", '4:28: rule "r": expected a whole number, found "x"'),
        ("match: [{IS_ALPHA: 1}]", '4:24: rule "r": expected true or false, found "1"'),
        ("match: [{OP: '**'}]", '4:18: rule "r": unknown operator "**"; known: ! ? + * {n} {n,m} {n,} {,m}'),
        ("match: [{OP: '{3,1}'}]", '4:18: rule "r": the first number of "{3,1}" is the larger one'),
        ("match: [{ENT_IOB: X}]", '4:23: rule "r": unknown value "X"; known: B, I, O, ""'),
        ("match: [{_: {mine: x}}]", '4:14: rule "r": custom attributes (_) do not exist here'),
        ("match: [{LOWER: }]", '4:21: rule "r": expected text, found nothing'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(rule: str, problem: str) -> None:
    with pytest.raises(Invalid) as told:
        load(f"rules:\n\n  - name: r\n    {rule}\n", "r.yaml")
    assert str(told.value).startswith(f"r.yaml:{problem}")


def test_everything_that_is_wrong_with_a_pattern_is_told_at_once() -> None:
    with pytest.raises(Invalid) as told:
        load("rules: [{name: r, match: [{LOWR: a}, {OP: x, LENGTH: y}]}]", "r.yaml")
    assert len(told.value.problems) == 3


def test_a_rule_knows_where_its_pattern_stands() -> None:
    (rule,) = load("rules:\n  - name: r\n    match:\n      - {LOWER: a}\n", "r.yaml").rules
    assert (rule.source, rule.pattern_at) == ("r.yaml:2", "r.yaml:4:7")


def test_equal_queries_have_equal_names() -> None:
    assert query("match: [{LOWER: a, OP: '?'}]").digest == query("match: [{OP: '?', LOWER: a}]").digest
    assert query("match: [{LOWER: a}]").digest != query("match: [{LOWER: b}]").digest
