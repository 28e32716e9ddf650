"""The entities of an article, by group: what they are called, where they occur, how often."""

from __future__ import annotations

from collections.abc import Iterable

from reader.domain.entities import Entity, group_of
from reader.domain.roster import CONFIRMED, GUESS, SORTS, TITLES
from reader.ui.focus import ParagraphOf
from reader.ui.panels.arrange import FOLDED, HEAD, SORT_NAMES, Head, Item, Roster
from reader.ui.panels.base import ListPanel, guessed
from reader.ui.panels.columns import Columns, bars, spark
from reader.ui.panels.rows import Row
from reader.ui.pieces import Piece, cut, piece, width


class EntitiesPanel(ListPanel):
    """The list of entities."""

    title = "Entities"

    def __init__(self) -> None:
        super().__init__(id="entities")
        self._roster = Roster()
        self._paragraph: ParagraphOf = lambda offset: 1
        self._paragraphs = 1
        self._columns: tuple[int, Columns] | None = None
        self._sparks: dict[tuple[str, int], str] = {}
        self._folded = set(FOLDED)
        self.sort = SORTS[0]
        """Which of `SORTS` orders the list."""
        self.hidden: frozenset[str] = frozenset()
        """The groups whose names are not coloured in the text."""

    def show_entities(self, roster: Roster, paragraphs: int, paragraph: ParagraphOf, complete: bool) -> None:
        """Show these of an article, and whether more are to come."""
        self._roster, self._paragraphs, self._paragraph = roster, paragraphs, paragraph
        self._columns = None
        self._sparks.clear()
        self.count, self.guesses = len(roster), sum(not item.entity.certain for item in roster.items)
        self.complete = complete
        self.refill()

    def make_rows(self) -> list[Row]:
        """The rows, as filter, order and folds have them."""
        return self._roster.rows(self.query_text, self.sort, self._folded)

    # -- what keys do with it

    def toggle(self, ref: str) -> bool:
        """Fold or unfold the group of a head; whether it was one."""
        if not ref.startswith(HEAD):
            return False
        if self.query_text:
            return True  # a filter shows what it finds, folded away or not
        self._folded ^= {ref.removeprefix(HEAD)}
        self.refill()
        if ref.removeprefix(HEAD) not in self._folded:
            self.cursor.raise_to_top(self._height())
        return True

    @property
    def folded_groups(self) -> tuple[str, ...]:
        """The groups that are folded away, in the order of the list."""
        return tuple(group for group in TITLES if group in self._folded)

    def fold(self, folded: Iterable[str], sort: str) -> None:
        """Fold these groups, and no others, and take this order of `SORTS`."""
        if (set(folded), sort) != (self._folded, self.sort):
            self._folded, self.sort = set(folded), sort
            self.refill()

    def sort_on(self) -> str:
        """Order the list by the next of `SORTS`; what its head says about that."""
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self.refill()
        return SORT_NAMES[self.sort]

    def hide(self) -> tuple[str, bool] | None:
        """Switch the colours of the chosen row's group off or on; its title, and whether they are off.

        None where no row is chosen.
        """
        ref = self.cursor.ref
        item = self._roster.item(ref)
        group = ref.removeprefix(HEAD) if ref.startswith(HEAD) else item.group if item else ""
        if not group:
            return None
        self.hidden ^= {group}
        self.refresh()
        return TITLES[group], group in self.hidden

    def best(self) -> str:
        """What Enter after a query takes."""
        return self._roster.best if self.query_text else ""

    # -- what is chosen elsewhere

    def light(self, ref: str, *others: str) -> None:
        """As every list; what is chosen is among what is lit."""
        super().light(ref, *filter(None, (ref, *others)))

    def reveal(self, ref: str) -> None:
        """Unfold the group of an entity that is chosen now, where it is not in the list."""
        item = self._roster.item(ref)
        if item is None or ref == self._chosen or self.cursor.has(ref):
            return
        if item.group in self._folded and not self.query_text:
            self._folded.discard(item.group)
            self.refill()

    # -- drawing

    def head_right(self) -> list[Piece]:
        """How many match and are guesses, and the order."""
        order = piece(SORT_NAMES[self.sort], "mute")
        if self.query_text:
            found = sum(isinstance(row.subject, Item) for row in self.cursor.rows)
            return [piece(f"/ {self.query_text}", "accent"), piece(f"  {found} found", "mute")]
        guesses = guessed(self.guesses)
        return [guesses, piece("   "), order] if self.guesses else [order]

    def line(self, row: Row, cells: int, lit: bool) -> list[Piece]:
        """A row as pieces."""
        if isinstance(row.subject, Head):
            return self._head_of(row.subject, lit)
        assert isinstance(row.subject, Item)
        return self._entity(row.subject, cells, lit)

    def note(self, row: Row) -> list[Piece]:
        """What has no room in the row: the whole name, the role."""
        if not isinstance(row.subject, Item):
            return []
        entity = row.subject.entity
        cells = self._room()
        room, role = self._rooms(row.subject, cells)
        said = []
        if width([piece(entity.name)]) > room:
            said.append(piece(entity.name, "text"))
        if entity.role and not role:
            said.append(piece(("  " if said else "") + entity.role, "soft"))
        return [Piece(" "), *said] if said else []

    def on_resize(self) -> None:
        """As every list; what has room is another matter now."""
        self._columns = None
        super().on_resize()

    def _head_of(self, head: Head, lit: bool) -> list[Piece]:
        off = head.group in self.hidden
        said = [piece(TITLES[head.group], "soft" if lit and not off else "mute", bold=lit)]
        said.append(piece(f" {head.count}", "mute"))
        if off:
            said.append(piece("  colours off", "mute", italic=True))
        if head.folded:
            said.append(piece("  Enter opens", "mute", italic=True))
        return said

    def _columns_in(self, cells: int) -> Columns:
        if self._columns is None or self._columns[0] != cells:
            self._columns = cells, Columns.of(self._roster.items, self._paragraphs, cells)
        return self._columns[1]

    def _rooms(self, item: Item, cells: int) -> tuple[int, int]:
        """How many cells the name may have, and how many the role takes (0: it has no room).

        The name comes first: where it is long, the row goes without its sparkline.
        """
        columns = self._columns_in(cells)
        entity = item.entity
        name = width([piece(entity.name)])
        room = columns.name if name <= columns.name else columns.name + columns.spark_and_gap
        left = room - name - 2
        role = width([piece(entity.role)]) if entity.role else 0
        return room, role if role <= left else 0

    def _spark(self, entity: Entity, cells: int) -> str:
        """Its sparkline, made once: there may be very many mentions."""
        drawn = self._sparks.get((entity.id, cells))
        if drawn is None:
            drawn = spark(entity, self._paragraphs, self._paragraph, cells)
            self._sparks[entity.id, cells] = drawn
        return drawn

    def _entity(self, item: Item, cells: int, lit: bool) -> list[Piece]:
        columns, entity, counts = self._columns_in(cells), item.entity, item.counts
        room, role = self._rooms(item, cells)
        off = item.group in self.hidden
        color = "accent" if lit else "mute" if off or not entity.certain else entity_color(entity)
        name = piece(entity.name, color, bold=lit)
        name = Piece(cut(name.text, room), color, bold=lit)
        left = [Piece(mark_of(entity), "accent" if lit else "mute"), name]
        if role:
            left += [Piece("  "), piece(entity.role or "", "mute")]
        left.append(Piece(" " * max(0, room + 1 - width(left))))
        if columns.spark_and_gap and room == columns.name:
            drawn = self._spark(entity, columns.spark)
            left += [Piece(" "), *bars(drawn, lit), Piece(" " * (columns.spark - len(drawn)))]
        guesses = f" ~{counts.guessed}" if counts.guessed else ""
        return [
            *left,
            piece(f"  {counts.sure or '':>{columns.count}}", "accent" if lit else "soft", bold=lit),
            piece(f"{guesses:<{columns.guesses}}", "mute"),
        ]


def mark_of(entity: Entity) -> str:
    """What stands before a name: confirmed by a person, a guess, or a blank for neither."""
    return CONFIRMED if entity.confirmed else " " if entity.certain else GUESS


def entity_color(entity: Entity) -> str:
    """The colour role of an entity."""
    group = group_of(entity.label)
    return {"group": "other", "figure": "soft"}.get(group, group)
