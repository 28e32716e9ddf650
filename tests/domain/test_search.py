from __future__ import annotations

import pytest

from reader.domain.errors import ReaderError
from reader.domain.search import find
from reader.domain.text import Article

TEXT = 'The C++ harbour strike\nended. Harbour workers said "don\'t", a-b (yes) harbours.'
ARTICLE = Article("a", TEXT, ())


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("harbour", ["harbour", "Harbour", "harbour"]),
        ("Harbour", ["Harbour"]),
        ("strike ended", ["strike\nended"]),
        ("C++", ["C++"]),
        ("don't", ["don't"]),
        ("a-b", ["a-b"]),
        ('"', ['"', '"']),
        ("(", ["("]),
        ("", []),
        ("\\v", []),
        ("nowhere", []),
        ("\\wharbour", ["harbour", "Harbour"]),
        ("\\vha\\w+", ["harbour", "Harbour", "harbours"]),
        ("\\vx*", []),
        ("\\v^ended", ["ended"]),
        ("\\v\\S+\\W$", ["harbours."]),
    ],
)
def test_hits(query: str, hits: list[str]) -> None:
    assert [hit.of(TEXT) for hit in find(ARTICLE, query)] == hits


@pytest.mark.parametrize("query", ["\\v(", "\\v[", "\\v" + "a" * 2000])
def test_a_bad_pattern_is_said(query: str) -> None:
    with pytest.raises(ReaderError, match="bad pattern"):
        find(ARTICLE, query)


def test_a_pattern_that_runs_away_is_stopped() -> None:
    with pytest.raises(ReaderError, match="took over 1 s"):
        find(Article("a", "a" * 1000 + "!", ()), "\\v(a|aa)+$")
