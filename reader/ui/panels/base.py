"""What all panels are: a head, a list of rows, a cursor in it, a filter."""

from __future__ import annotations

from msgspec.structs import replace
from textual import events
from textual.message import Message
from textual.strip import Strip

from reader.ui.ink import Ink
from reader.ui.panels.rows import Cursor, Row
from reader.ui.pieces import Piece, fit, piece, width
from reader.ui.wheel import Wheeled

_LEFT, _RIGHT = 2, 2
"""The margins of the rows: the edge and an empty cell; an empty cell and the mark of a long list."""


class RowSelected(Message):
    """A click moved the cursor of a panel to another row."""

    def __init__(self, panel: ListPanel, ref: str) -> None:
        super().__init__()
        self.panel = panel
        self.ref = ref


class PanelClicked(Message):
    """A panel was clicked: it wants the keys, and whether the click asks for what Enter does."""

    def __init__(self, panel: ListPanel, ref: str, tab: str = "") -> None:
        super().__init__()
        self.panel = panel
        self.ref = ref
        """The row under the pointer; empty for none."""
        self.tab = tab
        """The title of the other panel, where its tab was clicked."""


class ListPanel(Wheeled, can_focus=True):
    """A list beside the article. Subclasses say what its rows are and how one looks."""

    DEFAULT_CSS = "ListPanel { width: 1fr; height: 1fr; }"
    ALLOW_SELECT = False

    title = ""
    ruled = False
    """Whether a line stands over it when it is under another panel."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.cursor = Cursor()
        self.cursor.has_note = self._has_note
        self.query_text = ""
        """What the list is filtered by."""
        self.lit: frozenset[str] = frozenset()
        """What else is shown as chosen: an entity's id."""
        self.count = 0
        self.guesses = 0
        self.complete = False
        self.stacked = False
        """Whether it stands under another panel."""
        self.other: ListPanel | None = None
        """The panel behind the other tab, where the two share a sheet."""
        self._ink: Ink | None = None
        self._chosen = ""
        self._noted: tuple[Row | None, int, bool] = None, 0, False

    # -- what subclasses say

    def make_rows(self) -> list[Row]:
        """The rows, as the filter has them."""
        raise NotImplementedError

    def line(self, row: Row, cells: int, lit: bool) -> list[Piece]:
        """A row as pieces of so many cells."""
        raise NotImplementedError

    def note(self, row: Row) -> list[Piece]:
        """The second line of a chosen row."""
        return []

    def toggle(self, ref: str) -> bool:
        """Open or close what a row folds; whether it folds anything."""
        return False

    def best(self) -> str:
        """The ref of what fits the filter best; empty: the first row does."""
        return ""

    def counted(self) -> str:
        """How many there are, for the head."""
        return str(self.count)

    def head_right(self) -> list[Piece]:
        """What the head says on the right; where there is no room the last pieces are left out."""
        if self.query_text:
            return [piece(f"/ {self.query_text}", "accent")]
        return [guessed(self.guesses)] if self.guesses else []

    # -- what the screen does with it

    def use(self, ink: Ink) -> None:
        """Draw in this theme."""
        self._ink = ink
        self.refresh()

    def refill(self) -> None:
        """Take the rows anew; what is chosen is so again where it has come back."""
        self._noted = None, 0, False
        self.cursor.fill(self.make_rows())
        if not self.cursor.ref and self._chosen:
            self.cursor.choose(self._chosen)
        self.cursor.show(self._height())
        self.refresh()

    def filter(self, query: str) -> None:
        """Show only what matches."""
        self.query_text = query
        self.refill()

    def light(self, ref: str, *others: str) -> None:
        """Put the cursor on `ref` (away, if empty) and show `others` as chosen; no message is posted.

        The cursor stays on a group's head while nothing else is chosen.
        """
        self.lit = frozenset(others)
        if self.cursor.on_head and ref == self._chosen:
            self.refresh()
            return
        self._chosen = ref
        if self.cursor.choose(ref):  # else the list stays where it was scrolled to
            self.cursor.show(self._height())
        self.refresh()

    def bring(self, ref: str) -> None:
        """Scroll so that a row can be seen, the cursor staying where it is."""
        self.cursor.show(self._height(), ref=ref)
        self.refresh()

    def move(self, count: int) -> str:
        """So many rows down, or up; what the other row stands for, empty where it is the same."""
        return self._moved(self.cursor.move(count))

    def page(self, share: float) -> str:
        """A share of a page down, or up; as `move`."""
        rows = max(1, int(self._height() * abs(share)))
        return self._moved(self.cursor.move(rows if share > 0 else -rows))

    def edge(self, last: bool) -> str:
        """To the first or the last row; as `move`."""
        return self._moved(self.cursor.edge(last))

    def lines_needed(self) -> int:
        """How many rows of the screen the whole list takes, head and an opened note included."""
        return len(self.cursor.rows) + self._top() + 2

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        cells = self.size.width
        if self._ink is None or cells < 6:
            return Strip.blank(cells)
        y -= 1 if self._has_rule() else 0
        if y < 0:
            return self._ink.strip([Piece(" "), Piece("─" * (cells - 2), "line")], cells, "panel")
        if y == 0:
            return self._framed(self._head(cells - _LEFT - _RIGHT), cells)
        found = self.cursor.at(self.cursor.top + y - 2) if y > 1 else None
        if found is None:
            return self._framed(self._nothing() if y == 2 and not self.cursor.rows else [], cells)
        return self._row(*found, cells, thumb=self._on_thumb(y - 2))

    def _on_thumb(self, y: int) -> bool:
        """Whether the mark of what part of a long list is seen stands beside that row."""
        lines, height = self.cursor.lines(), self._height()
        if lines <= height:
            return False
        first = self.cursor.top * height // lines
        return first <= y <= first + height * height // lines

    def _row(self, row: Row, second: bool, cells: int, *, thumb: bool) -> Strip:
        assert self._ink is not None
        chosen = bool(row.ref) and row.ref == self.cursor.ref
        if row.subject is None:
            return self._framed([], cells, thumb=thumb)
        pieces = self.note(row) if second else self.line(row, self._room(), chosen or row.ref in self.lit)
        if chosen and not second and self._ink.flat and pieces:
            pieces = _reversed(pieces)
        return self._framed(pieces, cells, chosen=chosen, thumb=thumb)

    def _framed(self, pieces: list[Piece], cells: int, *, chosen: bool = False, thumb: bool = False) -> Strip:
        assert self._ink is not None
        edge = Piece(" ")
        if self.has_focus:
            edge = Piece("▌" if chosen else "▏", "accent")
        inner = fit(pieces, [], cells - _LEFT - _RIGHT)
        end = [Piece(" "), Piece("▐" if thumb else " ", "thumb")]
        return self._ink.strip([edge, Piece(" "), *inner, *end], cells, "row" if chosen else "panel")

    def _head(self, cells: int) -> list[Piece]:
        mine = self._tab(self, self.has_focus)
        if self.other is not None and not self.query_text:
            theirs = self._tab(self.other, False)
            tabs = [theirs, mine] if self.ruled else [mine, theirs]
            return fit([*tabs[0], Piece("   "), *tabs[1]], [], cells)
        right = self.head_right()
        while right and width(mine) + 1 + width(right) > cells:  # the number comes before all else
            right.pop()
        return fit(mine, right, cells)

    def _tab(self, panel: ListPanel, focused: bool) -> list[Piece]:
        color = "accent" if focused else "soft" if panel is self else "mute"
        name = piece(panel.title, color, bold=panel is self)
        if self.other is not None and panel is self:
            name = replace(name, underline=True)
        return [name, piece(f"  {panel.counted()}{'' if panel.complete else ' …'}", "mute")]

    def _nothing(self) -> list[Piece]:
        if self.query_text:
            return [piece("nothing matches", "mute", italic=True)]
        return [piece("none" if self.complete else "reading …", "mute", italic=True)]

    def _top(self) -> int:
        """How many rows stand over the list."""
        return 3 if self._has_rule() else 2

    def _has_rule(self) -> bool:
        return self.ruled and self.stacked

    def _room(self) -> int:
        """How many cells a row has for what it says."""
        return self.size.width - _LEFT - _RIGHT

    def _height(self) -> int:
        return max(1, self.size.height - self._top())

    # -- events

    def _moved(self, changed: bool) -> str:
        if not changed:
            return ""
        self.cursor.show(self._height())
        self.refresh()
        return self.cursor.ref

    def _has_note(self, row: Row) -> bool:
        """Whether a row has a note; asked again and again for the chosen one, so it is kept."""
        noted, room, has = self._noted
        if noted is not row or room != self._room():
            has = bool(self.note(row))
            self._noted = row, self._room(), has
        return has

    def on_resize(self) -> None:
        """Keep the chosen row on the screen."""
        self.cursor.show(self._height())

    def on_focus(self) -> None:
        """The edge and the head say so."""
        self.refresh()

    def on_blur(self) -> None:
        """As `on_focus`."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer."""
        event.stop()
        y = event.y - self._top()
        if event.y < self._top():
            self.post_message(PanelClicked(self, "", self._tab_at(event.x)))
            return
        found = self.cursor.at(self.cursor.top + y)
        ref = found[0].ref if found else ""
        self.post_message(PanelClicked(self, ref))
        if ref:
            self.cursor.choose(ref)
            self.refresh()
            self.post_message(RowSelected(self, ref))

    def _tab_at(self, x: int) -> str:
        """The title of the tab at that column of the head."""
        if self.other is None:
            return self.title
        left, right = (self.other, self) if self.ruled else (self, self.other)
        end = _LEFT + sum(len(p.text) for p in self._tab(left, False)) + 1
        return left.title if x <= end else right.title

    def wheeled(self, count: int) -> None:
        """Scroll the list, the chosen row staying what it is."""
        self.cursor.scroll(count, self._height())
        self.refresh()


def guessed(count: int) -> Piece:
    """So many guesses, for a head."""
    return piece(f"~{count} guess{'es' if count > 1 else ''}", "mute")


def _reversed(pieces: list[Piece]) -> list[Piece]:
    """The first piece with words reversed: the name, or the quote behind its mark."""
    n = 1 if len(pieces[0].text.strip()) <= 1 and len(pieces) > 1 else 0
    return [replace(p, reverse=True) if i == n else p for i, p in enumerate(pieces)]
