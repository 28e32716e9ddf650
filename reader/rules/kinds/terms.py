"""Looking for many terms at once: what the kinds `words` and `phrase` share.

Terms are kept by their first token, and those that begin alike become a tree only when that token stands
in a text: the time depends on the text, hardly on how many terms there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias

from reader.domain.text import Extent
from reader.files.fields import string
from reader.files.yamlfile import Node
from reader.rules.kinds.kind import Clock, Target
from reader.rules.kinds.tokens import TOKEN, Tokens, key

Tree: TypeAlias = "dict[str, Tree]"
_END = ""
"""The key that says: a term may end here."""
_STEPS = 10_000
"""Tokens that are looked at between two looks at the clock."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is looked for."""

    terms: tuple[str, ...]
    ignore_case: bool


def read_term(node: Node) -> str:
    """A term that is not empty."""
    text = string(node)
    if not text.strip():
        raise node.error("an empty word")
    return text


def prepare(terms: object, target: Target) -> None:
    """Have the text cut into words."""
    assert isinstance(terms, Terms)
    target.tokens.keys(terms.ignore_case)


def find(terms: object, target: Target, clock: Clock) -> Iterator[Extent]:
    """The longest term at each place, from left to right; only terms of hundreds of words that begin alike at
    many places can make it slow.
    """
    assert isinstance(terms, Terms)
    index = _index(terms)
    tokens = target.tokens
    keys = tokens.keys(terms.ignore_case)
    begin: list[tuple[int, Tree]] = []
    for first in index.firsts.keys() & keys.places.keys():
        tree = index.tree(first)
        begin += [(place, tree) for place in keys.places[first]]
    begin.sort(key=itemgetter(0))
    free = 0  # the first token after the last match
    steps = 0
    for place, tree in begin:
        if place < free:
            continue
        length, seen = _longest(tree, tokens, keys.all, place)
        steps += seen
        if steps >= _STEPS:
            clock.left()
            steps = 0
        if length:
            free = place + length
            yield Extent(tokens.starts[place], tokens.ends[free - 1])


@dataclass(slots=True)
class _Index:
    ignore_case: bool
    firsts: dict[str, list[str]] = field(default_factory=dict)
    """The terms by their first token."""
    _trees: dict[str, Tree] = field(default_factory=dict)

    def tree(self, first: str) -> Tree:
        """What may follow a first token; a token with white space before it begins with a space."""
        if first in self._trees:
            return self._trees[first]
        root: Tree = {}
        for term in self.firsts[first]:
            branch, end = root, None
            for token in TOKEN.finditer(term):
                if end is not None:
                    space = " " if token.start() > end else ""
                    branch = branch.setdefault(space + key(token.group(), self.ignore_case), {})
                end = token.end()
            branch[_END] = {}
        self._trees[first] = root
        return root


@lru_cache(maxsize=1024)
def _index(terms: Terms) -> _Index:
    index = _Index(terms.ignore_case)
    for term in terms.terms:
        first = TOKEN.search(term)
        if first is not None:
            index.firsts.setdefault(key(first.group(), terms.ignore_case), []).append(term)
    return index


def _longest(branch: Tree, tokens: Tokens, keys: list[str], place: int) -> tuple[int, int]:
    """How many tokens the longest term has that begins at `place`, `branch` following it, 0 for none; and how
    many were looked at.
    """
    longest = 1 if _END in branch else 0
    if len(branch) == longest:  # one word alone
        return longest, 1
    last = place
    for last in range(place + 1, len(keys)):
        space = " " if tokens.starts[last] > tokens.ends[last - 1] else ""
        following = branch.get(space + keys[last])
        if following is None:
            break
        branch = following
        if _END in branch:
            longest = last - place + 1
    return longest, last - place + 1
