"""Other ends that what was said may have: before a clause that the text adds, or at the sentence's end."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.quotes.candidate import Candidate, ending
from reader.analysis.quotes.tree import Tree

_ADDED = frozenset(
    {"which", "who", "whose", "where", "though", "although", "while", "but", "as", "after", "before", "and"}
    | {"even", "despite", "when", "with", "in", "according", "because", "if", "so", "or", "including"}
)
"""Words that begin, after a comma, what may be the writer's own."""
_SHORTEST = 2
"""Tokens that must be left."""


def borders(tree: Tree, candidate: Candidate) -> Iterator[Candidate]:
    """The same candidate with other ends; none where its end is in marks."""
    first, last = candidate.content[-1]
    if not tree.outside(last):
        return
    tokens = tree.tokens
    cuts = [
        i
        for i in range(first + _SHORTEST, last - 1)
        if tokens[i].text in (",", "–", "—", "--", ";") and tree.outside(i) and _adds(tree, i + 1)
    ]
    for i in dict.fromkeys((cuts[0], cuts[-1])) if cuts else ():
        yield ending(tree, candidate, i - 1, ("cut", _word(tree, i + 1)))
    _, end = tree.sentence(last)
    if last < end - 2 and last >= candidate.cue.last:
        yield ending(tree, candidate, tree.last_word(end - 1), ("long", _word(tree, last + 1)))


def _adds(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.text.lower() in _ADDED or token.tag in ("VBG", "VBN")


def _word(tree: Tree, i: int) -> str:
    token = tree.tokens[i]
    if token.tag in ("IN", "CC", "WDT", "WP", "WRB", "TO", "WP$", ",", ":", "RB"):
        return token.text.lower()
    return token.tag
