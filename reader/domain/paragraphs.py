"""The numbers of an article's paragraphs."""

from __future__ import annotations

from bisect import bisect_right

from reader.domain.text import Article, BlockKind

_UNNUMBERED = frozenset({BlockKind.BOILERPLATE, BlockKind.TITLE, BlockKind.HEADING})


class Paragraphs:
    """The paragraphs that are counted: headings and residue of scraping are not."""

    def __init__(self, article: Article) -> None:
        self._places: dict[int, int] = {}  # place of the block: number
        self._starts: list[int] = []
        for place, block in enumerate(article.blocks):
            if block.kind not in _UNNUMBERED:
                self._starts.append(block.extent.start)
                self._places[place] = len(self._starts)

    def __len__(self) -> int:
        return len(self._starts)

    def at(self, offset: int) -> int:
        """The number, from 1, of the paragraph at or before an offset."""
        return max(1, bisect_right(self._starts, offset))

    def start(self, number: int) -> int:
        """Where the paragraph of that number begins; the first or last one for a number beyond."""
        return self._starts[max(1, min(number, len(self._starts))) - 1] if self._starts else 0

    def of_block(self, place: int) -> int | None:
        """The number of a block; None where it has none."""
        return self._places.get(place)
