"""Quotes as rows: under their speakers or in reading order, those that a query finds. Plain data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from reader.domain.entities import Entity
from reader.domain.ledger import (
    NOBODY,
    TITLES,
    Account,
    account_of,
    accounts,
    cue_of,
    is_guess,
    needs_cue,
    said_by,
    words,
)
from reader.domain.letters import folded
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.roster import names, one_line
from reader.ui.focus import KIND_NAMES
from reader.ui.panels.rows import Row

ORDERS: Mapping[str, str] = {"speaker": "by speaker", "text": "as in the text"}
"""What the head of the list says about its order; the first is the usual one."""
HEAD = "speaker "
"""What the ref of a speaker's head begins with."""
INDIRECT = frozenset({QuoteKind.INDIRECT})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Last words of a name that are not the family's."""
_SHORT = 12
"""Characters of a name that needs no shorter one."""


class Head(msgspec.Struct, frozen=True):
    """The head over what one speaker said."""

    account: Account
    count: int
    """How many quotes it has in the list, folded away or not."""
    guesses: int
    """How many of those are guesses."""
    folded: bool


class Line(msgspec.Struct):
    """A quote with what the list needs of it."""

    quote: Quote
    account: str
    words: str
    """What was said, on one line."""
    guess: bool
    cue: str = ""
    """The words that report it, where they belong before the others."""
    who: str = ""
    """All that finds it by its speaker and kind, without capitals and accents; empty until a query asks."""
    said: str = ""
    """The words in the same way."""

    def fits(self, wanted: Sequence[str]) -> bool:
        """Whether the words of a query (folded) are in what was said, next to each other; before them there
        may be words for speaker and kind.
        """
        for n in range(len(wanted) + 1):
            if n and f" {wanted[n - 1]}" not in self.who:
                return False
            if " ".join(wanted[n:]) in self.said:
                return True
        return False


class Shown(msgspec.Struct, frozen=True):
    """What a person wants to see of the list."""

    order: str = "speaker"
    """One of `ORDERS`."""
    without: Set[QuoteKind] = frozenset()
    """The kinds that are left out."""
    only: str = ""
    """The one account that is shown; empty: all."""

    def has(self, line: Line) -> bool:
        """Whether it leaves a quote in the list."""
        return line.quote.kind not in self.without and self.only in ("", line.account)


