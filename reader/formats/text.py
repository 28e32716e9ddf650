"""Plain text: its paragraphs, title, headings, list items."""

from __future__ import annotations

from reader.domain.text import Article, Block, BlockKind, Extent, Growing
from reader.formats.dateline import find_dateline
from reader.formats.lines import MAX_LINES, beyond, cuts, wrapping_of
from reader.formats.telling import Teller

LONG = 200_000
"""From so many characters on blocks are told apart when they are looked at."""
_STRETCH = 16_384
"""Characters that are told apart at a time, more or less, …"""
_LINES = 500
"""… or so many lines, where they are short."""


def read(source: str, text: str) -> Article:
    """The article; its text is the file's, character for character."""
    wrapping = wrapping_of(text)
    rest = beyond(text)
    end = rest.start if rest else len(text)
    at = [cut for cut in cuts(text, wrapping, _stretch(text)) if cut.start < end or not cut.start]
    teller = Teller(text, at, end, wrapping)
    starts = [cut.start for cut in at]
    if rest:
        last = Block(Extent(rest.start, rest.end), BlockKind.CODE)
        blocks = Growing([*starts, end], lambda n: teller.blocks(n) if n < len(at) else (last,))
    else:
        blocks = Growing(starts, teller.blocks)
    notice = f"More than {MAX_LINES:,} lines: the rest is shown as it is, without entities and quotes."
    title = next((b for b in blocks[:12] if b.kind is BlockKind.TITLE), None)
    return Article(
        source,
        text,
        blocks if len(text) >= LONG else blocks.all(),
        title=" ".join(title.extent.of(text).split()) if title else None,
        dateline=find_dateline(text, blocks),
        notices=(notice,) if rest else (),
    )


def _stretch(text: str) -> int:
    """About how many characters are told apart at a time."""
    return min(_STRETCH, _LINES * len(text) // (text.count("\n") + 1) + 1)
