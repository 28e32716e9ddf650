"""Blocks that are told apart as they are looked at are, as a sequence, what a tuple of them would be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.text import Article, Block, BlockKind, Extent, Growing

BLOCKS = tuple(Block(Extent(10 * n, 10 * n + 8), BlockKind.PARAGRAPH) for n in range(12))


def growing(size: int = 3) -> tuple[Growing, list[int]]:
    """The blocks in stretches of so many, and which stretches were told apart, in order."""
    told: list[int] = []

    def tell(stretch: int) -> tuple[Block, ...]:
        told.append(stretch)
        return BLOCKS[stretch * size : stretch * size + size]

    return Growing([block.extent.start for block in BLOCKS[::size]], tell), told


def test_as_a_sequence_it_has_every_block() -> None:
    blocks, told = growing()
    assert len(blocks) == 12
    assert tuple(blocks) == BLOCKS
    assert (blocks[-1], blocks[4], blocks[2:5]) == (BLOCKS[-1], BLOCKS[4], BLOCKS[2:5])
    assert BLOCKS[7] in blocks
    assert told == [0, 1, 2, 3], "each stretch is told apart once"


def test_the_first_blocks_need_no_other() -> None:
    blocks, told = growing()
    assert blocks[:4] == BLOCKS[:4]
    assert told == [0, 1]
    assert next(iter(blocks)) is BLOCKS[0]
    assert told == [0, 1]


def test_a_stretch_needs_no_other() -> None:
    blocks, told = growing()
    assert blocks.of(2) == BLOCKS[6:9]
    assert told == [2]
    assert [blocks.told(n) for n in range(4)] == [False, False, True, False]
    assert not blocks.whole


def test_work_goes_on_until_nothing_is_left() -> None:
    blocks, told = growing()
    blocks.of(1)
    assert blocks.work(0)
    assert told == [1], "no time, no work"
    assert not blocks.work(60)
    assert blocks.whole
    assert told == [1, 0, 2, 3]
    assert not blocks.work(60)


@given(st.integers(0, 130), st.integers(1, 12))
def test_the_block_before_a_place(offset: int, size: int) -> None:
    blocks, _ = growing(size)
    article = Article("a", "x" * 130, blocks)
    assert article.block_before(offset) == Article("a", article.text, BLOCKS).block_before(offset)
    assert article.block_before(offset) == BLOCKS[min(offset // 10, 11)]


def test_before_the_first_block_is_none() -> None:
    late = Block(Extent(5, 9), BlockKind.PARAGRAPH)
    assert Article("a", "     late", (late,)).block_before(3) is None
    assert Article("a", "     late", Growing([0], lambda _: (late,))).block_before(3) is None
    assert Article("a", "", ()).block_before(0) is None


@pytest.mark.parametrize("blocks", [(), BLOCKS])
def test_an_article_with_all_its_blocks_is_whole(blocks: tuple[Block, ...]) -> None:
    article = Article("a", "x" * 130, blocks)
    assert article.whole
    assert not article.tell_blocks(60)


def test_an_article_is_whole_when_its_blocks_are() -> None:
    article = Article("a", "x" * 130, growing()[0])
    assert not article.whole
    assert not article.tell_blocks(60)
    assert article.whole
