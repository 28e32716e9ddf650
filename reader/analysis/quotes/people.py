"""Which entity a noun phrase stands for: a name, a pronoun, a role."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.analysis.people import gender
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
_LOOKED_AT = 12
"""Names before a pronoun that may be meant."""


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
        self._named = list(self._persons(trees))
        self._named_starts = [named.extent.start for named in self._named]
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
            return Found(entity.id, entity.name, "", mention.certain, mention.extent)
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
                return Found(entity.id, entity.name, basis, mention.certain, None, (mention.extent,))
        return self._role(tree, head) or Found(certain=True)

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
                yield _Named(extent, entity, number, sentence, subject, not tree.outside(head))

    def _pronoun(
        self, tree: Tree, head: int, wanted: str, parts: Sequence[Extent], speaker: tuple[str, int] | None
    ) -> Found:
        token = tree.tokens[head]
        word = token.text.lower()
        scores: dict[str, float] = {}
        nearest: dict[str, _Named] = {}
        place, sentence = self._places[id(tree)], tree.stretch.sentence_of(head)
        last = bisect_left(self._named_starts, token.start)
        for named in reversed(self._named[max(0, last - _LOOKED_AT * 2) : last]):
            sex = self._gender[named.entity.id]
            if sex is not None and sex != wanted:
                continue
            if any(part.contains(named.extent) for part in parts):
                continue
            value = self._value(named, place, sentence) * (1.0 if sex == wanted else 0.6)
            scores[named.entity.id] = scores.get(named.entity.id, 0.0) + value
            nearest.setdefault(named.entity.id, named)
        if speaker is not None and self._gender.get(speaker[0]) in (wanted, None) and speaker[0] in scores:
            scores[speaker[0]] += 1.0 if tree.stretch.block - speaker[1] <= 1 else 0.4
        if not scores:
            return Found()
        ranked = sorted(scores, key=lambda e: -scores[e])
        best = ranked[0]
        entity = self._entities[best]
        alone = len(ranked) == 1 or scores[best] > 3 * scores[ranked[1]]
        sure = alone and self._gender[best] == wanted
        others = tuple(Candidate(nearest[e].extent, e, self._entities[e].name) for e in ranked[1:4])
        basis = f"{word} = {entity.name}, the last {'man' if wanted == 'm' else 'woman'} named"
        return Found(best, entity.name, basis, sure, None, (nearest[best].extent,), others)

    @staticmethod
    def _value(named: _Named, place: int, sentence: int) -> float:
        """How much a name before a pronoun speaks for itself: near, a subject, not inside someone's words."""
        if named.tree == place:
            distance = float(sentence - named.sentence)
        else:
            distance = 2.0 * (place - named.tree) + sentence
        value = 1.0 / (1.0 + distance)
        if named.subject:
            value *= 2.0
        if named.in_marks:
            value *= 0.3
        return value

    def _role(self, tree: Tree, head: int) -> Found | None:
        """`the mayor`: the person named last before whose role has that word."""
        token = tree.tokens[head]
        if token.tag not in ("NN", "NNP") or not any(
            tree.tokens[k].text.lower() in ("the", "his", "her", "our") for k in tree.stretch.children(head)
        ):
            return None
        word = token.text.lower()
        last = bisect_left(self._named_starts, token.start)
        for named in reversed(self._named[:last]):
            role = named.entity.role
            if role and word in role.lower().split():
                basis = f"the {word} = {named.entity.name}"
                return Found(named.entity.id, named.entity.name, basis, False, None, (named.extent,))
        return None

    def _gender_of(self, entity: Entity) -> str | None:
        titles = [entity.role] if entity.role else []
        for mention in entity.mentions[:20]:
            before = self._text[max(0, mention.extent.start - 20) : mention.extent.start].split()
            if before:
                titles.append(before[-1])
            titles.append(mention.extent.of(self._text).split()[0])
        return gender(entity.name, titles)
