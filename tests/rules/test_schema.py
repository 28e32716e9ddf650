"""The JSON Schema of rule files says what the loader says, as far as a schema can."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reader.domain.errors import Invalid, ReaderError
from reader.files.fields import Fields
from reader.files.yamlfile import Mapping, Node, Scalar, Sequence, parse
from reader.rules.kinds.kind import Kind
from reader.rules.kinds.registry import KINDS
from reader.rules.loader import load
from reader.rules.schema import schema
from tests.rules.packs import FOLDER
from tests.test_docs import RULES, blocks

SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def as_editors_see(node: Node) -> Any:
    """The value in YAML 1.2, as language servers read it."""
    if isinstance(node, Mapping):
        return {key: as_editors_see(value) for key, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [as_editors_see(item) for item in node.items]
    assert isinstance(node, Scalar)
    if node.quoted:
        return node.text
    if node.is_null:
        return None
    if node.text in ("true", "false"):
        return node.text == "true"
    if re.fullmatch(r"[-+]?\d+", node.text):
        return int(node.text)
    return float(node.text) if re.fullmatch(r"[-+]?\d+\.\d*", node.text) else node.text


def errors(text: str | bytes) -> list[str]:
    """What an editor would say."""
    return [error.message for error in VALIDATOR.iter_errors(as_editors_see(parse(text, "f")))]


def refused(text: str) -> bool:
    """Whether the loader refuses it."""
    try:
        load(text, "f", Path("/nonexistent"))
    except Invalid:
        return True
    return False


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: str(path.stem))
def test_packs_that_ship_are_right(path: Path) -> None:
    assert errors(path.read_bytes()) == []


@pytest.mark.parametrize("block", blocks(RULES))
def test_the_examples_are_right(block: str) -> None:
    assert errors(block) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.key)
def test_a_kind_lists_the_keys_that_it_takes(kind: Kind) -> None:
    problems: list[ReaderError] = []
    fields = Fields(Mapping("f", 1, 1, {}), problems)
    kind.read(fields)
    assert {key.name for key in kind.keys} == set(fields.asked)
    assert kind.keys[0].name == kind.key
    assert all(key.help and key.schema for key in kind.keys)


def test_every_key_is_described() -> None:
    rule = SCHEMA["properties"]["rules"]["items"]
    assert all(key["description"] for key in (*SCHEMA["properties"].values(), *rule["properties"].values()))


@pytest.mark.parametrize(
    "rule",
    [
        "{name: a, words: [x, 42, true], case: match, unless: y}",
        "{name: a, words: x, enabled: Yes, style: {bold: no, color: '#a0b1c2'}, priority: 0}",
        "{name: a, phrase: {file: x.txt}, note: n}",
        "{name: a, regex: x, group: 0, in: [title, boilerplate]}",
        "{name: a, regex: '(?P<n>x)', group: n, style: rule.hedge}",
        "{name: a, entity: [ORG, Anna Berg], text: x}",
        "{name: a, quote: all}",
        "{name: a, quote: [all]}",
        "{name: a, speaker: Berg, sure: yes, text: x, case: ignore}",
    ],
)
def test_what_is_right_for_both(rule: str) -> None:
    assert errors(f"rules: [{rule}]") == []
    assert "file:" in rule or not refused(f"rules: [{rule}]")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- x",
        "rule: []",
        "name: [x]\nrules: []",
        "colour: red\nrules: []",
        "rules: {a: b}",
        "rules: [text]",
        *(
            f"rules: [{rule}]"
            for rule in (
                "{words: x}",
                "{name: a}",
                "{name: a, words: x, regex: y}",
                "{name: a, wrds: x}",
                "{name: a, words: x, colour: red}",
                "{name: a, words: x, group: 1}",
                "{name: a, words: x, text: y}",
                "{name: a, quote: all, sure: yes}",
                "{name: a, words: []}",
                "{name: a, words: ''}",
                "{name: a, words: {b: c}}",
                "{name: a, words: [[x]]}",
                "{name: [a], words: x}",
                "{name: a, words: }",
                "{name: a, regex: [x]}",
                "{name: a, regex: ''}",
                "{name: a, entity: {a: b}}",
                "{name: a, entity: []}",
                "{name: a, quote: said}",
                "{name: a, quote: [all, direct]}",
                "{name: a, speaker: []}",
                "{name: a, speaker: x, sure: maybe}",
                "{name: a, phrase: {fiel: x}}",
                "{name: a, phrase: {file: x, more: y}}",
                "{name: a, phrase: {}}",
                "{name: a, words: x, case: no}",
                "{name: a, words: x, in: qoute}",
                "{name: a, words: x, in: [title, {a: b}]}",
                "{name: a, words: x, priority: 101}",
                "{name: a, words: x, priority: high}",
                "{name: a, words: x, enabled: maybe}",
                "{name: a, words: x, style: rule.numbre}",
                "{name: a, words: x, style: {colour: red}}",
                "{name: a, words: x, style: {color: red}}",
                "{name: a, words: x, style: {bold: 7}}",
                "{name: a, words: x, unless: [y]}",
                "{name: a, words: x, note: [y]}",
            )
        ),
    ],
)
def test_what_is_wrong_for_both(text: str) -> None:
    assert refused(text)
    assert errors(text)


_KEYS = sorted({key.name for kind in KINDS.values() for key in kind.keys} | {"in", "style", "unless", "oops"})
_VALUES = ["x", "'x'", "[x, y]", "[]", "{a: b}", "match", "direct", "title", "rule.hedge", "true", "7", "''"]


@given(st.dictionaries(st.sampled_from(_KEYS), st.sampled_from(_VALUES), max_size=4))
def test_what_the_loader_takes_the_schema_takes(keys: dict[str, str]) -> None:
    text = f"rules: [{{name: r{''.join(f', {key}: {value}' for key, value in keys.items())}}}]"
    if not refused(text):
        assert errors(text) == []
    elif errors(text) == []:  # only what no schema can say: the values of patterns, groups, names, files
        assert {"regex", "group", "phrase", "entity", "speaker"} & keys.keys()
