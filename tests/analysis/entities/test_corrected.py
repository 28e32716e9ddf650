"""What a person said about names goes before what is found."""

from __future__ import annotations

import pytest

from reader.analysis.entities import corrected
from reader.analysis.entities.gather import gather
from reader.domain.corrections import NO_NAME, Correction, plain
from reader.domain.entities import Entity
from reader.domain.text import Extent
from tests.analysis.conftest import Parse

TEXT = (
    "Easton Rovers won again on Sunday. Coach Tomas Wray praised the Rovers. "
    "Wray said the players were tired.\n"
    "Helen Wray, who owns the ground, met Tomas Wray in Millport. Millport is quiet."
)


def found(parse: Parse, *corrections: Correction, text: str = TEXT) -> dict[str, Entity]:
    article, stretches = parse(text)
    return {entity.name: entity for entity in gather(article, stretches, corrections)}


def words(entity: Entity, text: str = TEXT) -> list[str]:
    return [mention.extent.of(text) for mention in entity.mentions]


def place(text: str, words_: str, nth: int = 0) -> Extent:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words_, start + 1)
    return Extent(start, start + len(words_))


@pytest.mark.parametrize("label", ["ORG", "PERSON", "WORK_OF_ART"])
def test_a_label_holds_for_all_mentions(parse: Parse, label: str) -> None:
    entity = found(parse, Correction(("Easton Rovers", "Rovers"), label))["Easton Rovers"]
    assert words(entity) == ["Easton Rovers", "Rovers"]
    assert {m.label for m in entity.mentions} == {label}
    assert {m.basis for m in entity.mentions} == {"correction"}
    assert all(m.certain for m in entity.mentions)
    assert (entity.label, entity.confirmed, entity.certain) == (label, True, True)


def test_without_corrections_nothing_is_confirmed(parse: Parse) -> None:
    assert not any(entity.confirmed for entity in found(parse).values())


def test_what_is_no_name_is_gone_everywhere(parse: Parse) -> None:
    assert "Millport" in found(parse)
    assert "Millport" not in found(parse, Correction(("Millport",), NO_NAME))


def test_what_is_no_name_here_is_one_elsewhere(parse: Parse) -> None:
    here = place(TEXT, "Millport", 1)
    entity = found(parse, Correction(("Millport",), NO_NAME, here))["Millport"]
    assert [m.extent for m in entity.mentions] == [place(TEXT, "Millport", 0)]
    assert not entity.confirmed


def test_two_are_one(parse: Parse) -> None:
    entities = found(parse, Correction(("Helen Wray", "Millport")))
    assert words(entities["Helen Wray"]) == ["Helen Wray", "Millport", "Millport"]
    assert {m.label for m in entities["Helen Wray"].mentions} == {"PERSON"}
    assert "Millport" not in entities


def test_what_is_only_put_together_keeps_its_type(parse: Parse) -> None:
    text = "He told Easton Rovers that Rovers should win the cup for the town."
    entity = found(parse, Correction(("Easton Rovers", "Rovers"), "ORG"), text=text)["Easton Rovers"]
    assert {m.label for m in entity.mentions} == {"ORG"}
    before = {m.extent: m.label for e in found(parse).values() for m in e.mentions}
    merged = found(parse, Correction(("Helen Wray", "Tomas Wray")))
    assert {m.label for m in merged["Helen Wray"].mentions} == {before[place(TEXT, "Helen Wray")]}


def test_a_missed_name_is_put_with_the_one_it_belongs_to(parse: Parse) -> None:
    text = "Helen Wray came late. They call her the duchess of the docks."
    entity = found(parse, Correction(("Helen Wray", "duchess of the docks")), text=text)["Helen Wray"]
    assert words(entity, text)[:2] == ["Helen Wray", "duchess of the docks"]


