"""What the terminal shows, so that only what differs is written: over a slow line each byte counts.

Textual draws the whole screen anew for many a small reason (the focus went elsewhere, a style was looked
up, a card opened). This stands between its compositor and the terminal, and leans on what the compositor
gives out; what it does not know it lets pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from rich.console import Console, RenderableType
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

Chop = tuple[int, int, Strip]
"""A stretch of a line: its row, its first column, what stands there."""


class ScreenMemory:
    """What was written to the terminal and stands there still."""

    def __init__(self) -> None:
        self._lines: dict[int, dict[int, Strip]] = {}

    def forget(self) -> None:
        """The terminal shows something else now: all is written next time."""
        self._lines.clear()

    def only_new(self, update: object) -> RenderableType | None:
        """The update without what the terminal shows already; None where that is all."""
        if update is None:
            return None
        if isinstance(update, LayoutUpdate):
            chops = list(_all(update))
        elif isinstance(update, ChopsUpdate):
            chops = list(_touched(update))
        else:
            self.forget()
            return cast("RenderableType", update)
        if not any(self._is_new(*chop) for chop in chops):
            return None
        return cast("RenderableType", _Sparing(self, chops))

    def differing(self, chops: Iterable[Chop]) -> list[Chop]:
        """Those that the terminal does not show; from now on it does."""
        return [chop for chop in chops if self._put(*chop)]

    def _is_new(self, y: int, x: int, strip: Strip) -> bool:
        known = self._lines.get(y, {}).get(x)
        return known is None or known.cell_length != strip.cell_length or known != strip

    def _put(self, y: int, x: int, strip: Strip) -> bool:
        if not self._is_new(y, x, strip):
            return False
        line = self._lines.setdefault(y, {})
        end = x + strip.cell_length
        for start in [s for s, other in line.items() if s < end and s + other.cell_length > x]:
            del line[start]
        line[x] = strip
        return True


class _Sparing(CompositorUpdate):
    """Compared when it is written, since not every update is."""

    def __init__(self, memory: ScreenMemory, chops: Iterable[Chop]) -> None:
        self._memory = memory
        self._chops = chops

    def render_segments(self, console: Console) -> str:
        """What is to be written."""
        written: list[str] = []
        here = (-1, -1)
        for y, x, strip in self._memory.differing(self._chops):
            if here != (y, x):
                written.append(Control.move_to(x, y).segment.text)
            written.append(strip.render(console))
            here = (y, x + strip.cell_length)
        return "".join(written)


def _all(update: LayoutUpdate) -> Iterable[Chop]:
    for y, line in enumerate(update.strips, update.region.y):
        x = update.region.x
        for strip in line:
            yield y, x, strip
            x += strip.cell_length


def _touched(update: ChopsUpdate) -> Iterable[Chop]:
    """Whole chops, also where only a part of one is asked for: what is remembered must be what is there."""
    seen: set[tuple[int, int]] = set()
    for y, first, last in update.spans:
        for x, strip in update.chops[y].items():
            if strip is not None and x < last and x + strip.cell_length > first and (y, x) not in seen:
                seen.add((y, x))
                yield y, x, strip
