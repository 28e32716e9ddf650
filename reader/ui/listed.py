"""What an analysis found, in the order and under the keys in which it is asked for."""

from __future__ import annotations

from functools import cached_property

from reader.domain.analysis import Analysis
from reader.domain.entities import Entity
from reader.domain.quotes import Quote
from reader.ui.index import Index
from reader.ui.panels.arrange import Roster
from reader.ui.panels.ledger import Ledger


class Listed:
    """Each list is made once, when it is first asked for, or in a thread by `make`."""

    def __init__(self, analysis: Analysis, text: str) -> None:
        self.analysis = analysis
        self._text = text

    def make(self) -> None:
        """Make all of them; of a long article that takes longer than a key may wait."""
        _ = self.entities, self.quotes, self.index
        self.roster.rows()
        self.ledger.rows()

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by their ids."""
        return {entity.id: entity for entity in self.analysis.entities}

    @cached_property
    def quotes(self) -> dict[str, Quote]:
        """The quotes by their ids."""
        return {quote.id: quote for quote in self.analysis.quotes}

    @cached_property
    def index(self) -> Index:
        """All of it by place."""
        return Index(self.analysis)

    @cached_property
    def roster(self) -> Roster:
        """The entities as a panel lists them."""
        return Roster(self.analysis.entities, self._text)

    @cached_property
    def ledger(self) -> Ledger:
        """The quotes as a panel lists them."""
        return Ledger(self.analysis.quotes, self.analysis.entities, self._text)
