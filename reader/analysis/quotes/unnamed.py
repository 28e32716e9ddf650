"""People whom a text speaks of without a name: `a driver`, `the mayor`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from reader.analysis.people import gender
from reader.analysis.quotes.meant import EITHER, Named, Persons, unnamed
from reader.analysis.quotes.roles import leading
from reader.analysis.quotes.tree import Tree
from reader.analysis.words import sections
from reader.domain.entities import Entity

_DEFINITE = frozenset({"the", "his", "her", "our", "this", "that"})
_NOBODY = frozenset({"no", "any", "every", "each", "another"})
_NOT_SOMEBODY = frozenset({"compound", "attr", "amod", "appos", "nmod", "npadvmod", "oprd"})


class Unnamed:
    """Tells who a noun stands for."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons
        self._by_role = self._roles()

    def at(self, tree: Tree, place: int, i: int, before: Sequence[Named]) -> Named | None:
        """Who a noun stands for: somebody named before by that role, or somebody without a name.

        `before`: those who stand before it.
        """
        token = tree.tokens[i]
        if token.tag != "NN" or token.dep in _NOT_SOMEBODY or self._persons.at(tree, i) is not None:
            return None
        children = tree.stretch.children(i)
        left = {tree.tokens[k].lemma for k in children if k < i}
        if left & _NOBODY or any(tree.tokens[k].dep == "appos" for k in children):
            return None
        entity = None
        if left & _DEFINITE:
            able = {e.id for e, first in self._by_role.get(token.lemma, ()) if first < token.start}
            key = next((n.key for n in reversed(before) if n.key in able), None)
            entity = self._persons.by_id[key] if key is not None else None
        if entity is not None:
            return unnamed(tree, place, i, entity.id, self._persons.sex.get(entity.id))
        return unnamed(tree, place, i, token.lemma, gender("", [token.lemma]) or EITHER)

    def _roles(self) -> dict[str, list[tuple[Entity, int]]]:
        """Who bears which role, and where each is named first."""
        found: dict[str, list[tuple[Entity, int]]] = defaultdict(list)
        for key, names in self._persons.names.items():
            for word in self._persons.roles.of(key):
                found[word].append((self._persons.by_id[key], names[0].start))
        return found


@cache
def person_nouns() -> frozenset[str]:
    """Nouns in the singular that name a person, in lower case."""
    gendered = sections("gendered_words")
    return leading() | {*sections("person_nouns")["nouns"], *gendered["male"], *gendered["female"]}