def test_thousands_of_corrections_take_a_time_linear_in_them(
    parse: Parse, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0

    def counted(words_: str) -> str:
        nonlocal calls
        calls += 1
        return plain(words_)

    article, stretches = parse(TEXT)
    monkeypatch.setattr(corrected, "plain", counted)
    for many in (100, 1000):
        calls = 0
        gather(article, stretches, [Correction((f"Wray {n}",), "ORG") for n in range(many)])
        assert calls < 3 * many + 300


def test_who_shares_a_name_is_not_taken_along(parse: Parse) -> None:
    entities = found(parse, Correction(("Helen Wray",), "NORP"))
    assert words(entities["Helen Wray"]) == ["Helen Wray"]
    assert words(entities["Tomas Wray"]) == ["Tomas Wray", "Wray", "Tomas Wray"]
    assert entities["Tomas Wray"].label == "PERSON"


def test_what_the_model_missed_is_found_everywhere(parse: Parse) -> None:
    text = "They sold the old Kittiwake. The Kittiwake had leaked. A kittiwake is a bird."
    assert words(found(parse, Correction(("Kittiwake",), "PRODUCT"), text=text)["Kittiwake"], text) == [
        "Kittiwake",
        "Kittiwake",
    ]


def test_straight_and_curly_marks_are_the_same(parse: Parse) -> None:
    text = "It was Fisherman’s Wharf that they meant."
    entity = found(parse, Correction(("Fisherman's Wharf",), "FAC"), text=text)["Fisherman’s Wharf"]
    assert entity.mentions[0].extent == Extent(7, 24)


def test_a_corrected_full_name_takes_its_surname_along(parse: Parse) -> None:
    text = "The board heard Femi Adeyemi on Monday. Adeyemi wants a new quay."
    entity = found(parse, Correction(("Femi Adeyemi",), "PERSON"), text=text)["Femi Adeyemi"]
    assert words(entity, text) == ["Femi Adeyemi", "Adeyemi"]


def test_a_part_of_the_name_counts_only_beside_the_whole(parse: Parse) -> None:
    said = Correction(("Easton Rovers", "Rovers"), "ORG")
    text = "The Rovers of the desert came to Millport."
    assert not any(entity.confirmed for entity in found(parse, said, text=text).values())


def test_a_longer_name_is_not_cut(parse: Parse) -> None:
    text = "Tomas Wray met officials in Millport. The Millport Harbour Board was there."
    assert words(found(parse, Correction(("Millport",), "FAC"), text=text)["Millport"], text) == ["Millport"]


def test_a_mention_here_belongs_to_another(parse: Parse) -> None:
    here = place(TEXT, "Wray said")
    here = Extent(here.start, here.start + 4)
    entities = found(parse, Correction(("Helen Wray",), None, here))
    assert here in [m.extent for m in entities["Helen Wray"].mentions]
    assert here not in [m.extent for m in entities["Tomas Wray"].mentions]


def test_a_mention_here_is_of_another_type(parse: Parse) -> None:
    entities = [
        e
        for e in gather(*parse(TEXT), [Correction(("Millport",), "EVENT", place(TEXT, "Millport", 1))])
        if e.name == "Millport"
    ]
    assert [words(e) for e in entities] == [["Millport"], ["Millport"]]
    assert [e.label == "EVENT" for e in entities] == [False, True]


@pytest.mark.parametrize(
    ("corrections", "label"),
    [
        (("ORG", "PERSON"), "PERSON"),
        ((NO_NAME, "ORG"), "ORG"),
        (("ORG", NO_NAME), None),
    ],
)
def test_what_was_said_last_holds(parse: Parse, corrections: tuple[str, ...], label: str | None) -> None:
    entities = found(parse, *(Correction(("Millport",), one) for one in corrections))
    assert (entities["Millport"].label if "Millport" in entities else None) == label


def test_a_label_after_a_merger_holds_for_both(parse: Parse) -> None:
    entities = found(parse, Correction(("Easton Rovers", "Millport")), Correction(("Easton Rovers",), "GPE"))
    assert {m.label for m in entities["Easton Rovers"].mentions} == {"GPE"}
    assert "Millport" in words(entities["Easton Rovers"])


def test_a_new_name_here_is_none_elsewhere(parse: Parse) -> None:
    text = "They sold the old Kittiwake. The kittiwake is a bird, the Kittiwake a boat."
    here = place(text, "Kittiwake", 1)
    entity = found(parse, Correction(("Kittiwake",), "PRODUCT", here), text=text)["Kittiwake"]
    assert [m.extent for m in entity.mentions if m.label == "PRODUCT"] == [here]


@pytest.mark.parametrize("name", ["", " ", "no such words", "\ud800"])
def test_names_that_are_nowhere_change_nothing(parse: Parse, name: str) -> None:
    assert found(parse, Correction((name,), "ORG")) == found(parse)
