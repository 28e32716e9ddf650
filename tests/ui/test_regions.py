"""Where the parts stand at each size."""

from __future__ import annotations

import pytest

from reader.ui.regions import Box, Wish, arrange

SIZES = [(1, 1), (3, 2), (20, 5), (39, 12), (40, 12), (63, 20), (64, 20), (80, 24), (89, 30), (90, 30),
         (120, 40), (200, 60), (300, 100), (500, 1000)]  # fmt: skip


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "wish",
    [Wish(), Wish(panels=False), Wish(sheet=True), Wish(open="quotes"), Wish(measure=120), Wish(entities=9)],
)
def test_parts_stay_on_the_screen_and_never_overlap(size: tuple[int, int], wish: Wish) -> None:
    boxes = list(arrange(*size, wish).values())
    assert boxes
    for i, box in enumerate(boxes):
        assert box.x >= 0 and box.y >= 0 and box.width > 0 and box.height > 0  # noqa: PT018
        assert box.x + box.width <= size[0]
        assert box.y + box.height <= size[1]
        assert not any(overlap(box, other) for other in boxes[:i])


def test_at_120_by_40_it_is_as_it_was_drawn() -> None:
    boxes = arrange(120, 40, Wish())
    assert boxes["article"] == Box(0, 2, 80, 35)
    assert boxes["title"] == Box(0, 0, 80, 1)
    assert boxes["entities"].x == boxes["quotes"].x == 80
    assert boxes["entities"].height + boxes["quotes"].height == 38
    assert boxes["status"] == Box(0, 38, 120, 1)
    assert boxes["footer"] == Box(0, 39, 120, 1)


def test_at_80_by_24_the_panels_are_one_sheet() -> None:
    assert set(arrange(80, 24, Wish(sheet=False))) == {"title", "article", "status", "footer"}
    boxes = arrange(80, 24, Wish(sheet=True, open="quotes"))
    assert boxes["quotes"] == Box(48, 0, 32, 22)
    assert boxes["article"].width == 48
    assert "entities" not in boxes


def test_where_a_sheet_would_squeeze_the_article_it_covers_it() -> None:
    boxes = arrange(50, 20, Wish(sheet=True))
    assert boxes["entities"].width == 50
    assert "article" not in boxes


def test_below_40_columns_the_article_stands_alone() -> None:
    assert {"entities", "quotes"}.isdisjoint(arrange(39, 20, Wish(panels=True)))


def test_few_entities_leave_the_room_to_the_quotes() -> None:
    assert arrange(120, 40, Wish(entities=9))["entities"].height == 9
    assert arrange(120, 40, Wish(entities=99))["entities"].height == 38 * 55 // 100
