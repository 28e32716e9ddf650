"""What every kind of rule is made of, and what it is given to look at."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reader.domain.analysis import Analysis
from reader.domain.queries import DocQuery
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.files.fields import Fields

TIME_LIMIT = 1.0
"""Seconds that one rule may take on one article."""

Needs = Literal["text", "analysis", "doc"]
"""What must be there before a rule can run: the text, its entities and quotes, or the model's parse."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block as rules see it."""

    start: int
    """Where it begins in the article's text."""
    text: str
    """Its characters, one for one, with the line ends inside it as spaces."""
    block: Block


class Target:
    """An article for rules to look at."""

    def __init__(
        self,
        article: Article,
        analysis: Analysis | None,
        docs: Mapping[DocQuery, Sequence[Extent]] | None = None,
    ) -> None:
        self.article = article
        self.analysis = analysis
        self.docs = docs or {}
        """What the analysis process found, by what was asked of it (`DocQuery`)."""

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The blocks, in reading order; no rule matches over the end of one."""
        text = self.article.text
        return tuple(
            Piece(
                block.extent.start,
                block.extent.of(text)
                if block.kind is BlockKind.CODE
                else block.extent.of(text).replace("\n", " "),
                block,
            )
            for block in self.article.blocks
        )


class Clock:
    """How much time a rule has left; this thread's own work counts, so that a busy machine costs no rule."""

    def __init__(self, limit: float = TIME_LIMIT) -> None:
        self._end = time.thread_time() + limit

    def left(self) -> float:
        """Seconds, more than 0; raises `TimeoutError` when there are none."""
        left = self._end - time.thread_time()
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of rule; a file each, and a line in `registry.py`."""

    key: str
    """The key in a rule that makes it one of this kind."""
    needs: Needs
    help: str
    """What it marks, for the documentation."""
    read: Callable[[Fields], object]
    """Takes the kind's own keys and gives hashable plain data; problems go where the fields put them."""
    find: Callable[[object, Target, Clock], Iterator[Extent]]
    """The matches of what `read` gave, in reading order and none of them empty; may raise `TimeoutError`."""
