"""Rule files: what they may say, and what is said of those that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import Exit, Invalid
from reader.domain.rules import Rule, RuleSet
from reader.domain.theme import Style
from reader.rules.loader import load
from tests.rules.packs import FOLDER


def rule(text: str) -> Rule:
    """The one rule of a file that holds it."""
    (only,) = load(f"rules:\n  - {text}", "rules.yaml").rules
    return only


def problems(text: str | bytes) -> list[str]:
    """The lines that a person would see."""
    with pytest.raises(Invalid) as caught:
        load(text, "rules.yaml")
    assert caught.value.code is Exit.INVALID
    return str(caught.value).splitlines()


def test_a_whole_file() -> None:
    loaded = load(
        "name: Mine\n"
        "description: what I look for\n"
        "rules:\n"
        "  - name: money\n"
        "    regex: '[$€]\\d+'\n"
        "    style: rule.number\n"
        "    in: [title, body]\n"
        "    priority: 60\n"
        "    enabled: no\n"
        "    note: a sum\n"
        "  - name: hedges\n"
        "    words: [allegedly, is said to]\n"
        "    style: {underline: true, color: '#Ff0000', background: tint}\n",
        "mine.yaml",
    )
    assert (loaded.name, loaded.description, loaded.source) == ("Mine", "what I look for", "mine.yaml")
    money, hedges = loaded.rules
    assert (money.name, money.kind, money.style) == ("money", "regex", "rule.number")
    assert (money.scope, money.priority, money.enabled) == (frozenset({"title", "body"}), 60, False)
    assert (money.note, money.source) == ("a sum", "mine.yaml:4")
    assert (hedges.kind, hedges.source) == ("words", "mine.yaml:11")
    assert hedges.style == Style(underline=True, color="#Ff0000", background="tint")


def test_what_a_rule_is_without_saying_so() -> None:
    plain = rule("{name: r, words: allegedly}")
    assert (plain.style, plain.scope, plain.priority, plain.enabled, plain.note) == (
        "rule.default", frozenset(), 50, True, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("rules: []", "/home/me/rules/checkable.yaml", "checkable"),
        ("rules: []", "x.y.yml", "x.y"),
        ("name: Figures\nrules:", "checkable.yaml", "Figures"),
    ],
)
def test_the_name_of_a_set(text: str, source: str, name: str) -> None:
    assert load(text, source) == RuleSet(name, "", (), source)


def test_equal_files_make_equal_rules() -> None:
    text = "rules: [{name: a, words: [x, y]}, {name: b, regex: x}, {name: c, entity: ORG, text: x}]"
    one, other = load(text, "f"), load(text.encode(), "f")
    assert one == other
    assert len({*one.rules, *other.rules}) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{name: r1, regex: (}", 'rule "r1": missing ); at position 1'),
        ("{name: r1, regex: '[a'}", 'rule "r1": unterminated character set; at position 2'),
        ("{name: r1, regex: '*'}", 'rule "r1": nothing to repeat; at position 0'),
        ("{name: r1, regex: ''}", 'rule "r1": an empty pattern'),
        ("{name: r1, regex: }", 'rule "r1": "regex" has no value'),
        ("{name: r1, regex: [a]}", 'rule "r1": expected text, found a list'),
        ("{name: r1, regex: a, group: 1}", 'rule "r1": the pattern has no group "1"; known: 0'),
        (
            "{name: r1, regex: '(?<sum>a)', group: som}",
            'rule "r1": the pattern has no group "som"; did you mean "sum"?',
        ),
        ("{name: r1, regex: a, check: ibam}", 'rule "r1": unknown value "ibam"; did you mean "iban"?'),
        ("{name: r1, words: a, check: iban}", 'rule "r1": unknown key "check"'),
        ("{name: r1, words: []}", 'rule "r1": "words" is an empty list'),
        ("{name: r1, words: [a, ' ']}", 'rule "r1": an empty word'),
        ("{name: r1, words: {a: b}}", 'rule "r1": expected text, found keys with values'),
        ("{name: r1, entity: ORGS}", 'rule "r1": unknown label "ORGS"; did you mean "ORG"?'),
        ("{name: r1, entity: [ORG, PERSN]}", 'rule "r1": unknown label "PERSN"; did you mean "PERSON"?'),
        ("{name: r1, entity: ORG, text: (}", 'rule "r1": missing ); at position 1'),
        (
            "{name: r1, words: a, style: rule.numbre}",
            'unknown style "rule.numbre"; did you mean "rule.number"?',
        ),
        (
            "{name: r1, words: a, style: zebra}",
            "known: rule.default, rule.number, rule.date, rule.superlative",
        ),
        (
            "{name: r1, words: a, style: {colour: red}}",
            'rule "r1": unknown key "colour"; did you mean "color"?',
        ),
        ("{name: r1, words: a, style: {bold: 7}}", 'rule "r1": expected true or false, found "7"'),
        (
            "{name: r1, words: a, style: {color: '#12'}}",
            'rule "r1": unknown colour "#12"; write "#rrggbb" in',
        ),
        ("{name: r1, words: a, in: qoute}", 'rule "r1": unknown value "qoute"; did you mean "quote"?'),
        ("{name: r1, words: a, priority: 101}", 'rule "r1": expected a whole number from 0 to 100'),
        ("{name: r1, words: a, enabled: maybe}", 'rule "r1": expected true or false, found "maybe"'),
        ("{name: r1, words: a, case: no}", 'rule "r1": unknown value "no"; known: match, ignore'),
        ("{name: r1, words: a, group: 1}", 'rule "r1": unknown key "group"'),
        ("{name: r1, words: a, styel: x}", 'rule "r1": unknown key "styel"; did you mean "style"?'),
        ("{name: r1, regx: a}", 'rule "r1": unknown key "regx"; did you mean "regex"?'),
        (
            "{name: r1, words: a, regex: b}",
            'rule "r1": "words" and "regex" in one rule; make two rules of it',
        ),
        (
            "{name: r1}",
            'rule "r1": the rule does not say what to look for; it needs one of: words, phrase, regex, lemma, match, entity, quote, speaker',
        ),
        ("{name: r1, words: a, unless: (}", 'rule "r1": missing ); at position 1'),
        ("{name: r1, words: a, unless: ''}", 'rule "r1": an empty pattern'),
        ("{name: r1, words: a, unles: b}", 'rule "r1": unknown key "unles"; did you mean "unless"?'),
        ("{name: r1, words: a, case: no, unless: b}", 'rule "r1": unknown value "no"; known: match, ignore'),
        ("{words: a}", '"name" is missing'),
        ("{name: , words: a}", '"name" has no value'),
        ("just text", 'expected keys with values, found "just text"'),
    ],
)
def test_a_rule_that_is_wrong(text: str, expected: str) -> None:
    (line,) = problems(f"rules:\n  - {text}")
    assert line.startswith("rules.yaml:2:")
    assert expected in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 'rules.yaml:1:1: "rules" is missing'),
        ("- name: r1\n", "rules.yaml:1:1: expected keys with values, found a list"),
        ("rules: {name: a}", 'rules.yaml:1:8: "rules" holds a list'),
        ("rule:\n- {name: r1, words: a}", 'rules.yaml:1:1: "rules" is missing'),
        ("name: [a]\nrules: []", "rules.yaml:1:7: expected text, found a list"),
        ("x: 9999-99-99\nx: 1\nrules:", 'rules.yaml:2:1: duplicate key "x"'),
        ("x: !!python/object:os.system y", "rules.yaml:1:4: tags not allowed"),
        ("rules: " + "[" * 40 + "]" * 40, "rules.yaml:1:39: nested too deeply"),
    ],
)
def test_a_file_that_is_wrong(text: str, expected: str) -> None:
    assert problems(text)[0].startswith(expected)


def test_an_alias_bomb_is_refused_at_once() -> None:
    bomb = "a: &a {x: 1}\n" + "".join(f"b{i}: &b{i}\n  <<: [*a, *a]\n" for i in range(40))
    lines = problems(bomb)
    assert any("aliases not allowed" in line and line.startswith("rules.yaml:3:") for line in lines)


def test_two_rules_of_one_name() -> None:
    assert problems("rules:\n- {name: a, words: x}\n- {name: a, words: y}\n") == [
        'rules.yaml:3:3: a second rule named "a"; it is also the one at rules.yaml:2'
    ]


def test_all_problems_at_once_each_where_it_stands() -> None:
    lines = problems(
        "nmae: x\n"
        "rules:\n"
        "  - name: r1\n"
        "    regex: '('\n"
        "    priority: high\n"
        "  - name: r2\n"
        "    words: a\n"
        "    style: rule.hegde\n"
    )
    assert [line.split(": ")[0] for line in lines] == [
        "rules.yaml:1:1",
        "rules.yaml:4:12",
        "rules.yaml:5:15",
        "rules.yaml:8:12",
    ]


def test_control_characters_are_shown() -> None:
    assert problems('rules: [{name: "\\e[2J"}]')[0].startswith('rules.yaml:1:9: rule "␛[2J": ')


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("a" * 1001, "the pattern has 1001 characters; at most 1000"),
        ("a{1000000000}", "the pattern repeats too much"),
        ("((a{1000}){1000}){1000}", "the pattern repeats too much"),
        ("(?:[ab]{1000}x){100,}", "the pattern repeats too much"),
        ("(" * 490 + ")" * 490, "the pattern is nested too deeply"),
        ("a(?R)", "a pattern that calls itself or a group is not allowed; write the group out"),
        ("(?0)", "calls itself"),
        ("(a)(?1)", "calls itself"),
        ("(a)(?-1)", "calls itself"),
        ("(?P<x>a)(?&x)", "calls itself"),
        ("(?P<x>a)(?P>x)", "calls itself"),
        (r"\\(?R)", "calls itself"),
        ("(?:Miller){e<=2}", "fuzzy matching is not allowed"),
        ("(?:a){1<=e<3}", "fuzzy matching is not allowed"),
        ("a{s}", "fuzzy matching is not allowed"),
        (r"\p{Foo}", "unknown property"),
        ("(?P<a", "missing >"),
    ],
)
def test_patterns_that_could_do_harm(pattern: str, message: str) -> None:
    (line,) = problems(f"rules: [{{name: r1, regex: '{pattern}'}}]")
    assert message in line


@pytest.mark.parametrize(
    "pattern",
    [r"(?:\(?R\))", r"(?-i:x)", r"\d{3}(?:[-.]\d{3}){2}", "a{1000}", r"(?>x)(?=y)", r"\p{s}", r"\{e<=2}"],
)
def test_patterns_that_look_so(pattern: str) -> None:
    assert rule(f"{{name: r1, regex: '{pattern}'}}").kind == "regex"


def outcome(data: str | bytes) -> list[str]:
    """The problems; any exception but `Invalid` goes through."""
    try:
        load(data, "f")
    except Invalid as error:
        return str(error).splitlines()
    return []


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_nothing_but_invalid_is_raised(data: str | bytes) -> None:
    assert all(line.startswith("f") for line in outcome(data))


@given(st.text(alphabet=r"ab(){}[]|?*+^$\.,:<>=!-&~#1239pPwdbLRKGN'", min_size=1, max_size=25))
def test_no_pattern_raises_anything_else(pattern: str) -> None:
    quoted = pattern.replace("'", "''")
    lines = outcome(f"rules: [{{name: r1, regex: '{quoted}'}}]")
    assert all(line.startswith('f:1:27: rule "r1": ') for line in lines)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: str(path.stem))
def test_packs_that_ship_are_named_as_their_file_and_say_what_they_are(path: Path) -> None:
    loaded = load(path.read_bytes(), path.name)
    assert loaded.name == path.stem
    assert loaded.description
    assert all(rule.note and isinstance(rule.style, str) for rule in loaded.rules)
