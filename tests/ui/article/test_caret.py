"""The caret: rows, characters and words, over wraps, blank rows and what takes no cell."""

from __future__ import annotations

import pytest

from reader.domain.text import Article, Block, BlockKind, Extent
from reader.ui.article.caret import Caret
from reader.ui.article.layout import Layout

TEXT = "The ferry is late again.\n\nNobody in Port Ellis was told why."


def layout(text: str = TEXT, width: int = 12) -> Layout:
    blocks: list[Block] = []
    start = 0
    for part in text.split("\n\n"):
        blocks.append(Block(Extent(start, start + len(part)), BlockKind.PARAGRAPH))
        start += len(part) + 2
    return Layout.of(Article("a.txt", text, tuple(blocks)), width)


def under(caret: Caret, text: str = TEXT) -> str:
    return text[caret.offset :].split(maxsplit=1)[0]


def rows(shown: Layout) -> list[str]:
    return [shown.text(shown.row(n)) for n in range(len(shown))]


def test_the_rows_are_as_the_tests_take_them() -> None:
    assert rows(layout()) == [
        "The ferry is", "late again.", "", "Nobody in", "Port Ellis", "was told", "why.",
    ]  # fmt: skip


def test_down_goes_over_blank_rows_and_up_comes_back() -> None:
    caret, shown = Caret(TEXT.index("ferry")), layout()
    caret.rows(shown, 1)
    assert TEXT[caret.offset :].startswith(" again")
    caret.rows(shown, 1)
    assert TEXT[caret.offset :].startswith("dy in")
    caret.rows(shown, -2)
    assert under(caret) == "ferry"


def test_short_rows_do_not_make_it_forget_its_cell() -> None:
    caret, shown = Caret(TEXT.index("was") + 7), layout()
    caret.rows(shown, 1)
    assert TEXT[caret.offset] == "."
    caret.rows(shown, -1)
    assert caret.offset == TEXT.index("was") + 7


def test_it_stays_at_both_ends() -> None:
    caret, shown = Caret(3), layout()
    caret.rows(shown, -9)
    caret.characters(shown, -9)
    caret.words(shown, -9)
    assert caret.offset == 0
    caret.rows(shown, 99)
    caret.characters(shown, 99)
    caret.words(shown, 99)
    assert caret.offset == len(TEXT) - 1


def test_characters_go_on_to_the_next_row_and_back() -> None:
    caret, shown = Caret(TEXT.index("is") + 1), layout()
    caret.characters(shown, 1)
    assert under(caret) == "late"
    caret.characters(shown, -1)
    assert caret.offset == TEXT.index("is") + 1
    caret.characters(shown, 13)
    assert under(caret) == "obody"


def test_words_take_marks_as_words() -> None:
    caret, shown = Caret(0), layout()
    for word in ("ferry", "is", "late", "again.", ".", "Nobody"):
        caret.words(shown, 1)
        assert under(caret) == word
    caret.words(shown, -2)
    assert under(caret) == "again."


def test_the_ends_of_a_row() -> None:
    caret, shown = Caret(TEXT.index("ferry")), layout()
    caret.edges(shown, 1)
    assert caret.offset == TEXT.index("is") + 1
    caret.edges(shown, -1)
    assert caret.offset == 0


def test_a_combining_mark_is_never_alone_under_it() -> None:
    text = "cafe\u0301 au lait"
    caret, shown = Caret(3), layout(text, 40)
    caret.characters(shown, 1)
    assert caret.offset == text.index(" au")
    caret.characters(shown, -1)
    assert caret.offset == 3


def test_wide_characters_are_found_by_their_cells() -> None:
    text = "漢字 と 仮名\n\nab cd ef gh"
    caret, shown = Caret(text.index("ef")), layout(text, 40)
    caret.rows(shown, -1)
    assert text[caret.offset] == "と"


@pytest.mark.parametrize(("first", "last", "word"), [(3, 5, "Nobody"), (2, 5, "Nobody"), (0, 1, "The")])
def test_it_is_brought_onto_the_screen(first: int, last: int, word: str) -> None:
    caret, shown = Caret(0), layout()
    caret.keep_within(shown, first, last)
    assert under(caret) == word


def test_it_is_brought_up_onto_the_screen() -> None:
    caret, shown = Caret(len(TEXT) - 1), layout()
    caret.keep_within(shown, 0, 2)
    assert under(caret) == "late"
