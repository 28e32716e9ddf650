"""What the article pane says."""

from __future__ import annotations

from textual.message import Message

from reader.ui.article.slabs import Gap


class PlaceChanged(Message):
    """Something else is at the top of the pane."""

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset
        """Code points into the article's text."""


class BlocksTold(Message):
    """Of a long article that was shown before they were, all blocks are told apart now."""


class TextClicked(Message):
    """A character was clicked."""

    def __init__(self, offset: int) -> None:
        super().__init__()
        self.offset = offset
        """Code points into the article's text."""


class GapClicked(Message):
    """What stands for something that is folded was clicked."""

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        self.gap = gap
