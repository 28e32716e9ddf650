"""What every kind of rule is made of, and what it is given to look at."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from reader.domain.analysis import Analysis
from reader.domain.queries import DocQuery
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.files.fields import Fields
from reader.rules.kinds.literals import Needed, folded
from reader.rules.kinds.named import called
from reader.rules.kinds.tokens import Tokens

TIME_LIMIT = 1.0
"""Seconds that one rule may take on one article; on a very long one so many for each million characters."""
_MILLION = 1_000_000

_LONG = 1_000_000
"""Characters of a text that is not kept twice."""

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

    def with_one_of(self, words: Needed | None) -> Iterable[Piece]:
        """The blocks in which one of the words stands, both folded as `literals` does; None: all of them."""
        if words is None or not self.folded:
            return self.pieces
        each_piece = zip(self.pieces, self.folded, strict=True)
        if len(words) == 1:
            (word,) = words
            return [piece for piece, text in each_piece if word in text]
        return [piece for piece, text in each_piece if any(word in text for word in words)]

    @cached_property
    def folded(self) -> list[str]:
        """The blocks' texts, folded as `literals` does; none of a very long text, for the memory."""
        if len(self.article.text) > _LONG:
            return []
        return [folded(piece.text) for piece in self.pieces]

    @cached_property
    def tokens(self) -> Tokens:
        """The blocks' words and signs."""
        return Tokens((piece.start, piece.text) for piece in self.pieces)

    @cached_property
    def called(self) -> Mapping[str, frozenset[str]]:
        """By each name, as `plain` gives it, the ids of the entities that the text calls so."""
        return called(self.analysis.entities, self.article.text) if self.analysis else {}

    def ids(self, names: Iterable[str]) -> frozenset[str]:
        """The ids of the entities that the text calls by one of the names, each as `plain` gives it."""
        return frozenset().union(*(self.called.get(name, ()) for name in names))

    def in_blocks(self, extent: Extent) -> Iterator[Extent]:
        """An extent as a match in each block that it touches; without the white space at their ends."""
        first = max(bisect_right(self._starts, extent.start) - 1, 0)
        for place in range(first, len(self.pieces)):
            piece = self.pieces[place]
            if piece.start >= extent.end:
                break
            start = max(extent.start, piece.start)
            words = self.article.text[start : min(extent.end, piece.start + len(piece.text))]
            if stripped := words.strip():
                begin = start + len(words) - len(words.lstrip())
                yield Extent(begin, begin + len(stripped))

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]


def time_limit(article: Article) -> float:
    """Seconds that one rule may take on this article."""
    return TIME_LIMIT * max(1, len(article.text) // _MILLION)


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
class Key:
    """A key of a rule, for editors and the documentation."""

    name: str
    help: str
    """What it says."""
    schema: Mapping[str, Any]
    """What may stand after it, as JSON Schema."""


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
    keys: tuple[Key, ...] = ()
    """The keys that `read` takes, its own first."""
    ignore_case: bool = False
    """Whether case is ignored where the rule does not say."""
    prepare: Callable[[object, Target], object] = lambda pattern, target: None
    """Has the target do what the rules of an article share, which counts as no rule's time."""
