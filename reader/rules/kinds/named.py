"""Who is meant by a name that stands in a rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.domain.entities import Entity
from reader.domain.letters import folded
from reader.domain.roster import names
from reader.files.fields import string
from reader.files.yamlfile import Node

_LONGEST = 12
"""Words of a name of which parts are looked up; what is longer is no name."""


def read_name(node: Node) -> str:
    """A name that has letters or digits."""
    name = string(node)
    if not any(char.isalnum() for char in name):
        raise node.error("an empty name")
    return name


def plain(name: str) -> str:
    """A name as it is compared: capitals, accents, a "the" before it and a "'s" behind it do not count."""
    words = folded(name).removesuffix("'s").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def called(entities: Iterable[Entity], text: str) -> Mapping[str, frozenset[str]]:
    """By each name, as `plain` gives it, the ids of the entities that the text calls so.

    A person is found also by a part of the name (`Berg` for `Anna Berg`); of other names a part may mean
    something else (`Easton Rovers`).
    """
    found: dict[str, set[str]] = {}
    for entity in entities:
        for name in {plain(name) for name in (entity.name, *names(entity, text))}:
            words = name.split()
            for part in _parts(words) if entity.label == "PERSON" and len(words) <= _LONGEST else (name,):
                found.setdefault(part, set()).add(entity.id)
    return {name: frozenset(ids) for name, ids in found.items()}


def _parts(words: list[str]) -> Iterable[str]:
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])


def has_part(name: str, parts: Iterable[str]) -> bool:
    """Whether one of some runs of words stands in a name; both as `plain` gives them."""
    return any(f" {part} " in f" {name} " for part in parts)
