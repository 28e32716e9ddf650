"""Articles made for the tests of the article pane."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from reader.domain.text import Article, Block, BlockKind, Extent, Growing

_PIECES = [
    "word", "a", "well-known", "“quoted”", "—", "–", "...", "中文字", "（測試）", "。", "👩", "\u200d", "👍🏽",
    "e\u0301", "Z" + "\u0301" * 9, "\u3164", "العربية", "x" * 90, "\t", " ", "  ", "\n", "\u3000", "\xa0", "\u0301",
    "\x1b[2J", "\x00", "🇩🇪", "\ufe0f", "—“a", "[/x]",
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=6)), max_size=25).map(
    lambda parts: "".join(parts).encode("utf-8", "replace").decode().replace("\r", "")
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Any text in blocks of any kind, levels and markers."""
    text, blocks = "", []
    for drawn in draw(st.lists(texts, max_size=5)):
        words = drawn.strip("\n")
        if not words:
            continue
        kind = draw(st.sampled_from(BlockKind))
        marker = draw(st.sampled_from(["", "•", "12."])) if kind is BlockKind.LIST_ITEM else ""
        extent = Extent(len(text), len(text) + len(words))
        blocks.append(Block(extent, kind, draw(st.integers(0, 4)), marker))
        text += words + draw(st.sampled_from(["\n", "\n\n"]))
    return Article("generated", text, tuple(blocks))


def article(*parts: str | tuple[BlockKind, str], gap: str = "\n\n") -> Article:
    """The parts as blocks, paragraphs where no kind is said."""
    text, blocks = "", []
    for part in parts:
        kind, words = (BlockKind.PARAGRAPH, part) if isinstance(part, str) else part
        blocks.append(Block(Extent(len(text), len(text) + len(words)), kind, _LEVELS.get(kind, 0)))
        text += words + gap
    return Article("made", text, tuple(blocks))


_LEVELS = {BlockKind.HEADING: 2, BlockKind.LIST_ITEM: 1, BlockKind.BLOCK_QUOTE: 1}


def prose(paragraphs: int, words: Sequence[str] = ("harbour", "the", "ferry", "of", "tomorrow")) -> Article:
    """Paragraphs of different lengths, each with its number."""
    return article(
        *(
            f"Paragraph {n}. " + " ".join(words[(n + i) % len(words)] for i in range(20 + n * 7 % 60)) + "."
            for n in range(1, paragraphs + 1)
        )
    )


def growing(of: Article, size: int) -> Article:
    """The same article with blocks that are told apart so many at a time, when they are looked at."""
    starts = [block.extent.start for block in of.blocks[::size]]
    blocks = Growing(starts or [0], lambda n: tuple(of.blocks[n * size : n * size + size]))
    return Article(of.source, of.text, blocks)
