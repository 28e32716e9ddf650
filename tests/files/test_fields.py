"""Typed values out of YAML, all problems at once."""

from __future__ import annotations

from typing import Any

import pytest

from reader.domain.errors import Invalid, ReaderError
from reader.files.fields import (
    Convert,
    Fields,
    boolean,
    integer,
    list_of,
    nearest,
    one_of,
    string,
)
from reader.files.yamlfile import parse


def convert(text: str, converter: Convert[Any]) -> Any:
    """The value of key `k`, with every problem raised."""
    found: list[ReaderError] = []
    value = Fields(parse(f"k: {text}", "f"), found).take("k", converter, None)
    if found:
        raise Invalid(found)
    return value


@pytest.mark.parametrize(
    ("text", "converter", "expected"),
    [
        ("NO", string, "NO"),
        ("''", string, ""),
        ("12", string, "12"),
        ("true", boolean, True),
        ("Yes", boolean, True),
        ("ON", boolean, True),
        ("no", boolean, False),
        ("off", boolean, False),
        ("False", boolean, False),
        ("0", integer(0, 100), 0),
        ("100", integer(0, 100), 100),
        ("-5", integer(-10, 0), -5),
        ("007", integer(0, 100), 7),
        ("dark", one_of(["dark", "light"]), "dark"),
        ("[a, b]", list_of(string), ("a", "b")),
        ("[]", list_of(string), ()),
        ("a", list_of(string, single=True), ("a",)),
        ("", string, None),
        ("~", string, None),
    ],
)
def test_converts(text: str, converter: Convert[Any], expected: object) -> None:
    assert convert(text, converter) == expected


@pytest.mark.parametrize(
    ("text", "converter", "message"),
    [
        ("[a]", string, "f:1:4: expected text, found a list"),
        ("{a: b}", string, "f:1:4: expected text, found keys with values"),
        ("[a, ~]", list_of(string), "f:1:8: expected text, found nothing"),
        ("maybe", boolean, 'f:1:4: expected true or false, found "maybe"'),
        ("[yes]", boolean, "f:1:4: expected text, found a list"),
        ("101", integer(0, 100), 'f:1:4: expected a whole number from 0 to 100, found "101"'),
        ("1.5", integer(0, 100), 'f:1:4: expected a whole number from 0 to 100, found "1.5"'),
        ("0x1f", integer(0, 100), 'f:1:4: expected a whole number from 0 to 100, found "0x1f"'),
        ("9" * 5000, integer(0, 100), f'f:1:4: expected a whole number from 0 to 100, found "{"9" * 57}…"'),
        ("²", integer(0, 100), 'f:1:4: expected a whole number from 0 to 100, found "²"'),
        ("ligth", one_of(["dark", "light"]), 'f:1:4: unknown value "ligth"; did you mean "light"?'),
        ("zzz", one_of(["dark", "light"]), 'f:1:4: unknown value "zzz"; known: dark, light'),
        ("a", list_of(string), 'f:1:4: expected a list, found "a"'),
        ("{a: b}", list_of(string, single=True), "f:1:4: expected text, found keys with values"),
        ("[[b], [c]]", list_of(string),
         "f:1:5: expected text, found a list\nf:1:10: expected text, found a list"),
    ],
)  # fmt: skip
def test_says_what_is_wrong(text: str, converter: Convert[Any], message: str) -> None:
    with pytest.raises(Invalid) as caught:
        convert(text, converter)
    assert str(caught.value) == message


def test_all_problems_of_a_file_in_one_go() -> None:
    found: list[ReaderError] = []
    fields = Fields(parse("width: wide\ncolour: red\ntheme: ink\nmodel:\n", "config.yaml"), found)
    assert fields.take("width", integer(20, 200), 72) == 72
    assert fields.take("color", string, "none") == "none"
    assert fields.take("theme", string, "auto") == "ink"
    assert fields.need("model", string, "sm") == "sm"
    assert fields.need("name", string, "x") == "x"
    fields.finish()
    assert str(Invalid(found)).splitlines() == [
        'config.yaml:1:1: "name" is missing',
        'config.yaml:1:8: expected a whole number from 20 to 200, found "wide"',
        'config.yaml:2:1: unknown key "colour"; did you mean "color"?',
        'config.yaml:4:1: "model" has no value',
    ]


@pytest.mark.parametrize(("text", "found"), [("- a", "a list"), ("abc", '"abc"'), ("''", '""')])
def test_a_root_that_is_no_mapping(text: str, found: str) -> None:
    problems: list[ReaderError] = []
    fields = Fields(parse(text, "f"), problems)
    assert fields.take("k", string, "default") == "default"
    fields.finish()
    assert [str(p) for p in problems] == [f"f:1:1: expected keys with values, found {found}"]


def test_an_empty_file_has_no_problems() -> None:
    problems: list[ReaderError] = []
    fields = Fields(parse("", "f"), problems)
    assert fields.get("k") is None
    fields.finish()
    assert problems == []


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("regx", 'did you mean "regex"?'),
        ("REGEX", 'did you mean "regex"?'),
        ("qqq", "known: regex, words"),
        ("x" * 10_000, "known: regex, words"),
    ],
)
def test_nearest(word: str, hint: str) -> None:
    assert nearest(word, ["regex", "words"]) == hint
