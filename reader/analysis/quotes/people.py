"""Which entity a noun phrase stands for: a name, a pronoun, a role."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.entities.lexicon import is_title
from reader.analysis.people import gender
from reader.analysis.quotes.roles import Roles, leading
from reader.analysis.quotes.tree import SUBJECTS, Tree
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Candidate
from reader.domain.text import Article, Extent

_GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PLURAL = frozenset({"they", "them", "their", "those", "these", "others", "many", "some"})
_DEFINITE = frozenset({"the", "his", "her", "our"})
_LOOKED_AT = 24
"""Names before a pronoun that may be meant."""
_FAR = 400
"""Names before a role that may be meant."""


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


@dataclass(slots=True)
class _Named:
    """A name in the text."""

    extent: Extent
    entity: Entity
    tree: int
    """Place of its stretch."""
    sentence: int
    subject: bool
    """Whether it is the subject of a verb."""
    in_marks: bool


@dataclass(slots=True)
class _Ranked:
    """Somebody who may be meant."""

    entity: Entity
    nearest: Extent
    """The mention that is nearest."""
    value: float


class People:
    """The names of the article with what choosing between them asks for."""

    def __init__(self, article: Article, trees: Sequence[Tree], entities: Sequence[Entity]) -> None:
        self._text = article.text
        self._entities = {entity.id: entity for entity in entities}
        self._places = {id(tree): place for place, tree in enumerate(trees)}
        mentions = [(m, e) for e in entities for m in e.mentions if not m.pronoun]
        mentions.sort(key=lambda pair: pair[0].extent)
        self._mentions = mentions
        self._starts = [m.extent.start for m, _ in mentions]
        self._roles = Roles(article.text)
        self._named = list(self._persons(trees))
        self._named_starts = [named.extent.start for named in self._named]
        self._by_label: dict[str, list[_Ranked]] = {}
        self._gender = {e.id: self._gender_of(e) for e in entities if e.label == "PERSON"}

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
        if (hit := self._at(tree, head)) is not None:
            mention, entity = hit
            return Found(entity.id, entity.name, "", True, mention.extent)
        if word in _GENDER:
            return self._pronoun(tree, head, _GENDER[word], parts, speaker)
        if token.tag in ("PRP", "PRP$", "DT", "WP", "WDT", "EX"):
            return Found()
        for k in tree.stretch.children(head):
            if (
                tree.tokens[k].dep == "appos"
                and (hit := self._at(tree, k)) is not None
                and hit[1].label == "PERSON"
            ):
                mention, entity = hit
                basis = f"{word} = {entity.name}, named right after"
                return Found(entity.id, entity.name, basis, True, None, (mention.extent,))
        return self._role(tree, head, parts, speaker) or Found(certain=True)

    def signed(self, tree: Tree, head: int, words: Extent) -> Found:
        """Who signs so, or speaks under that label: the person of that name, of several the first in the
        text. One label is one person throughout, whatever its mentions were taken for.
        """
        ranked = self._called(words.of(self._text).casefold())
        if not ranked:
            hit = self._at(tree, head)
            return Found(hit[1].id, hit[1].name, "", True, hit[0].extent) if hit else Found(certain=True)
        others = tuple(Candidate(r.nearest, r.entity.id, r.entity.name) for r in ranked[1:4])
        best = ranked[0].entity
        basis = f"{best.name} is named first" if others else ""
        return Found(best.id, best.name, basis, not others, None, (), others)

    def _called(self, label: str) -> list[_Ranked]:
        """The people of that full name, else of that surname where no other given name stands before it."""
        if label not in self._by_label:
            people: dict[str, _Ranked] = {}
            for named in self._named:
                people.setdefault(named.entity.id, _Ranked(named.entity, named.extent, 1.0))
            full = [one for one in people.values() if one.entity.name.casefold() == label]
            *before, surname = label.split()
            if not full and all(is_title(word) for word in before):
                full = [one for one in people.values() if one.entity.name.casefold().split()[-1] == surname]
            self._by_label[label] = full
        return self._by_label[label]

    def _at(self, tree: Tree, i: int) -> tuple[Mention, Entity] | None:
        """The mention that token `i` is in."""
        token = tree.tokens[i]
        place = bisect_left(self._starts, token.end) - 1
        if place >= 0 and self._mentions[place][0].extent.end > token.start:
            return self._mentions[place]
        return None

    def _persons(self, trees: Sequence[Tree]) -> Iterator[_Named]:
        people = [(m.extent, e) for m, e in self._mentions if e.label == "PERSON"]
        k = 0
        for number, tree in enumerate(trees):
            stretch = tree.stretch
            while k < len(people) and people[k][0].start < stretch.end:
                extent, entity = people[k]
                k += 1
                if extent.start < stretch.start:
                    continue
                first, end = tree.places(extent)
                if first >= end:
                    continue
                head = next((i for i in range(first, end) if not first <= tree.tokens[i].head < end), end - 1)
                subject = tree.tokens[head].dep in SUBJECTS
                sentence = stretch.sentence_of(head)
                if entity.role:
                    self._roles.add_text(entity, entity.role)
                self._roles.learn(tree, entity, extent, head)
                yield _Named(extent, entity, number, sentence, subject, not tree.outside(head))

    def _pronoun(
        self, tree: Tree, head: int, wanted: str, parts: Sequence[Extent], speaker: tuple[str, int] | None
    ) -> Found:
        ranked = self._ranked(tree, head, wanted, parts, speaker)
        if not ranked:
            return Found()
        best = ranked[0]
        lead = best.value / ranked[1].value if len(ranked) > 1 else 9.0
        known = self._gender[best.entity.id] == wanted
        word = tree.tokens[head].text.lower()
        last = max(ranked, key=lambda r: r.nearest.start)
        why = (
            f"the last {'man' if wanted == 'm' else 'woman'} named"
            if last is best
            else "whom the text is about"
        )
        if speaker is not None and speaker[0] == best.entity.id and last is not best:
            why = "the speaker before"
        basis = f"{word} = {best.entity.name}, {why}"
        here = [r for r in ranked if r.nearest.start >= tree.stretch.start]
        sure = (here == [best] and known) or (best.value > 0.8 and lead >= (2.0 if known else 3.0))
        return _found(ranked, basis, certain=sure)

    def _ranked(
        self,
        tree: Tree,
        head: int,
        wanted: str | None,
        parts: Sequence[Extent],
        speaker: tuple[str, int] | None,
    ) -> list[_Ranked]:
        """The people named before a phrase who may be meant, best first."""
        values: dict[str, _Ranked] = {}
        place, sentence = self._places[id(tree)], tree.stretch.sentence_of(head)
        last = bisect_left(self._named_starts, tree.tokens[head].start)
        for named in reversed(self._named[max(0, last - _LOOKED_AT) : last]):
            sex = self._gender[named.entity.id]
            if (wanted and sex and sex != wanted) or any(part.contains(named.extent) for part in parts):
                continue
            value = _value(named, place, sentence) * (1.0 if sex == wanted or not wanted else 0.6)
            ranked = values.setdefault(named.entity.id, _Ranked(named.entity, named.extent, 0.0))
            ranked.value += value
        if speaker is not None and speaker[0] in values:
            values[speaker[0]].value += 1.0 if tree.stretch.block - speaker[1] <= 1 else 0.4
        return sorted(values.values(), key=lambda ranked: -ranked.value)

    def _role(
        self, tree: Tree, head: int, parts: Sequence[Extent], speaker: tuple[str, int] | None
    ) -> Found | None:
        """`the mayor`: who was named before with that title; else whom the text is about just there."""
        token = tree.tokens[head]
        before = {tree.tokens[k].text.lower() for k in tree.stretch.children(head) if k < head}
        if token.tag not in ("NN", "NNP") or not before & _DEFINITE:
            return None
        word = token.text.lower()
        last = bisect_left(self._named_starts, token.start)
        seen: dict[str, _Ranked] = {}
        for place in range(last - 1, max(-1, last - _FAR), -1):
            named = self._named[place]
            if word in self._roles.of(named.entity) and named.entity.id not in seen:
                seen[named.entity.id] = _Ranked(named.entity, named.extent, 1.0)
        if seen:
            ranked = list(seen.values())
            basis = f"the {word} = {ranked[0].entity.name}"
            return _found(ranked, basis, certain=len(ranked) == 1)
        if word not in leading() and gender("", [word]) is None:
            return None
        ranked = self._ranked(tree, head, gender("", [word]), parts, speaker)
        if not ranked:
            return None
        basis = f"the {word} = perhaps {ranked[0].entity.name}, named before"
        return _found(ranked, basis, certain=False)

    def _gender_of(self, entity: Entity) -> str | None:
        titles = [entity.role] if entity.role else []
        titles += self._roles.of(entity)
        for mention in entity.mentions[:20]:
            before = self._text[max(0, mention.extent.start - 20) : mention.extent.start].split()
            if before:
                titles.append(before[-1])
            titles.append(mention.extent.of(self._text).split()[0])
        return gender(entity.name, titles)


def _value(named: _Named, place: int, sentence: int) -> float:
    """How much a name before a pronoun speaks for itself: near, a subject, not inside someone's words."""
    if named.tree == place:
        distance = float(sentence - named.sentence)
    else:
        distance = 2.0 * (place - named.tree) + sentence
    return (2.0 if named.subject else 1.0) * (0.3 if named.in_marks else 1.0) / (1.0 + distance)


def _found(ranked: Sequence[_Ranked], basis: str, *, certain: bool) -> Found:
    best = ranked[0]
    others = tuple(Candidate(r.nearest, r.entity.id, r.entity.name) for r in ranked[1:4])
    return Found(best.entity.id, best.entity.name, basis, certain, None, (best.nearest,), others)
