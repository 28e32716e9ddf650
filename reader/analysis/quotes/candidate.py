"""What may be a quote: a cue with what it may report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.analysis.quotes.sources import Source
from reader.analysis.quotes.tree import Tree

Range = tuple[int, int]
"""First and last token of a piece."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report, and whose act it is."""

    first: int
    """First token."""
    last: int
    lemma: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with what it may report."""

    cue: Cue
    frame: str
    """`that`, `clause`, `front`, `insert`, `to`, `urge`, `object`, `according`, `noun`, `marks-after`, …"""
    content: tuple[Range, ...]
    marked: bool
    """Whether some of the content stands in marks."""
    border: tuple[str, str] | None = None
    """Where its end is another than the parse says: `cut` or `long`, and the word after it."""


def make(tree: Tree, cue: Cue, frame: str, content: list[Range]) -> Candidate:
    """A candidate; `marked` is seen from its content."""
    return Candidate(cue, frame, tuple(content), _is_marked(tree, content))


def ending(tree: Tree, candidate: Candidate, last: int, border: tuple[str, str]) -> Candidate:
    """The same with its last piece up to another token."""
    content = (*candidate.content[:-1], (candidate.content[-1][0], last))
    return replace(candidate, content=content, marked=_is_marked(tree, content), border=border)


def _is_marked(tree: Tree, content: Sequence[Range]) -> bool:
    return any(tree.mark_of[i] >= 0 for first, last in content for i in range(first, last + 1))
