"""He or she, by title and given name."""

from __future__ import annotations

import pytest

from reader.analysis.people import gender
from reader.analysis.words import sections


@pytest.mark.parametrize(
    ("name", "titles", "expected"),
    [
        ("Olson", ["Mr."], "m"),
        ("Olson", ["Mrs."], "f"),
        ("Olson", ["former spokeswoman"], "f"),
        ("Chris Olson", ["Sir"], "m"),
        ("Mary Olson", [], "f"),
        ("Peter Olson", [], "m"),
        ("Anna-Lena Olson", [], "f"),
        ("Péter Olson", [], "m"),
        ("Chris Olson", [], None),
        ("Robin Olson", ["mayor"], None),
        ("Olson", [], None),
        ("Mary", [], None),
        ("Olson", ["Mr.", "Mrs."], None),
        ("", [], None),
    ],
)
def test_gender(name: str, titles: list[str], expected: str | None) -> None:
    assert gender(name, titles) == expected


def test_names_of_both_sexes_decide_nothing() -> None:
    names = sections("given_names")
    for name in set(names["male"]) & set(names["female"]) | set(names["both"]):
        assert gender(f"{name} Olson") is None
