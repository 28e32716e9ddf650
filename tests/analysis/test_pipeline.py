"""What of an article is given to the pipeline."""

from __future__ import annotations

import pytest

from reader.analysis import pipeline
from reader.domain.text import Article, Block, BlockKind, Extent


def article(*blocks: tuple[str, BlockKind]) -> Article:
    text, found = "", []
    for words, kind in blocks:
        found.append(Block(Extent(len(text), len(text) + len(words)), kind))
        text += words + "\n"
    return Article("", text, tuple(found))


def given(of: Article) -> list[str]:
    return [extent.of(of.text) for _, extent in pipeline.stretches(of)]


def test_prose_is_read_and_nothing_else() -> None:
    kinds = list(BlockKind)
    read = given(article(*((kind.value, kind) for kind in kinds)))
    assert read == [kind.value for kind in kinds if kind not in (BlockKind.CODE, BlockKind.BOILERPLATE)]


def test_a_run_without_spaces_is_left_out() -> None:
    run = "x" * (pipeline.WORD + 1)
    assert given(article((f"Before {run} after.", BlockKind.PARAGRAPH))) == ["Before ", " after."]


@pytest.mark.parametrize("sentence", ["It rained. ", "word ", "wörd, “said” he. "])
def test_a_long_paragraph_is_cut_and_nothing_is_lost(sentence: str) -> None:
    words = (sentence * 2_000).strip()
    parts = given(article((words, BlockKind.PARAGRAPH)))
    assert "".join(parts) == words
    assert all(len(part) <= pipeline.MOST for part in parts)
    assert len(parts) <= 2 * len(words) / pipeline.MOST + 1


def test_a_long_paragraph_is_cut_after_a_sentence() -> None:
    parts = given(article(("It rained all day. " * 600, BlockKind.PARAGRAPH)))
    assert all(part.rstrip().endswith(".") for part in parts)


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(pipeline.ModelMissing):
        pipeline.load("no_such_model")
