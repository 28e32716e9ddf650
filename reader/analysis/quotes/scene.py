"""An article with all that quotes, speakers and pronouns are found from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from reader.analysis.parse import Stretch
from reader.analysis.quotes.corrected import AsSaid
from reader.analysis.quotes.marks import Marked, pair
from reader.analysis.quotes.meant import Persons
from reader.analysis.quotes.people import People
from reader.analysis.quotes.pronouns import Pronouns
from reader.analysis.quotes.tree import Tree
from reader.domain.corrections import NO_NAME, Correction, Said, plain
from reader.domain.entities import Entity
from reader.domain.text import Article, Extent


class Scene:
    """Marks, trees, people and pronouns, made once; stretches are in reading order, some may be missing."""

    def __init__(
        self,
        article: Article,
        stretches: Sequence[Stretch],
        entities: Sequence[Entity],
        corrections: Sequence[Said] = (),
    ) -> None:
        self.article = article
        self.corrections = corrections
        self.marks = _read(pair(article), {stretch.block for stretch in stretches})
        self.trees = [Tree(stretch, self.marks, article.dateline) for stretch in stretches]
        self._persons = Persons(article, self.trees, entities)
        self.as_said = AsSaid(self._persons)
        """The speakers that a person named."""
        self.fixed = _fixed(article.text, entities, corrections)
        """What a person said of pronouns; it counts where it is there before `pronouns` is asked for."""

    @cached_property
    def pronouns(self) -> Pronouns:
        """Whom each pronoun outside of marks stands for."""
        return Pronouns(self._persons, self.trees, self.fixed)

    @cached_property
    def people(self) -> People:
        """Which entity a noun phrase stands for."""
        return People(self._persons, self.trees, self.pronouns)


def _read(marks: Sequence[Marked], blocks: set[int]) -> tuple[Marked, ...]:
    """The marks of the blocks that have been read so far."""
    found: list[Marked] = []
    before = False  # whether the one before is among them
    for marked in marks:
        here = marked.block in blocks
        if here:
            found.append(marked if before else replace(marked, continued=False))
        before = here
    return tuple(found)


def _fixed(text: str, entities: Sequence[Entity], corrections: Sequence[Said]) -> dict[Extent, Entity | None]:
    """What a person said of the words at one place: the entity of that name, or None for nobody."""
    found: dict[Extent, Entity | None] = {}
    for correction in corrections:
        if isinstance(correction, Correction) and correction.at is not None:
            if correction.label == NO_NAME:
                found[correction.at] = None
            elif (entity := _called(text, entities, correction)) is not None:
                found[correction.at] = entity
    return found


def _called(text: str, entities: Sequence[Entity], said: Correction) -> Entity | None:
    """The first entity of that type that goes under the name, else one of another type, else the first that
    is called so somewhere.
    """
    name = plain(said.names[0])
    under = [e for e in entities if plain(e.name) == name]
    of_type = [e for e in under if e.label == said.label]
    if of_type or under:
        return (of_type or under)[0]
    by_mention = (e for e in entities if any(plain(m.extent.of(text)) == name for m in e.mentions))
    return next(by_mention, None)
