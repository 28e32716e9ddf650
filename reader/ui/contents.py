"""What is in the open article, and what is where in it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reader.domain.corrections import Said
from reader.domain.entities import Entity
from reader.domain.quotes import Quote
from reader.domain.reading import Reading
from reader.domain.rules import Highlight
from reader.domain.text import Article, Extent
from reader.ui import focus as focuses
from reader.ui.focus import EntityFocus, Focus, QuoteFocus
from reader.ui.index import Index
from reader.ui.listed import Listed


class Contents:
    """A reading of the open article, to be asked by name and by place."""

    reading: Reading
    """The open article with its layers."""
    rules_off: frozenset[str]
    """The rules that are switched off where this article is shown: `set/rule`."""
    listed: Listed
    """What was found in it, as it is asked for."""
    _prepared: Listed | None = None  # made in a thread, for a reading that is shown later

    def _take_over(self, reading: Reading) -> None:
        """Put another reading in its place."""
        prepared, self._prepared = self._prepared, None
        known: Listed | None = getattr(self, "listed", None)
        for listed in (prepared, known, Listed(reading.analysis, reading.article.text)):
            if listed is not None and listed.analysis is reading.analysis:
                self.reading, self.listed = reading, listed
                return

    def prepare(self, reading: Reading) -> Reading:
        """Make the lists of a reading that will be shown; in any thread."""
        known = getattr(self, "listed", None)
        if known is None or known.analysis is not reading.analysis:
            listed = Listed(reading.analysis, reading.article.text)
            listed.make()
            self._prepared = listed
        return reading

    @property
    def article(self) -> Article:
        """The open one."""
        return self.reading.article

    @property
    def found(self) -> tuple[Sequence[Entity], Sequence[Quote]]:
        """The entities and the quotes, so far."""
        return self.reading.analysis.entities, self.reading.analysis.quotes

    def entity(self, ref: str) -> Entity | None:
        """The entity of that id."""
        return self.listed.entities.get(ref)

    def quote(self, ref: str) -> Quote | None:
        """The quote of that id."""
        return self.listed.quotes.get(ref)

    @property
    def highlights(self) -> Sequence[Highlight]:
        """What the rules found that are not switched off."""
        found, off = self.reading.highlights, self.rules_off
        return [h for h in found if h.rule not in off] if off else found

    def highlights_at(self, offset: int) -> list[Highlight]:
        """What the rules found there."""
        return [h for h in self.highlights if h.extent.start <= offset < h.extent.end]

    def block_at(self, offset: int) -> Extent | None:
        """The extent of the block that a place is in, or of the one before it."""
        block = self.article.block_before(offset)
        return block.extent if block else None

    def crosses_blocks(self, extent: Extent | None) -> bool:
        """Whether an extent does not lie within one block."""
        if extent is None:
            return False
        block = self.block_at(extent.start)
        return block is None or not block.contains(extent)

    @property
    def said(self) -> tuple[Said, ...]:
        """What was said about names and quotes, as far as what is shown follows it."""
        return self.reading.analysis.corrections

    def focus_on(self, ref: str) -> Focus | None:
        """The focus on an entity or a quote; None where there is no such thing."""
        if (entity := self.listed.entities.get(ref)) is not None and entity.mentions:
            return EntityFocus(entity, text=self.article.text)
        if (quote := self.listed.quotes.get(ref)) is not None:
            return focuses.of_quote(quote, self.reading.analysis.quotes, self.article.text)
        return None

    def at(self, offset: int) -> Focus | None:
        """What stands at a place: the name there, else the quote there."""
        if found := self.index_of_places.name_at(offset) or self.index_of_places.quote_at(offset):
            return self._focus_on(*found)
        return None

    def beside(self, offset: int, kind: str, count: int) -> Focus | None:
        """The `count`th name or quote (see `Index.beside`) after a place; below 0, before it."""
        found = self.index_of_places.beside(offset, kind, count)
        return self._focus_on(*found[1:]) if found else None

    def _focus_on(self, ref: str, number: int) -> Focus | None:
        focus = self.focus_on(ref)
        if isinstance(focus, QuoteFocus):
            return replace(focus, part=number if number < len(focus.quote.parts) else 0)
        return focus.at(number) if focus is not None else None

    @property
    def index_of_places(self) -> Index:
        """What was found, by place."""
        return self.listed.index
