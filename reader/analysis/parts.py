"""What goes through the pipeline together: places of one or several articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from reader.domain.text import Article, Extent

Place: TypeAlias = tuple[Article, int, Extent]
"""An article, the number of a block in it, and the extent."""

BATCH, CHARACTERS = 64, 60_000
"""The most stretches, and characters, that go through the pipeline together, as one part: more is hardly
faster and waits longer."""


def text_of(place: Place) -> str:
    """What the pipeline is given: a line feed inside a block is a wrap, to the parser it would be a word."""
    article, _, extent = place
    return extent.of(article.text).replace("\n", " ")


def parts(places: Iterable[Place]) -> Iterator[list[Place]]:
    """The places in groups that go through the pipeline together."""
    part: list[Place] = []
    size = 0
    for place in places:
        if part and (len(part) == BATCH or size + len(place[2]) > CHARACTERS):
            yield part
            part, size = [], 0
        part.append(place)
        size += len(place[2])
    if part:
        yield part
