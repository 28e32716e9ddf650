"""From candidates to quotes: the best first, none that crosses a better one."""

from __future__ import annotations

from itertools import chain

from reader.analysis.quotes.beside import beside
from reader.analysis.quotes.cues import worth
from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.frames import Candidate, candidates
from reader.analysis.quotes.parts import parts_of
from reader.analysis.quotes.sources import is_denied
from reader.analysis.quotes.tree import Tree
from reader.domain.text import Extent

MARKED = 0.3
"""What a candidate with words in marks must be worth."""
PLAIN = 0.32
"""What one without must be worth."""
OUTER = 0.5
"""From this worth on, what somebody says comes before what is said inside of it."""
_HOLDS = frozenset({"that", "clause", "front", "around", "wh"})
"""Frames of clauses, which may hold a quote of somebody else's."""
_TAGS = frozenset({"front", "marks-after"})
"""Frames where words in marks come before their cue."""
_NEEDS_NOBODY = _HOLDS | {"according", "marks-after", "marks-before", "marks-colon"}
"""Frames that are quotes even where nobody says them."""
_NEEDS_NOBODY_PLAIN = frozenset({"that"})
"""The same without words in marks: `it was announced that …`."""


def select(tree: Tree, text: str) -> list[Draft]:
    """The quotes of one stretch that have a cue, in reading order."""
    rated = _rated(tree)
    kept: list[Draft] = []
    taken = bytearray(len(tree.tokens))  # 1: said in a quote; 2: a cue or a speaker
    for value, candidate in rated:
        parts = parts_of(tree, text, candidate)
        if parts and _free(tree, candidate, parts, taken):
            kept.append(_draft(tree, text, candidate, parts, value))
            for part in parts:
                for i in range(*tree.places(part)):
                    taken[i] = 1
            for i in _own(tree, candidate):
                taken[i] = 2
    return sorted(kept, key=lambda draft: draft.start)


def _rated(tree: Tree) -> list[tuple[float, Candidate]]:
    """What is worth enough, the best first; what is said inside of something said after that."""
    found = []
    around = [0.0] * len(tree.tokens)  # the worth of the best that a token is said in
    speaks = bytearray(
        len(tree.tokens)
    )  # `“…,” she said, according to the paper`: her words, not the paper's
    for candidate in chain(candidates(tree), beside(tree)):
        value = worth(candidate.cue.lemma, candidate.frame, candidate.marked)
        alone = _NEEDS_NOBODY if candidate.marked else _NEEDS_NOBODY_PLAIN
        named = candidate.cue.source is not None or candidate.frame in alone
        if not named or value < (MARKED if candidate.marked else PLAIN):
            continue
        if is_denied(tree, candidate.cue.first):
            continue
        found.append((value, candidate))
        if value >= OUTER and candidate.frame in _TAGS:
            speaks[candidate.cue.first] = 1
        leads = candidate.frame == "according" and candidate.cue.first < candidate.content[0][0]
        if leads or candidate.frame in _HOLDS:
            for first, last in candidate.content:
                for i in range(first, last + 1):
                    around[i] = max(around[i], value)

    def rank(pair: tuple[float, Candidate]) -> tuple[bool, float, int]:
        value, candidate = pair
        retold = candidate.frame == "according" and any(
            any(speaks[first : last + 1]) for first, last in candidate.content if last < candidate.cue.first
        )
        inside = retold or around[candidate.cue.first] >= OUTER
        return inside, -value, candidate.cue.first

    return sorted(found, key=rank)


def _own(tree: Tree, candidate: Candidate) -> list[int]:
    """The tokens of its cue and its speaker."""
    own = list(range(candidate.cue.first, candidate.cue.last + 1))
    if candidate.cue.source is not None:
        first, last = tree.speaker(candidate.cue.source.head)
        own += range(first, last + 1)
    return own


def _free(tree: Tree, candidate: Candidate, parts: tuple[Extent, ...], taken: bytearray) -> bool:
    if any(taken[i] for i in range(candidate.cue.first, candidate.cue.last + 1)):
        return False
    if candidate.cue.source is not None and taken[candidate.cue.source.head] == 1:
        return False
    return not any(any(taken[slice(*tree.places(part))]) for part in parts)


def _draft(tree: Tree, text: str, candidate: Candidate, parts: tuple[Extent, ...], value: float) -> Draft:
    cue = tree.extent(candidate.cue.first, candidate.cue.last)
    return Draft(
        list(parts), cue, cue.of(text), candidate.frame, value, tree, candidate.cue.source, tree.stretch.block
    )
