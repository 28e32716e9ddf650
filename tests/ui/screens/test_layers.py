"""Every layer over a stretch of the text, and what hides one."""

from __future__ import annotations

from reader.domain.analysis import Analysis
from reader.domain.reading import Reading
from reader.domain.spans import Span, SpanKind, flatten
from reader.domain.text import Extent
from reader.domain.theme import Style
from reader.ui.screens.layers import Layer, layers
from tests.ui.fakes import article, theme


def over(*spans: tuple[int, int, SpanKind, str, str], own: dict[str, Style] | None = None) -> Reading:
    runs = flatten(Span(Extent(start, end), kind, key, ref) for start, end, kind, key, ref in spans)
    return Reading(article(), Analysis(), (), (), runs, styles=own or {})


OWN = {
    "rule:a/red": Style(color="#ff0000"),
    "rule:a/blue": Style(color="#0000ff"),
    "rule:a/line": Style(underline=True),
}
RULE = SpanKind.RULE


def test_layers_are_told_from_the_top() -> None:
    reading = over((0, 9, SpanKind.BLOCK, "block.title", ""), (3, 6, RULE, "rule:a/line", "a/line"), own=OWN)
    found = layers(reading, Extent(4, 5), theme())
    assert found == [Layer("rule:a/line", "a/line"), Layer("block.title", "")]
    assert layers(reading, Extent(6, 8), theme()) == [Layer("block.title", "")]
    assert layers(reading, Extent(20, 21), theme()) == []


def test_a_rule_of_which_nothing_is_seen_is_hidden_under_the_one_that_covers_it() -> None:
    reading = over((0, 9, RULE, "rule:a/red", "a/red"), (0, 9, RULE, "rule:a/blue", "a/blue"), own=OWN)
    assert layers(reading, Extent(0, 9), theme()) == [
        Layer("rule:a/blue", "a/blue"), Layer("rule:a/red", "a/red", under="a/blue"),
    ]  # fmt: skip


def test_a_rule_that_is_seen_in_part_or_in_another_way_is_not_hidden() -> None:
    beside = over((0, 9, RULE, "rule:a/red", "a/red"), (3, 9, RULE, "rule:a/blue", "a/blue"), own=OWN)
    assert [layer.under for layer in layers(beside, Extent(0, 9), theme())] == ["", ""]
    assert [layer.under for layer in layers(beside, Extent(3, 9), theme())] == ["", "a/blue"]
    merged = over((0, 9, RULE, "rule:a/line", "a/line"), (0, 9, RULE, "rule:a/blue", "a/blue"), own=OWN)
    assert [layer.under for layer in layers(merged, Extent(0, 9), theme())] == ["", ""]


def test_what_is_not_drawn_is_no_layer() -> None:
    reading = over((0, 9, RULE, "rule:a/red", "a/red"), (0, 9, RULE, "rule:a/blue", "a/blue"), own=OWN)
    found = layers(reading, Extent(0, 9), theme(), lambda key, ref: ref != "a/blue")
    assert found == [Layer("rule:a/red", "a/red")]
