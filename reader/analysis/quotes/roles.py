"""What people are called beside their names: titles before them, appositions after them."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from reader.analysis.quotes.tree import Tree
from reader.analysis.words import sections
from reader.domain.entities import Entity
from reader.domain.text import Extent

_MEANS = {
    "gov": ("governor",),
    "sen": ("senator", "lawmaker"),
    "rep": ("representative", "congressman", "congresswoman", "lawmaker"),
    "dr": ("doctor",),
    "prof": ("professor",),
    "gen": ("general",),
    "lt": ("lieutenant",),
    "sgt": ("sergeant",),
    "capt": ("captain",),
    "col": ("colonel",),
    "rev": ("reverend", "pastor"),
    "pres": ("president",),
    "senator": ("senator", "lawmaker"),
    "congressman": ("congressman", "lawmaker"),
    "congresswoman": ("congresswoman", "lawmaker"),
    "governor": ("governor",),
}
"""What a title makes of its bearer."""


@cache
def leading() -> frozenset[str]:
    """Nouns that, with `the`, mostly stand for somebody who was named before."""
    return frozenset(sections("leading_nouns")["nouns"])


class Roles:
    """Words that may stand for a person, by entity."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: dict[str, set[str]] = defaultdict(set)

    def of(self, entity: str) -> set[str]:
        """The words for the entity of that id, in lower case."""
        return self._words[entity]

    def add_text(self, entity: Entity, words: str) -> None:
        """Every word of a title or a role."""
        for word in words.split():
            self._add(entity, word)

    def learn(self, tree: Tree, entity: Entity, mention: Extent, head: int) -> None:
        """Read what stands beside one mention, whose head is a token of the tree."""
        tokens = tree.tokens
        first, _ = tree.phrase(head)
        for i in range(first, head + 1):
            if tokens[i].start < mention.start or tokens[i].text.endswith("."):
                self._add(entity, tokens[i].text)
        apposition = tree.child(head, "appos")
        if apposition is not None and tokens[apposition].tag.startswith("NN"):
            self._phrase(tree, entity, apposition)
        token = tokens[head]
        if token.dep == "appos" and tokens[token.head].tag in ("NN", "NNS"):
            self._phrase(tree, entity, token.head)

    def _phrase(self, tree: Tree, entity: Entity, head: int) -> None:
        first, last = tree.phrase(head)
        for i in range(first, last + 1):
            if tree.tokens[i].tag[0] in "NJ":
                self._add(entity, tree.tokens[i].text)

    def _add(self, entity: Entity, word: str) -> None:
        word = word.strip(".,").lower()
        self._words[entity.id].update(_MEANS.get(word, (word,)))
