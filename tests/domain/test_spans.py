from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.spans import Span, SpanKind, flatten
from reader.domain.text import Extent


def span(start: int, end: int, kind: SpanKind = SpanKind.ENTITY, key: str = "k", priority: int = 50) -> Span:
    return Span(Extent(start, end), kind, key, "", priority)


def test_overlapping_layers_become_runs_with_the_lowest_first() -> None:
    runs = flatten([span(2, 6, SpanKind.QUOTE, "q"), span(4, 9, SpanKind.ENTITY, "e")])
    assert [(r.start, r.end, r.style_keys) for r in runs] == [
        (2, 4, ("q",)),
        (4, 6, ("e", "q")),
        (6, 9, ("e",)),
    ]


def test_priority_orders_inside_a_layer() -> None:
    runs = flatten([span(0, 2, key="high", priority=60), span(0, 2, key="low", priority=10)])
    assert runs[0].style_keys == ("low", "high")


def test_what_no_span_covers_is_left_out() -> None:
    assert [(r.start, r.end) for r in flatten([span(0, 2), span(5, 6), span(3, 3)])] == [(0, 2), (5, 6)]


EXTENTS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(list(SpanKind))).map(
        lambda t: span(min(t[:2]), max(t[:2]), t[2])
    ),
    max_size=12,
)


@given(EXTENTS)
def test_runs_are_in_order_and_say_of_each_character_what_covers_it(spans: list[Span]) -> None:
    runs = flatten(spans)
    assert all(a.end <= b.start for a, b in pairwise(runs))
    for place in range(31):
        covering = sum(s.extent.start <= place < s.extent.end for s in spans)
        layers = [len(r.style_keys) for r in runs if r.start <= place < r.end]
        assert layers == ([covering] if covering else [])
