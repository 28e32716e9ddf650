"""The cursor of a list, and the rows of the quotes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.quotes import Quote
from reader.ui.panels import quotes as quote_rows
from reader.ui.panels.quotes import QuotesPanel
from reader.ui.panels.rows import Cursor, Row
from reader.ui.pieces import Piece, width
from tests.ui.fakes import TEXT, analysis

FOUND = analysis()


def paragraph(offset: int) -> int:
    return TEXT.count("\n\n", 0, offset) + 1


def cursor(*refs: str, noted: str = "") -> Cursor:
    made = Cursor()
    made.fill([Row(ref, ref, noted=ref == noted) for ref in refs])
    return made


def text(pieces: list[Piece]) -> str:
    return "".join(p.text for p in pieces)


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


# -- quotes


def speakers(rows: list[Row]) -> list[str]:
    return [r.subject.id if isinstance(r.subject, Quote) else f"[{r.subject.name} {r.subject.count}]" for r in rows if r.subject]  # type: ignore[attr-defined]  # fmt: skip


def test_quotes_stand_under_their_speakers() -> None:
    assert speakers(quote_rows.arrange(FOUND.quotes, TEXT)) == [
        "[Ana Ruiz 2]", "q1", "q2", "[Tom Hale 1]", "q3", "[Words in marks 1]", "q4",
    ]  # fmt: skip


def test_quotes_of_nobody_stand_together_before_mere_marks() -> None:
    lost = replace(FOUND.quotes[0], id="q0", speaker=None)
    rows = speakers(quote_rows.arrange([lost, *FOUND.quotes], TEXT))
    assert rows[-4:] == ["[Nobody named 1]", "q0", "[Words in marks 1]", "q4"]


@pytest.mark.parametrize(
    ("query", "expected"), [("hale", ["q3"]), ("way home", ["q2"]), ("ruiz", ["q1", "q2"]), ("zzz", [])]
)
def test_quotes_are_filtered_by_words_and_speaker(query: str, expected: list[str]) -> None:
    rows = speakers(quote_rows.arrange(FOUND.quotes, TEXT, query))
    assert [r for r in rows if r[0] != "["] == expected


@pytest.mark.parametrize(("quote", "end"), [(0, " 2"), (1, "~2"), (2, " 4"), (3, " 4")])
@pytest.mark.parametrize("cells", [36, 20])
def test_a_quote_fills_its_line_and_ends_with_its_paragraph(quote: int, end: str, cells: int) -> None:
    panel = QuotesPanel()
    panel._quotes, panel._text, panel._paragraph, panel._digits = FOUND.quotes, TEXT, paragraph, 1
    one = FOUND.quotes[quote]
    line = panel.line(Row(one.id, one), cells, lit=False)
    assert width(line) == cells
    assert text(line).endswith(end)
    assert text(line)[0] == quote_rows.MARKS[one.kind]
