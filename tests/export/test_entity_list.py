"""Entities a line each."""

from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity, Mention
from reader.domain.reading import Reading
from reader.domain.roster import labels_of
from reader.domain.text import Article, Extent
from reader.export.entity_list import Wanted, lines, objects, table

TEXT = "Ana\nRuiz came. Ruiz left; she waved. Port Ellis, 1988. \x1b[2J\t"


def mention(words: str, nth: int = 0, *, certain: bool = True) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(Extent(start, start + len(words)), "X", "model", certain, words == "she")


ANA = Entity("e1", "Ana\nRuiz", "PERSON", "mayor of\tPort Ellis",
             (mention("Ana\nRuiz"), mention("Ruiz", 1, certain=False), mention("she")), True)  # fmt: skip
PORT = Entity("e2", "Port Ellis", "GPE", None, (mention("Port Ellis"),), False)
YEAR = Entity("e3", "1988", "DATE", None, (mention("1988"),), True)
ODD = Entity("e4", "\x1b[2J", "MISC", None, (mention("\x1b[2J"),), True, confirmed=True)


def reading(*entities: Entity, source: str = "a.txt") -> Reading:
    return Reading(Article(source, TEXT, ()), Analysis(entities), (), (), ())


def text_of(*entities: Entity, wanted: Wanted | None = None, with_file: bool = False) -> str:
    return b"".join(lines([reading(*entities)], wanted or Wanted(), with_file=with_file)).decode()


def test_a_line_is_label_count_name_role_other_names_and_mark() -> None:
    assert text_of(ANA, PORT) == (
        "PERSON\t2\tAna Ruiz\tmayor of Port Ellis\tRuiz\t\nGPE\t1\tPort Ellis\t\t\t~\n"
    )


def test_the_file_comes_first_where_there_are_several() -> None:
    assert text_of(PORT, with_file=True).startswith("a.txt\tGPE\t1\t")


def test_figures_are_left_out_until_they_are_asked_for() -> None:
    assert "1988" not in text_of(ANA, YEAR)
    assert text_of(ANA, YEAR, wanted=Wanted(labels_of("figures"))) == "DATE\t1\t1988\t\t\t\n"


def test_all_has_the_labels_of_other_models_too() -> None:
    shown = text_of(ANA, YEAR, ODD, wanted=Wanted(labels_of("all")))
    assert [line.split("\t")[0] for line in shown.splitlines()] == ["PERSON", "MISC", "DATE"]
    assert "MISC" not in text_of(ODD, wanted=Wanted(labels_of("people")))


def test_nothing_can_act_on_the_terminal_and_a_cell_has_no_tab() -> None:
    line = text_of(ODD)
    assert "\x1b" not in line
    assert line == "MISC\t1\t␛[2J\t\t\t✓\n"
    assert text_of(ANA).count("\t") == 5


@pytest.mark.parametrize("width", [0, 20, 60, 200])
def test_columns_stand_under_one_another_and_fit_the_terminal(width: int) -> None:
    wide = replace(PORT, name="日本 Ellis")
    rows = b"".join(table([reading(ANA, wide)], Wanted(), with_file=False, width=width)).decode().splitlines()
    assert rows[0].startswith("PERSON  2   Ana Ruiz")
    assert rows[1].startswith("GPE     1  ~日本 Ellis")
    assert all(len(row) <= max(width, 22) for row in rows)
    if width == 200:
        assert rows[0] == "PERSON  2   Ana Ruiz    mayor of Port Ellis  (Ruiz)"


def test_objects_have_every_name_with_its_count() -> None:
    (line,) = b"".join(objects([reading(ANA)], Wanted())).splitlines()
    assert json.loads(line) == {
        "file": "a.txt", "id": "e1", "name": "Ana Ruiz", "label": "PERSON", "role": "mayor of\tPort Ellis",
        "certain": True, "confirmed": False, "count": 2, "guessed": 1, "pronouns": 1, "first": 0,
        "names": {"Ana Ruiz": 1, "Ruiz": 1},
    }  # fmt: skip


def test_an_article_without_names_gives_nothing() -> None:
    assert text_of() == ""
    assert list(table([reading()], Wanted(), with_file=True, width=80)) == []
