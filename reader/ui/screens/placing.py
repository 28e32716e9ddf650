"""The layout of the main screen, as Textual asks for it."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import NULL_OFFSET, Region, Size, Spacing
from textual.layout import Layout, WidgetPlacement
from textual.widget import Widget

from reader.ui.regions import Wish, arrange

_NO_MARGIN = Spacing(0, 0, 0, 0)


class Placing(Layout):
    """Puts each part where `regions.arrange` says, whatever it holds: nothing can squeeze another part."""

    name = "regions"

    def __init__(self, wish: Callable[[], Wish]) -> None:
        self._wish = wish

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        """The place of each child that has room."""
        boxes = arrange(size.width, size.height, self._wish())
        return [
            WidgetPlacement(Region(box.x, box.y, box.width, box.height), NULL_OFFSET, _NO_MARGIN, child)
            for child in children
            if (box := boxes.get(child.id or "")) is not None
        ]
