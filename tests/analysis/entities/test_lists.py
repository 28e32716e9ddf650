"""The word lists: readable, named, and without contradictions."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis import words
from reader.analysis.entities import lexicon

FILES = sorted((Path(words.__file__).parent / "data").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_list_says_where_it_comes_from(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines()[:6] if line.startswith("#")]
    assert any("Source:" in line for line in head)
    assert any("Licence:" in line for line in head)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_list_has_entries_without_stray_marks(path: Path) -> None:
    for entries in words.sections(path.stem).values():
        assert entries
        assert all(entry == entry.strip(" #[]") and entry for entry in entries)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("France", "GPE"),
        ("French", "NORP"),
        ("Minn.", "GPE"),
        ("Sahara", "LOC"),
        ("NATO", "ORG"),
        ("Zorb", None),
    ],
)
def test_known_names(words: str, label: str | None) -> None:
    assert lexicon.known_label(words) == label


def test_all_names_of_a_known_thing_lead_to_one() -> None:
    assert {lexicon.canonical(name) for name in ("US", "U.S.", "United States", "America")} == {
        "United States"
    }
