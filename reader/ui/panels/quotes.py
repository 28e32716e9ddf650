"""What was said, by speaker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec.structs import replace

from reader.domain.entities import Entity
from reader.domain.quotes import Quote, QuoteKind
from reader.ui.focus import ParagraphOf
from reader.ui.panels.base import ListPanel
from reader.ui.panels.entities import entity_color
from reader.ui.panels.rows import Row
from reader.ui.pieces import Piece, cut, piece, width

MARKS = {QuoteKind.DIRECT: "▎", QuoteKind.MIXED: "┊", QuoteKind.INDIRECT: "┊", QuoteKind.SCARE: "‘"}
"""The same marks as in the article's gutter."""
NOBODY = "Nobody named"
SCARE = "Words in marks"


class Head(msgspec.Struct, frozen=True):
    """The head over what one speaker said."""

    name: str
    entity: str
    """The speaker's id; empty where no entity stands behind the name."""
    count: int


def arrange(quotes: Iterable[Quote], text: str, query: str = "") -> list[Row]:
    """The rows: by speaker, who said most first; then of nobody, then words merely in marks."""
    wanted = query.casefold()
    groups: dict[tuple[int, str], list[Quote]] = {}
    names: dict[tuple[int, str], tuple[str, str]] = {}
    for quote in quotes:
        rank, entity, name = _speaker(quote)
        if wanted and wanted not in f"{name} {_words(quote, text)}".casefold():
            continue
        key = rank, entity or name.casefold()
        groups.setdefault(key, []).append(quote)
        names.setdefault(key, (name, entity))
    rows: list[Row] = []
    for key, members in sorted(groups.items(), key=lambda g: (g[0][0], -len(g[1]), g[1][0].parts[0])):
        if rows:
            rows.append(Row())
        rows.append(Row("", Head(*names[key], len(members))))
        rows += [Row(quote.id, quote) for quote in members]
    return rows


def _speaker(quote: Quote) -> tuple[int, str, str]:
    """The group a quote is in: its rank, the entity's id, the name."""
    if quote.kind is QuoteKind.SCARE:
        return 2, "", SCARE
    if quote.speaker is None:
        return 1, "", NOBODY
    return 0, quote.speaker.entity or "", quote.speaker.name


def _words(quote: Quote, text: str) -> str:
    return " … ".join(part.of(text) for part in quote.parts)


class QuotesPanel(ListPanel):
    """The list of quotes."""

    title = "Quotes"
    ruled = True

    def __init__(self) -> None:
        super().__init__(id="quotes")
        self._quotes: Sequence[Quote] = ()
        self._entities: Mapping[str, Entity] = {}
        self._text = ""
        self._paragraph: ParagraphOf = lambda offset: 1
        self._digits = 1

    def show_quotes(
        self,
        quotes: Sequence[Quote],
        entities: Iterable[Entity],
        text: str,
        paragraph: ParagraphOf,
        *,
        complete: bool,
    ) -> None:
        """Show these, and whether more are to come."""
        self._quotes, self._text, self._paragraph = quotes, text, paragraph
        self._entities = {entity.id: entity for entity in entities}
        last = max((quote.parts[0].start for quote in quotes), default=0)
        self._digits = len(str(paragraph(last)))
        self.count, self.guesses = len(quotes), sum(not q.certain for q in quotes)
        self.complete = complete
        self.refill()

    def make_rows(self) -> list[Row]:
        """The rows, as the filter has them."""
        return arrange(self._quotes, self._text, self.query_text)

    def head_right(self) -> list[Piece]:
        """Which of how many is chosen, else how many are guesses; over the paragraph numbers a `¶`."""
        said = super().head_right()
        if self.cursor.ref:
            filtered = [*said, Piece("   ")] if self.query_text else []
            said = [*filtered, piece(f"{self.cursor.rank} of {self.cursor.choices}", "mute")]
        return [*said, Piece(f"{'¶':>{self._digits + 3}}", "mute")]

    def first_of(self, entity: str) -> str:
        """The first quote of a speaker; empty where there is none."""
        return next((q.id for q in self._quotes if q.speaker and q.speaker.entity == entity), "")

    def line(self, row: Row, cells: int, lit: bool) -> list[Piece]:
        """A row as pieces."""
        if isinstance(row.subject, Head):
            return self._speaker_head(row.subject)
        assert isinstance(row.subject, Quote)
        return self._quote(row.subject, cells, lit)

    def _speaker_head(self, head: Head) -> list[Piece]:
        lit = head.entity != "" and head.entity in self.lit
        entity = self._entities.get(head.entity)
        color = "accent" if lit else entity_color(entity) if entity else "soft"
        return [piece(head.name, color, bold=lit), piece(f" {head.count}", "mute")]

    def _quote(self, quote: Quote, cells: int, lit: bool) -> list[Piece]:
        number = str(self._paragraph(quote.parts[0].start))
        tail = f" {'' if quote.certain else '~'}{'':>{self._digits - len(number)}}{number}"
        tail = f"{tail:>{self._digits + 2}}"
        color = "accent" if lit else "text" if quote.certain else "mute"
        color = "soft" if quote.kind is QuoteKind.SCARE and not lit else color
        words = replace(
            piece(_words(quote, self._text), color, bold=lit),
            italic=quote.kind in (QuoteKind.INDIRECT, QuoteKind.MIXED),
        )
        words = replace(words, text=cut(words.text, max(1, cells - 2 - len(tail))))
        bar = "soft" if quote.kind is QuoteKind.DIRECT else "mute"
        mark = Piece(f"{MARKS[quote.kind]} ", "accent" if lit else bar)
        gap = max(0, cells - 2 - width([words]) - len(tail))
        return [mark, words, Piece(" " * gap), piece(tail, "mute")]
