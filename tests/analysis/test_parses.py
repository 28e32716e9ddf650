"""Parses that are kept while an article is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis import parses
from reader.analysis.parse import Stretch
from reader.analysis.parses import Parses
from reader.domain.analysis import ModelInfo
from reader.domain.text import Article

MODEL = ModelInfo("toy", "1", "en")
TEXT = Article("a", "A word. " * 10, ())


def stretch(start: int) -> Stretch:
    return Stretch(start, start + 8, 0, [], [], [])


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parses, "PART", 20)
    monkeypatch.setattr(parses, "LONGEST", 50)


def test_parts_come_back_in_whatever_order_they_were_read(tmp_path: Path) -> None:
    parts = Parses(tmp_path).parts(TEXT, MODEL)
    assert parts.get() == {}
    parts.add({7: stretch(56)}, 8)
    parts.add({8: stretch(64)}, 16)
    parts.add({0: stretch(0)}, 8)
    again = Parses(tmp_path).parts(TEXT, MODEL)
    assert again.get() == {7: stretch(56), 8: stretch(64)}, "the last one was not enough for a part"
    again.add({1: stretch(8)}, 8)
    again.keep()
    assert Parses(tmp_path).parts(TEXT, MODEL).get().keys() == {7, 8, 1}


def test_of_a_very_long_one_the_parts_are_the_parse(tmp_path: Path) -> None:
    parts = Parses(tmp_path).parts(TEXT, MODEL)
    parts.add({0: stretch(0)}, 8)
    parts.end()
    assert Parses(tmp_path).parts(TEXT, MODEL).get() == {0: stretch(0)}


def test_what_is_kept_as_one_is_not_kept_in_parts(tmp_path: Path) -> None:
    text = Article("a", "A word. " * 5, ())
    kept = Parses(tmp_path)
    parts = kept.parts(text, MODEL)
    parts.add({0: stretch(0)}, 30)
    kept.put(text, MODEL, [stretch(0)])
    parts.end()
    assert kept.parts(text, MODEL).get() == {}
    assert kept.get(text, MODEL) == [stretch(0)]


@pytest.mark.parametrize("text", ["Short.", "x" * 200])
def test_of_a_short_one_and_of_an_endless_one_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(parses, "MOST", 100)
    parts = Parses(tmp_path).parts(Article("a", text, ()), MODEL)
    parts.add({0: stretch(0)}, 100)
    parts.end()
    assert not list(tmp_path.iterdir())
