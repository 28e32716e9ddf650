"""The entities of an article, by group: what they are called, where they occur, how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set

import msgspec
from msgspec.structs import replace

from reader.domain.entities import Entity, group_of
from reader.ui.focus import ParagraphOf
from reader.ui.panels.base import ListPanel
from reader.ui.panels.rows import Row
from reader.ui.pieces import Piece, cut, piece, width

GROUPS = {
    "person": "People",
    "org": "Organisations",
    "place": "Places",
    "group": "Groups",
    "other": "Events & works",
    "figure": "Figures",
}
"""In the order of the panel."""
FOLDED = frozenset({"figure"})
"""The groups that are folded away at first."""
_LEVELS = "▁▃▅▇█"


class Head(msgspec.Struct, frozen=True):
    """The head of a group."""

    group: str
    count: int
    folded: bool | None
    """None: it cannot be folded."""


def arrange(entities: Iterable[Entity], query: str = "", unfolded: Set[str] = frozenset()) -> list[Row]:
    """The rows: each group under its head, most often named first; only those that match the query."""
    wanted = query.casefold()
    groups: dict[str, list[Entity]] = {group: [] for group in GROUPS}
    for entity in entities:
        if wanted in entity.name.casefold():
            groups[group_of(entity.label)].append(entity)
    rows: list[Row] = []
    for group, members in groups.items():
        if not members:
            continue
        if rows:
            rows.append(Row())
        folded = group not in unfolded and not wanted if group in FOLDED else None
        rows.append(Row(f"group {group}" if folded is not None else "", Head(group, len(members), folded)))
        if not folded:
            rows += [Row(e.id, e, noted=bool(e.role)) for e in sorted(members, key=_often)]
    return rows


def _often(entity: Entity) -> tuple[int, int]:
    sure = sum(m.certain for m in entity.mentions)
    return -sure, entity.mentions[0].extent.start if entity.mentions else 0


class Columns(msgspec.Struct, frozen=True):
    """How wide each column of the list is."""

    spark: int
    count: int
    guesses: int

    @classmethod
    def of(cls, entities: Iterable[Entity], paragraphs: int, cells: int) -> Columns:
        """The widths that these entities need in so many cells."""
        most, guessed = 0, 0
        for entity in entities:
            sure = sum(m.certain for m in entity.mentions)
            most, guessed = max(most, sure), max(guessed, len(entity.mentions) - sure)
        count, guesses = max(2, len(str(most))), len(str(guessed)) + 2 if guessed else 0
        room = cells - count - guesses - 2
        spark = 0 if room < 22 else max(6, min(paragraphs, room * 4 // 9, 24))
        return cls(spark, count, guesses)


def spark(entity: Entity, paragraphs: int, paragraph: ParagraphOf, cells: int) -> str:
    """Where it is mentioned, one cell a paragraph, or a bucket of them where there are more."""
    if not cells:
        return ""
    counts: Counter[int] = Counter()
    for mention in entity.mentions:
        counts[(paragraph(mention.extent.start) - 1) * cells // max(paragraphs, cells)] += 1
    return "".join(_LEVELS[min(counts[i], 4)] for i in range(min(cells, max(paragraphs, 1))))


class EntitiesPanel(ListPanel):
    """The list of entities."""

    title = "Entities"

    def __init__(self) -> None:
        super().__init__(id="entities")
        self._entities: Sequence[Entity] = ()
        self._paragraph: ParagraphOf = lambda offset: 1
        self._paragraphs = 1
        self._columns: tuple[int, Columns] | None = None
        self._unfolded: set[str] = set()

    def show_entities(
        self, entities: Sequence[Entity], paragraphs: int, paragraph: ParagraphOf, complete: bool
    ) -> None:
        """Show these, and whether more are to come."""
        self._entities, self._paragraphs, self._paragraph = entities, paragraphs, paragraph
        self._columns = None
        self.count, self.guesses = len(entities), sum(not e.certain for e in entities)
        self.complete = complete
        self.refill()

    def make_rows(self) -> list[Row]:
        """The rows, as the filter and the folds have them."""
        return arrange(self._entities, self.query_text, self._unfolded)

    def toggle(self, ref: str) -> bool:
        """Fold or unfold the group of a head; whether it was one."""
        if not ref.startswith("group "):
            return False
        self._unfolded ^= {ref.removeprefix("group ")}
        self.refill()
        self.cursor.raise_to_top(self._height())
        return True

    def reveal(self, ref: str) -> None:
        """Unfold the group of an entity that is not in the list."""
        if not self.cursor.has(ref):
            for entity in self._entities:
                if entity.id == ref:
                    self._unfolded.add(group_of(entity.label))
                    self.refill()

    def line(self, row: Row, cells: int, lit: bool) -> list[Piece]:
        """A row as pieces."""
        if isinstance(row.subject, Head):
            head = row.subject
            fold = {None: "", True: "  Enter opens", False: ""}[head.folded]
            return [piece(f"{GROUPS[head.group]} {head.count}", "mute"), piece(fold, "mute", italic=True)]
        assert isinstance(row.subject, Entity)
        return self._entity(row.subject, cells, lit)

    def note(self, row: Row) -> list[Piece]:
        """What the article says the entity is."""
        return [piece(row.subject.role or "", "soft")] if isinstance(row.subject, Entity) else []

    def _entity(self, entity: Entity, cells: int, lit: bool) -> list[Piece]:
        if self._columns is None or self._columns[0] != cells:
            self._columns = cells, Columns.of(self._entities, self._paragraphs, cells)
        columns = self._columns[1]
        sure = sum(m.certain for m in entity.mentions)
        guessed = len(entity.mentions) - sure
        drawn = spark(entity, self._paragraphs, self._paragraph, columns.spark)
        count = f"{sure:>{columns.count}}"
        guesses = f"{f' ~{guessed}' if guessed else '':<{columns.guesses}}"
        taken = len(drawn) + len(count) + len(guesses) + 2
        name = piece(entity.name, "accent" if lit else entity_color(entity), bold=lit)
        if not entity.certain and not lit:
            name = replace(name, color="mute")
        name = replace(name, text=cut(("" if entity.certain else "~") + name.text, max(1, cells - taken - 1)))
        return [
            name,
            Piece(" " * (cells - taken - width([name]))),
            *_spark_pieces(drawn, lit),
            Piece("  "),
            piece(count, "accent" if lit else "soft", bold=lit),
            piece(guesses, "mute"),
        ]


def entity_color(entity: Entity) -> str:
    """The colour role of an entity."""
    group = group_of(entity.label)
    return {"group": "other", "figure": "soft"}.get(group, group)


def _spark_pieces(drawn: str, lit: bool) -> list[Piece]:
    """Bars in one colour, the base between them in a quieter one."""
    pieces: list[Piece] = []
    for char in drawn:
        color = "spark" if char == _LEVELS[0] else "accent" if lit else "mute"
        if pieces and pieces[-1].color == color:
            pieces[-1] = replace(pieces[-1], text=pieces[-1].text + char)
        else:
            pieces.append(Piece(char, color))
    return pieces
