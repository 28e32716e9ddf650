"""The columns of the list of quotes: bars of words beside the speakers, speakers before the words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from rich.cells import cell_len

from reader.domain.ledger import SCARE, Account

MARKED, REPORTED = "▅", "▂"
"""The cells of a bar: words in quotation marks, words that are reported without."""
_LEAST, _MOST = 4, 12
"""Cells of a bar that says something."""
_SHORT_NAME = 12
"""Cells that names have before there is any bar."""
_FEW = 6
"""One of so many names may go over the bar, so that the others have a better one."""
_SHARE, _MOST_WHO = 3, 15
"""What the speaker before the words takes at most: a part of the row, cells."""


class Columns(msgspec.Struct, frozen=True):
    """How many cells each column of a speaker's head has."""

    name: int
    bar: int
    count: int
    guesses: int
    most: int
    """Words of the longest bar."""

    @property
    def bar_and_gap(self) -> int:
        """What a name may take that is longer than the others."""
        return self.bar + 1 if self.bar else 0

    @classmethod
    def of(cls, accounts: Sequence[Account], cells: int) -> Columns:
        """The widths that these accounts need in so many cells."""
        most = max((a.words for a in accounts if a.key != SCARE), default=0)
        guessed = max((a.guesses for a in accounts), default=0)
        counted = max((len(a.quotes) for a in accounts), default=0)
        count, guesses = max(2, len(str(counted))), len(str(guessed)) + 2 if guessed else 0
        room = max(1, cells - count - guesses - 2)  # two before the count
        if room < _SHORT_NAME + _LEAST + 1 or not most:
            return cls(room, 0, count, guesses, most)
        lengths = sorted(cell_len(a.name) for a in accounts)
        usual = lengths[: len(lengths) - len(lengths) // _FEW]
        longest = max((length for length in usual if length < room - _LEAST), default=0)
        bar = max(_LEAST, min(_MOST, room - 1 - max(longest, _SHORT_NAME)))
        return cls(room - bar - 1, bar, count, guesses, most)


def bar(account: Account, columns: Columns) -> str:
    """The words of a speaker beside those of whoever is quoted with most: never less than a cell.

    Empty where there is no room, and for words that nobody said.
    """
    if not columns.bar or account.key == SCARE or not account.words:
        return ""
    cells = max(1, round(account.words * columns.bar / columns.most))
    marked = round(account.marked * cells / account.words)
    if account.marked and account.reported and cells > 1:
        marked = max(1, min(marked, cells - 1))
    return MARKED * marked + REPORTED * (cells - marked)


def who_cells(names: Iterable[str], cells: int) -> int:
    """How many cells the speakers before the words have, in a row of so many."""
    longest = max((cell_len(name) for name in names), default=0)
    return min(longest, _MOST_WHO, cells // _SHARE)
