"""Markdown's block tokens to a text and its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.domain.text import PROSE, Block, BlockKind, Extent, Inline
from reader.formats.boilerplate import is_boilerplate
from reader.formats.lines import SPACES
from reader.formats.markdown_inline import Rendered, moved, render, without_comments

if TYPE_CHECKING:
    from markdown_it.token import Token

_BULLET = "•"
_COLUMN_WIDEST = 40  # characters that the cells of a table are filled up to


class Writer:
    """Puts blocks one after the other into a text, with a blank line between them."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.blocks: list[Block] = []
        self.inlines: list[Inline] = []

    @property
    def text(self) -> str:
        """What was written so far."""
        return "".join(self._pieces)

    def add(self, rendered: Rendered, kind: BlockKind, level: int = 0, marker: str = "") -> None:
        """Writes a block unless there is nothing to see in it; hard breaks make it several."""
        blank = SPACES + "\n"
        for line in rendered.lines():
            part = line.stripped("\n" if kind is BlockKind.CODE else blank)
            if not part.text.strip(blank):
                continue
            if self._pieces:
                self._pieces.append("\n\n")
                self._length += 2
            start = self._length
            self._pieces.append(part.text)
            self._length += len(part.text)
            residue = kind in PROSE and kind is not BlockKind.TITLE and is_boilerplate(part.text)
            block_kind = BlockKind.BOILERPLATE if residue else kind
            self.blocks.append(
                Block(
                    Extent(start, self._length),
                    block_kind,
                    0 if residue else level,
                    "" if residue else marker,
                )
            )
            self.inlines.extend(moved(m, start) for m in part.inlines)
            marker = ""


@dataclass(slots=True)
class _Container:
    """A list or a block quote that is open."""

    kind: BlockKind
    level: int
    marker: str = ""
    """Of the item that is open, until its first block has taken it."""


def write(tokens: Sequence[Token], writer: Writer) -> None:
    """Writes all the blocks."""
    containers: list[_Container] = []
    walk = iter(tokens)
    for token in walk:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            containers.append(_nested(containers, BlockKind.LIST_ITEM))
        elif token.type == "blockquote_open":
            containers.append(_nested(containers, BlockKind.BLOCK_QUOTE))
        elif token.type in ("bullet_list_close", "ordered_list_close", "blockquote_close"):
            containers.pop()
        elif token.type == "list_item_open":
            containers[-1].marker = f"{token.info}{token.markup}" if token.info else _BULLET
        elif token.type == "heading_open":
            level = int(token.tag[1])
            is_title = level == 1 and not writer.blocks
            rendered = render(next(walk).children or ())
            writer.add(rendered, BlockKind.TITLE if is_title else BlockKind.HEADING, 0 if is_title else level)
        elif token.type == "inline":
            _write_prose(render(token.children or ()), containers, writer)
        elif token.type == "html_block":
            _write_prose(Rendered(without_comments(token.content)), containers, writer)
        elif token.type in ("fence", "code_block"):
            writer.add(Rendered(token.content), BlockKind.CODE)
        elif token.type == "table_open":
            writer.add(_table(walk), BlockKind.CODE)


def _nested(containers: Sequence[_Container], kind: BlockKind) -> _Container:
    return _Container(kind, 1 + sum(c.kind is kind for c in containers))


def _write_prose(rendered: Rendered, containers: Sequence[_Container], writer: Writer) -> None:
    if not containers:
        writer.add(rendered, BlockKind.PARAGRAPH)
        return
    innermost = containers[-1]
    writer.add(rendered, innermost.kind, innermost.level, innermost.marker)
    innermost.marker = ""


def _table(walk: Iterator[Token]) -> Rendered:
    """A table as lines whose cells stand in columns; takes its tokens off the walk."""
    rows: list[list[Rendered]] = []
    for token in walk:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(render(token.children or (), keep_breaks=False))
    widths: list[int] = []
    for row in rows:
        widths += [0] * (len(row) - len(widths))
        widths[: len(row)] = [
            max(w, min(len(c.text), _COLUMN_WIDEST)) for w, c in zip(widths, row, strict=False)
        ]
    pieces: list[str] = []
    inlines: list[Inline] = []
    length = 0
    for row in rows:
        for i, (cell, width) in enumerate(zip(row, widths, strict=False)):
            inlines.extend(moved(m, length) for m in cell.inlines)
            last = i == len(row) - 1
            piece = cell.text if last else f"{cell.text:{width}}  "
            pieces.append(piece)
            length += len(piece)
        pieces.append("\n")
        length += 1
    return Rendered("".join(pieces), tuple(inlines))
