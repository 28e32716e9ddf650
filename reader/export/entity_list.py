"""Entities a line each: columns for people, tabs for other programs, JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

import msgspec

from reader.domain.entities import GROUPS, Entity, group_of
from reader.domain.reading import Reading
from reader.domain.roster import Tally, aliases, as_listed, names, one_line
from reader.export.as_json import Plain, encode, source
from reader.export.columns import GAP, cell, cut, filled, wide

_BETWEEN = "; "
"""Stands between two other names; a comma may be part of one."""


class Wanted(msgspec.Struct, frozen=True):
    """Which entities, and in which order."""

    labels: Set[str] | None = None
    """None: all but figures and dates."""
    sort: str | None = None
    """One of `roster.SORTS`; None: group by group, as in the window."""

    def has(self, label: str) -> bool:
        """Whether entities of that label are among them."""
        if self.labels is None:
            return group_of(label) != "figure"
        everything = self.labels >= GROUPS.keys()  # the labels of other models too
        return label in self.labels or (everything and label not in GROUPS)


def lines(readings: Iterable[Reading], wanted: Wanted, *, with_file: bool) -> Iterator[bytes]:
    """`label count name role aliases mark` between tabs, the file before it, if it is asked for."""
    for reading in readings:
        for cells in _rows(reading, wanted):
            file = [cell(reading.article.source)] if with_file else []
            yield ("\t".join([*file, *cells]) + "\n").encode("utf-8", "replace")


def table(readings: Iterable[Reading], wanted: Wanted, *, with_file: bool, width: int) -> Iterator[bytes]:
    """The same in columns, for a terminal of so many cells: the mark before the name, other names in
    brackets, and only role and other names cut.
    """
    for reading in readings:
        rows = list(_rows(reading, wanted))
        widths = [max((wide(row[n]) for row in rows), default=0) for n in range(4)]
        file = cell(reading.article.source) + GAP if with_file else ""
        for label, count, name, role, others, mark in rows:
            named = f"{mark or ' '}{filled(name, widths[2])}"
            row = file + GAP.join((filled(label, widths[0]), f"{count:>{widths[1]}}", named))
            called = [filled(role, widths[3])] if widths[3] else []
            called += [f"({others})"] if others else []
            more = cut(GAP.join(called).rstrip(), max(0, width - wide(row) - len(GAP)))
            yield (row + GAP + more).rstrip().encode("utf-8", "replace") + b"\n"


def objects(readings: Iterable[Reading], wanted: Wanted) -> Iterator[bytes]:
    """One JSON object a line."""
    for reading in readings:
        for entity, counts in _chosen(reading, wanted):
            yield encode(_plain(reading, entity, counts)) + b"\n"


def _plain(reading: Reading, entity: Entity, counts: Tally) -> Plain:
    article = reading.article
    return {
        "file": source(article),
        "id": entity.id,
        "name": one_line(entity.name),
        "label": entity.label,
        "role": entity.role,
        "certain": entity.certain,
        "confirmed": entity.confirmed,
        "count": counts.names,
        "guessed": counts.guessed,
        "pronouns": counts.pronouns,
        "first": counts.first,
        "names": dict(names(entity, article.text)),
    }


def _rows(reading: Reading, wanted: Wanted) -> Iterator[tuple[str, str, str, str, str, str]]:
    for entity, counts in _chosen(reading, wanted):
        others = _BETWEEN.join(aliases(entity, reading.article.text))
        mark = "✓" if entity.confirmed else "" if entity.certain else "~"
        cells = (entity.label, str(counts.names), entity.name, entity.role or "", others)
        label, count, name, role, called = map(cell, cells)
        yield label, count, name, role, called, mark


def _chosen(reading: Reading, wanted: Wanted) -> Iterator[tuple[Entity, Tally]]:
    return (one for one in as_listed(reading.analysis.entities, wanted.sort) if wanted.has(one[0].label))
