"""The list of quotes, with what is folded in it told by names: these hold from one reading to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from reader.domain.entities import Entity
from reader.domain.ledger import TITLES
from reader.domain.quotes import Quote
from reader.ui.focus import ParagraphOf
from reader.ui.panels.quotes import QuotesPanel


class FoldingQuotes(QuotesPanel):
    """Folds speakers by their names as soon as they are found."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: frozenset[str] = frozenset()  # the names of speakers that are to be folded when found

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

    def show_quotes(
        self,
        quotes: Sequence[Quote],
        entities: Iterable[Entity],
        text: str,
        paragraph: ParagraphOf,
        *,
        complete: bool,
    ) -> None:
        """As every list of quotes; who is to be folded is, once."""
        super().show_quotes(quotes, entities, text, paragraph, complete=complete)
        found = {a.key: a.name for a in self.ledger.accounts if a.name in self._wanted}
        if found:
            self._wanted -= set(found.values())
            self._folded |= found.keys()
            self.refill()
