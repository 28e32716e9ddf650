"""Walking the matches of a rule."""

from __future__ import annotations

import pytest

from reader.domain.layers import of_highlights
from reader.domain.rules import Highlight
from reader.domain.spans import flatten
from reader.domain.text import Extent
from reader.ui.rule_focus import RuleFocus, again, beside, of_rule


def hit(start: int, rule: str, priority: int = 50, length: int = 2) -> Highlight:
    return Highlight(Extent(start, start + length), rule, "rule.default", priority)


FOUND = [hit(10, "a/x"), hit(20, "a/y"), hit(20, "a/x", 60), hit(30, "a/y"), hit(40, "a/x")]


@pytest.mark.parametrize(("place", "index"), [(0, 0), (10, 0), (11, 1), (40, 2), (41, 0)])
def test_the_first_match_from_a_place_on_is_the_current_one(place: int, index: int) -> None:
    focus = of_rule("a/x", FOUND, place)
    assert focus is not None
    assert [one.start for one in focus.hits] == [10, 20, 40]
    assert focus.index == index
    assert focus.overlay()[0].extent == focus.hits[index]


def test_a_rule_without_matches_cannot_be_in_focus() -> None:
    assert of_rule("a/z", FOUND, 0) is None


@pytest.mark.parametrize(
    ("offset", "count", "expected"),
    [
        (0, 1, ("a/x", 10)), (10, 1, ("a/x", 20)), (10, 2, ("a/y", 30)), (10, 9, ("a/x", 40)), (40, 1, None),
        (40, -1, ("a/y", 30)), (40, -2, ("a/x", 20)), (15, -9, ("a/x", 10)), (10, -1, None),
    ],
)  # fmt: skip
def test_next_and_previous_go_over_the_matches_of_all_rules_the_upper_one_first(
    offset: int, count: int, expected: tuple[str, int] | None
) -> None:
    focus = beside(FOUND, offset, count)
    assert (focus and (focus.rule, focus.hits[focus.index].start)) == expected


@pytest.mark.parametrize("priorities", [(50, 50), (50, 70), (70, 50)])
@pytest.mark.parametrize("ends", [(12, 12), (12, 14), (14, 12)])
def test_of_rules_that_begin_at_one_place_that_is_walked_which_is_painted_above(
    priorities: tuple[int, int], ends: tuple[int, int]
) -> None:
    both = zip(("a/x", "a/y"), priorities, ends, strict=True)
    found = sorted(
        (Highlight(Extent(10, end), rule, "rule.default", priority) for rule, priority, end in both),
        key=lambda one: one.extent.end,
    )
    focus = beside(found, 0, 1)
    assert focus is not None
    assert focus.rule == flatten(of_highlights(found))[0].refs[-1]


def test_after_rules_were_read_again_the_place_stays_or_the_next_is_taken() -> None:
    focus = of_rule("a/x", FOUND, 20)
    assert focus is not None
    assert again(focus, list(FOUND)) is focus
    moved = again(focus, [hit(10, "a/x"), hit(12, "a/x"), hit(40, "a/x")])
    assert moved is not None
    assert moved.hits[moved.index].start == 40
    assert again(focus, [hit(10, "a/y")]) is None


def test_the_status_names_the_rule_which_match_of_how_many_and_where_the_next_is() -> None:
    focus = RuleFocus("a/x", [Extent(10, 12), Extent(40, 42)])
    assert "".join(p.text for p in focus.status(lambda offset: offset)) == "a/x  rule   1/2   next in ¶ 40"
    assert "".join(p.text for p in focus.at(1).status(lambda offset: offset, brief=True)) == "a/x   2/2"
