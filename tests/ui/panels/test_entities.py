"""The list of entities: groups, orders, filter, columns."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.entities import Entity, Mention
from reader.domain.text import Extent
from reader.ui.panels.arrange import FOLDED, Head, Item, Roster
from reader.ui.panels.columns import Columns, spark
from reader.ui.panels.entities import EntitiesPanel
from reader.ui.panels.rows import Row
from reader.ui.pieces import Piece, width
from tests.ui.fakes import TEXT, analysis, entity

FOUND = analysis()
ROSTER = Roster(FOUND.entities, TEXT)


def paragraph(offset: int) -> int:
    return TEXT.count("\n\n", 0, offset) + 1


def titles(rows: list[Row]) -> list[str]:
    said = []
    for row in rows:
        if isinstance(row.subject, Item):
            said.append(row.subject.entity.name)
        elif isinstance(row.subject, Head):
            said.append(f"[{row.subject.group} {row.subject.count}]")
    return said


def named(*names: str, label: str = "PERSON", certain: bool = True) -> list[Entity]:
    """Entities of these names, each named once, one after the other."""
    return [
        replace(entity(f"e{n}", name, label, (Extent(n, n + 1), True)), certain=certain)
        for n, name in enumerate(names)
    ]


def panel_of(*entities: Entity, text: str = TEXT, paragraphs: int = 5) -> EntitiesPanel:
    """A panel with a list that no screen shows."""
    panel = EntitiesPanel()
    panel._roster, panel._paragraphs, panel._paragraph = Roster(entities, text), paragraphs, paragraph
    panel.cursor.fill(panel.make_rows())
    return panel


def text(pieces: list[Piece]) -> str:
    return "".join(p.text for p in pieces)


def line(panel: EntitiesPanel, ref: str, cells: int = 36, *, lit: bool = False) -> list[Piece]:
    row = next(row for row in panel.cursor.rows if row.ref == ref)
    return panel.line(row, cells, lit)


# -- groups and orders


def test_entities_stand_in_groups_those_named_most_first() -> None:
    assert titles(ROSTER.rows()) == [
        "[person 2]", "Ana Ruiz", "Tom Hale", "[org 1]", "Harbour Board", "[place 1]", "Port Ellis", "[figure 1]",
    ]  # fmt: skip


def test_figures_are_folded_until_they_are_opened_and_every_group_can_be() -> None:
    assert titles(ROSTER.rows(folded_away=frozenset()))[-2:] == ["[figure 1]", "Monday"]
    assert titles(ROSTER.rows(folded_away=FOLDED | {"person"}))[:2] == ["[person 2]", "[org 1]"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("count", ["Émile Zorn", "Ann Abel", "Bo Berg"]),
        ("first", ["Ann Abel", "Bo Berg", "Émile Zorn"]),
        ("name", ["Ann Abel", "Bo Berg", "Émile Zorn"]),
    ],
)
def test_each_group_has_its_order(sort: str, expected: list[str]) -> None:
    ann, bo, zorn = named("Ann Abel", "Bo Berg", "Émile Zorn")
    twice = replace(zorn, mentions=zorn.mentions * 2)
    assert titles(Roster([bo, twice, ann]).rows(sort=sort))[1:] == expected


def test_accents_do_not_put_a_name_behind_z() -> None:
    assert titles(Roster(named("Zorn", "Émile", "Adam")).rows(sort="name"))[1:] == ["Adam", "Émile", "Zorn"]


def test_names_are_counted_pronouns_are_not() -> None:
    often = entity(
        "e1", "Ann", "PERSON", (Extent(0, 3), True), *((Extent(n, n + 2), False) for n in range(9, 30, 3))
    )
    twice = entity("e2", "Bo", "PERSON", (Extent(4, 6), True), (Extent(40, 42), True))
    assert titles(Roster([often, twice]).rows())[1:] == ["Bo", "Ann"]
    assert text(line(panel_of(often, twice), "e1")).endswith("  1")


# -- the filter


def test_a_query_finds_names_aliases_roles_and_labels() -> None:
    for query, expected in (
        ("ruiz", ["Ana Ruiz"]),
        ("RUIZ", ["Ana Ruiz"]),
        ("mayor", ["Ana Ruiz"]),
        ("monday", ["Monday"]),
        ("organisation", ["Harbour Board"]),
        ("zzz", []),
    ):
        assert [t for t in titles(ROSTER.rows(query)) if t[0] != "["] == expected, query


def test_a_query_finds_every_name_that_the_text_uses() -> None:
    words = "Ana Ruiz, whom they call La Paloma."
    nick = Entity("e1", "Ana Ruiz", "PERSON", None, (
        Mention(Extent(0, 8), "PERSON", "model", True), Mention(Extent(25, 34), "PERSON", "alias", True),
    ), True)  # fmt: skip
    assert titles(Roster([nick], words).rows("paloma")) == ["[person 1]", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("query", "name"),
    [("lodz", "Łódź"), ("ŁÓDŹ", "Łódź"), ("emile", "Émile"), ("soren", "Søren"), ("o'brien", "O’Brien")],
)
def test_accents_and_capitals_do_not_matter(query: str, name: str) -> None:
    assert titles(Roster(named(name)).rows(query))[1:] == [name]


def test_names_come_before_those_whose_role_matches_and_beginnings_before_the_rest() -> None:
    aide, shale, tom, hale = named("Bo Berg", "Ann Shale", "Tom Hale", "Hale Irwin")
    roster = Roster([replace(aide, role="aide to Hale"), shale, tom, hale])
    assert titles(roster.rows("hale"))[1:] == ["Hale Irwin", "Tom Hale", "Ann Shale", "Bo Berg"]
    assert roster.best == hale.id
    roster.rows("")
    assert roster.best == ""


def test_the_best_match_may_stand_in_a_lower_group() -> None:
    aide = replace(named("Bo Berg")[0], role="aide to Hale")
    roster = Roster([aide, replace(named("Hale", label="ORG")[0], id="e9")])
    assert titles(roster.rows("hale")) == ["[person 1]", "Bo Berg", "[org 1]", "Hale"]
    assert roster.best == "e9"


def test_a_query_looks_into_what_is_folded_away() -> None:
    assert "Monday" in titles(ROSTER.rows("mon", folded_away=FOLDED))


# -- columns and rows


@pytest.mark.parametrize(
    ("places", "paragraphs", "cells", "drawn"),
    [
        ([1], 4, 4, "▃▁▁▁"),
        ([1, 1, 4], 4, 4, "▅▁▁▃"),
        ([2] * 9, 4, 4, "▁█▁▁"),
        ([1, 2, 8], 8, 4, "▅▁▁▃"),
        ([1, 2], 2, 6, "▃▃"),
        ([1], 1, 0, ""),
        ([-1, -2, 2], 3, 3, "▂▃▁"),
    ],
)
def test_a_sparkline_has_a_cell_a_paragraph_or_a_bucket(
    places: list[int], paragraphs: int, cells: int, drawn: str
) -> None:
    """A place below 0 is a pronoun."""
    one = entity("e", "A", "ORG", *((Extent(abs(n), abs(n) + 1), n > 0) for n in places))
    assert spark(one, paragraphs, lambda offset: offset, cells) == drawn


def test_what_is_only_guessed_is_weak_in_a_sparkline() -> None:
    guess = Entity("e", "A", "ORG", None, (Mention(Extent(2, 3), "ORG", "model", False),), False)
    assert spark(guess, 3, lambda offset: offset, 3) == "▁▂▁"


@pytest.mark.parametrize("cells", [48, 36, 28, 20])
@pytest.mark.parametrize("name", ["Al", "Ana Ruiz", "Association of Harbour Pilots and Tugboat Masters"])
@pytest.mark.parametrize("role", [None, "mayor", "chairwoman of the harbour board of Port Ellis"])
def test_a_row_fills_its_line_exactly(cells: int, name: str, role: str | None) -> None:
    one = replace(named(name)[0], role=role)
    assert width(line(panel_of(*FOUND.entities[1:], one), "e0", cells)) == cells


@pytest.mark.parametrize("cells", [36, 40, 48])
def test_a_name_is_never_cut_while_a_sparkline_is_shown(cells: int) -> None:
    names = [("Maximilian " * 4)[:length].strip() for length in range(3, 44, 4)]
    panel = panel_of(*named(*names), paragraphs=30)
    for n, name in enumerate(names):
        shown = text(line(panel, f"e{n}", cells))
        assert name in shown or not set(shown) & set("▁▃"), shown
    assert "▃" in text(line(panel, "e0", cells))


def test_a_long_name_has_the_room_of_its_sparkline() -> None:
    panel = panel_of(*named("Association of Pilots 12345", "Ana"), paragraphs=30)
    assert "Association of Pilots 12345" in text(line(panel, "e0"))
    assert "▃" in text(line(panel, "e1"))


def test_a_role_stands_behind_the_name_where_it_has_room() -> None:
    short, long = (replace(e, role="mayor of Port Ellis") for e in named("Ana", "Maximilian Featherstone"))
    panel = panel_of(short, long, paragraphs=3)
    assert "Ana  mayor of Port Ellis" in text(line(panel, "e0", 48))
    assert "mayor" not in text(line(panel, "e1", 34))
    assert "Maximilian Featherstone" in text(line(panel, "e1", 34))


def test_the_note_has_what_the_row_has_no_room_for() -> None:
    one = replace(named("Ana")[0], role="mayor")
    panel = panel_of(one)
    panel._columns = panel._room(), Columns(30, 0, 2, 0)
    assert panel.note(panel.cursor.rows[1]) == []
    panel._columns = panel._room(), Columns(4, 0, 2, 0)
    assert text(panel.note(panel.cursor.rows[1])).strip() == "mayor"
    panel._columns = panel._room(), Columns(2, 0, 2, 0)
    assert text(panel.note(panel.cursor.rows[1])).strip() == "Ana  mayor"


@pytest.mark.parametrize(
    ("certain", "confirmed", "mark", "color"),
    [(True, False, " ", "person"), (False, False, "~", "mute"), (True, True, "✓", "person")],
)
def test_what_is_unsure_or_confirmed_is_marked(certain: bool, confirmed: bool, mark: str, color: str) -> None:
    one = replace(named("Ana Ruiz")[0], certain=certain, confirmed=confirmed)
    pieces = line(panel_of(one), "e0")
    assert pieces[0].text == mark
    assert (pieces[1].text, pieces[1].color) == ("Ana Ruiz", color)


def test_guesses_are_counted_apart() -> None:
    one = replace(named("Ana Ruiz")[0], mentions=(
        Mention(Extent(0, 8), "PERSON", "model", True), Mention(Extent(9, 13), "PERSON", "alias", False),
    ))  # fmt: skip
    assert text(line(panel_of(one), "e0")).endswith(" 1 ~1")


def test_columns_are_the_same_whatever_the_filter_shows() -> None:
    panel = panel_of(*FOUND.entities)
    before = text(line(panel, "e1"))
    panel.query_text = "ruiz"
    panel.cursor.fill(panel.make_rows())
    assert text(line(panel, "e1")) == before


def test_a_name_cannot_act_on_the_terminal() -> None:
    one = replace(named("A\x1b[2J[/x]")[0], role="\x1b]0;x\x07")
    panel = panel_of(one)
    assert "\x1b" not in text(line(panel, "e0") + panel.note(panel.cursor.rows[1]))
