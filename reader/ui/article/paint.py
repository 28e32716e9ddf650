"""Rows to segments: the gutter, and the text in the styles of the layers that lie over it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from itertools import accumulate, pairwise
from operator import attrgetter

from rich.segment import Segment
from rich.style import Style

from reader.domain.layers import of_block
from reader.domain.lens import Lens
from reader.domain.quotes import QuoteKind
from reader.domain.reading import Reading
from reader.domain.spans import Run, Span, flatten
from reader.ui.article.layout import Row
from reader.ui.theming import Palette

GUTTER = 4
"""Cells left of the text: what is pinned, what is here, what kind of quote, one of air."""
_BARS = {QuoteKind.DIRECT: "▎", QuoteKind.MIXED: "┊", QuoteKind.INDIRECT: "┊", QuoteKind.SCARE: "‘"}
_RANK = ("", _BARS[QuoteKind.SCARE], _BARS[QuoteKind.INDIRECT], _BARS[QuoteKind.DIRECT])
"""Which mark stands where a row has quotes of several kinds: the last."""
_HERE, _GUESS, _CHOSEN, _SEVERAL = "▸", "~", "▌", "+"
_STRUCTURE = ("block.", "inline.")
"""The layers that stay when colours are off: headings and emphasis."""
_start = attrgetter("start")


Layer = Callable[[int, int], Sequence[Span]]
"""Gives the spans with a character between two offsets; asked only about what is looked at."""


class Overlay:
    """Spans that may overlap one another, found by offset and flattened only where they are looked at."""

    def __init__(self, spans: Sequence[Span], layers: Sequence[Layer] = ()) -> None:
        self._layers = layers
        self._spans = sorted(spans, key=lambda span: span.extent.start)
        self._starts = [span.extent.start for span in self._spans]
        self._reach = list(accumulate((span.extent.end for span in self._spans), max))

    def between(self, start: int, end: int) -> Sequence[Run]:
        """Runs that cover what the spans cover of these offsets, and maybe more."""
        low, high = bisect_right(self._reach, start), bisect_left(self._starts, end)
        near = [span for span in self._spans[low:high] if span.extent.end > start]
        near += [span for layer in self._layers for span in layer(start, end)]
        return [run for run in flatten(near) if run.end > start and run.start < end] if near else ()


class Painter:
    """Paints the rows of one reading in one palette."""

    def __init__(
        self,
        reading: Reading,
        palette: Palette,
        *,
        quiet: bool = False,
        hidden: Set[str] = frozenset(),
        lens: Lens | None = None,
    ) -> None:
        """`quiet`: without any colours; `hidden`: what is left out, by style keys or by what it stands for;
        `lens`: what else is.
        """
        self._palette = palette
        self._own = reading.styles
        self._runs = reading.runs
        self._opening = reading.article if reading.opening else None
        self._overlay = Overlay(())
        self._quotes = {quote.id: quote for quote in reading.analysis.quotes}
        self._quiet, self._hidden, self._lens = quiet, hidden, None if quiet else lens

    def lay_over(self, spans: Sequence[Span], layers: Sequence[Layer] = ()) -> None:
        """What is chosen, searched for, pinned, or under the caret: spans over the reading's own."""
        self._overlay = Overlay(spans, layers)

    def line(
        self, row: Row, drawn: str, margin: int, number: int | None = None, selected: Sequence[int] = ()
    ) -> list[Segment]:
        """A row with `margin` cells before its text, the gutter at their end; without one where it is 0.

        `drawn` has one character for each of the row's own. `number`: of the paragraph, where it is shown.
        `selected`: start and end of what is selected, as offsets.
        """
        base = self._runs_of(row) if row.gap is None else ()
        over = self._overlay.between(row.start, row.end)
        segments = self._gutter(row, margin, number, base, over) if margin >= GUTTER else []
        if row.lead:
            segments.append(Segment(row.lead, self._palette.of("mute") if row.lead.strip() else self.blank()))
        if row.label:
            return [*segments, Segment(row.label, self._palette.style(("fold.rule",), self._own))]
        for start, end, found in _pieces(row, base, over, selected, self._lens if row.gap is None else None):
            keys = found if row.gap is None else ("fold.line", *found)
            style = self._palette.style(keys, self._own)
            if keys[-1:] == ("cursor",) and self._palette.style(keys[:-1], self._own).reverse:
                style += Style(reverse=False)  # on what is reversed already, the caret is what is not
            if selected and selected[0] <= start < selected[1]:
                style += Style(reverse=not style.reverse)
            segments.append(Segment(drawn[start - row.start : end - row.start], style))
        if row.cut:
            segments.append(Segment("…", self._palette.style(("fold.line",), self._own)))
        return segments

    def blank(self) -> Style:
        """The style where nothing stands."""
        return self._palette.base

    def _runs_of(self, row: Row) -> Sequence[Run]:
        """The reading's runs that have a character on a row."""
        if self._opening is None:
            of_all = self._runs
        else:
            of_all = flatten(of_block(self._opening, row.block)) if row.block else ()
        low = max(0, bisect_right(of_all, row.start, key=_start) - 1)
        high = bisect_left(of_all, row.end, lo=low, key=_start)
        runs = [run for run in of_all[low:high] if run.end > row.start]
        if self._quiet:
            return [_kept(run, lambda key, _: key.startswith(_STRUCTURE)) for run in runs]
        if self._hidden or self._lens is not None:
            return [_kept(run, self._shows) for run in runs]
        return runs

    def _shows(self, key: str, ref: str) -> bool:
        lens = self._lens
        shown = key not in self._hidden and ref not in self._hidden
        return shown and (lens is None or lens.keeps(key, ref, self._quotes))

    def _gutter(
        self, row: Row, margin: int, number: int | None, base: Sequence[Run], over: Sequence[Run]
    ) -> list[Segment]:
        palette = self._palette
        muted, accent = palette.of("mute"), palette.of("accent", bold=True)
        bar, guess = self._quote(row, base)
        bar_style = palette.of("soft") if bar == _BARS[QuoteKind.DIRECT] else muted
        if any("chosen.quote" in run.style_keys for run in over):
            bar, bar_style = _CHOSEN, accent
        here = any(
            run.start >= row.start
            and ("chosen.current" in run.style_keys or "search.current" in run.style_keys)
            for run in over
        )
        sign = _HERE if here else _GUESS if guess else " "
        written = f"{sign.strip()}{number}" if number is not None else ""
        room = max(margin - 2, len(written))  # a long one takes the place of the bar
        pins = self._pins(row, over, room - len(written) - 1)
        if written and len(written) < margin and (pins or not self._pins(row, over, 1)):
            ends = f"{bar} "[room - margin + 2 :]
            return [
                *pins,
                Segment(written.rjust(room - len(pins)), accent if here else muted),
                *([Segment(ends, bar_style)] if ends else []),
            ]
        # Blanks have the style of what is beside them: fewer changes of colour are fewer bytes to write.
        pins = self._pins(row, over, margin - 3)
        return [
            *([Segment(" " * (margin - 3 - len(pins)), palette.base)] if len(pins) < margin - 3 else []),
            *pins,
            Segment(sign, accent if here else muted if guess else palette.base),
            Segment(bar, bar_style if bar != " " else palette.base),
            Segment(" ", palette.base),
        ]

    def _pins(self, row: Row, over: Sequence[Run], room: int) -> list[Segment]:
        """A digit, in its colour, for each pin on a row, in the order of the text, or `+` for several."""
        found = dict.fromkeys(
            ref
            for run in over
            if run.start < row.end and run.end > row.start
            for key, ref in zip(run.style_keys, run.refs, strict=True)
            if key.startswith("pin.")
        )
        if len(found) > room:
            return [Segment(_SEVERAL, self._palette.of("accent", bold=True))] if room > 0 else []
        return [Segment(ref, self._palette.style((f"pin.{ref}",), self._own)) for ref in found]

    def _quote(self, row: Row, base: Sequence[Run]) -> tuple[str, bool]:
        """The mark of the kind of quote on a row (a blank for none), and whether a guess begins there."""
        bar, guess = "", False
        for run in base:
            for ref in run.refs:
                quote = self._quotes.get(ref)
                if quote is None or not any(p.start < row.end and p.end > row.start for p in quote.parts):
                    continue  # its cue is here, but none of its words
                bar = max(bar, _BARS[quote.kind], key=_RANK.index)
                guess = guess or (not quote.certain and row.start <= quote.parts[0].start < row.end)
        return bar or " ", guess


def _kept(run: Run, keep: Callable[[str, str], bool]) -> Run:
    """A run with those of its layers that are to be kept, by style key and what they stand for."""
    kept = [(k, r) for k, r in zip(run.style_keys, run.refs, strict=True) if keep(k, r)]
    return Run(run.start, run.end, tuple(k for k, _ in kept), tuple(r for _, r in kept))


def _pieces(
    row: Row, base: Sequence[Run], over: Sequence[Run], selected: Sequence[int], lens: Lens | None
) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Stretches of the row on which all layers are the same, with their keys, lowest first."""
    borders = {row.start, row.end, *(min(max(offset, row.start), row.end) for offset in selected)}
    for run in (*base, *over):
        borders.add(max(run.start, row.start))
        borders.add(min(run.end, row.end))
    i = j = 0
    for start, end in pairwise(sorted(borders)):
        while i < len(base) and base[i].end <= start:
            i += 1
        while j < len(over) and over[j].end <= start:
            j += 1
        keys = base[i].style_keys if i < len(base) and base[i].start <= start else ()
        if lens is not None:
            keys = lens.seen(keys)
        if j < len(over) and over[j].start <= start:
            keys += over[j].style_keys
        yield start, end, keys
