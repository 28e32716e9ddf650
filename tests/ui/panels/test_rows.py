"""The cursor of a list."""

from __future__ import annotations

import pytest

from reader.ui.panels.rows import Cursor, Row


def cursor(*refs: str, noted: str = "") -> Cursor:
    made = Cursor()
    made.fill([Row(ref, ref, noted=ref == noted) for ref in refs])
    return made


# -- the cursor


def test_from_nothing_downwards_the_first_row_is_not_a_head() -> None:
    made = Cursor()
    made.fill([Row("head", 1, head=True), Row("a", 1), Row(), Row("next", 1, head=True), Row("b", 1)])
    assert made.move(1)
    assert made.ref == "a"
    assert made.move(1)
    assert made.ref == "next"
    assert made.edge(last=False)
    assert made.ref == "head"


def test_heads_alone_can_be_chosen() -> None:
    made = Cursor()
    made.fill([Row("head", 1, head=True)])
    assert made.move(1)
    assert made.ref == "head"


def test_the_cursor_goes_over_rows_that_cannot_be_chosen() -> None:
    made = cursor("", "a", "", "b")
    assert made.move(1)
    assert made.ref == "a"
    assert made.move(1)
    assert made.ref == "b"
    assert not made.move(1)
    assert made.move(-5)
    assert made.ref == "a"


def test_upwards_from_nothing_is_the_last_row() -> None:
    made = cursor("a", "b")
    made.move(-1)
    assert made.ref == "b"


def test_an_empty_list_has_nothing_to_choose() -> None:
    made = cursor()
    assert not made.move(1)
    assert not made.edge(last=True)
    assert made.ref == ""
    assert made.at(0) is None


def test_other_rows_keep_the_choice_where_it_is_there_still() -> None:
    made = cursor("a", "b")
    made.choose("b")
    made.fill([Row("x", 1), Row("b", 1)])
    assert made.ref == "b"
    made.fill([Row("x", 1)])
    assert made.ref == ""


def test_the_chosen_row_has_its_note_under_it() -> None:
    made = cursor("a", "b", "c", noted="b")
    assert made.lines() == 3
    made.choose("b")
    assert made.lines() == 4
    rows = [made.at(line) for line in range(4)]
    assert [(row[0].ref, row[1]) for row in rows if row] == [
        ("a", False),
        ("b", False),
        ("b", True),
        ("c", False),
    ]


@pytest.mark.parametrize(
    ("ref", "height", "top"), [("a", 3, 0), ("e", 3, 2), ("c", 3, 0), ("e", 9, 0), ("e", 1, 4)]
)
def test_the_chosen_row_is_scrolled_into_sight(ref: str, height: int, top: int) -> None:
    made = cursor("a", "b", "c", "d", "e")
    made.choose(ref)
    made.show(height)
    assert made.top == top


def test_the_head_over_the_first_row_comes_into_sight_with_it() -> None:
    made = cursor("", "a", "b", "c")
    made.choose("c")
    made.show(2)
    made.choose("a")
    made.show(2)
    assert made.top == 0


def test_scrolling_stops_at_the_ends() -> None:
    made = cursor(*"abcde")
    made.scroll(9, 2)
    assert made.top == 3
    made.scroll(-9, 2)
    assert made.top == 0


@pytest.mark.parametrize(
    ("ref", "top", "held"), [("d", 1, ("d", 2)), ("a", 2, ("c", 0)), ("", 2, ("c", 0)), ("", 0, None)]
)
def test_a_row_can_be_held_on_its_line(ref: str, top: int, held: tuple[str, int] | None) -> None:
    made = cursor(*"abcdefgh")
    made.choose(ref)
    made.top = top
    assert made.held(3) == held
    if held is not None:
        made.fill([Row(name, name) for name in "xyabcdefgh"])
        made.hold(*held, 3)
        assert made.top == top + 2
