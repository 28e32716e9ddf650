"""Blocks and sentences of an article: where they begin, and their words without the wrapping."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from reader.domain.text import BlockKind
from reader.ui.article.slabs import Slabs

_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=\S)")
_WORD = re.compile(r"\w(?:[\w'’-]*\w)?|[^\w\s]+")
_WRAP = re.compile(r"[ \t]*\n[ \t]*")


def blocks_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the shown blocks after an offset begin."""
    for piece in range(bisect_right(slabs.starts, offset), len(slabs.starts)):
        if slabs.begins(piece):
            yield slabs.starts[piece]


def blocks_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the shown blocks that begin before an offset begin, nearest first."""
    for piece in range(bisect_left(slabs.starts, offset) - 1, -1, -1):
        if slabs.begins(piece):
            yield slabs.starts[piece]


def sentences_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the sentences after an offset begin."""
    for piece in range(slabs.piece_at(offset), len(slabs.starts)):
        yield from (start for start in _sentences(slabs, piece) if start > offset)


def sentences_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the sentences before an offset begin, nearest first."""
    for piece in range(min(slabs.piece_at(offset), len(slabs.starts) - 1), -1, -1):
        yield from reversed([start for start in _sentences(slabs, piece) if start < offset])


def words_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the words after an offset begin; marks between words count as one."""
    for piece in range(slabs.piece_at(offset), len(slabs.starts)):
        yield from (start for start in _words(slabs, piece) if start > offset)


def words_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the words before an offset begin, nearest first."""
    for piece in range(min(slabs.piece_at(offset), len(slabs.starts) - 1), -1, -1):
        yield from reversed([start for start in _words(slabs, piece) if start < offset])


def _words(slabs: Slabs, piece: int) -> Iterator[int]:
    for match in _WORD.finditer(slabs.article.text, slabs.starts[piece], slabs.ends[piece]):
        yield match.start()


def _sentences(slabs: Slabs, piece: int) -> Iterator[int]:
    start, end = slabs.starts[piece], slabs.ends[piece]
    if slabs.begins(piece):
        yield start
    for match in _SENTENCE.finditer(slabs.article.text, start, end):
        yield match.end()


def words(slabs: Slabs, start: int, end: int) -> str:
    """The text between two offsets as it is read: a paragraph is one line, what is hidden is left out."""
    text = slabs.article.text
    parts = []
    before = None
    for piece in range(slabs.piece_at(start), len(slabs.starts)):
        low, high = max(start, slabs.starts[piece]), min(end, slabs.ends[piece])
        if slabs.starts[piece] >= end:
            break
        if low >= high:
            continue
        if before is not None:
            between = text[before:low]
            parts.append(between if between == "" or between.isspace() else "\n\n")
        said = text[low:high]
        parts.append(said if slabs.block(piece).kind is BlockKind.CODE else _WRAP.sub(" ", said))
        before = high
    return "".join(parts)
