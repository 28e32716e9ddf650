"""Rows to strips: the gutter, and the text in the styles of the runs that lie over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from reader.domain.quotes import Quote, QuoteKind
from reader.domain.reading import Reading
from reader.domain.spans import Run
from reader.ui.article.layout import Row
from reader.ui.theming import Palette

GUTTER = 4
"""Cells left of the text: one of air, what is here, what kind of quote, one of air."""
_BARS = {QuoteKind.DIRECT: "▎", QuoteKind.MIXED: "┊", QuoteKind.INDIRECT: "┊", QuoteKind.SCARE: "‘"}
_HERE, _GUESS, _CHOSEN = "▸", "~", "▌"


@dataclass(frozen=True, slots=True)
class Layers:
    """Runs in reading order, never overlapping, found by offset."""

    runs: Sequence[Run]
    starts: Sequence[int]

    @classmethod
    def of(cls, runs: Sequence[Run]) -> Layers:
        """The runs with their starts."""
        return cls(runs, [run.start for run in runs])

    def between(self, start: int, end: int) -> Sequence[Run]:
        """The runs that have a character in these offsets."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_left(self.starts, end)
        return [run for run in self.runs[first:last] if run.end > start]


class QuoteMarks:
    """Which kind of quote stands on a row, and whether a guess begins there."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        places = sorted(
            (part.start, part.end, quote.kind, i == 0 and not quote.certain)
            for quote in quotes
            for i, part in enumerate(quote.parts)
        )
        self._places = places
        self._starts = [place[0] for place in places]

    def on(self, row: Row) -> tuple[str, bool]:
        """The mark of the kind (a blank for none), and whether a guess begins on the row."""
        bar, guess = " ", False
        # A part is seldom longer than a few rows: the one before may reach into this row.
        at = max(0, bisect_right(self._starts, row.start) - 2)
        while at < len(self._places) and self._places[at][0] < row.end:
            start, end, kind, uncertain = self._places[at]
            if end > row.start:
                if bar in (" ", _BARS[QuoteKind.SCARE]):
                    bar = _BARS[kind]
                guess = guess or (uncertain and start >= row.start)
            at += 1
        return bar, guess


class Painter:
    """Paints the rows of one reading in one palette."""

    def __init__(self, reading: Reading, palette: Palette) -> None:
        self._reading = reading
        self._palette = palette
        self._base = Layers.of(reading.runs)
        self._overlay = Layers.of(())
        self._quotes = QuoteMarks(reading.analysis.quotes)
        self.quiet = False
        """Whether all colours are off."""

    def lay_over(self, runs: Sequence[Run]) -> None:
        """What is chosen, searched for, or under the caret: runs over the reading's own."""
        self._overlay = Layers.of(runs)

    def gutter(self, row: Row, number: int | None) -> list[Segment]:
        """Four cells: the paragraph's number where one is given, else what is here; the kind of quote."""
        muted, accent = self._palette.of("mute"), self._palette.of("accent", bold=True)
        bar, guess = (" ", False) if self.quiet else self._quotes.on(row)
        over = {key for run in self._overlay.between(row.start, row.end) for key in run.style_keys}
        bar_style = self._palette.of("soft" if bar == _BARS[QuoteKind.DIRECT] else "mute")
        if "chosen.quote" in over:
            bar, bar_style = _CHOSEN, accent
        if number is not None:
            return [Segment(f"{number:>2}", muted), Segment(bar, bar_style), Segment(" ", self._palette.base)]
        here = _HERE if self._current_begins(row) else _GUESS if guess else " "
        return [
            Segment(" ", self._palette.base),
            Segment(here, accent if here == _HERE else muted),
            Segment(bar, bar_style),
            Segment(" ", self._palette.base),
        ]

    def text(self, row: Row, drawn: str) -> list[Segment]:
        """The row's indent and its text (`drawn`: one character for each of the row's own)."""
        segments = [Segment(row.lead.ljust(row.indent), self._palette.of("mute"))] if row.indent else []
        own = self._reading.styles
        for start, end, keys in self._pieces(row):
            style = self._palette.style(keys, own)
            segments.append(Segment(drawn[start - row.start : end - row.start], style))
        return segments

    def blank(self) -> Style:
        """The style where nothing stands."""
        return self._palette.base

    def _current_begins(self, row: Row) -> bool:
        return any(
            run.start >= row.start
            and ("chosen.current" in run.style_keys or "search.current" in run.style_keys)
            for run in self._overlay.between(row.start, row.end)
        )

    def _pieces(self, row: Row) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Stretches of the row on which all layers are the same, with their keys, lowest first."""
        base = [] if self.quiet else self._base.between(row.start, row.end)
        over = self._overlay.between(row.start, row.end)
        borders = {row.start, row.end}
        for run in (*base, *over):
            borders.update((max(run.start, row.start), min(run.end, row.end)))
        ordered = sorted(borders)
        i = j = 0
        for start, end in pairwise(ordered):
            while i < len(base) and base[i].end <= start:
                i += 1
            while j < len(over) and over[j].end <= start:
                j += 1
            keys = base[i].style_keys if i < len(base) and base[i].start <= start else ()
            if j < len(over) and over[j].start <= start:
                keys += over[j].style_keys
            yield start, end, keys
