"""A block of which only some sentences are shown: what stays, what is left out, and where its offsets are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.text import Article, BlockKind, Extent
from reader.ui.article import parts
from reader.ui.article.folding import Folded, blocks_of
from reader.ui.article.layout import Layout, Row
from reader.ui.article.slabs import Fold
from tests.ui.article.samples import article, articles, prose

OF = article("Intro.", "Ana came. Bo left at noon. Dr. Orr stayed. Ana spoke. It rained.", "The end.")


def shortened(of: Article, *words: str, width: int = 60, opened: tuple[Extent, ...] = ()) -> Layout:
    """Folded to the sentences that have these words, wherever they stand."""
    places = [n for word in words for n in range(len(of.text)) if of.text.startswith(word, n)]
    return to_extents(of, [Extent(n, n + 1) for n in places], width, opened)


def to_extents(of: Article, extents: list[Extent], width: int, opened: tuple[Extent, ...] = ()) -> Layout:
    starts = tuple(block.extent.start for block in blocks_of(of, extents))
    fold = Fold(starts, opened, tuple(sorted(extents)))
    layout = Layout(Folded(of, fold), width)
    layout.settle()
    return layout


def rows(layout: Layout) -> list[Row]:
    return [layout.row(n) for n in range(len(layout))]


def drawn(layout: Layout) -> list[str]:
    """The rows of the block in the middle."""
    here = OF.blocks[1]
    return [row.label or layout.text(row) for row in rows(layout) if row.block == here]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Ana"], ["Ana came.", "… 2 sentences", "Ana spoke.", "… 1 sentence"]),
        (["Bo"], ["… 1 sentence", "Bo left at noon.", "… 3 sentences"]),
        (["Orr"], ["… 2 sentences", "Dr. Orr stayed.", "… 2 sentences"]),
        (["came", "Bo"], ["Ana came. Bo left at noon.", "… 3 sentences"]),
    ],
    ids=["two of them", "one inside", "after a short form", "next to each other"],
)
def test_sentences_that_matter_are_whole_and_the_others_are_counted(
    words: list[str], expected: list[str]
) -> None:
    assert drawn(shortened(OF, *words)) == expected


def test_a_paragraph_whose_sentences_all_matter_is_whole() -> None:
    layout = shortened(OF, "came", "Bo", "Orr", "spoke", "rained", width=90)
    assert drawn(layout) == [OF.blocks[1].extent.of(OF.text)]


def test_what_is_preformatted_has_no_sentences() -> None:
    of = article("one", (BlockKind.CODE, "Ana came. Bo left."))
    assert any(layout_row.end == of.blocks[1].extent.end for layout_row in rows(shortened(of, "Ana")))


def test_a_gap_between_sentences_is_opened_alone() -> None:
    layout = shortened(OF, "Ana")
    gap = next(row.gap for row in rows(layout) if row.label == "… 2 sentences")
    assert gap is not None
    assert gap.extent.of(OF.text) == "Bo left at noon. Dr. Orr stayed."
    opened = shortened(OF, "Ana", opened=(gap.extent,))
    assert drawn(opened) == ["Ana came. Bo left at noon. Dr. Orr stayed. Ana spoke.", "… 1 sentence"]


def test_the_first_row_of_a_paragraph_has_its_number_whatever_is_left_out() -> None:
    assert [row.first for row in rows(shortened(OF, "Bo")) if row.block == OF.blocks[1]] == [
        True,
        False,
        False,
    ]


def test_sentences_are_walked_and_each_gap_once() -> None:
    slabs = shortened(OF, "Ana").slabs
    walked = [OF.text[n:].split(".")[0] for n in parts.sentences_after(slabs, OF.blocks[1].extent.start)]
    assert walked == ["Bo left at noon", "Ana spoke", "It rained", "The end"]


def test_a_copy_says_what_is_left_out() -> None:
    slabs = shortened(OF, "Ana").slabs
    assert parts.words(slabs, OF.text.index("Ana"), len(OF.text)) == "Ana came. […] Ana spoke. […]"


def test_what_is_left_to_read_is_what_is_shown() -> None:
    slabs = shortened(OF, "Ana").slabs
    assert slabs.shown_after(0) == len("Ana came.") + len("Ana spoke.")
    assert slabs.shown_after(OF.text.index("spoke")) == len("spoke.")
    assert Layout.of(OF, 60).slabs.shown_after(10) == len(OF.text) - 10
    of = prose(400)
    whole = [block.extent for block in of.blocks[::40]]
    fold = Folded(of, Fold(tuple(extent.start for extent in whole)))
    assert fold.shown_after(whole[5].start) == sum(map(len, whole[5:]))


@given(articles(), st.lists(st.integers(0, 99), max_size=4), st.integers(1, 100))
def test_a_character_on_a_row_leads_to_it_and_every_other_to_some_row(
    of: Article, places: list[int], width: int
) -> None:
    extents = [Extent(n, n + 1) for n in places if any(b.extent.start <= n < b.extent.end for b in of.blocks)]
    layout = to_extents(of, extents, width)
    for number, row in enumerate(rows(layout)):
        assert all(layout.row_at(offset) == number for offset in range(row.start, row.end))
    for offset in range(len(of.text) if len(layout) else 0):
        assert 0 <= layout.row_at(offset) < len(layout)
