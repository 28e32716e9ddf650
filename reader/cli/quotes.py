"""`reader quotes FILE…`: who said what, a line each."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence

from reader.cli import listing, streams
from reader.domain.errors import UsageError
from reader.domain.quotes import QuoteKind
from reader.domain.reading import Reading


def run(options: argparse.Namespace) -> int:
    """Write the list; the exit code. A ledger on a terminal, else between tabs, or as JSON."""
    from reader.export import quote_list

    wanted = quote_list.Wanted(
        wanted_kinds(options.kind),
        wanted_speakers(options.speaker),
        options.sure,
        options.by,
        unsure=options.unsure,
    )

    def chunks(readings: Iterator[Reading], several: bool) -> Iterator[bytes]:
        if options.json:
            return quote_list.objects(readings, wanted)
        if streams.is_terminal(1):
            return quote_list.ledger(readings, wanted, with_file=several, width=listing.columns())
        return quote_list.lines(readings, wanted, with_file=several)

    return listing.write(options, "quotes", chunks)


def wanted_kinds(written: Sequence[str] | None) -> frozenset[QuoteKind]:
    """The kinds that `--kind` names; all where it was not given. UsageError where a word means none."""
    if written is None:
        return frozenset(QuoteKind)
    words = [word.strip().casefold() for part in written for word in part.split(",") if word.strip()]
    for word in words:
        if word not in list(QuoteKind):
            raise UsageError(f'there is no kind of quotes "{word}"', hint=", ".join(QuoteKind))
    if not words:
        raise UsageError("--kind names no kind", hint="try --kind direct,mixed")
    return frozenset(map(QuoteKind, words))


def wanted_speakers(written: Sequence[str] | None) -> tuple[str, ...]:
    """The names that `--speaker` gives. UsageError where one is empty."""
    if any(not name.strip() for name in written or ()):
        raise UsageError("--speaker names nobody", hint='try --speaker "Ingrid Solberg"')
    return tuple(written or ())
