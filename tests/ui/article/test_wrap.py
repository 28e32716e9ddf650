from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.article import wrap
from reader.ui.article.cells import cells, shown
from tests.ui.article.samples import texts


def rows(text: str, width: int, first: int = 0) -> list[str]:
    starts = wrap.rows(text, 0, len(text), width, first)
    return [text[a:b].rstrip(wrap.BLANKS) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("the old ferry", 13, ["the old ferry"]),
        ("the old ferry", 12, ["the old", "ferry"]),
        ("the   old\nferry ", 7, ["the", "old", "ferry"]),
        ("  the ferry", 9, ["the ferry"]),
        ("a well-known ferry", 8, ["a well-", "known", "ferry"]),
        ("it ran—“late”—again", 9, ["it ran—", "“late”—", "again"]),
        ("2010–2012", 6, ["2010–", "2012"]),
        ("- 5 -", 3, ["- 5", "-"]),
        ("x" * 7, 3, ["xxx", "xxx", "x"]),
        ("ab " + "x" * 7 + " cd", 5, ["ab", "xxxxx", "xx cd"]),
        ("5\xa0km on", 4, ["5\xa0km", "on"]),
        ("五公里的路", 4, ["五公", "里的", "路"]),
        ("五公。里", 4, ["五", "公。", "里"]),
        ("a五b", 2, ["a", "五", "b"]),
        ("五", 1, ["五"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("", 5, [""]),
        ("  ", 5, [""]),
    ],
)
def test_rows(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@pytest.mark.parametrize("words", ["one two three 4", "one two three 中"])
def test_the_first_row_may_have_another_width(words: str) -> None:
    assert rows(words, 8, 3) == ["one", "two", words[8:]]


@given(st.text("ab cd-e—“”. \n", max_size=80), st.integers(1, 30))
def test_the_quick_way_and_the_measured_way_agree(text: str, width: int) -> None:
    quick = wrap.rows(text, 0, len(text), width)
    if quick != [len(text)]:
        assert quick == wrap._measured(text, quick[0], len(text), width, width)


@given(texts, st.integers(1, 200))
def test_no_row_is_too_wide_and_none_is_empty(text: str, width: int) -> None:
    for row in rows(text, width):
        assert cells(shown(row)) <= width or cells(shown(row[:1])) > width
        assert row or not text.strip(wrap.BLANKS)


@pytest.mark.parametrize(
    ("text", "width", "starts"),
    [
        ("a\n\nbc", 9, [0, 2, 3]),
        ("abcdef", 4, [0, 4]),
        ("abcd\nef", 2, [0, 2, 5]),
        ("中文", 3, [0, 1]),
        ("    x", 9, [0]),
    ],
)
def test_lines_of_preformatted_text(text: str, width: int, starts: list[int]) -> None:
    assert wrap.lines(text, 0, len(text), width) == starts
