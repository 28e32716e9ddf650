"""A pane of blocks that are told apart as they are looked at: what is shown is what would be shown anyway."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.paragraphs import Paragraphs
from reader.domain.text import Article, BlockKind, Growing
from reader.ui.article import parts
from reader.ui.article import slabs as slabs_module
from reader.ui.article.layout import Layout, Row
from reader.ui.article.page import Page
from reader.ui.article.slabs import Slabs
from tests.ui.article.samples import article, articles, growing, prose


def rows(layout: Layout) -> list[Row]:
    return [layout.row(number) for number in range(len(layout))]


@settings(max_examples=150)
@given(articles(), st.integers(1, 4), st.sampled_from([3, 12, 72]), st.booleans())
def test_rows_are_the_same(of: Article, size: int, width: int, boilerplate: bool) -> None:
    whole = Layout.of(of, width, boilerplate=boilerplate)
    part = Layout.of(growing(of, size), width, boilerplate=boilerplate)
    assert rows(part) == rows(whole)
    for offset in range(0, len(of.text), 3):
        assert part.row_at(offset) == whole.row_at(offset)


@settings(max_examples=80)
@given(articles(), st.integers(1, 4), st.booleans(), st.integers(0, 200))
def test_parts_are_the_same(of: Article, size: int, boilerplate: bool, offset: int) -> None:
    whole, part = (Slabs(one, boilerplate=boilerplate) for one in (of, growing(of, size)))
    for find in (
        parts.blocks_after, parts.blocks_before, parts.sentences_after, parts.sentences_before,
        parts.words_after, parts.words_before,
    ):  # fmt: skip
        assert list(find(part, offset)) == list(find(whole, offset))
    assert parts.words(part, offset, offset + 40) == parts.words(whole, offset, offset + 40)


def told(of: Article) -> list[int]:
    assert isinstance(of.blocks, Growing)
    return [n for n in range(len(of.blocks.starts)) if of.blocks.told(n)]


def test_the_first_screen_and_the_end_need_nothing_between() -> None:
    of = growing(prose(200), 5)
    page = Page()
    page.lay_out(Layout(Slabs(of), 40), 10)
    assert told(of) == [0]
    page.to_end()
    assert page.at_end
    assert page.extent().end == len(of.text.rstrip())
    assert len(told(of)) <= 5


def test_what_is_hidden_at_both_ends_leaves_the_page_where_text_is() -> None:
    residue = (BlockKind.BOILERPLATE, "Share this")
    of = growing(article(*[residue] * 5, "one two three", "four", *[residue] * 5), 2)
    page = Page()
    page.lay_out(Layout(Slabs(of, boilerplate=False), 40), 2)
    assert (page.row, page.extent().of(of.text).strip()) == (0, "one two three")
    page.to_end()
    assert page.extent().of(of.text).strip() == "four"
    page.to(len(of.text))
    assert page.at_end
    nothing = Layout(Slabs(growing(article(*[residue] * 5), 2), boilerplate=False), 40)
    assert (len(nothing), nothing.row_at(7), nothing.bottom(5)) == (0, 0, 0)


def test_a_very_long_stretch_is_cut_into_slabs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slabs_module, "SIZE", 200)
    of = article("word " * 300 + "end", "another")
    layout = Layout(Slabs(growing(of, 2)), 20)
    assert len(layout.slabs) > 3
    layout.settle()
    assert rows(layout) == rows(Layout.of(of, 20))


def test_numbers_are_known_as_far_as_blocks_are() -> None:
    of = growing(prose(40), 4)
    assert isinstance(of.blocks, Growing)
    paragraphs, plain = Paragraphs(of), Paragraphs(prose(40))
    late = of.blocks.starts[6]
    of.blocks.of(6)
    assert not paragraphs.known(late), "what is before it is not counted"
    for stretch in range(6):
        of.blocks.of(stretch)
    assert paragraphs.known(late)
    assert paragraphs.at(late) == plain.at(late) == 25
    assert not paragraphs.whole
    assert paragraphs.has(30)
    assert told(of) == [0, 1, 2, 3, 4, 5, 6, 7], "no further than that"
    assert not paragraphs.has(41)
    assert (len(paragraphs), paragraphs.whole) == (40, True)
    assert paragraphs.start(17) == plain.start(17)


def test_a_block_whose_number_is_not_known_yet_has_none() -> None:
    of = growing(prose(40), 4)
    assert isinstance(of.blocks, Growing)
    paragraphs = Paragraphs(of)
    block = of.blocks.of(9)[0]
    assert paragraphs.of_block(block) is None
    of.tell_blocks(60)
    assert paragraphs.of_block(block) == 37
