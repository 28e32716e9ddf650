"""Lists that scroll by the wheel without choosing anything else."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

LINES = 3
"""Lines that one notch of the wheel scrolls."""


class Wheeled(Widget):
    """Takes the wheel for itself."""

    def wheeled(self, count: int) -> None:
        """Scroll by so many lines down, or up."""
        raise NotImplementedError

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Down."""
        self._take(event, LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Up."""
        self._take(event, -LINES)

    def _take(self, event: events.MouseEvent, count: int) -> None:
        event.stop()
        event.prevent_default()
        self.wheeled(count)
