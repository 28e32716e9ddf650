"""The sentences of a block, and the one that a place is in, whole enough to be shown alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.domain.text import Extent

_END = re.compile(r"[.!?…]+[\"”’»)\]]*\s+(?=[\"“‘«(\[]*[A-Z0-9À-Þ])")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Hon|Gov|Sen|Rep|Gen|Col|Maj|Capt|Lt|Sgt|St|Jr|Sr|No|vs|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Co|Corp|Ltd))\.\s+$"
)
"""What a full stop belongs to that ends no sentence: an initial, `U.S.`, a title, a month, a kind of firm."""
_LONGEST_SHORT = 24
"""Characters before a full stop that are looked at for that."""
_LONGEST = 2_000
"""Characters before and after a place in which its sentence is looked for."""


def sentence_at(text: str, block: Extent, offset: int) -> Extent:
    """The sentence of the block that the character at `offset` is in.

    Where a full stop may only belong to a short form the sentence goes on: too long is better than torn.
    """
    start, end = max(block.start, offset - _LONGEST), min(block.end, offset + _LONGEST)
    for match in _ends(text, block, start, end):
        if match.end() > offset:
            return _trimmed(text, start, match.end())
        start = match.end()
    return _trimmed(text, start, end)


def sentences(text: str, block: Extent) -> list[Extent]:
    """All sentences of a block, without the blanks between them."""
    borders = [block.start, *starts(text, block), block.end]
    return [_trimmed(text, start, end) for start, end in pairwise(borders)]


def starts(text: str, block: Extent) -> Iterator[int]:
    """Where the sentences of a block begin, but for the first."""
    return (match.end() for match in _ends(text, block, block.start, block.end))


def _ends(text: str, block: Extent, start: int, end: int) -> Iterator[re.Match[str]]:
    """What ends each sentence between two places of a block, with the blanks after it."""
    for match in _END.finditer(text, start, end):
        if not _SHORT.search(text, max(block.start, match.end() - _LONGEST_SHORT), match.end()):
            yield match


def _trimmed(text: str, start: int, end: int) -> Extent:
    return Extent(start, start + len(text[start:end].rstrip()))
