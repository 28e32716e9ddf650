"""What lists of entities say of each."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from reader.domain.entities import Entity, Mention
from reader.domain.letters import folded
from reader.domain.roster import aliases, as_listed, labels_of, names, pronouns, tally
from reader.domain.text import Extent

TEXT = "Tom\nHoman came. HOMAN left, Homan said; Homan? He smiled. his"


def mention(words: str, nth: int = 0, *, certain: bool = True, pronoun: bool = False) -> Mention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(Extent(start, start + len(words)), "PERSON", "model", certain, pronoun)


TOM = Entity(
    "e1", "Tom\nHoman", "PERSON", None,
    (
        mention("Tom\nHoman"), mention("HOMAN"), mention("Homan", 1), mention("Homan", 2, certain=False),
        mention("He", pronoun=True), mention("his", pronoun=True, certain=False),
    ),
    True,
)  # fmt: skip


def test_names_are_counted_apart_from_pronouns() -> None:
    counts = tally(TOM)
    assert (counts.sure, counts.guessed, counts.pronouns, counts.names) == (3, 1, 2, 4)
    assert counts.first == 0


def test_who_is_only_a_pronoun_is_first_where_it_stands() -> None:
    only = replace(TOM, mentions=TOM.mentions[4:])
    assert tally(only).first == TOM.mentions[4].extent.start
    assert tally(replace(TOM, mentions=())).first == 0


def test_the_full_name_comes_first_and_shouting_is_no_other_name() -> None:
    assert list(names(TOM, TEXT).items()) == [("Tom Homan", 1), ("Homan", 3)]
    assert aliases(replace(TOM, mentions=TOM.mentions[2:]), TEXT) == ["Homan"]


def test_pronouns_are_no_names() -> None:
    assert pronouns(TOM, TEXT) == {"he": 1, "his": 1}
    assert not {"He", "his"} & set(names(TOM, TEXT))


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Łódź", "lodz"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("Ærø", "aero"), ("Ö", "o")],
)
def test_what_is_compared_has_no_accents(text: str, plain: str) -> None:
    assert folded(text) == plain


def listed(sort: str | None = None) -> list[str]:
    place = Entity("e2", "Aldmouth", "GPE", None, (mention("left"),) * 9, True)
    other = Entity("e3", "Zed", "PERSON", None, (mention("came"),), True)
    return [entity.name for entity, _ in as_listed((other, place, TOM), sort)]


def test_the_list_is_that_of_the_panel_unless_an_order_is_asked_for() -> None:
    assert listed() == ["Tom\nHoman", "Zed", "Aldmouth"]
    assert listed("count") == ["Aldmouth", "Tom\nHoman", "Zed"]
    assert listed("first") == ["Tom\nHoman", "Zed", "Aldmouth"]
    assert listed("name") == ["Aldmouth", "Tom\nHoman", "Zed"]


@pytest.mark.parametrize(
    ("word", "labels"),
    [
        ("PERSON", {"PERSON"}),
        ("gpe", {"GPE"}),
        ("People", {"PERSON"}),
        ("places", {"GPE", "LOC", "FAC"}),
        ("x", set()),
    ],
)
def test_labels_are_written_by_name_or_by_group(word: str, labels: set[str]) -> None:
    assert labels_of(word) == labels


def test_all_means_all() -> None:
    assert {"PERSON", "DATE", "LAW"} <= labels_of("all")
