"""A long text is told apart where it is looked at: what comes out is what would have come out at once."""

from __future__ import annotations

import random
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.text import Article, Block, BlockKind, Growing
from reader.formats import text as module
from reader.formats.lines import cuts, wrapping_of
from reader.formats.telling import Teller

_LINES = [
    "The harbour board met on Monday, and nobody expected it to end before the tide had turned again.",
    "“We will wait for the ferry,” said Anna Berg, who has waited for it since the middle of the summer.",
    "It rained all day.",
    "What the board says",
    "A Bridge for the Northern Pier",
    "POLITICS",
    "Advertisement",
    "Share this article",
    "Read more: the ferry that nobody missed",
    "1. First they measured the pier, which took them most of the morning.",
    "2. Then they measured it again, since nobody had written anything down.",
    "3. Then they went home.",
    "12. May was the day of the opening.",
    "- a rope, a lamp and a bucket",
    "• another bucket",
    "NORDEN, March 3 (AP) — The talks about the pier ended after nine hours without anything to show for it.",
    "",
    "  ",
    "\x0cpage two",
]
texts = st.builds(
    lambda lines, gap, width: gap.join(textwrap.fill(line, width) if width else line for line in lines),
    st.lists(st.sampled_from(_LINES), max_size=30),
    st.sampled_from(["\n", "\n\n", "\n \n", "\n\n\n"]),
    st.sampled_from([0, 0, 50, 72]),
)


def in_stretches(text: str, size: int, seed: int = 0) -> tuple[Block, ...]:
    """The blocks of a text, told apart in stretches of about so many characters, in some order."""
    wrapping = wrapping_of(text)
    at = cuts(text, wrapping, size)
    blocks = Growing([cut.start for cut in at], Teller(text, at, len(text), wrapping).blocks)
    order = list(range(len(at)))
    random.Random(seed).shuffle(order)
    for stretch in order:
        blocks.of(stretch)
    return tuple(blocks)


@settings(max_examples=300)
@given(texts, st.sampled_from([1, 20, 100, 400]), st.integers(0, 5))
def test_where_it_is_cut_and_what_is_looked_at_first_changes_nothing(text: str, size: int, seed: int) -> None:
    assert (
        in_stretches(text, size, seed) == in_stretches(text, len(text) + 1) == module.read("a", text).blocks
    )


def test_numbers_count_on_over_many_stretches() -> None:
    prose = "\n\n".join([_LINES[0]] * 9)
    text = f"1. The first one.\n\n{prose}\n\n2. The second one.\n\n{prose}\n\n12. May was the day of it."
    kinds = [block.kind for block in in_stretches(text, 50, 3)]
    assert kinds.count(BlockKind.LIST_ITEM) == 2
    assert kinds[-1] is BlockKind.PARAGRAPH


def test_a_heading_and_what_it_stands_over_may_be_in_two_stretches() -> None:
    text = f"{_LINES[0]}\n\nWhat the board says\n\nAdvertisement\n\n{_LINES[1]}"
    kinds = [block.kind for block in in_stretches(text, 1)]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BOILERPLATE, BlockKind.PARAGRAPH]


def test_a_hard_wrapped_paragraph_is_never_cut() -> None:
    body = textwrap.fill(" ".join([_LINES[0]] * 20), 60)
    text = f"{body}\n\n{body}"
    wrapping = wrapping_of(text)
    assert wrapping is not None
    assert [cut.start for cut in cuts(text, wrapping, 100)] == [0, len(body) + 2]
    assert len(in_stretches(text, 100)) == 2


@pytest.mark.parametrize(
    "text", ["", "\n\n\n", " " * 5_000, "\n" * 5_000, "x" * 5_000, f"{_LINES[0]}{chr(10) * 5_000}"]
)
def test_stretches_without_text_have_no_blocks(text: str) -> None:
    assert in_stretches(text, 100) == module.read("a", text).blocks


def long(monkeypatch: pytest.MonkeyPatch) -> Article:
    monkeypatch.setattr(module, "LONG", 1_000)
    monkeypatch.setattr(module, "_STRETCH", 500)
    return module.read(
        "a", "\n\n".join(["The Pier That Nobody Wanted", *[_LINES[15]] * 40, "It rained all day."])
    )


def test_opening_a_long_text_tells_only_its_first_blocks_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    article = long(monkeypatch)
    assert article.title == "The Pier That Nobody Wanted"
    assert article.dateline is not None
    assert isinstance(article.blocks, Growing)
    told = [article.blocks.told(n) for n in range(len(article.blocks.starts))]
    assert told[0]
    assert not any(told[4:])
    assert not article.whole


def test_the_blocks_of_a_long_text_are_those_of_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    article = long(monkeypatch)
    monkeypatch.undo()
    assert tuple(article.blocks) == module.read("a", article.text).blocks
