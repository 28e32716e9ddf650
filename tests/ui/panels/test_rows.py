"""The cursor of a list, and the rows of both panels."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.entities import Entity
from reader.domain.quotes import Quote
from reader.domain.text import Extent
from reader.ui.panels import entities as entity_rows
from reader.ui.panels import quotes as quote_rows
from reader.ui.panels.entities import Columns, EntitiesPanel, spark
from reader.ui.panels.quotes import QuotesPanel
from reader.ui.panels.rows import Cursor, Row
from reader.ui.pieces import Piece, width
from tests.ui.fakes import TEXT, analysis, entity

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


# -- entities


def titles(rows: list[Row]) -> list[str]:
    return [r.subject.name if isinstance(r.subject, Entity) else f"[{r.subject.group} {r.subject.count}]" for r in rows if r.subject]  # type: ignore[attr-defined]  # fmt: skip


def test_entities_stand_in_groups_those_named_most_first() -> None:
    assert titles(entity_rows.arrange(FOUND.entities)) == [
        "[person 2]", "Ana Ruiz", "Tom Hale", "[org 1]", "Harbour Board", "[place 1]", "Port Ellis", "[figure 1]",
    ]  # fmt: skip


def test_figures_are_folded_until_they_are_opened() -> None:
    assert titles(entity_rows.arrange(FOUND.entities, unfolded={"figure"}))[-2:] == ["[figure 1]", "Monday"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [("ruiz", ["Ana Ruiz"]), ("MAYOR", []), ("monday", ["Monday"]), ("zzz", [])],
)
def test_entities_are_filtered_by_name_folded_ones_too(query: str, expected: list[str]) -> None:
    assert [t for t in titles(entity_rows.arrange(FOUND.entities, query)) if t[0] != "["] == expected


@pytest.mark.parametrize(
    ("places", "paragraphs", "cells", "drawn"),
    [
        ([1], 4, 4, "▃▁▁▁"),
        ([1, 1, 4], 4, 4, "▅▁▁▃"),
        ([2] * 9, 4, 4, "▁█▁▁"),
        ([1, 2, 8], 8, 4, "▅▁▁▃"),
        ([1, 2], 2, 6, "▃▃"),
        ([1], 1, 0, ""),
    ],
)
def test_a_sparkline_has_a_cell_a_paragraph_or_a_bucket(
    places: list[int], paragraphs: int, cells: int, drawn: str
) -> None:
    one = entity("e", "A", "ORG", *((Extent(n, n + 1), True) for n in places))
    assert spark(one, paragraphs, lambda offset: offset, cells) == drawn


@pytest.mark.parametrize("cells", [36, 28, 20, 12, 5])
@pytest.mark.parametrize("one", FOUND.entities, ids=lambda e: e.name)
def test_an_entity_fills_its_line_exactly(one: Entity, cells: int) -> None:
    panel = EntitiesPanel()
    panel._entities, panel._paragraphs, panel._paragraph = FOUND.entities, 5, paragraph
    line = panel.line(Row(one.id, one), cells, lit=False)
    assert width(line) == max(cells, width(line[1:]) + 1)


def test_an_entity_says_how_often_and_how_many_guesses() -> None:
    panel = EntitiesPanel()
    panel._entities, panel._paragraphs, panel._paragraph = FOUND.entities, 5, paragraph
    assert text(panel.line(Row("e1", FOUND.entities[0]), 36, lit=False)).endswith("2 ~1")
    assert text(panel.note(Row("e1", FOUND.entities[0]))) == "Mayor of Port Ellis"


def test_an_unsure_entity_is_marked() -> None:
    unsure = replace(FOUND.entities[0], certain=False)
    panel = EntitiesPanel()
    panel._entities = [unsure]
    line = panel.line(Row("e1", unsure), 36, lit=False)
    assert line[0].text == "~Ana Ruiz"
    assert line[0].color == "mute"


def test_columns_leave_the_name_most_of_the_room() -> None:
    columns = Columns.of(FOUND.entities, 100, 36)
    assert columns.spark + columns.count + columns.guesses + 2 < 36 - 12
    assert Columns.of(FOUND.entities, 100, 20).spark == 0


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
