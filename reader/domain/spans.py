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
    PIN = 5
    CHOSEN = 6
    SEARCH = 7
    CURSOR = 8


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
    events: list[tuple[int, int, int]] = []  # position, 0 end before 1 start, index
    for i, span in enumerate(ordered):
        events.append((span.extent.start, 1, i))
        events.append((span.extent.end, 0, i))
    events.sort()
    runs: list[Run] = []
    open_spans: dict[int, Span] = {}
    previous = events[0][0]
    for position, starts, index in events:
        if position > previous and open_spans:
            layers = sorted(open_spans.values(), key=_height)
            keys, refs = tuple(s.style_key for s in layers), tuple(s.ref for s in layers)
            runs.append(Run(previous, position, keys, refs))
        previous = position
        if starts:
            open_spans[index] = ordered[index]
        else:
            del open_spans[index]
    return tuple(runs)


def _height(span: Span) -> tuple[int, int, int, int]:
    """What orders spans over one another: of equals, the inner and later lies above."""
    return span.kind, span.priority, span.extent.start, -span.extent.end
