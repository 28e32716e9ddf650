"""Entities as rows: in groups, in an order, those that a query finds. Plain data, made once, asked often."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from operator import attrgetter

import msgspec

from reader.domain.entities import Entity, group_of
from reader.domain.letters import folded
from reader.domain.roster import SORTS, TITLES, WORDS, Tally, aliases, sort_key, tally
from reader.ui.panels.rows import Row

FOLDED = frozenset({"figure"})
"""The groups that are folded away at first."""
SORT_NAMES: Mapping[str, str] = {"count": "by count", "first": "in text order", "name": "A to Z"}
"""What the head of the list says about its order."""
HEAD = "group "
"""What the ref of a group's head begins with."""
_NO_MATCH = 9


class Head(msgspec.Struct, frozen=True):
    """The head of a group."""

    group: str
    count: int
    """How many it has, folded away or not; with a query, how many of them match."""
    folded: bool


class Item(msgspec.Struct):
    """An entity with what the list needs of it."""

    entity: Entity
    group: str
    counts: Tally
    by_count: tuple[int | str, ...]
    name: str
    """Without capitals and accents."""
    others: str = ""
    """Its other names in the same way, between line ends."""
    words: str = ""
    """All that a query can find, role and label too; empty until one asks."""
    by_name: tuple[int | str, ...] = ()

    @classmethod
    def of(cls, entity: Entity) -> Item:
        """The item of an entity."""
        counts = tally(entity)
        name = folded(entity.name)
        return cls(
            entity, group_of(entity.label), counts, sort_key(entity, counts, "count"), name,
            by_name=(name, counts.first),
        )  # fmt: skip

    def rank(self, wanted: str, text: str) -> int:
        """How well a query (folded) fits, 0 the best: what the name begins with, a word of it, any part;
        the same of its other names; then role and label. `_NO_MATCH` where nothing has it.
        """
        if not self.words:
            self._read(text)
        if wanted not in self.words:
            return _NO_MATCH
        if (found := _fit(self.name, wanted)) < 3:
            return found
        if (found := _fit(self.others, wanted)) < 3:
            return 3 + found
        # A role or a label is found by its words, not by what is inside one.
        return 6 if _fit(self.words, wanted) < 2 else _NO_MATCH

    def _read(self, text: str) -> None:
        entity = self.entity
        if self.counts.names > 1:
            self.others = folded("\n".join(aliases(entity, text)))
        besides = f"{entity.role or ''}\n{WORDS.get(entity.label, '')}\n{entity.label}\n{TITLES[self.group]}"
        self.words = f"{self.name}\n{self.others}\n{folded(besides)}"


def _fit(words: str, wanted: str) -> int:
    """0 where a line begins with it, 1 where a word does, 2 where it is inside one, 3 where it is not."""
    at = words.find(wanted)
    if at < 0:
        return 3
    if at == 0 or f"\n{wanted}" in words:
        return 0
    return 1 if any(f"{gap}{wanted}" in words for gap in " -'") else 2


class Roster:
    """The entities of one state of an analysis; `rows` is asked at every key of a filter."""

    def __init__(self, entities: Iterable[Entity] = (), text: str = "") -> None:
        self.items = [Item.of(entity) for entity in entities]
        self._text = text
        self._sorted: dict[str, list[Item]] = {}
        self._of: dict[str, Item] | None = None
        self.best = ""
        """The id of what fits the last query best; empty without a query, or where nothing fits."""

    def __len__(self) -> int:
        return len(self.items)

    def item(self, ref: str) -> Item | None:
        """The item of the entity of that id."""
        if self._of is None:
            self._of = {item.entity.id: item for item in self.items}
        return self._of.get(ref)

    def rows(self, query: str = "", sort: str = SORTS[0], folded_away: Set[str] = FOLDED) -> list[Row]:
        """The rows: each group under its head, in that order; with a query those that match, names before
        roles and labels, whatever is folded away.
        """
        wanted = folded(query.strip())
        ranked = self._matching(wanted, sort) if wanted else [(0, item) for item in self._ordered(sort)]
        self.best = min(ranked, key=lambda one: one[0])[1].entity.id if wanted and ranked else ""
        groups: dict[str, list[Item]] = {group: [] for group in TITLES}
        for _, item in ranked:
            groups[item.group].append(item)
        rows: list[Row] = []
        for group, members in groups.items():
            if not members:
                continue
            if rows:
                rows.append(Row())
            closed = group in folded_away and not wanted
            rows.append(Row(HEAD + group, Head(group, len(members), closed), head=True))
            if not closed:
                rows += [Row(m.entity.id, m, noted=bool(m.entity.role)) for m in members]
        return rows

    def _matching(self, wanted: str, sort: str) -> list[tuple[int, Item]]:
        ranked = [(item.rank(wanted, self._text), item) for item in self._ordered(sort)]
        return sorted((one for one in ranked if one[0] < _NO_MATCH), key=lambda one: one[0])

    def _ordered(self, sort: str) -> Sequence[Item]:
        """Each order is made once."""
        if sort not in self._sorted:
            keys = {"count": attrgetter("by_count"), "name": attrgetter("by_name")}
            key = keys.get(sort, lambda item: item.counts.first)
            self._sorted[sort] = sorted(self.items, key=key)
        return self._sorted[sort]
