"""The people named in an article, in reading order, and how much each may be meant by what follows."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.analysis.people import gender
from reader.analysis.quotes.clauses import says, standing
from reader.analysis.quotes.roles import Roles
from reader.analysis.quotes.tree import SUBJECTS, Tree
from reader.domain.entities import Entity, Mention
from reader.domain.text import Article, Extent

_SENTENCE_IN_MARKS = 0.25
"""Sentences that one inside of somebody's words is worth."""


UNTOLD = 0.6
"""How much less somebody is meant whose name does not tell man from woman."""
EITHER = "mf"
"""A noun that a man and a woman bear alike."""


@dataclass(slots=True)
class Named:
    """Where somebody stands in the text: by name, by a pronoun that was linked, or without a name."""

    extent: Extent
    key: str
    """The entity's id; of somebody without a name (`a driver`), the noun."""
    sex: str | None
    """m, f, `EITHER`; None: cannot be told."""
    block: int
    place: int
    """Place of its stretch among those that were read."""
    sentence: int
    head: int
    """Place of its head in the stretch."""
    subject: bool
    """Whether it is the subject of a verb."""
    in_marks: bool
    standing: float
    """How much its sentence is about it."""
    says: bool
    """Whether it is the subject of a verb of saying."""
    by_name: bool = True
    """Whether it is a name, not a pronoun or a noun."""


def unnamed(tree: Tree, place: int, i: int, key: str, sex: str | None) -> Named:
    """Where somebody stands by a pronoun or a noun, token `i` of the stretch at that place; see `Named`."""
    token = tree.tokens[i]
    return Named(
        Extent(token.start, token.end),
        key,
        sex,
        tree.stretch.block,
        place,
        tree.stretch.sentence_of(i),
        i,
        token.dep in SUBJECTS,
        not tree.outside(i),
        standing(tree, i),
        says(tree, i),
        by_name=False,
    )


@dataclass(slots=True)
class Ranked:
    """Somebody who may be meant."""

    nearest: Named
    """The mention that is nearest."""
    value: float


class Persons:
    """The names of the article with what choosing between them asks for."""

    def __init__(self, article: Article, trees: Sequence[Tree], entities: Sequence[Entity]) -> None:
        self.text = article.text
        self.by_id = {entity.id: entity for entity in entities}
        """The entities."""
        mentions = [(m, e) for e in entities for m in e.mentions if not m.pronoun]
        mentions.sort(key=lambda pair: pair[0].extent)
        self._mentions = mentions
        self._starts = [m.extent.start for m, _ in mentions]
        self.names = {e.id: [m.extent for m in e.mentions if not m.pronoun] for e in entities}
        """The mentions by name of each entity, in reading order."""
        self.roles = Roles(article.text)
        """What people are called beside their names."""
        self.named = list(self._persons(trees))
        """Every mention of a person by name, in reading order."""
        self.starts = [named.extent.start for named in self.named]
        """Where they start."""
        self.sex = {e.id: self._gender_of(e) for e in entities if e.label == "PERSON"}
        """m, f or None by entity."""
        for named in self.named:
            named.sex = self.sex[named.key]

    def at(self, tree: Tree, i: int) -> tuple[Mention, Entity] | None:
        """The mention that token `i` is in."""
        token = tree.tokens[i]
        place = bisect_left(self._starts, token.end) - 1
        if place >= 0 and self._mentions[place][0].extent.end > token.start:
            return self._mentions[place]
        return None

    def _persons(self, trees: Sequence[Tree]) -> Iterator[Named]:
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
                if entity.role:
                    self.roles.add_text(entity, entity.role)
                self.roles.learn(tree, entity, extent, head)
                yield Named(
                    extent,
                    entity.id,
                    None,
                    stretch.block,
                    number,
                    stretch.sentence_of(head),
                    head,
                    tree.tokens[head].dep in SUBJECTS,
                    not tree.outside(head),
                    standing(tree, head),
                    says(tree, head),
                )

    def _gender_of(self, entity: Entity) -> str | None:
        titles = [entity.role] if entity.role else []
        titles += self.roles.of(entity.id)
        for mention in entity.mentions[:20]:
            before = self.text[max(0, mention.extent.start - 20) : mention.extent.start].split()
            if before:
                titles.append(before[-1])
            titles.append(mention.extent.of(self.text).split()[0])
        return gender(entity.name, titles)


def value(named: Named, place: int, sentence: int) -> float:
    """How much somebody before a word speaks for being meant: near, a subject, not inside someone's words."""
    if named.place == place:
        distance = float(sentence - named.sentence)
    else:
        distance = 2.0 * (place - named.place) + sentence
    return (2.0 if named.subject else 1.0) * (0.3 if named.in_marks else 1.0) / (1.0 + distance)


def rank(
    before: Iterable[Named],
    wanted: str | None,
    worth: Callable[[Named], float],
    sexes: Mapping[str, str | None],
    others: float = 1.0,
) -> list[Ranked]:
    """Who may be meant, best first, of those who stand before, nearest first; `worth` 0 rules a mention out.

    `sexes`: what is known by entity; else the mention says it. `others`: how much the other mentions count
    beside the one that speaks most for somebody.
    """
    values: dict[str, Ranked] = {}
    for named in before:
        sex = sexes.get(named.key, named.sex)
        if wanted and sex and sex not in (wanted, EITHER):
            continue
        own = worth(named) * (UNTOLD if wanted and not sex else 1.0)
        if own:
            ranked = values.get(named.key)
            if ranked is None:
                values[named.key] = Ranked(named, own)
            else:
                best = ranked.value
                ranked.value = max(best, own) + others * min(best, own)
    return sorted(values.values(), key=lambda ranked: -ranked.value)


def clock(trees: Sequence[Tree]) -> Iterator[list[float]]:
    """For each sentence of each tree how many there were before it; one in somebody's words hardly counts."""
    now = 0.0
    for tree in trees:
        own = []
        for first in tree.stretch.sentences:
            own.append(now)
            now += 1.0 if tree.outside(first) else _SENTENCE_IN_MARKS
        yield own
