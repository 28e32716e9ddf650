"""The columns of the list of entities: the name has its room first, the sparkline what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace
from rich.cells import cell_len

from reader.domain.entities import Entity
from reader.ui.focus import ParagraphOf
from reader.ui.panels.arrange import FOLDED, Item
from reader.ui.pieces import Piece

_BASE, _WEAK = "▁", "▂"
_LEVELS = "▃▅▇█"
LEGEND = _BASE + _WEAK + _LEVELS
"""The bars, the lowest first."""
_LEAST, _MOST = 6, 24
"""Cells of a sparkline that says something."""
_SHORT_NAME = 14
"""Cells that names have before there is any sparkline."""
_FEW = 6
"""One of so many names may go over the sparkline, so that the others have a better one."""


class Columns(msgspec.Struct, frozen=True):
    """How many cells each column of the list has. Before the name is one for its mark."""

    name: int
    spark: int
    count: int
    guesses: int

    @property
    def spark_and_gap(self) -> int:
        """What a name may take that is longer than the others."""
        return self.spark + 1 if self.spark else 0

    @classmethod
    def of(cls, items: Sequence[Item], paragraphs: int, cells: int) -> Columns:
        """The widths that these entities need in so many cells.

        A few long names (a sixth of all, and those that would leave no sparkline at all) are left out of the
        account: they go over it. So are those that are folded away at first.
        """
        most = max((item.counts.sure for item in items), default=0)
        guessed = max((item.counts.guessed for item in items), default=0)
        count, guesses = max(2, len(str(most))), len(str(guessed)) + 2 if guessed else 0
        room = max(1, cells - count - guesses - 4)  # the mark, a gap after the name, two before the count
        least = min(_LEAST, paragraphs)
        if room < _SHORT_NAME + least:
            return cls(room + 1, 0, count, guesses)
        lengths = sorted(cell_len(item.entity.name) for item in items if item.group not in FOLDED)
        usual = lengths[: len(lengths) - len(lengths) // _FEW]
        longest = max((length for length in usual if length <= room - least), default=0)
        spark = max(least, min(paragraphs, _MOST, room - max(longest, _SHORT_NAME)))
        return cls(room - spark, spark, count, guesses)


def spark(entity: Entity, paragraphs: int, paragraph: ParagraphOf, cells: int) -> str:
    """Where it is named, one cell a paragraph, or a bucket of them where there are more.

    As on the strip beside the scroll bar: what is only guessed, or a pronoun, shows where there is nothing
    else, and weaker.
    """
    if not cells:
        return ""
    counts: Counter[int] = Counter()
    weak: set[int] = set()
    for mention in entity.mentions:
        cell = (paragraph(mention.extent.start) - 1) * cells // max(paragraphs, cells)
        if mention.certain and not mention.pronoun:
            counts[cell] += 1
        else:
            weak.add(cell)
    return "".join(
        _LEVELS[min(counts[i], 4) - 1] if counts[i] else _WEAK if i in weak else _BASE
        for i in range(min(cells, max(paragraphs, 1)))
    )


def bars(drawn: str, lit: bool) -> list[Piece]:
    """A sparkline in colours: the base, and what is weak, in quieter ones than the names."""
    pieces: list[Piece] = []
    for char in drawn:
        color = "spark" if char == _BASE else "accent" if lit else "mute"
        if pieces and pieces[-1].color == color:
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text + char)
        else:
            pieces.append(Piece(char, color))
    return pieces
