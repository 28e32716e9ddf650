"""What stands before the rows of a block: the bar of a block quote, a list marker, blanks."""

from __future__ import annotations

import re

from rich.cells import set_cell_size

from reader.domain.text import BlockKind
from reader.ui.article.cells import cells, shown
from reader.ui.article.slabs import Piece

_MARKER = re.compile(r"(?:[-*+•‣◦·–—]|\d{1,3}[.)])[ \t]+(?=\S)")
"""What stands before a list item as a part of its text."""


def lead(text: str, piece: Piece, width: int, first: bool) -> tuple[int, str]:
    """The cells before the rows of a piece, and what stands in them; narrow columns have little.

    `width`: of the column; `first`: before the first row.
    """
    block = piece.block
    depth = max(1, min(block.level, width // 8))
    if block.kind is BlockKind.BLOCK_QUOTE:
        bars = "│ " * depth if width > 4 else ""
        return len(bars), bars
    if block.kind is BlockKind.LIST_ITEM and width > 8:
        outer = 2 * (depth - 1)
        if block.marker:
            marker = shown(block.marker)
            inner = min(cells(marker) + 1, width // 2)
            return outer + inner, " " * outer + (set_cell_size(marker, inner) if first else " " * inner)
        found = _MARKER.match(text, piece.start, piece.end)
        hang = outer + (len(found.group()) if found and not first else 0)
        return hang, " " * hang
    if block.kind is BlockKind.CODE and width > 20:
        return 2, "  "
    return 0, ""
