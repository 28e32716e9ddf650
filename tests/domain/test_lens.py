"""What a lens lets through."""

from __future__ import annotations

import pytest

from reader.domain.entities import group_of
from reader.domain.lens import GROUPS, KINDS, Lens
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Extent
from reader.domain.theme import STYLE_KEYS

QUOTES = {
    kind: Quote(kind, QuoteKind(kind), (Extent(0, 4),), None, None, "marks") for kind in map(str, QuoteKind)
}


def kept(lens: Lens) -> set[str]:
    """Of some layers of each kind those that are coloured."""
    layers = [
        ("block.title", ""),
        ("entity.person", "e1"),
        ("entity.figure", "e2"),
        ("quote.direct", "direct"),
        ("quote.direct", "mixed"),
        ("quote.mark", "scare"),
        ("rule.number", "checkable/money"),
        ("rule:mine/odd", "mine/odd"),
    ]
    return {f"{key} {ref}".strip() for key, ref in layers if lens.keeps(key, ref, QUOTES)}


@pytest.mark.parametrize(
    ("lens", "expected"),
    [
        (Lens("a", (), (), ()), set()),
        (Lens("a", ("person",), (), ()), {"entity.person e1"}),
        (Lens("a", (), ("mixed",), ()), {"quote.direct mixed"}),
        (Lens("a", (), ("direct", "scare"), ()), {"quote.direct direct", "quote.mark scare"}),
        (Lens("a", (), (), ("checkable",)), {"rule.number checkable/money"}),
        (Lens("a", (), (), ("mine",)), {"rule:mine/odd mine/odd"}),
        (Lens("a", (), (), None), {"rule.number checkable/money", "rule:mine/odd mine/odd"}),
        (Lens("a", None, (), ()), {"entity.person e1", "entity.figure e2"}),
    ],
)
def test_only_what_a_lens_names_is_coloured(lens: Lens, expected: set[str]) -> None:
    assert kept(lens) == expected | {"block.title"}


def test_a_set_is_not_taken_for_another_that_begins_so() -> None:
    assert not Lens("a", rules=("check",)).keeps("rule.number", "checkable/money", QUOTES)


def test_all_but_the_quotes_is_dimmed() -> None:
    lens = Lens("a", dim=True)
    assert lens.seen(()) == ("lens.dim",)
    assert lens.seen(("block.title", "entity.person")) == ("block.title", "lens.dim", "entity.person")
    assert lens.seen(("quote.indirect",)) == ("quote.indirect", "lens.quote")
    assert lens.seen(("quote.cue",)) == ("quote.cue",)
    assert Lens("a").seen(()) == ()


def test_groups_and_kinds_are_those_that_there_are() -> None:
    assert {f"entity.{group}" for group in GROUPS} == {key for key in STYLE_KEYS if key.startswith("entity.")}
    assert all(f"quote.{kind}" in STYLE_KEYS for kind in KINDS)
    assert group_of("DATE") in GROUPS
