"""The report of what rules find: what fits a line, and what is said of each rule."""

from __future__ import annotations

import json

import pytest

from reader.domain.analysis import Analysis
from reader.domain.reading import Reading
from reader.domain.rules import Highlight, Rule, RuleSet
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.domain.theme import Style, Theme
from reader.export.columns import wide
from reader.export.rule_trial import Trial

STYLES = {"rule.default": Style(underline=True), "rule.number": Style(color="number")}
THEME = Theme("t", "dark", {}, STYLES)


def rule(name: str, style: str | Style = "rule.default", *, enabled: bool = True) -> Rule:
    return Rule(name=name, kind="words", pattern=name, style=style, enabled=enabled, source="r.yaml:2")


def reading(text: str, *found: tuple[str, int, int], source: str = "a.txt") -> Reading:
    article = Article(source, text, (Block(Extent(0, len(text)), BlockKind.PARAGRAPH),))
    highlights = tuple(Highlight(Extent(start, end), name, "rule.default") for name, start, end in found)
    return Reading(article, Analysis(), highlights, (), ())


def trial(*rules: Rule, examples: int = 3, name: str = "s") -> Trial:
    return Trial(RuleSet(name, "", rules, "r.yaml"), THEME, examples)


def lines(made: Trial, width: int = 40) -> list[str]:
    return b"".join(made.report(width)).decode().splitlines()


LONG = "The old harbour was closed when the storm came and opened again in spring."


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 3, "  1  «The» old harbour was closed when…"),
        (LONG.index("storm"), LONG.index(" came"), "  1  …sed when the «storm» came and ope…"),
        (LONG.index("spring"), len(LONG), "  1  …came and opened again in «spring.»"),
        (0, len(LONG), "  1  «The old harbour was closed when…»"),
    ],
)
def test_a_match_is_shown_with_what_stands_around_it(start: int, end: int, expected: str) -> None:
    made = trial(rule("a"))
    made.take(reading(LONG, ("s/a", start, end)))
    assert lines(made)[3] == expected


def test_wide_letters_and_controls_keep_the_line() -> None:
    text = "漢字" * 30 + "x\x1b[2J" + "漢字" * 30
    made = trial(rule("a"))
    made.take(reading(text, ("s/a", 60, 61)))
    shown = lines(made)[3]
    assert wide(shown) <= 40
    assert "«x»" in shown
    assert "\x1b" not in shown


def test_what_is_said_of_each_rule() -> None:
    made = trial(
        rule("seen", "rule.number"), rule("under", "rule.number"), rule("none"), rule("out", enabled=False),
        rule("heavy"), rule("slow"), rule("at times"), rule("odd"), examples=0, name="a/b",
    )  # fmt: skip
    found = [("a/b/under", 0, 1), ("a/b/slow", 2, 3), ("a/b/seen", 0, 1), ("a/b/at times", 4, 5)]
    wrong = "not a regular expression: missing )"
    off = {"a/b/heavy": "took over 1 s", "a/b/odd": wrong}
    made.take(reading("x y z", *found), off)
    made.take(reading("x", ("a/b/under", 0, 1), ("a/b/seen", 0, 1)), {**off, "a/b/at times": "took over 1 s"})
    made.slow = {"a/b/slow": 1.0, "a/b/heavy": 1.0}
    said = dict(line.split("  ", 1) for line in lines(made, 100) if "  " in line)
    assert {name.strip(): words.strip() for name, words in said.items()} == {
        "seen": "2 matches in 2 articles",
        "under": '2 matches in 2 articles; never seen: "seen" lies over all of it',
        "none": "never matches",
        "out": "off: enabled is false",
        "heavy": "off: it took over 1 s",
        "slow": "1 match in 1 article; slow: 1.0 s on one article",
        "at times": "1 match in 1 article; off in some: it took over 1 s",
        "odd": f"off: {wrong}",
    }
    rules = {one["rule"]: one for one in json.loads(made.as_json())["rules"]}
    assert (rules["under"]["hidden_by"], rules["seen"]["hidden_by"]) == ("seen", None)
    assert [name for name, one in rules.items() if one["off"]] == ["heavy", "at times", "odd"]
    assert (rules["heavy"]["off"], rules["slow"]["seconds"]) == (True, 1.0)


def test_a_rule_that_shows_through_is_not_hidden() -> None:
    made = trial(rule("colour", "rule.number"), rule("line"))
    made.take(reading("x", ("s/colour", 0, 1), ("s/line", 0, 1)))
    assert made.hidden == {}


def test_long_folders_are_left_out() -> None:
    made = trial(rule("a"))
    for name in ("news/a.txt", "a-folder/with-many/letters/b.txt"):
        made.take(reading("x", ("s/a", 0, 1), source=name))
    assert [line.split()[0] for line in lines(made)[3:]] == ["news/a.txt", "b.txt"]
