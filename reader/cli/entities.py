"""`reader entities FILE…`: who and what is named, a line each."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from reader.cli import streams
from reader.cli.reading import flags_of, folder_of, noting, queue_of, refuse_bad_flags, report
from reader.domain.errors import Exit, ReaderError, UsageError
from reader.domain.roster import LABEL_WORDS, labels_of
from reader.engine import Engine

_USUAL_WIDTH = 80


def run(options: argparse.Namespace) -> int:
    """Write the list; the exit code. In columns on a terminal, else between tabs, or as JSON."""
    from reader.export import entity_list

    names = list(options.paths)
    if not names:
        if streams.is_terminal(0) or not streams.is_open(0):
            raise UsageError("no article was named", hint="try `reader entities article.txt`")
        names = ["-"]
    wanted = entity_list.Wanted(wanted_labels(options.label), options.sort)
    failed: list[ReaderError] = []
    queue = queue_of(names, failed)
    several = len(queue) + len(failed) > 1
    engine = Engine(flags_of(options), near=folder_of(names))
    refuse_bad_flags(engine, options)
    notices: list[str] = []
    readings = noting(engine.analyse_all(queue, failed), notices)
    try:
        chunks: Iterator[bytes]
        if options.json:
            chunks = entity_list.objects(readings, wanted)
        elif streams.is_terminal(1):
            chunks = entity_list.table(readings, wanted, with_file=several, width=_columns())
        else:
            chunks = entity_list.lines(readings, wanted, with_file=several)
        streams.write(chunks)
        return report(engine, failed, notices) and Exit.CANNOT_OPEN
    finally:
        engine.close()


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


def _columns() -> int:
    try:
        return os.get_terminal_size(1).columns or _USUAL_WIDTH
    except OSError:
        return _USUAL_WIDTH
