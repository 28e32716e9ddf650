"""Where a place of a text is in the same text after it was changed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

import msgspec

AROUND = 60
"""Characters before and after a place that tell it."""
SHORT = 20
"""Of these so many are enough, where more are not found."""
PIECES = 48
"""So many pieces of a text, from its start to its end, tell it from other texts."""
PIECE = 32
"""Characters of each."""
SAME = 3
"""A text is the same one, changed, where at least one piece of so many is found in it."""

Where = Callable[[int, "Context | None"], tuple[int, bool]]
"""From an offset and what stands there to the offset in the other text, and whether the place is found."""


class Context(msgspec.Struct, frozen=True, array_like=True):
    """The words around a place."""

    before: str
    after: str


def context(text: str, offset: int) -> Context:
    """What tells a place of a text."""
    return Context(text[max(0, offset - AROUND) : offset], text[offset : offset + AROUND])


def find(text: str, wanted: Context, near: int, low: int = 0, high: int | None = None) -> int | None:
    """Where these words are, nearest to a place; None where neither what is before it nor what is after it
    is found.
    """
    before, after = wanted.before, wanted.after
    tries = ((before, after), ("", after), (before, ""), ("", after[:SHORT]), (before[-SHORT:], ""))
    for head, tail in tries:
        words = head + tail
        if len(words.strip()) < min(SHORT // 2, len((before + after).strip()) or 1):
            continue  # they could be anywhere
        at = near - len(head)
        there = (text.find(words, max(low, at), high), text.rfind(words, low, max(low, at + len(words))))
        found = [place + len(head) for place in there if place >= 0]
        if found:
            return min(found, key=lambda place: abs(place - near))
    return None


def sample(text: str) -> tuple[str, ...]:
    """Pieces of a text, by which it is known again after a change."""
    step = max(PIECE, len(text) // PIECES)
    return tuple(text[at : at + PIECE] for at in range(0, len(text), step))


def is_same(pieces: Sequence[str], text: str) -> bool:
    """Whether a text is the one that these pieces are of, changed, and not another one."""
    return bool(pieces) and SAME * sum(piece in text for piece in pieces) >= len(pieces)


class Moved:
    """From one text to the other: what is in lines that are the same in both goes with these."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        lines, others = old.split("\n"), new.split("\n")
        self._starts = _starts(lines)
        mine, theirs = Counter(lines), Counter(others)
        once = {
            line: at for line, at in zip(others, _starts(others), strict=True) if line and theirs[line] == 1
        }
        self._there = [once.get(line) if mine[line] == 1 else None for line in lines]

    def __call__(self, offset: int, what: Context | None = None) -> tuple[int, bool]:
        """The place in the new text, and whether it is found there; else it is about as far on.

        `what` is not looked at, as the whole of the old text is known.
        """
        del what
        line = bisect_right(self._starts, offset) - 1
        start = self._there[line]
        if start is not None:
            return start + offset - self._starts[line], True
        (first, low), (last, high) = self._between(line)
        share = (offset - first) / max(1, last - first)
        near = min(len(self._new), low + round(share * (high - low)))
        around = context(self._old, offset)
        found = find(self._new, around, near, low, high)
        if found is None:
            found = find(self._new, around, near)
        return (near, False) if found is None else (found, True)

    def _between(self, line: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """The nearest places that both texts have, before a line and after it: in the old and in the new."""
        there, starts = self._there, self._starts
        before, after = (0, 0), (len(self._old), len(self._new))
        for n in range(line - 1, -1, -1):
            if (at := there[n]) is not None:
                before = starts[n + 1], at + starts[n + 1] - starts[n]
                break
        for n in range(line + 1, len(starts)):
            if (at := there[n]) is not None:
                after = starts[n], at
                break
        if before[1] > after[1]:  # one of them was taken elsewhere
            return (0, 0), (len(self._old), len(self._new))
        return before, after


def told(found: int, lost: int) -> str:
    """`2 marks moved with the text, 1 not found again`; empty where there is no mark."""
    if not found:
        return f"{_marks(lost)} not found again" if lost else ""
    return f"{_marks(found)} moved with the text" + (f", {lost} not found again" if lost else "")


def _marks(count: int) -> str:
    return f"{count} mark{'' if count == 1 else 's'}"


def _starts(lines: Sequence[str]) -> list[int]:
    return list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
