"""Layers over the text, and how they become runs that are ready to paint."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import msgspec

from reader.domain.text import Extent


class SpanKind(IntEnum):
    """The layers, lowest first: the upper one's colours win, attributes merge."""

    BLOCK = 0
    INLINE = 1
    ENTITY = 2
    QUOTE = 3
    RULE = 4
    HOLLOW = 5
    """What is chosen, but not filled: what is pinned shows in its own colours over it."""
    PIN = 6
    CHOSEN = 7
    SEARCH = 8
    CURSOR = 9


class Span(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text with a meaning."""

    extent: Extent
    kind: SpanKind
    style_key: str
    """Semantic (`entity.person`, `rule.money`), never a colour."""
    ref: str = ""
    """What it stands for: an entity's or quote's id, a rule's name; empty for none."""
    priority: int = 50
    """Order inside one layer, higher over lower."""


class Run(msgspec.Struct, frozen=True, gc=False):
    """A stretch on which all layers are the same; runs never overlap."""

    start: int
    end: int
    style_keys: tuple[str, ...]
    """Lowest layer first."""
    refs: tuple[str, ...]
    """As `style_keys`, place by place."""


def flatten(spans: Iterable[Span]) -> tuple[Run, ...]:
    """The spans as runs in reading order, leaving out what no span covers.

    Time: n log n plus the number of layers open at each border.
    """
    ordered = [s for s in spans if len(s.extent) > 0]
    if not ordered:
        return ()
    starts, ends = [s.extent.start for s in ordered], [s.extent.end for s in ordered]
    # Numbers sort so quickly that no other thread has to wait for a long article's.
    opening = sorted(range(len(ordered)), key=starts.__getitem__)
    closing = sorted(range(len(ordered)), key=ends.__getitem__)
    runs: list[Run] = []
    open_spans: dict[int, Span] = {}
    previous = opened = 0
    for closed in closing:
        while opened < len(opening) and starts[opening[opened]] < ends[closed]:
            index = opening[opened]
            previous = _lay(runs, open_spans, previous, starts[index])
            open_spans[index] = ordered[index]
            opened += 1
        previous = _lay(runs, open_spans, previous, ends[closed])
        del open_spans[closed]
    return tuple(runs)


def _lay(runs: list[Run], open_spans: dict[int, Span], start: int, end: int) -> int:
    """Add the run that ends where a span begins or ends; where the next one begins."""
    if end > start and open_spans:
        layers = (
            sorted(open_spans.values(), key=_height) if len(open_spans) > 1 else list(open_spans.values())
        )
        runs.append(Run(start, end, tuple(s.style_key for s in layers), tuple(s.ref for s in layers)))
    return end


def _height(span: Span) -> tuple[int, int, int, int]:
    """What orders spans over one another: of equals, the inner and later lies above."""
    return span.kind, span.priority, span.extent.start, -span.extent.end
