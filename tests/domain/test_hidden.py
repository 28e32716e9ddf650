"""Which rules are never seen."""

from __future__ import annotations

import pytest

from reader.domain.hidden import above, hidden, hides
from reader.domain.rules import Highlight
from reader.domain.text import Extent
from reader.domain.theme import Style


def found(rule: str, start: int, end: int, priority: int = 50) -> Highlight:
    return Highlight(Extent(start, end), rule, "rule.default", priority)


def over(*highlights: Highlight) -> dict[str, set[str]]:
    return {rule: set(rules) for rule, rules in above(highlights).items()}


def test_of_equals_the_inner_and_later_lies_above() -> None:
    assert over(found("a", 0, 9), found("b", 0, 9)) == {"a": {"b"}, "b": set()}
    assert over(found("a", 0, 9), found("b", 2, 4)) == {"a": set(), "b": set()}
    assert over(found("a", 2, 4), found("b", 0, 9)) == {"a": set(), "b": set()}


def test_the_higher_priority_lies_above() -> None:
    assert over(found("a", 2, 4), found("b", 0, 9, 60)) == {"a": {"b"}, "b": set()}


def test_all_matches_have_to_be_covered_by_one_rule_in_whatever_pieces() -> None:
    pieces = found("b", 0, 4, 60), found("b", 4, 9, 60)
    assert over(found("a", 0, 9), *pieces)["a"] == {"b"}
    assert over(found("a", 0, 9), found("b", 0, 4, 60), found("c", 4, 9, 60))["a"] == set()
    assert over(found("a", 0, 9), *pieces, found("a", 20, 22))["a"] == set()


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        (Style(color="accent"), Style(color="mute"), True),
        (Style(underline=True), Style(color="mute"), False),
        (Style(color="accent", underline=False), Style(underline=True), True),
        (Style(bold=True), Style(), True),
    ],
)
def test_what_the_upper_style_says_nothing_about_shows_through(
    upper: Style, lower: Style, expected: bool
) -> None:
    assert hides(upper, lower) is expected


def test_the_first_rule_that_hides_it_is_named() -> None:
    styles = {
        "a": Style(color="mute"),
        "b": Style(bold=True),
        "c": Style(color="accent"),
        "d": Style(color="text"),
    }
    assert hidden({"a": frozenset("dcb"), "b": frozenset("cd")}, "abcd", styles.__getitem__) == {"a": "c"}
