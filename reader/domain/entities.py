"""People, organisations, places and the rest: what is named in an article."""

from __future__ import annotations

import msgspec

from reader.domain.text import Extent

GROUPS = {
    "PERSON": "person",
    "ORG": "org",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "PRODUCT": "other",
    "LAW": "other",
    "LANGUAGE": "other",
    "DATE": "figure",
    "TIME": "figure",
    "MONEY": "figure",
    "PERCENT": "figure",
    "QUANTITY": "figure",
    "CARDINAL": "figure",
    "ORDINAL": "figure",
}
"""Which group a label is shown in; an unknown label (of another model) is shown with `other`."""


def group_of(label: str) -> str:
    """The group that a label is shown in: person, org, place, group, other or figure."""
    return GROUPS.get(label, "other")


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One place where an entity stands in the text."""

    extent: Extent
    """Without a leading article and a trailing possessive."""
    label: str
    """spaCy's name for the type: PERSON, ORG, GPE, …"""
    basis: str
    """Where it comes from: model, alias, acronym, pronoun, rule, correction."""
    certain: bool
    """Whether the reader would bet on it."""
    pronoun: bool = False
    """Whether it is a pronoun (he, her): linked, but never a name."""


class Entity(msgspec.Struct, frozen=True, gc=False):
    """One thing in the world, with all its names gathered."""

    id: str
    """`e1`, `e2`, … in the order of first mention."""
    name: str
    """The fullest form in the article."""
    label: str
    """The type that its mentions agree on."""
    role: str | None
    """What the article says it is (`former Acting ICE Director`), where it says so."""
    mentions: tuple[Mention, ...]
    """In reading order, pronouns included, never overlapping those of another entity."""
    certain: bool
    """Whether the reader would bet on name, type and gathering."""
    confirmed: bool = False
    """Whether a person said what it is: then nothing that is found can change it."""
