"""Blocks and sentences of an article: where they begin, and their words without the wrapping."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.domain.text import BlockKind, Extent
from reader.ui import sentences
from reader.ui.article.slabs import Piece, Slabs

_WORD = re.compile(r"\w(?:[\w'’-]*\w)?|[^\w\s]+")
_LEFT_OUT = "[…]"
LONGEST_WORD = 200
"""Characters."""
_WRAP = re.compile(r"[ \t]*\n[ \t]*")


def blocks_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the shown blocks after an offset begin."""
    return (piece.start for piece in slabs.after(offset) if piece.start > offset and piece.begins)


def blocks_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the shown blocks that begin before an offset begin, nearest first."""
    return (piece.start for piece in slabs.before(offset) if piece.start < offset and piece.begins)


def sentences_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the sentences after an offset begin."""
    for piece in slabs.after(offset):
        yield from (start for start in _sentences(slabs, piece) if start > offset)


def sentences_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the sentences before an offset begin, nearest first."""
    for piece in slabs.before(offset):
        yield from reversed([start for start in _sentences(slabs, piece) if start < offset])


def words_after(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the words after an offset begin; marks between words count as one."""
    for piece in slabs.after(offset):
        yield from (start for start in _words(slabs, piece) if start > offset)


def words_before(slabs: Slabs, offset: int) -> Iterator[int]:
    """Where the words before an offset begin, nearest first."""
    for piece in slabs.before(offset):
        yield from reversed([start for start in _words(slabs, piece) if start < offset])


def _words(slabs: Slabs, piece: Piece) -> Iterator[int]:
    if piece.folded is not None:
        yield piece.start
        return
    for match in _WORD.finditer(slabs.article.text, piece.start, piece.end):
        yield match.start()


def word_at(text: str, offset: int) -> Extent | None:
    """The word that a character is in; None for a blank or a mark."""
    low = max(0, offset - LONGEST_WORD)
    for match in _WORD.finditer(text, low, offset + LONGEST_WORD):
        if match.start() <= offset < match.end():
            return Extent(*match.span()) if match.group()[0].isalnum() else None
    return None


def _sentences(slabs: Slabs, piece: Piece) -> Iterator[int]:
    text = slabs.article.text
    if piece.begins or (text[piece.start - 1].isspace() and piece.block.kind is not BlockKind.CODE):
        yield piece.start
    if piece.folded is not None:
        return
    yield from sentences.starts(text, Extent(piece.start, piece.end))


def words(slabs: Slabs, start: int, end: int) -> str:
    """The text between two offsets as it is read: a paragraph is one line, what is hidden is left out.

    For what is folded in between stands `[…]`.
    """
    text = slabs.article.text
    parts: list[str] = []
    before = None
    for piece in slabs.after(start):
        if piece.start >= end:
            break
        low, high = max(start, piece.start), min(end, piece.end)
        if low >= high:
            continue
        if piece.folded is not None and (piece.start < start or end > piece.end):
            if parts[-1:] != [_LEFT_OUT]:
                glue = " " if piece.sentences and not piece.begins else "\n\n"
                parts += [glue, _LEFT_OUT] if parts else [_LEFT_OUT]
            before = high
            continue
        if before is not None:
            between = text[before:low]
            parts.append(between if between == "" or between.isspace() else "\n\n")
        said = text[low:high]
        parts.append(said if piece.block.kind is BlockKind.CODE else _WRAP.sub(" ", said))
        before = high
    return "".join(parts)
