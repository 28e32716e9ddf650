"""Where each part of the main screen stands, for every size of the terminal."""

from __future__ import annotations

import msgspec

WIDE = 90
"""From here on the panels stand beside the article; below they are one sheet that a key opens."""
BROAD = 180
"""From here on the panels have room for what else they say only of the chosen row."""
NARROW = 40
"""Below, the article stands alone."""
SHEET = 32
BESIDE = 64
"""From here on the sheet leaves room for the article; below it covers it."""


class Box(msgspec.Struct, frozen=True):
    """A part of the screen, in cells."""

    x: int
    y: int
    width: int
    height: int


class Wish(msgspec.Struct, frozen=True):
    """What the person wants to see."""

    panels: bool = True
    """Whether both panels stand beside the article where there is room."""
    sheet: bool = False
    """Whether one of them is open as a sheet where there is less."""
    open: str = "entities"
    """Which panel the sheet shows."""
    measure: int = 72
    entities: int | None = None
    """How many rows the entities fill; None while that still changes."""


def is_wide(width: int) -> bool:
    """Whether both panels fit beside the article."""
    return width >= WIDE


def arrange(width: int, height: int, wish: Wish) -> dict[str, Box]:
    """The boxes of title, article, entities, quotes, status and footer; without room there is none."""
    boxes: dict[str, Box] = {}
    bottom = height
    if height >= 8:
        bottom -= 1
        boxes["footer"] = Box(0, bottom, width, 1)
    if height >= 4:
        bottom -= 1
        boxes["status"] = Box(0, bottom, width, 1)
    side = _side(width, wish)
    text_width = width - side if side < width else 0
    if text_width:
        top = 0
        if height >= 14:
            boxes["title"] = Box(0, 0, text_width, 1)
            top = 2 if height >= 20 else 1
        end = bottom - 1 if height >= 30 else bottom
        boxes["article"] = Box(0, top, text_width, max(1, end - top))
    if side:
        boxes |= _panels(Box(width - side, 0, side, bottom), wish, is_wide(width))
    return {name: box for name, box in boxes.items() if box.width > 0 and box.height > 0}


def _side(width: int, wish: Wish) -> int:
    """How many columns the panels take."""
    if not (wish.panels if is_wide(width) else wish.sheet) or width < NARROW:
        return 0
    if is_wide(width):
        return min(52 if width < BROAD else 64, max(34, width - wish.measure - 8))
    return SHEET if width >= BESIDE else width


def _panels(box: Box, wish: Wish, wide: bool) -> dict[str, Box]:
    if not wide or box.height < 12:
        return {wish.open: box}
    upper = box.height * 55 // 100
    if wish.entities is not None:
        upper = max(6, min(wish.entities, upper))
    return {
        "entities": Box(box.x, box.y, box.width, upper),
        "quotes": Box(box.x, box.y + upper, box.width, box.height - upper),
    }