class Ledger:
    """The quotes of one state of an analysis; `rows` is asked at every key of a filter."""

    def __init__(self, quotes: Iterable[Quote] = (), entities: Iterable[Entity] = (), text: str = "") -> None:
        self.entities = {entity.id: entity for entity in entities}
        self.lines = [Line(q, account_of(q), words(q, text), is_guess(q), _before(q, text)) for q in quotes]
        """In reading order."""
        self.accounts = accounts((line.quote for line in self.lines), text)
        self.found = 0
        """How many quotes the last rows had, folded away or not."""
        self.text = text
        """The article's."""
        self.guesses = sum(line.guess for line in self.lines)
        """How many quotes may be somebody else's."""
        self.nobody = sum(line.account == NOBODY for line in self.lines)
        """How many quotes have no speaker at all."""
        self.last = max((line.quote.parts[0].start for line in self.lines), default=0)
        """Where the last one begins."""
        self._rows: tuple[object, list[Row], int] | None = None  # as they were asked for last
        self._by_id = {line.quote.id: line for line in self.lines}
        self._by_key = {account.key: account for account in self.accounts}
        self._by_part = {line.quote.parts[0]: line for line in self.lines}
        self._by_start = {self._start(line.quote): line for line in self.lines}
        self._shorter: dict[str, str] | None = None
        self._called: dict[str, str] = {}

    def line(self, ref: str) -> Line | None:
        """The quote of that id."""
        return self._by_id.get(ref)

    def account(self, key: str) -> Account | None:
        """The account of that key."""
        return self._by_key.get(key)

    def account_under(self, ref: str) -> str:
        """The account that a row belongs to, a head's own; empty for none."""
        if ref.startswith(HEAD):
            return ref.removeprefix(HEAD)
        return line.account if (line := self._by_id.get(ref)) is not None else ""

    def same(self, ref: str, other: Ledger) -> str:
        """What a row of another state of the same article is called in this one; empty where it is gone.

        Ids may have moved from one state to the next, places have not.
        """
        if ref.startswith(HEAD):
            key = self.same_account(ref.removeprefix(HEAD), other)
            return HEAD + key if key else ""
        line = other.line(ref)
        now = self._again(line.quote) if line is not None else None
        return now.quote.id if now is not None else ""

    def same_account(self, key: str, other: Ledger) -> str:
        """The key of another state's account in this one; empty where it is gone."""
        if key in TITLES:
            return key
        account = other.account(key)
        lines = map(self._again, account.quotes) if account is not None else ()
        return next((line.account for line in lines if line is not None), "")

    def _again(self, quote: Quote) -> Line | None:
        """The quote of another state that has the same first part, or begins at least where this one does."""
        return self._by_part.get(quote.parts[0]) or self._by_start.get(self._start(quote))

    @staticmethod
    def _start(quote: Quote) -> tuple[int, bool]:
        """Where a quote begins: a term in marks and the report around it may begin at one place."""
        return quote.parts[0].start, quote.kind is QuoteKind.SCARE

    def short(self, key: str) -> str:
        """The name of an account in a word or two: that of the family, a short one that the text uses."""
        if self._shorter is None:
            self._shorter = self._shortened()
        account = self._by_key.get(key)
        return self._shorter.get(key) or (account.name if account is not None else "")

    def rows(
        self, query: str = "", choice: Shown | None = None, folded_away: Set[str] = frozenset()
    ) -> list[Row]:
        """The rows that are chosen: in reading order, or each speaker's under their head. With a query those
        that match, whatever is folded away.
        """
        choice = choice or Shown()
        asked = query, choice, frozenset(folded_away)
        if self._rows is None or self._rows[0] != asked:
            rows = self._chosen(folded(query).split(), choice, folded_away)
            self._rows = asked, rows, self.found
        self.found = self._rows[2]
        return self._rows[1]

    def _chosen(self, wanted: Sequence[str], choice: Shown, folded_away: Set[str]) -> list[Row]:
        kept = [line for line in self.lines if choice.has(line) and (not wanted or self._fits(line, wanted))]
        self.found = len(kept)
        if choice.order != "speaker":
            return [Row(line.quote.id, line) for line in kept]
        ids = {line.quote.id for line in kept}
        rows: list[Row] = []
        for account in self.accounts:
            under = [self._by_id[q.id] for q in account.quotes if q.id in ids]
            if not under:
                continue
            if rows:
                rows.append(Row())
            closed = account.key in folded_away and not wanted
            guesses = sum(line.guess for line in under)
            rows.append(Row(HEAD + account.key, Head(account, len(under), guesses, closed), head=True))
            if not closed:
                rows += [Row(line.quote.id, line) for line in under]
        return rows

    def _fits(self, line: Line, wanted: Sequence[str]) -> bool:
        if not line.who:
            line.said = folded(line.words)
            line.who = f" {folded(self._kind(line))} {self._names(line)}"
        return line.fits(wanted)

    def _kind(self, line: Line) -> str:
        """What a quote is, in all words that find it."""
        kind = line.quote.kind
        return f"{kind} {KIND_NAMES[kind]} {TITLES.get(line.account, '')} {'guess' if line.guess else ''}"

    def _names(self, line: Line) -> str:
        """Every name of the speaker, folded; those of one account are gathered once."""
        entity = self.entities.get(line.account)
        if entity is None:
            return folded(said_by(line.quote))
        if entity.id not in self._called:
            self._called[entity.id] = folded(" ".join((entity.name, *names(entity, self.text))))
        return self._called[entity.id]

    def _shortened(self) -> dict[str, str]:
        """Short names for the speakers that have one that is theirs alone."""
        shorter: dict[str, Sequence[str]] = {}
        for account in self.accounts:
            entity = self.entities.get(account.key)
            if entity is not None and entity.label == "PERSON":
                shorter[account.key] = _of_person(account.name)
            elif entity is not None and len(account.name) > _SHORT:
                used = names(entity, self.text)
                shorter[account.key] = [min(used, key=len, default=account.name)]
        shared = Counter(folded(name) for found in shorter.values() for name in found)
        alone = {key: [n for n in found if shared[folded(n)] == 1] for key, found in shorter.items()}
        return {key: found[0] for key, found in alone.items() if found}


def _before(quote: Quote, text: str) -> str:
    """The cue as it belongs before the words: of what is reported, where it stands there; always where it is
    not said that it was said.
    """
    leads = quote.cue is not None and quote.cue.end <= quote.parts[0].start
    return cue_of(quote, text) if not quote.asserted or (leads and needs_cue(quote)) else ""


def _of_person(name: str) -> list[str]:
    """`Tom Hale Jr.` is Hale, or T. Hale where there is another."""
    parts = one_line(name).split()
    while len(parts) > 1 and parts[-1].strip(".,").casefold() in _SUFFIXES:
        parts.pop()
    if len(parts) < 2:
        return []
    family = parts[-1].strip(",")
    return [family, f"{parts[0][0]}. {family}"]
