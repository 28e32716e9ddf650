"""`reader entities FILE…`: who and what is named, a line each."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from reader.cli import listing, streams
from reader.domain.errors import UsageError
from reader.domain.reading import Reading
from reader.domain.roster import LABEL_WORDS, labels_of


def run(options: argparse.Namespace) -> int:
    """Write the list; the exit code. In columns on a terminal, else between tabs, or as JSON."""
    from reader.export import entity_list

    wanted = entity_list.Wanted(wanted_labels(options.label), options.sort)

    def chunks(readings: Iterator[Reading], several: bool) -> Iterator[bytes]:
        if options.json:
            return entity_list.objects(readings, wanted)
        if streams.is_terminal(1):
            return entity_list.table(readings, wanted, with_file=several, width=listing.columns())
        return entity_list.lines(readings, wanted, with_file=several)

    return listing.write(options, "entities", chunks)


def wanted_labels(written: str | None) -> frozenset[str] | None:
    """The labels that `--label` names; None where it was not given. UsageError where a word means none."""
    if written is None:
        return None
    labels: set[str] = set()
    for word in filter(None, (part.strip() for part in written.split(","))):
        found = labels_of(word)
        if not found:
            hint = f"PERSON, ORG, GPE and so on, or {', '.join(LABEL_WORDS)}"
            raise UsageError(f'there is no label "{word}"', hint=hint)
        labels |= found
    if not labels:
        raise UsageError("--label names no label", hint="try --label people,places")
    return frozenset(labels)
