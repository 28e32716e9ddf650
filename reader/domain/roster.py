"""What a list of entities needs of each: under which names, how often, where first, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from reader.domain.entities import GROUPS, Entity, group_of
from reader.domain.letters import folded

CONFIRMED, GUESS = "✓", "~"
"""What stands before, in lists, what a person said, and what is not sure."""
WORDS = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "building or place",
    "NORP": "nationality, religion or party", "EVENT": "event", "WORK_OF_ART": "work", "PRODUCT": "product",
    "LAW": "law", "LANGUAGE": "language", "DATE": "date", "TIME": "time", "MONEY": "money",
    "PERCENT": "per cent", "QUANTITY": "quantity", "CARDINAL": "number", "ORDINAL": "ordinal",
}  # fmt: skip
"""Words for spaCy's labels."""
TITLES = {
    "person": "People",
    "org": "Organisations",
    "place": "Places",
    "group": "Groups",
    "other": "Works & events",
    "figure": "Figures & dates",
}
"""What a list calls each group, in the order of lists."""
_PLACE_OF_GROUP = {group: place for place, group in enumerate(TITLES)}
SORTS = ("count", "first", "name")
"""Most often named first; in the order of the text; by the alphabet."""


class Tally(msgspec.Struct, frozen=True):
    """How often an entity stands in the text. Pronouns are never counted as names."""

    sure: int
    """Names that the reader would bet on."""
    guessed: int
    """Names that may be something else."""
    pronouns: int
    first: int
    """The offset of the first name; of the first mention where there is none."""

    @property
    def names(self) -> int:
        """All names, guesses among them."""
        return self.sure + self.guessed


def tally(entity: Entity) -> Tally:
    """The counts of an entity."""
    sure = guessed = 0
    first: int | None = None
    for mention in entity.mentions:
        if mention.pronoun:
            continue
        if first is None:
            first = mention.extent.start
        if mention.certain:
            sure += 1
        else:
            guessed += 1
    if first is None:
        first = entity.mentions[0].extent.start if entity.mentions else 0
    return Tally(sure, guessed, len(entity.mentions) - sure - guessed, first)


def names(entity: Entity, text: str) -> Counter[str]:
    """The names that the text uses for an entity, with how often: the fullest first, then most often first.

    A name that is only in other letters (`MINNEAPOLIS`) is not another one. No pronouns.
    """
    full = one_line(entity.name)
    counts: Counter[str] = Counter()
    shown = {full.casefold(): full}
    for mention in entity.mentions:
        if not mention.pronoun:
            name = one_line(mention.extent.of(text))
            alike = name.casefold()
            counts[alike] += 1
            if alike not in shown or (shown[alike].isupper() and not name.isupper() and shown[alike] != full):
                shown[alike] = name
    ordered = sorted(counts.items(), key=lambda item: (shown[item[0]] != full, -item[1]))
    return Counter({shown[alike]: count for alike, count in ordered})


def aliases(entity: Entity, text: str) -> list[str]:
    """The other names that the text uses, most often used first."""
    return [name for name in names(entity, text) if name != one_line(entity.name)]


def pronouns(entity: Entity, text: str) -> Counter[str]:
    """The pronouns that stand for an entity, in small letters but for `I`, with how often."""
    small = (one_line(m.extent.of(text)).lower() for m in entity.mentions if m.pronoun)
    return Counter("I" if word == "i" else word for word in small)


def one_line(words: str) -> str:
    """A name as it is read: a line end in the text is a space."""
    return words if words.isalnum() else " ".join(words.split())


def sort_key(entity: Entity, counts: Tally, sort: str) -> tuple[int | str, ...]:
    """What orders entities: by one of `SORTS`; of equals the one that is named first comes first."""
    if sort == "name":
        return folded(entity.name), counts.first
    if sort == "first":
        return (counts.first,)
    return -counts.sure, -counts.guessed, counts.first


def as_listed(entities: Iterable[Entity], sort: str | None = None) -> list[tuple[Entity, Tally]]:
    """The entities with their counts: group by group, most often named first; by `sort` alone, if given."""
    counted = [(entity, tally(entity)) for entity in entities]
    if sort is not None:
        return sorted(counted, key=lambda one: sort_key(one[0], one[1], sort))
    return sorted(
        counted,
        key=lambda one: (_PLACE_OF_GROUP[group_of(one[0].label)], *sort_key(one[0], one[1], "count")),
    )


LABEL_WORDS: Mapping[str, Sequence[str]] = {
    "people": ("person",),
    "organisations": ("org",),
    "places": ("place",),
    "groups": ("group",),
    "works": ("other",),
    "events": ("other",),
    "figures": ("figure",),
    "dates": ("figure",),
    "all": tuple(TITLES),
}
"""What a person may write for labels: the groups that it means."""


def labels_of(word: str) -> frozenset[str]:
    """The labels that a word means: a label itself, or a group's name; empty where it means none."""
    if word.upper() in GROUPS:
        return frozenset({word.upper()})
    groups = LABEL_WORDS.get(word.casefold(), ())
    return frozenset(label for label, group in GROUPS.items() if group in groups)
