"""Cutting a paragraph into rows.

Rows are given by where they start: each reaches to the start of the next, and the blanks at its end are
not drawn. All places are offsets into the whole text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from reader.ui.article.cells import is_single, shown, widths

if TYPE_CHECKING:
    import regex

BLANKS = " \t\n\u3000"
"""What may vanish between two rows; a no-break space may not."""
_WIDE = r"\p{EA=W}\p{EA=F}"
_OPENING = "[「『（《〈【〔“‘(]"
_CLOSING = "[、。，．…」』）》〉】〕！？：；”’)]"
_AFTER_DASH = r"(?<=\w-)(?=\w)|(?<=[–—])(?=[\w“‘(])"


def rows(text: str, start: int, end: int, cells: int, first: int = 0) -> list[int]:
    """Where each row of at most so many cells starts, for a paragraph from `start` to `end`; at least one.

    Breaks are at blanks, after hyphens inside words and after dashes, between East Asian characters,
    and, where nothing else is left, anywhere. `first`: the cells of the first row, if they are others.
    """
    while start < end and text[start] in BLANKS:
        start += 1
    if start >= end:
        return [start]
    if not is_single(text[start:end]):
        return _measured(text, start, end, cells, first or cells)
    head: list[str] = []
    if first and first != cells and (row := _pattern(first).match(text, start, end)):
        head = [row.group()]
    found = head + _pattern(cells).findall(text, start + len("".join(head)), end)
    return list(accumulate(map(len, found[:-1]), initial=start))


def lines(text: str, start: int, end: int, cells: int) -> list[int]:
    """Where each row of preformatted text starts: its own lines, cut where they are too long."""
    starts = []
    for line in text[start:end].split("\n"):
        starts.append(start)
        drawn = shown(line)
        if is_single(drawn):
            starts.extend(range(start + cells, start + len(line), cells))
        else:
            before = list(accumulate(widths(drawn), initial=0))
            at = _cut(before, 0, cells)
            while at < len(line):
                starts.append(start + at)
                at = _cut(before, at, cells)
        start += len(line) + 1
    return starts


@cache
def _unit() -> regex.Pattern[str]:
    """What stays together, if it fits: a word, or one East Asian character with its punctuation."""
    import regex  # most articles need none of it

    return regex.compile(
        rf"(?:{_OPENING}*(?![{BLANKS}])[{_WIDE}]\p{{M}}*{_CLOSING}*"
        rf"|[^{_WIDE}{BLANKS}]+?(?:(?=[{_WIDE}{BLANKS}])|\Z|(?:{_AFTER_DASH})(?!\p{{M}})))"
    )


@lru_cache(maxsize=16)
def _pattern(cells: int) -> re.Pattern[str]:
    """A row and the blanks after it: the longest that ends at a break, else as much as fits."""
    return re.compile(rf".{{1,{cells}}}(?:[{BLANKS}]+|\Z|{_AFTER_DASH})|.{{1,{cells}}}", re.S)


def _measured(text: str, start: int, end: int, cells: int, room: int) -> list[int]:
    drawn = shown(text[start:end])
    before = list(accumulate(widths(drawn), initial=0))  # cells before each character
    units = [unit.span() for unit in _unit().finditer(text, start, end)]
    fits_to = [before[stop - start] for _, stop in units]
    starts = []
    at = start
    unit = 0  # the first that does not begin before `at`
    while at < end:
        starts.append(at)
        fitting = bisect_right(fits_to, before[at - start] + room, unit)
        if fitting > unit:
            unit = fitting
            at = units[unit][0] if unit < len(units) else end
        else:
            at = start + _cut(before, at - start, room)
            while unit < len(units) and units[unit][0] < at:
                unit += 1
            # The rest of a word that was cut is a unit still.
            if unit and units[unit - 1][1] > at:
                unit -= 1
            else:
                at = units[unit][0] if unit < len(units) else end
        room = cells
    return starts


def _cut(before: Sequence[int], at: int, cells: int) -> int:
    """The place after as many characters from `at` as fit into the cells, one at least with its marks."""
    last = len(before) - 1
    if at >= last:
        return last
    reach = max(before[at] + cells, before[at + 1])
    return bisect_right(before, reach, at + 1, last + 1) - 1
