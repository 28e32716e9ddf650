"""Pronouns as mentions of the entities that they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from reader.analysis.quotes.scene import Scene
from reader.domain.corrections import BASIS
from reader.domain.entities import Entity, Mention
from reader.domain.quotes import Quote


def link(scene: Scene, entities: Sequence[Entity], quotes: Sequence[Quote]) -> tuple[Entity, ...]:
    """The entities, with each pronoun that clearly stands for one of them among its mentions.

    A pronoun that is the speaker of a quote has the same entity there and here.
    """
    scene.pronouns.in_words(quotes)
    own: dict[str, list[Mention]] = defaultdict(list)
    for linked in scene.pronouns.found.values():
        basis = BASIS if linked.said else "pronoun"
        mention = Mention(linked.extent, linked.entity.label, basis, linked.certain, pronoun=True)
        own[linked.entity.id].append(mention)
    return tuple(_with(entity, own[entity.id]) if entity.id in own else entity for entity in entities)


def _with(entity: Entity, pronouns: Sequence[Mention]) -> Entity:
    mentions = sorted((*entity.mentions, *pronouns), key=lambda mention: mention.extent)
    return msgspec.structs.replace(entity, mentions=tuple(mentions))
