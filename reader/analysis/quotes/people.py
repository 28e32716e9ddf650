"""Which entity a noun phrase stands for: a name, a pronoun, a role."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.analysis.entities.lexicon import is_title
from reader.analysis.people import gender
from reader.analysis.quotes.meant import Named, Persons, Ranked, rank, value
from reader.analysis.quotes.pronouns import SEX, Pronouns
from reader.analysis.quotes.roles import leading
from reader.analysis.quotes.tree import Tree
from reader.analysis.quotes.unnamed import person_nouns
from reader.domain.quotes import Candidate
from reader.domain.text import Extent

_DEFINITE = frozenset({"the", "his", "her", "our"})
_LOOKED_AT = 24
"""Names before a role that may be meant, whatever their own roles."""
_FAR = 400
"""Names before a role that may bear it."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a phrase stands for."""

    entity: str | None = None
    name: str | None = None
    basis: str = ""
    """Empty where the phrase is the name itself."""
    certain: bool = False
    mention: Extent | None = None
    """The name, where it stands in the phrase."""
    chain: tuple[Extent, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class People:
    """The names of the article with what choosing between them asks for."""

    def __init__(self, persons: Persons, trees: Sequence[Tree], pronouns: Pronouns) -> None:
        self._persons = persons
        self._pronouns = pronouns
        self._text = persons.text
        self._places = {id(tree): place for place, tree in enumerate(trees)}
        self._by_label: dict[str, list[Named]] = {}
        first: dict[str, Named] = {}
        for named in persons.named:
            first.setdefault(named.key, named)
        self._first = list(first.values())

    def behind(
        self,
        tree: Tree,
        head: int,
        stands_for: int | None,
        parts: Sequence[Extent],
        speaker: tuple[str, int] | None,
    ) -> Found:
        """What the phrase with this head stands for; `speaker` is the speaker before and where that was."""
        token = tree.tokens[head]
        if stands_for is not None:
            found = self.behind(tree, stands_for, None, parts, speaker)
            where = found.mention or tree.extent(*tree.phrase(stands_for))
            basis = f"{token.text} = {found.name or where.of(self._text)}"
            return Found(
                found.entity,
                found.name or where.of(self._text),
                basis,
                found.certain,
                None,
                (where, *found.chain),
            )
        word = token.text.lower()
        if (hit := self._persons.at(tree, head)) is not None:
            mention, entity = hit
            return Found(entity.id, entity.name, "", True, mention.extent)
        if word in SEX:
            return self._pronoun(tree, head)
        if token.tag in ("PRP", "PRP$", "DT", "WP", "WDT", "EX"):
            return Found()
        for k in tree.stretch.children(head):
            if (
                tree.tokens[k].dep == "appos"
                and (hit := self._persons.at(tree, k)) is not None
                and hit[1].label == "PERSON"
            ):
                mention, entity = hit
                basis = f"{word} = {entity.name}, named right after"
                return Found(entity.id, entity.name, basis, True, None, (mention.extent,))
        if (named := self._named_behind(tree, head)) is not None:
            return named
        return self._role(tree, head, parts, speaker) or Found(certain=True)

    def _named_behind(self, tree: Tree, head: int) -> Found | None:
        """`a spokeswoman for the port, Jo Doe, said`: who is named at the end of the phrase."""
        word, last = tree.tokens[head].text.lower(), tree.right[head]
        while last > head and tree.tokens[last].dep == "punct":
            last -= 1
        if word not in person_nouns() or last == head or (hit := self._persons.at(tree, last)) is None:
            return None
        mention, entity = hit
        first = tree.places(mention.extent)[0]
        around = tree.tokens[tree.tokens[last].head]
        if entity.label != "PERSON" or tree.tokens[last].dep != "appos" or tree.tokens[first - 1].text != ",":
            return None
        sure = around.text.lower() not in person_nouns()  # `for the senator, Jo Doe`: who of the two is it?
        basis = f"{word} = {entity.name}, named right after"
        return Found(entity.id, entity.name, basis, sure, None, (mention.extent,))

    def unlink(self, tree: Tree, head: int) -> None:
        """The pronoun stands for nobody with a name after all."""
        self._pronouns.found.pop(tree.tokens[head].start, None)

    def signed(self, tree: Tree, head: int, words: Extent) -> Found:
        """Who signs so, or speaks under that label: the person of that name, of several the first in the
        text. One label is one person throughout, whatever its mentions were taken for.
        """
        called = self._called(words.of(self._text).casefold())
        if not called:
            hit = self._persons.at(tree, head)
            return Found(hit[1].id, hit[1].name, "", True, hit[0].extent) if hit else Found(certain=True)
        others = self._others(called[1:])
        best = self._persons.by_id[called[0].key]
        basis = f"{best.name} is named first" if others else ""
        return Found(best.id, best.name, basis, not others, None, (), others)

    def _called(self, label: str) -> list[Named]:
        """Where people of that full name are named first, else of that surname where no other given name
        stands before it.
        """
        if label not in self._by_label:
            names = [(named, self._persons.by_id[named.key].name.casefold()) for named in self._first]
            full = [named for named, name in names if name == label]
            *before, surname = label.split()
            if not full and all(is_title(word) for word in before):
                full = [named for named, name in names if name.split()[-1] == surname]
            self._by_label[label] = full
        return self._by_label[label]

    def confirmed(self, tree: Tree, head: int, found: Found) -> Found:
        """The same with the pronoun's link sure, where the name tells that it is a man's or a woman's."""
        token = tree.tokens[head]
        wanted = SEX.get(token.lemma)
        if found.entity is None or wanted is None or self._persons.sex.get(found.entity) != wanted:
            return found
        self._pronouns.confirm(token.start)
        return replace(found, certain=True)

    def _pronoun(self, tree: Tree, head: int) -> Found:
        token = tree.tokens[head]
        linked = self._pronouns.found.get(token.start)
        if linked is None:
            return Found()
        basis = f"{token.text.lower()} = {linked.entity.name}, {linked.why}"
        others = self._others([r.nearest for r in linked.ranked if r.nearest.key != linked.entity.id])
        chain = (linked.name,) if linked.name is not None else ()
        return Found(linked.entity.id, linked.entity.name, basis, linked.certain, None, chain, others)

    def _ranked(
        self,
        tree: Tree,
        head: int,
        wanted: str | None,
        parts: Sequence[Extent],
        speaker: tuple[str, int] | None,
    ) -> list[Ranked]:
        """The people named before a role who may be meant, best first."""
        place, sentence = self._places[id(tree)], tree.stretch.sentence_of(head)
        last = bisect_left(self._persons.starts, tree.tokens[head].start)

        def worth(named: Named) -> float:
            if any(part.contains(named.extent) for part in parts):
                return 0.0
            return value(named, place, sentence)

        before = reversed(self._persons.named[max(0, last - _LOOKED_AT) : last])
        ranked = rank(before, wanted, worth, self._persons.sex)
        for one in ranked:
            if speaker is not None and speaker[0] == one.nearest.key:
                one.value += 1.0 if tree.stretch.block - speaker[1] <= 1 else 0.4
        return sorted(ranked, key=lambda one: -one.value)

    def _role(
        self, tree: Tree, head: int, parts: Sequence[Extent], speaker: tuple[str, int] | None
    ) -> Found | None:
        """`the mayor`: who was named before with that title; else whom the text is about just there."""
        token = tree.tokens[head]
        before = {tree.tokens[k].text.lower() for k in tree.stretch.children(head) if k < head}
        if token.tag not in ("NN", "NNP") or not before & _DEFINITE:
            return None
        word = token.text.lower()
        last = bisect_left(self._persons.starts, token.start)
        seen: dict[str, Named] = {}
        for named in reversed(self._persons.named[max(0, last - _FAR) : last]):
            if named.key not in seen and word in self._persons.roles.of(named.key):
                seen[named.key] = named
        if seen:
            return self._found(list(seen.values()), f"the {word} = {{}}", certain=len(seen) == 1)
        if word not in leading() and gender("", [word]) is None:
            return None
        ranked = self._ranked(tree, head, gender("", [word]), parts, speaker)
        if not ranked:
            return None
        able = [one.nearest for one in ranked]
        return self._found(able, f"the {word} = perhaps {{}}, named before", certain=False)

    def _found(self, able: Sequence[Named], basis: str, *, certain: bool) -> Found:
        """The first of those who are able to be meant; in `basis`, {} stands for the name."""
        best = self._persons.by_id[able[0].key]
        chain, others = (able[0].extent,), self._others(able[1:])
        return Found(best.id, best.name, basis.format(best.name), certain, None, chain, others)

    def _others(self, able: Sequence[Named]) -> tuple[Candidate, ...]:
        """The first three who have a name."""
        named = [(one.extent, self._persons.by_id[one.key]) for one in able if one.key in self._persons.by_id]
        return tuple(Candidate(extent, entity.id, entity.name) for extent, entity in named[:3])
