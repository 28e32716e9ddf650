"""Lenses in the settings: read, checked with their lines, and beside those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.lens import Lens
from reader.settings import lenses
from reader.settings.config import Loaded, load
from reader.settings.locations import Locations


@pytest.fixture
def home(tmp_path: Path) -> Locations:
    return Locations(tmp_path, tmp_path / "data", tmp_path / "state", tmp_path / "cache")


def loaded(home: Locations, text: str) -> Loaded:
    (home.config / "config.yaml").write_text(text)
    return load({}, {}, None, home)


def test_a_lens_is_read_and_what_it_leaves_out_is_all(home: Locations) -> None:
    text = "lenses:\n  beat:\n    entities: [person, org]\n    quotes: direct\n    dim: yes\n  rest:\n    rules: none\n"
    for _ in range(2):  # the second time it is kept ready
        assert loaded(home, text).config.lenses == {
            "beat": Lens("beat", ("person", "org"), ("direct",), None, True),
            "rest": Lens("rest", None, None, ()),
        }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entities: [persn]", 'config.yaml:3:16: unknown value "persn"; did you mean "person"?'),
        ("quotes: [direkt]", 'config.yaml:3:14: unknown value "direkt"; did you mean "direct"?'),
        ("entitys: [org]", 'config.yaml:3:5: unknown key "entitys"; did you mean "entities"?'),
        ("quotes: [all, direct]", 'config.yaml:3:13: "all" and "none" stand alone'),
        ("dim: maybe", 'config.yaml:3:10: expected true or false, found "maybe"'),
        ("rules: {a: b}", "config.yaml:3:12: expected text, found keys with values"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_other_lenses_hold(
    home: Locations, text: str, said: str
) -> None:
    found = loaded(home, f"lenses:\n  odd:\n    {text}\n  good:\n    dim: true\nmeasure: 60\n")
    assert [str(problem) for problem in found.problems] == [said]
    assert found.config.lenses == {"good": Lens("good", dim=True)}
    assert found.config.measure == 60


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("lenses: [a]", 'config.yaml:1:9: "lenses" expects names with what each shows, found a list'),
        ("lenses:\n  a: b", 'config.yaml:2:6: expected keys with values, found "b"'),
        (f"lenses:\n  {'a' * 31}: {{}}", "config.yaml:2:3: a lens has a name of 1 to 30 characters"),
    ],
)
def test_what_is_no_lens_is_told(home: Locations, text: str, said: str) -> None:
    found = loaded(home, text + "\n")
    assert [str(problem).startswith(said) for problem in found.problems] == [True]
    assert found.config.lenses == {}


def test_a_folder_cannot_bring_lenses(home: Locations, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / ".reader.yaml").write_text("lenses: {a: {rules: [b]}}\n")
    found = load({}, {}, folder, home)
    assert found.config.lenses == {}
    assert "is not taken from here" in str(found.problems[0])


def test_own_lenses_come_after_those_that_ship_or_in_their_place() -> None:
    mine, people = Lens("mine"), Lens("people", ("org",))
    names = [lens.name for lens in lenses.SHIPPED]
    assert names == ["plain", "people", "voices", "checkable"]
    found = lenses.every({"mine": mine, "people": people})
    assert [lens.name for lens in found] == [*names, "mine"]
    assert found[1] == people


def test_a_variable_cannot_hold_lenses(home: Locations) -> None:
    found = load({}, {"READER_LENSES": "a"}, None, home)
    assert found.config.lenses == {}
    assert "READER_LENSES" in str(found.problems[0])
