"""The quotes of an article as a ledger: who said what, by speaker or in reading order."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from reader.domain.ledger import NOBODY, TITLES, UNNAMED, mark_of, said_by
from reader.domain.quotes import QuoteKind
from reader.domain.roster import GUESS
from reader.ui.focus import ParagraphOf
from reader.ui.panels.base import ListPanel, guessed
from reader.ui.panels.entities import entity_color
from reader.ui.panels.ledger import HEAD, INDIRECT, ORDERS, Head, Ledger, Line, Shown
from reader.ui.panels.rows import Row
from reader.ui.panels.words import Columns, bar, who_cells
from reader.ui.pieces import Piece, cut, piece, width

MARKS = {QuoteKind.DIRECT: "▎", QuoteKind.MIXED: "┊", QuoteKind.INDIRECT: "┊", QuoteKind.SCARE: "‘"}
"""The same marks as in the article's gutter."""
_OPENS = "Enter opens"
_NO_NAME = "–"
"""Stands for a speaker that nobody names."""


class QuotesPanel(ListPanel):
    """The list of quotes."""

    title = "Quotes"
    ruled = True

    def __init__(self) -> None:
        super().__init__(id="quotes")
        self.ledger = Ledger()
        self.choice = Shown()
        """What of the list is wanted."""
        self.nobody = 0
        """How many quotes have no speaker at all."""
        self._folded: frozenset[str] = frozenset()
        self._wanted: frozenset[str] = frozenset()  # the names of speakers that are to be folded when found
        self._brought = ""
        self._paragraph: ParagraphOf = lambda offset: 1
        self._digits = 1
        self._columns: tuple[int, Columns] | None = None
        self._who: dict[tuple[int, bool], int] = {}

    def show_quotes(self, ledger: Ledger, paragraph: ParagraphOf, *, complete: bool) -> None:
        """Show these, and whether more are to come; of the same article what is on the screen stays there."""
        before, same = self.ledger, ledger.text == self.ledger.text
        self.ledger, self._paragraph = ledger, paragraph
        self._columns, self._who = None, {}
        self._digits = len(str(paragraph(ledger.last)))
        self.count, self.guesses, self.nobody = len(ledger.lines), ledger.guesses, ledger.nobody
        self.complete = complete
        if same:
            self._go_on(before)
        else:
            self._folded &= TITLES.keys()
            self.choice = replace(self.choice, only="")
            self._chosen = self._brought = ""
            self.cursor.choose("")
            self.refill()
        self._fold_wanted()

    def _fold_wanted(self) -> None:
        """Fold whoever is to be folded and was found, once."""
        found = {a.key: a.name for a in self.ledger.accounts if a.name in self._wanted}
        if found:
            self._wanted -= set(found.values())
            self._folded |= found.keys()
            self.refill()

    def _go_on(self, before: Ledger) -> None:
        """Take over what was chosen and folded in another state of the same article, with other ids."""
        ledger = self.ledger
        held = self.cursor.held(self._height())
        chosen = ledger.same(self.cursor.ref, before)
        self._chosen = ledger.same(self._chosen, before)
        self._folded = frozenset(filter(None, (ledger.same_account(key, before) for key in self._folded)))
        self._brought = ledger.same_account(self._brought, before)
        self.choice = replace(self.choice, only=ledger.same_account(self.choice.only, before))
        self.cursor.choose("")
        self.refill()
        if chosen:
            self.cursor.choose(chosen)
        if held is not None:
            self.cursor.hold(ledger.same(held[0], before), held[1], self._height())

    def make_rows(self) -> list[Row]:
        """The rows, as filter, order and folds have them."""
        return self.ledger.rows(self.query_text, self.choice, self._folded)

    @property
    def folded_speakers(self) -> tuple[str, ...]:
        """Whose quotes are folded away, by name; of those whom nobody names, one of `TITLES`."""
        accounts = (self.ledger.account(key) for key in self._folded - TITLES.keys())
        names = {account.name for account in accounts if account is not None}
        return tuple(sorted({*names, *(self._folded & TITLES.keys()), *self._wanted}))

    def fold(self, folded: Iterable[str], order: str) -> None:
        """Fold these, and no others, and take this order of the list; of the article that is shown next."""
        wanted = frozenset(folded)
        self._folded, self._wanted = wanted & TITLES.keys(), wanted - TITLES.keys()
        if order != self.choice.order:
            self.choice = replace(self.choice, order=order)

    # -- what keys do with it

    def toggle(self, ref: str) -> bool:
        """Fold or unfold what the speaker of a head said; whether it was one."""
        if not ref.startswith(HEAD):
            return False
        if not self.query_text:  # a filter shows what it finds, folded away or not
            self._folded ^= {ref.removeprefix(HEAD)}
            self.refill()
        return True

    def sort_on(self) -> str:
        """Put the list into the other order; what its head says about that."""
        orders = list(ORDERS)
        order = orders[(orders.index(self.choice.order) + 1) % len(orders)]
        self.choice = replace(self.choice, order=order)
        self.refill()
        return ORDERS[order]

    def hide_indirect(self) -> bool:
        """Leave reported speech out of the list, or take it back; whether it is out."""
        self.choice = replace(self.choice, without=self.choice.without ^ INDIRECT)
        self.refill()
        return bool(self.choice.without)

    def only(self) -> str | None:
        """Show only the speaker of the chosen row, or all again, which gives an empty name.

        None where no row is chosen that could say whom.
        """
        key = "" if self.choice.only else self.ledger.account_under(self.cursor.ref)
        if not key and not self.choice.only:
            return None
        self.choice = replace(self.choice, only=key)
        self.refill()
        return self._only_name()

    def _only_name(self, *, short: bool = False) -> str:
        account = self.ledger.account(self.choice.only)
        if account is None:
            return ""
        return self.ledger.short(account.key) if short else account.name

    # -- what is chosen elsewhere

    def light(self, ref: str, *others: str) -> None:
        """As every list; what was folded away over a quote that is chosen now opens."""
        key = self.ledger.account_under(ref)
        if key in self._folded and ref != self._chosen and not self.query_text:
            self._folded -= {key}
            self.refill()
        if ref:
            self._brought = ""
        super().light(ref, *others)

    def first_of(self, entity: str) -> str:
        """A speaker's first quote in the list, or the head over what is folded; empty where there is none."""
        account = self.ledger.account(entity)
        refs = [q.id for q in account.quotes] if account is not None else []
        return next((ref for ref in (*refs, HEAD + entity) if self.cursor.has(ref)), "")

    def bring(self, ref: str) -> None:
        """As every list, but each speaker once: the list stays where one has scrolled it since."""
        key = self.ledger.account_under(ref)
        if key != self._brought:
            self._brought = key
            super().bring(ref)

    # -- drawing

    def counted(self) -> str:
        """How many there are; how many of them are shown before that, where it is not all."""
        found = self.ledger.found
        return f"{found}/{self.count}" if found != self.count else str(self.count)

    def head_right(self) -> list[Piece]:
        """What is filtered, what is unsure, the order; over the paragraph numbers a `¶`."""
        said = []
        if self.query_text:
            said.append(piece(f"/ {self.query_text}", "accent"))
        if self.choice.only:
            said.append(piece(f"only {self._only_name(short=True)}", "accent"))
        if self.choice.without:
            said.append(piece("no indirect", "accent"))
        if self.guesses:
            said.append(guessed(self.guesses))
        if self.nobody:
            said.append(piece(f"{self.nobody} nobody", "mute"))
        if self.choice.order != "speaker":
            said.append(piece(ORDERS[self.choice.order], "mute"))
        gaps = [replace(p, text=f"  {p.text}") if n else p for n, p in enumerate(said)]
        return [*gaps, Piece(f"{'¶':>{self._digits + 3}}", "mute")]

    def line(self, row: Row, cells: int, lit: bool) -> list[Piece]:
        """A row as pieces."""
        if isinstance(row.subject, Head):
            return self._head_of(row.subject, cells, lit)
        assert isinstance(row.subject, Line)
        return self._quote(row.subject, cells, lit)

    def note(self, row: Row) -> list[Piece]:
        """What decided a speaker that is a guess or goes by another word; a name that has no room."""
        if not isinstance(row.subject, Line) or (speaker := row.subject.quote.speaker) is None:
            return []
        said = []
        if row.subject.account == UNNAMED and width([piece(speaker.name)]) > self._who_cells(self._room()):
            said.append(speaker.name)
        if row.subject.guess or speaker.chain:
            said.append(speaker.basis.rpartition("; ")[2])
        guess = f"{GUESS} " if row.subject.guess else "  "
        return [piece(guess, "mute"), piece(": ".join(said), "soft")] if said else []

    def on_resize(self) -> None:
        """As every list; what has room is another matter now."""
        self._columns, self._who = None, {}
        super().on_resize()

    def _head_of(self, head: Head, cells: int, chosen: bool) -> list[Piece]:
        if self._columns is None or self._columns[0] != cells:
            self._columns = cells, Columns.of(self.ledger.accounts, cells)
        columns, account = self._columns[1], head.account
        entity = self.ledger.entities.get(account.key)
        lit = chosen or account.key in self.lit
        color = "accent" if lit else entity_color(entity) if entity else "soft"
        name = piece(account.name, color, bold=lit)
        taken = width([name])
        room = columns.name if taken <= columns.name else columns.name + columns.bar_and_gap
        name = replace(name, text=cut(name.text, room))
        left = [name]
        rest = columns.name + columns.bar_and_gap - width(left)
        if head.folded and len(_OPENS) < rest:
            left.append(piece(f"{_OPENS:>{rest}}", "mute", italic=True))
        elif columns.bar and room == columns.name and not head.folded:
            drawn = f"{bar(account, columns):<{columns.bar}}"
            left.append(Piece(f"{drawn:>{rest}}", "accent" if lit else "mute"))
        else:
            left.append(Piece(" " * rest))
        guesses = f" {GUESS}{head.guesses}" if head.guesses else ""
        return [
            *left,
            piece(f"  {head.count:>{columns.count}}", "accent" if lit else "soft", bold=lit),
            piece(f"{guesses:<{columns.guesses}}", "mute"),
        ]

    def _quote(self, line: Line, cells: int, lit: bool) -> list[Piece]:
        quote = line.quote
        number = str(self._paragraph(quote.parts[0].start))
        tail = f" {mark_of(quote) or ' '}{number:>{self._digits}}"
        bar_color = "soft" if quote.kind is QuoteKind.DIRECT else "mute"
        left = [Piece(f"{MARKS[quote.kind]} ", "accent" if lit else bar_color)]
        if self._named(line):
            left += self._before(line, self._who_cells(cells))
        if line.cue:
            room = max(0, cells - width(left) - len(tail) - 2)
            most = room if not quote.asserted else room // 2
            left += [piece(cut(line.cue, most), "mute"), Piece(" ")]
        color = "accent" if lit else "text" if quote.certain else "mute"
        color = "soft" if quote.kind is QuoteKind.SCARE and not lit else color
        words = piece(line.words, color, bold=lit, italic=quote.kind in (QuoteKind.INDIRECT, QuoteKind.MIXED))
        words = replace(words, text=cut(words.text, max(1, cells - width(left) - len(tail))))
        gap = max(0, cells - width([*left, words]) - len(tail))
        return [*left, words, Piece(" " * gap), piece(tail, "mute")]

    def _before(self, line: Line, cells: int) -> list[Piece]:
        """Who said it, shortly, before the words."""
        entity = self.ledger.entities.get(line.account)
        name = piece(self._short(line), entity_color(entity) if entity else "soft")
        name = replace(name, text=cut(name.text, cells))
        return [name, Piece(" " * (cells - width([name]) + 1))]

    def _short(self, line: Line) -> str:
        if line.quote.kind is QuoteKind.SCARE:
            return ""
        if line.account == UNNAMED:
            return said_by(line.quote)
        return _NO_NAME if line.account == NOBODY else self.ledger.short(line.account)

    def _named(self, line: Line) -> bool:
        """Whether a row says who said it: in reading order, and where the head over it says only that nobody
        has a name.
        """
        return self.choice.order != "speaker" or line.account == UNNAMED

    def _who_cells(self, cells: int) -> int:
        """How wide the column of speakers is."""
        key = cells, self.choice.order != "speaker"
        if key not in self._who:
            lines = self.ledger.lines
            if not key[1]:
                lines = [line for line in lines if line.account == UNNAMED]
            self._who[key] = who_cells(map(self._short, lines), cells)
        return self._who[key]
