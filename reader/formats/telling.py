"""What each paragraph of a plain text is: told apart for a stretch of them at a time, in any order.

A long text is told apart where it is looked at. Nearly all that decides what a paragraph is stands in it
or in its neighbours; the numbers of list items, which count on from wherever the last one stood, are
followed back as far as it takes. What comes out does not depend on where a text is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice

from reader.domain.text import Block, BlockKind, Extent
from reader.formats.boilerplate import LONGEST, is_boilerplate
from reader.formats.headings import is_heading, title_of
from reader.formats.lines import Cut, Line, Wrapping, lines_between, list_marker, paragraphs

_LEVELS = {BlockKind.HEADING: 2, BlockKind.LIST_ITEM: 1}
_AHEAD = 8
"""Paragraphs from the top on that decide about the title."""
_KEPT = 16
"""Stretches whose paragraphs are kept, for those beside them."""


class Teller:
    """Tells the blocks of a text apart, cut into stretches."""

    def __init__(self, text: str, cuts: Sequence[Cut], end: int, wrapping: Wrapping | None) -> None:
        self._text, self._cuts, self._wrapping = text, cuts, wrapping
        self._ends = [*(cut.start for cut in cuts[1:]), end]
        self._numbers: dict[int, int] = {0: 0}  # stretch: of the list item before it
        self._parts = lru_cache(_KEPT)(self._find_parts)
        self._told = lru_cache(_KEPT)(self._find_told)

    def blocks(self, stretch: int) -> tuple[Block, ...]:
        """The blocks of a stretch."""
        parts = self._parts(stretch)
        kinds = self._kinds(stretch, parts)
        return tuple(
            Block(Extent(part.start, part.end), kind, _LEVELS.get(kind, 0))
            for part, kind in zip(parts, kinds, strict=True)
        )

    def _find_parts(self, stretch: int) -> list[Line]:
        """The paragraphs of a stretch."""
        lines = list(lines_between(self._text, self._cuts[stretch], self._ends[stretch]))
        return paragraphs(self._text, lines, self._wrapping)

    def _find_told(self, stretch: int) -> list[Line]:
        """Those that are no residue: titles and headings are told by their neighbours, and it is nobody's."""
        return [
            part
            for part in self._parts(stretch)
            if part.end - part.start > LONGEST or not is_boilerplate(self._text[part.start : part.end])
        ]

    def _kinds(self, stretch: int, parts: Sequence[Line]) -> list[BlockKind]:
        text = self._text
        kinds = dict.fromkeys((part.start for part in parts), BlockKind.BOILERPLATE)
        kinds |= dict.fromkeys((part.start for part in self._told(stretch)), BlockKind.PARAGRAPH)
        for start in self._items(stretch):
            if kinds[start] is BlockKind.PARAGRAPH:
                kinds[start] = BlockKind.LIST_ITEM
        kinds |= {start: kind for start, kind in self._head[0].items() if start in kinds}
        for before, part, after in self._neighbours(stretch):
            if kinds[part.start] is BlockKind.PARAGRAPH and is_heading(text, before, part, after):
                kinds[part.start] = BlockKind.HEADING
        return list(kinds.values())

    def _neighbours(self, stretch: int) -> Iterator[tuple[Line, Line, Line]]:
        """What may be a heading by its place, between what is before and after it."""
        told = self._told(stretch)
        if not told:
            return
        before = next((b for n in range(stretch - 1, -1, -1) for b in reversed(self._told(n))), None)
        after = next((a for n in range(stretch + 1, len(self._cuts)) for a in self._told(n)), None)
        row = [*([before] if before else []), *told, *([after] if after else [])]
        for one, part, other in zip(row, row[1:], row[2:], strict=False):
            if one.start >= self._head[1]:
                yield one, part, other

    @cached_property
    def _head(self) -> tuple[dict[int, BlockKind], int]:
        """Title and kicker, by where they begin, and where the first paragraph after them does."""
        told = list(islice((part for n in range(len(self._cuts)) for part in self._told(n)), _AHEAD))
        first = next((n for n in range(len(self._cuts)) if self._told(n)), 0)
        if not told or told[0].start in self._items(first):
            return {}, 0
        return title_of(self._text, told)

    # -- list items

    def _items(self, stretch: int) -> list[int]:
        """Where the list items of a stretch begin."""
        markers = self._markers(stretch)
        if not markers or _begins_anew(markers[0][1]):  # then it does not matter what was before
            return _items(markers, 0)[0]
        return _items(markers, self._number_before(stretch))[0]

    def _markers(self, stretch: int) -> list[tuple[int, str]]:
        """The paragraphs that begin as list items do: where, and with what."""
        found = ((p.start, list_marker(self._text, p.start, p.end)) for p in self._parts(stretch))
        return [(start, marker) for start, marker in found if marker]

    def _number_before(self, stretch: int) -> int:
        """The number of the last list item before a stretch."""
        open_ones = []
        number = 0
        for before in range(stretch, -1, -1):
            if (known := self._numbers.get(before)) is not None:
                number = known
                break
            open_ones.append((before, markers := self._markers(before - 1)))
            if any(_begins_anew(marker) for _, marker in markers):
                break  # whatever number it was before, it is another now
        for after, markers in reversed(open_ones):
            number = self._numbers[after] = _items(markers, number)[1]
        return number


def _begins_anew(marker: str) -> bool:
    return not marker[0].isdigit() or int(marker[:-1]) == 1


def _items(markers: Sequence[tuple[int, str]], number: int) -> tuple[list[int], int]:
    """Which of them are list items: numbers count up from 1, else they are dates and the like.

    `number`: of the list item before; and that of the last one.
    """
    items = []
    for start, marker in markers:
        if _begins_anew(marker) or int(marker[:-1]) == number + 1:
            items.append(start)
            number = int(marker[:-1]) if marker[0].isdigit() else 0
    return items, number
