"""Which quotes a rule means, and their words: what the kinds `quote` and `speaker` share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.domain.quotes import Quote
from reader.domain.text import Extent
from reader.rules.kinds.kind import Clock, Target
from reader.rules.kinds.patterns import Pattern


def words_of(
    target: Target, wanted: Callable[[Quote], bool], text: Pattern | None, clock: Clock
) -> Iterator[Extent]:
    """The words of the quotes that are wanted and, if there is a pattern, match it: all parts together."""
    found: list[Extent] = []
    pattern = text.compile() if text else None
    for quote in target.analysis.quotes if target.analysis else ():
        if not wanted(quote):
            continue
        if pattern is not None:
            said = " ".join(part.of(target.article.text) for part in quote.parts).replace("\n", " ")
            if pattern.search(said, timeout=clock.left()) is None:
                continue
        for part in quote.parts:
            found += target.in_blocks(part)
    yield from sorted(found)
