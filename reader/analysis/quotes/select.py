"""From candidates to quotes: the best first, none that crosses a better one."""

from __future__ import annotations

from reader.analysis.quotes.candidate import Candidate
from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.parts import parts_of, spoken_of
from reader.analysis.quotes.rate import rated
from reader.analysis.quotes.saying import is_saying
from reader.analysis.quotes.sources import is_denied
from reader.analysis.quotes.tree import Tree
from reader.domain.text import Extent

MARKED = 0.3
"""How likely a candidate with words in marks must be."""
PLAIN = 0.35
"""How likely one without must be."""
LIKELY = 0.75
"""How likely it is at least that what is in marks before a verb of saying is what the verb reports."""
_TAGS = frozenset({"front", "marks-after"})
"""Frames where words in marks come before their cue."""
_NEEDS_NOBODY = frozenset(
    {"that", "clause", "front", "around", "wh", "according", "marks-after", "marks-before", "marks-colon"}
)
"""Frames that are quotes even where nobody says them."""
_NEEDS_NOBODY_PLAIN = frozenset({"that"})
"""The same without words in marks: `it was announced that …`."""


_EMPTY = frozenset({"PRP", "DT", "WP", "WDT", ",", "."})
"""Parts of speech that say nothing by themselves: `she denied this`."""


def select(tree: Tree, text: str) -> list[Draft]:
    """The quotes of one stretch that have a cue, in reading order."""
    kept: list[Draft] = []
    taken = bytearray(len(tree.tokens))  # 1: said in a quote; 2: a cue or a speaker
    for value, candidate in _ranked(tree):
        parts = parts_of(tree, text, candidate)
        if parts and _free(tree, candidate, parts, taken):
            kept.append(_draft(tree, text, candidate, parts, value))
            for part in parts:
                for i in range(*tree.places(part)):
                    taken[i] = 1
            for i in _own(tree, candidate):
                taken[i] = 2
    return sorted(kept, key=lambda draft: draft.start)


def _ranked(tree: Tree) -> list[tuple[float, Candidate]]:
    """What is likely enough, the likeliest first."""
    found = _first_hand(rated(tree))
    able = [(value, candidate) for value, candidate in found if _may_be(tree, candidate, value)]
    return sorted(able, key=lambda pair: (-pair[0], pair[1].cue.first))


def _first_hand(found: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """`“…,” she said, according to the paper` is hers, not the paper's, whatever the weights make of it."""
    retold = [c for _, c in found if c.frame == "according" and c.content[0][0] < c.cue.first]
    if not retold:
        return found
    first_hand = []
    for value, candidate in found:
        cue = candidate.cue
        speaks = candidate.frame in _TAGS and candidate.marked and cue.source is not None
        within = [r for r in retold if r.content[0][0] <= cue.first < r.cue.first]
        if speaks and within and is_saying(cue.lemma):
            first_hand.append((max(value, LIKELY), candidate))
            retold = [r for r in retold if r not in within]
            found = [pair for pair in found if pair[1] not in within]
    return [pair for pair in found if pair[1] not in [c for _, c in first_hand]] + first_hand


def _may_be(tree: Tree, candidate: Candidate, value: float) -> bool:
    alone = _NEEDS_NOBODY if candidate.marked else _NEEDS_NOBODY_PLAIN
    if candidate.cue.source is None and candidate.frame not in alone:
        return False
    if not candidate.marked and all(
        tree.tokens[i].tag in _EMPTY for a, b in candidate.content for i in range(a, b + 1)
    ):
        return False
    return value >= (MARKED if candidate.marked else PLAIN) and not is_denied(tree, candidate.cue.first)


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
    first, asserted = spoken_of(tree, candidate)
    cue = tree.extent(first, candidate.cue.last)
    source = candidate.cue.source
    draft = Draft(list(parts), cue, cue.of(text), candidate.frame, value, tree, source, tree.stretch.block)
    draft.asserted = asserted
    return draft
