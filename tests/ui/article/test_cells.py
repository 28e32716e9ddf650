from __future__ import annotations

import sys

import pytest
from hypothesis import given
from rich.cells import cell_len, get_character_cell_size

from reader.ui.article.cells import cells, is_single, shown, widths
from tests.ui.article.samples import texts


def test_what_counts_as_single_is_drawn_in_one_cell() -> None:
    wrong = [
        hex(code)
        for code in range(sys.maxunicode)
        if is_single(chr(code)) and get_character_cell_size(shown(chr(code))) != 1
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("plain", "plain"),
        ("a\nb\tc", "a b c"),
        ("a\x1bb", "a␛b"),
        ("5\xa0km", "5 km"),
        ("e\u0301", "e\u0301"),
        ("Z" + "\u0301" * 6, "Z" + "\u0301" * 4 + "··"),
        ("\u0301a", "·a"),
        ("\u3164", "·"),
    ],
)
def test_drawn(text: str, drawn: str) -> None:
    assert shown(text) == drawn


@pytest.mark.parametrize(("text", "size"), [("ferry", 5), ("中文", 4), ("e\u0301", 1), ("👩", 2), ("", 0)])
def test_cells(text: str, size: int) -> None:
    assert cells(text) == size


@given(texts)
def test_drawn_text_keeps_its_length_and_is_measured_as_it_is_printed(text: str) -> None:
    drawn = shown(text)
    assert len(drawn) == len(text)
    assert cells(drawn) == sum(widths(drawn)) == cell_len(drawn)
