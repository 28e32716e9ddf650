"""The rows of a panel as plain data, and the cursor that walks them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

import msgspec


class Row(msgspec.Struct, frozen=True):
    """One thing in a list."""

    ref: str = ""
    """What it stands for; a row without is never chosen."""
    subject: object = None
    """What it is made of; None: an empty line."""
    noted: bool = False
    """Whether a second line stands under it while it is chosen."""
    head: bool = False
    """Whether it is the head of a group: it can be chosen, but never before what stands under it."""


class Cursor:
    """Which row is chosen, and which line is the first on the screen."""

    def __init__(self) -> None:
        self._rows: Sequence[Row] = ()
        self._places: dict[str, int] = {}
        self._choices: list[int] = []
        self.row: int | None = None
        """The chosen row's number."""
        self.top = 0
        """The first line on the screen."""
        self.has_note: Callable[[Row], bool] = lambda row: row.noted
        """Whether a row has a second line while it is chosen."""

    @property
    def rows(self) -> Sequence[Row]:
        """All rows."""
        return self._rows

    @property
    def ref(self) -> str:
        """What the chosen row stands for; empty for none."""
        return "" if self.row is None else self._rows[self.row].ref

    @property
    def on_head(self) -> bool:
        """Whether the chosen row is the head of a group."""
        return self.row is not None and self._rows[self.row].head

    def fill(self, rows: Sequence[Row]) -> None:
        """Other rows; what was chosen stays so where it is still there."""
        ref = self.ref
        self._rows = rows
        self._places = {row.ref: i for i, row in enumerate(rows) if row.ref}
        self._choices = sorted(self._places.values())
        self.row = self._places.get(ref)

    def choose(self, ref: str) -> bool:
        """Choose what stands for `ref`, nothing if it is not there; whether that changed anything."""
        before, self.row = self.row, self._places.get(ref)
        return before != self.row

    def has(self, ref: str) -> bool:
        """Whether there is a row for it."""
        return ref in self._places

    def move(self, count: int) -> bool:
        """So many rows down (or up), over those that cannot be chosen; whether that changed anything."""
        if not self._choices:
            return False
        if self.row is None:
            under = (i for i in self._choices if not self._rows[i].head)
            return self._set(next(under, self._choices[0]) if count > 0 else self._choices[-1])
        place = bisect_left(self._choices, self.row)
        return self._set(self._choices[max(0, min(len(self._choices) - 1, place + count))])

    def edge(self, last: bool) -> bool:
        """To the first or the last row; whether that changed anything."""
        return bool(self._choices) and self._set(self._choices[-1 if last else 0])

    def lines(self) -> int:
        """How many lines all rows take."""
        return len(self._rows) + (1 if self._noted() else 0)

    def at(self, line: int) -> tuple[Row, bool] | None:
        """The row on that line, and whether it is its second line."""
        if self._noted() and self.row is not None and line > self.row:
            if line == self.row + 1:
                return self._rows[self.row], True
            line -= 1
        return (self._rows[line], False) if 0 <= line < len(self._rows) else None

    def show(self, height: int, *, ref: str = "") -> None:
        """Scroll so that the chosen row (or that of `ref`) is among `height` lines, its group's head too."""
        row = self._places.get(ref) if ref else self.row
        last = max(0, self.lines() - height)
        if row is not None:
            under_head = row and (not self._rows[row - 1].ref or self._rows[row - 1].head)
            first = row - 1 if under_head else row
            if row == next(iter(self._choices), None):
                first = 0
            end = row + (2 if self._noted() and row == self.row else 1)
            self.top = min(self.top, first)
            self.top = max(self.top, end - height)
        self.top = max(0, min(self.top, last))

    def held(self, height: int) -> tuple[str, int] | None:
        """The row that must stay where it is when others come, and its line on the screen.

        That is the chosen one where it can be seen, else the first there; None where the list is at its top.
        """
        if self.row is not None and 0 <= self.row - self.top < height:
            return self.ref, self.row - self.top
        place = next(iter(self._choices[bisect_left(self._choices, self.top) :]), None)
        if not self.top or place is None:
            return None
        return self._rows[place].ref, self._line(place) - self.top

    def hold(self, ref: str, line: int, height: int) -> None:
        """Scroll so that a row is on that line of the screen, as far as the ends allow."""
        if (place := self._places.get(ref)) is not None:
            self.top = max(0, min(self._line(place) - line, self.lines() - height))

    def _line(self, place: int) -> int:
        """The line that a row is on."""
        return place + (1 if self._noted() and self.row is not None and place > self.row else 0)

    def raise_to_top(self, height: int) -> None:
        """Scroll so that the chosen row is the first of `height` lines, as far as the end allows."""
        if self.row is not None:
            self.top = max(0, min(self.row, self.lines() - height))

    def scroll(self, count: int, height: int) -> None:
        """So many lines down (or up), the chosen row staying what it is."""
        self.top = max(0, min(self.top + count, self.lines() - height))

    def _noted(self) -> bool:
        return self.row is not None and self.has_note(self._rows[self.row])

    def _set(self, row: int) -> bool:
        changed = row != self.row
        self.row = row
        return changed
