"""The column beside the scroll bar: where in the whole article something occurs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from reader.ui.article.layout import Layout

_GLYPHS = {(True, False): "▘", (False, True): "▖", (True, True): "▌"}
GUESS = "·"
NOTHING = " "


class Marks(msgspec.Struct, frozen=True):
    """Where something occurs: offsets in reading order."""

    sure: Sequence[int] = ()
    guessed: Sequence[int] = ()

    def __bool__(self) -> bool:
        return bool(self.sure or self.guessed)


def borders(layout: Layout, height: int) -> list[int]:
    """Where in the text each half cell of a column of that height begins, and one more for the end.

    While the article fits the screen, each row has the cell beside it.
    """
    total, end = len(layout), len(layout.article.text) + 1
    slots = 2 * height
    if total <= height:
        starts = [layout.near((slot + 1) // 2) if slot < 2 * total - 1 else end for slot in range(slots)]
    else:
        starts = [layout.near(-(-slot * total // slots)) for slot in range(slots)]
    return [0, *starts[1:], end]


def glyphs(marks: Marks, halves: Sequence[int]) -> list[str]:
    """One glyph for each row of the screen.

    `halves`: see `borders`. Two marks fit into one cell, one over the other; a guess shows only where nothing
    sure does.
    """
    found = list(pairwise(bisect_left(marks.sure, half) for half in halves))
    guesses = list(pairwise(bisect_left(marks.guessed, half) for half in halves))
    column = []
    for y in range(len(found) // 2):
        upper, lower = (found[2 * y + half][0] < found[2 * y + half][1] for half in (0, 1))
        guess = guesses[2 * y][0] < guesses[2 * y + 1][1]
        column.append(_GLYPHS.get((upper, lower), GUESS if guess else NOTHING))
    return column
