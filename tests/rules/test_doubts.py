"""What is right in a rule file, and yet never does anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.rules.doubts import doubts, only_empty
from reader.rules.loader import load
from tests.rules.packs import FOLDER


def told(rules: str) -> list[str]:
    return [str(doubt) for doubt in doubts(load(f"rules: [{rules}]", "f"))]


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("", "f: there is no rule in it"),
        ("{name: a, words: x, enabled: no}", 'f:1: rule "a": it is switched off (enabled: false)'),
        ("{name: a, words: x, style: {}}", 'f:1: rule "a": its style changes nothing'),
        ("{name: a, words: x, in: [title, body]}", 'rule "a": "in" with title and body is everywhere, as without it'),
        ("{name: a, words: x, in: [title, body, boilerplate]}", '"in" with title and body is everywhere'),
        ("{name: a, words: x, in: [body, quote]}", '"quote" adds little to "body"'),
        ("{name: a, words: x, in: [body, outside-quotes]}", '"outside-quotes" adds little to "body"'),
        ("{name: a, words: x, in: [quote, outside-quotes]}", "is nearly everywhere"),
        ("{name: a, quote: direct, in: outside-quotes}", "no direct quote is outside quotes"),
        ("{name: a, regex: '^'}", "it finds nothing: its pattern matches places between letters"),
        ("{name: a, words: [x, y, X]}", '"X" is in it twice'),
        ("{name: a, words: [x y, 'x  y']}", '"x  y" is in it twice'),
        ("{name: a, words: [xa, xb], unless: X}", '"unless" leaves out every one of its words'),
        ("{name: a, words: x}, {name: b, words: x, style: rule.hedge}", 'f:1: rule "b": it looks for the same as rule "a" (f:1)'),
    ],
)  # fmt: skip
def test_doubts(rules: str, said: str) -> None:
    (line,) = told(rules)
    assert said in line


@pytest.mark.parametrize(
    "rules",
    [
        "{name: a, words: [x, y], in: title, unless: y}",
        "{name: a, words: x}, {name: b, words: x, case: match}",
        "{name: a, words: x, in: title}, {name: b, words: x, in: body}",
        "{name: a, words: x, unless: y}, {name: b, words: x}",
        "{name: a, phrase: [x, X]}",
        "{name: a, quote: [direct, indirect], in: outside-quotes}",
        "{name: a, regex: 'x'}, {name: b, phrase: x}",
    ],
)
def test_nothing_to_doubt(rules: str) -> None:
    assert told(rules) == []


@pytest.mark.parametrize(
    "pattern",
    [r"^", r"\b", r"^$", r"(?=x)", r"(?<!x)\b", r"(?:^|$)", r"(?i)^", r"x{0}", r"(?:abc){0}\b", r"()", r"(?:(?=a))?", r"^|"],
)  # fmt: skip
def test_patterns_that_match_no_letter(pattern: str) -> None:
    assert only_empty(pattern)


@pytest.mark.parametrize(
    "pattern",
    [r"x", r"x*", r"\B.", r"(?=x)x", r"[^x]", r"\d?", r"^|x", r"(?:^|x)", r"x{0,1}", r"\^", r"(a(?!b))"],
)
def test_patterns_that_may_match_letters(pattern: str) -> None:
    assert not only_empty(pattern)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: str(path.stem))
def test_packs_that_ship_leave_no_doubt(path: Path) -> None:
    assert doubts(load(path.read_bytes(), path.name, path.parent)) == []
