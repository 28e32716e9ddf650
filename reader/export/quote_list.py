"""Quotes a line each: a ledger for people, tabs for other programs, JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

import msgspec

from reader.domain.ledger import (
    SCARE,
    TITLES,
    UNNAMED,
    Account,
    account_of,
    accounts,
    called,
    cue_of,
    has_words,
    mark_of,
    said_by,
    words,
)
from reader.domain.paragraphs import Paragraphs
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.reading import Reading
from reader.export.as_json import Plain, encode, quotes_as_plain, source
from reader.export.columns import GAP, cell, cut, filled, wide, wrapped

ORDERS = ("text", "speaker")
"""In the order of the text; by speaker, as in the window."""
_LEAST, _MOST_NAME, _MOST_CUE = 24, 24, 16
"""Cells: of the words at least, of a speaker's name and of a cue at most."""


class Wanted(msgspec.Struct, frozen=True):
    """Which quotes, and in which order."""

    kinds: Set[QuoteKind] = frozenset(QuoteKind)
    speakers: Sequence[str] = ()
    """Words of names, one of which the speaker has; none: whoever it is."""
    sure: bool = False
    """Only those of which the speaker is sure."""
    by: str = ORDERS[0]
    """One of `ORDERS`."""
    unsure: bool = False
    """Only those of which the speaker is a guess, or nobody is named and no person said so."""

    def of(self, reading: Reading) -> list[Quote]:
        """The quotes of an article that are wanted, in their order."""
        text, analysis = reading.article.text, reading.analysis
        ids = called(self.speakers, analysis.entities, text) if self.speakers else frozenset()
        chosen = [q for q in analysis.quotes if q.kind in self.kinds and self._has(q, ids)]
        if self.by == "speaker":
            return [quote for account in accounts(chosen, text) for quote in account.quotes]
        return chosen

    def _has(self, quote: Quote, ids: Set[str]) -> bool:
        speaker = quote.speaker
        if self.sure and not (speaker is not None and speaker.certain):
            return False
        if self.unsure and quote.certain:
            return False
        if not self.speakers:
            return True
        return speaker is not None and (speaker.entity in ids or has_words(speaker.name, self.speakers))


def lines(readings: Iterable[Reading], wanted: Wanted, *, with_file: bool) -> Iterator[bytes]:
    """`paragraph kind mark speaker cue words` between tabs, the file before it, if it is asked for."""
    for reading in readings:
        file = [cell(reading.article.source)] if with_file else []
        for row in _Rows(reading).of(wanted.of(reading)):
            yield ("\t".join([*file, *row]) + "\n").encode("utf-8", "replace")


def ledger(readings: Iterable[Reading], wanted: Wanted, *, with_file: bool, width: int) -> Iterator[bytes]:
    """The same in columns, the words wrapped, for a terminal of so many cells. By speaker each has a head; of
    several articles too.
    """
    for number, reading in enumerate(readings):
        said = [cell(reading.article.source), ""] if with_file else []
        said = ["", *said] if said and number else said
        quotes = wanted.of(reading)
        rows = _Rows(reading)
        if wanted.by == "speaker":
            for n, account in enumerate(accounts(quotes, reading.article.text)):
                said += [""] if n else []
                said.append(_head(account))
                said += rows.wrapped(account.quotes, width, named=account.key == UNNAMED)
        else:
            said += rows.wrapped(quotes, width, named=True)
        for line in said:
            yield (line.rstrip() + "\n").encode("utf-8", "replace")


def objects(readings: Iterable[Reading], wanted: Wanted) -> Iterator[bytes]:
    """One JSON object a line."""
    for reading in readings:
        article = reading.article
        paragraphs = Paragraphs(article)
        quotes = wanted.of(reading)
        for quote, exported in zip(quotes, quotes_as_plain(quotes), strict=True):
            said: Plain = {
                "file": source(article),
                "paragraph": paragraphs.at(quote.parts[0].start),
                "words": words(quote, article.text),
                "certain": quote.certain,
            }
            yield encode({**said, **exported}) + b"\n"


class _Rows:
    """The quotes of an article as cells."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.article.text
        self._paragraphs = Paragraphs(reading.article)

    def of(self, quotes: Iterable[Quote]) -> Iterator[tuple[str, str, str, str, str, str]]:
        """Paragraph, kind, mark, speaker, cue, words."""
        for quote in quotes:
            number = str(self._paragraphs.at(quote.parts[0].start))
            name = cell(said_by(quote)) if account_of(quote) != SCARE else ""
            cue = cell(cue_of(quote, self._text))
            yield number, str(quote.kind), mark_of(quote), name, cue, cell(words(quote, self._text))

    def wrapped(self, quotes: Iterable[Quote], width: int, *, named: bool) -> Iterator[str]:
        """The rows as lines of a terminal, with or without the speaker."""
        quotes = list(quotes)
        rows = list(self.of(quotes))
        number = len(str(len(self._paragraphs)))
        kind = max(len(kind) for kind in QuoteKind)
        before = number + kind + 2 * len(GAP) + 1
        name = max((wide(row[3]) for row in rows), default=0) if named else 0
        name = min(name, _MOST_NAME, max(0, width - before - len(GAP) - _LEAST))
        before += name + len(GAP) if name else 0
        verb = max((wide(row[4]) for row in rows), default=0)
        verb = min(verb, _MOST_CUE, max(0, width - before - len(GAP) - _LEAST))
        before += verb + len(GAP) if verb else 0
        for quote, (paragraph, what, mark, speaker, cue, said) in zip(quotes, rows, strict=True):
            who = f"{filled(cut(speaker, name), name)}{GAP}" if name else ""
            who += f"{filled(cut(cue, verb), verb)}{GAP}" if verb else ""
            left = f"{paragraph:>{number}}{GAP}{what:<{kind}}{GAP}{mark or ' '}{who}"
            hidden = not quote.asserted and cue and not verb  # without it the words say the opposite
            for line in wrapped(f"({cue}) {said}" if hidden else said, max(_LEAST, width - before)):
                yield left + line
                left = " " * before


def _head(account: Account) -> str:
    """`Tom Hale: 5 quotes, ~2 guesses, 120 words`."""
    counted = [_so_many(len(account.quotes), "quote")]
    if account.guesses:
        counted.append(f"~{_so_many(account.guesses, 'guess', 'es')}")
    if account.key not in TITLES or account.key == UNNAMED:
        counted.append(_so_many(account.words, "word"))
    return f"{cell(account.name)}: {', '.join(counted)}"


def _so_many(count: int, what: str, more: str = "s") -> str:
    return f"{count} {what}{more if count != 1 else ''}"
