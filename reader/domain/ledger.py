"""Quotes as a ledger: each in the account of who said it, in how many words; who is named and not quoted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise

import msgspec

from reader.domain.entities import Entity
from reader.domain.layers import MARKED
from reader.domain.letters import folded
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.roster import CONFIRMED, GUESS, Tally, names, one_line, sort_key, tally
from reader.domain.text import Extent

UNNAMED, NOBODY, SCARE = "unnamed", "nobody", "scare"
TITLES: Mapping[str, str] = {
    UNNAMED: "Unnamed sources",
    NOBODY: "Nobody named",
    SCARE: "Words in marks",
}
"""The accounts that are no entity's, in the order in which they follow those."""
_LAST = {account: place for place, account in enumerate(TITLES, start=1)}
_BETWEEN = " … "
"""Stands between the parts of a quote."""
REPORTED = frozenset({QuoteKind.INDIRECT, QuoteKind.MIXED})
"""The kinds whose words are the article's own, or some of them."""
_SINGLE = re.compile(r"(?<!\w)‘.+?’(?!\w)|(?<!\w)'.+?'(?!\w)", re.S)
"""Words between single marks; only where there are no double ones."""


class Account(msgspec.Struct, frozen=True):
    """All that one speaker is quoted with."""

    key: str
    """The speaker's entity, else one of `TITLES`."""
    name: str
    quotes: tuple[Quote, ...]
    """In reading order; those of unnamed sources by what the sources are called."""
    marked: int
    """Words inside quotation marks."""
    reported: int
    """Words that are reported without."""
    guesses: int
    """How many of the quotes may be somebody else's."""

    @property
    def words(self) -> int:
        """All words quoted."""
        return self.marked + self.reported


def account_of(quote: Quote) -> str:
    """The key of the account that a quote belongs to."""
    if quote.kind is QuoteKind.SCARE:
        return SCARE
    if quote.speaker is None:
        return NOBODY
    return quote.speaker.entity or UNNAMED


def is_guess(quote: Quote) -> bool:
    """Whether somebody is said to be the speaker, but that is not sure."""
    return account_of(quote) not in (SCARE, NOBODY) and not quote.certain


def mark_of(quote: Quote) -> str:
    """What stands beside a quote in lists: `✓` where a person said so, `~` where the speaker is a guess."""
    return CONFIRMED if quote.confirmed else GUESS if is_guess(quote) else ""


def accounts(quotes: Iterable[Quote], text: str) -> list[Account]:
    """The accounts: who is quoted with most words first, then those of `TITLES`."""
    entered: dict[str, list[Quote]] = {}
    for quote in quotes:
        entered.setdefault(account_of(quote), []).append(quote)
    made = [_account(key, members, text) for key, members in entered.items()]
    return sorted(made, key=lambda a: (_LAST.get(a.key, 0), -a.words, a.quotes[0].parts[0]))


def _account(key: str, quotes: list[Quote], text: str) -> Account:
    counts = [word_counts(quote, text) for quote in quotes]
    if key == UNNAMED:
        first: dict[str, int] = {}
        for place, quote in enumerate(quotes):
            first.setdefault(folded(said_by(quote)), place)
        quotes = sorted(quotes, key=lambda q: first[folded(said_by(q))])
    name = TITLES.get(key) or said_by(quotes[0])
    marked, reported = sum(c[0] for c in counts), sum(c[1] for c in counts)
    return Account(key, name, tuple(quotes), marked, reported, sum(map(is_guess, quotes)))


def said_by(quote: Quote) -> str:
    """The speaker's name, or the words for one without a name; empty where there is nobody."""
    return one_line(quote.speaker.name) if quote.speaker is not None else ""


def words(quote: Quote, text: str) -> str:
    """What was said, on one line."""
    return joined(quote, text, lambda part: " ".join(part.of(text).split()))


def joined(
    quote: Quote,
    text: str,
    said: Callable[[Extent], str],
    goes_on: Callable[[Extent, Extent], str] = lambda before, part: " ",
) -> str:
    """The parts of a quote as `said` has them: `…` between those between which something is left out.

    `goes_on`: what stands between two that only blanks keep apart, as the end of a paragraph does.
    """
    found = said(quote.parts[0])
    for before, part in pairwise(quote.parts):
        left_out = text[before.end : part.start].strip()
        found += (_BETWEEN if left_out else goes_on(before, part)) + said(part)
    return found


def cue_of(quote: Quote, text: str) -> str:
    """The words that report a quote, on one line; empty where there are none.

    With a `?` where they do not show by themselves that it was not said: `Did he say …?`, `Nor did she say`.
    """
    if quote.cue is None:
        return ""
    words = one_line(quote.cue.of(text))
    return words if quote.asserted or " " in words else f"{words}?"


def needs_cue(quote: Quote) -> bool:
    """Whether the words alone tell too little: they are reported, or nobody says that they were said."""
    return not quote.asserted or quote.kind in REPORTED


def word_counts(quote: Quote, text: str) -> tuple[int, int]:
    """How many words of a quote stand inside quotation marks, and how many are reported without."""
    said = [part.of(text) for part in quote.parts]
    total = sum(len(part.split()) for part in said)
    if quote.kind is QuoteKind.INDIRECT:
        return 0, total
    if quote.kind is QuoteKind.MIXED:
        own = [found for part in said for found in MARKED.findall(part) or _SINGLE.findall(part)]
        marked = min(total, sum(len(found.split()) for found in own))
        return marked, total - marked
    return total, 0


def never_quoted(entities: Iterable[Entity], quotes: Iterable[Quote]) -> list[tuple[Entity, Tally]]:
    """The people who are named but say nothing, not even by a guess; those named most first."""
    heard = {account_of(quote) for quote in quotes}
    silent = [(e, tally(e)) for e in entities if e.label == "PERSON" and e.id not in heard]
    return sorted(silent, key=lambda one: sort_key(one[0], one[1], "count"))


def called(wanted: Iterable[str], entities: Iterable[Entity], text: str) -> frozenset[str]:
    """The ids of the entities that have one of these names: the words of it, next to each other, in one of
    their own names. Capitals and accents do not count.
    """
    sought = tuple(wanted)
    return frozenset(e.id for e in entities if any(has_words(n, sought) for n in (e.name, *names(e, text))))


def has_words(name: str, sought: Iterable[str]) -> bool:
    """Whether one of these stands in a name, as whole words next to each other."""
    there = f" {' '.join(folded(name).split())} "
    return any(f" {' '.join(folded(words).split())} " in there for words in sought)
