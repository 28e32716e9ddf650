"""A card over the page: a list to read or to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from reader.ui import keys
from reader.ui.ink import Ink
from reader.ui.pieces import Piece, fit, piece, width
from reader.ui.prompt import Line
from reader.ui.wheel import Wheeled

_BORDER = 2
"""Empty cells on both sides."""
NARROWEST, WIDEST = 48, 100
"""Cells."""


class Entry(msgspec.Struct, frozen=True):
    """A line of a card."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...] = ()
    ref: str = ""
    """What choosing it gives; empty: it cannot be chosen."""
    words: str = ""
    """What typing finds it by: the beginnings of these words."""
    more: str = ""
    """Words by which it is found too, but never chosen unseen."""


class Asked(msgspec.Struct, frozen=True):
    """What a card asks for, beyond showing its lines."""

    chosen: str = ""
    """Where the cursor is at first."""
    typed: Callable[[str], str] | None = None
    """With it one can type; it gives what a text means by itself, empty for nothing."""
    moved: Callable[[str], None] | None = None
    """Told each ref that the cursor comes to."""
    hindered: Callable[[str], str] | None = None
    """Says why a ref cannot be chosen after all, empty where it can: the card stays and tells it."""
    clears: bool = False
    """Whether Esc takes away what was typed before it closes the card."""
    anew: Callable[[], tuple[str, Sequence[Entry]]] | None = None
    """Makes title and lines again, where what they tell of changes while the card is open."""


class Card(ModalScreen[str]):
    """Lines to read or to choose from; it gives the ref of what was chosen, or None."""

    DEFAULT_CSS = """
    Card { align: center middle; background: transparent; }
    CardBox { width: auto; max-width: 100%; height: auto; max-height: 90%; }
    Card.low { align: center bottom; }
    Card.low CardBox { max-height: 10; }
    """
    AUTO_FOCUS = None

    def __init__(
        self, title: str, entries: Sequence[Entry], ink: Callable[[], Ink], asked: Asked | None = None
    ) -> None:
        """`ink` is asked for at each drawing, since a theme may change below."""
        super().__init__()
        asked = asked or Asked()
        self._typed, self._moved, self._anew = asked.typed, asked.moved, asked.anew
        self._hindered, self._clears = asked.hindered, asked.clears
        self.box = CardBox(title, entries, ink, Line() if asked.typed else None)
        self.box.choose(asked.chosen)

    def compose(self) -> ComposeResult:
        """The box."""
        yield self.box

    def make_anew(self) -> None:
        """Tell how things are now."""
        if self._anew is not None:
            self.box.tell(*self._anew())

    def on_key(self, event: events.Key) -> None:
        """Move, type, choose, close."""
        event.stop()
        event.prevent_default()
        if (screen := self.app.screen) is not self:  # typed ahead: this card is closed already
            screen.post_message(events.Key(event.key, event.character))
            return
        key = keys.token(event.key, event.character)
        if key == "escape" and self._clears and self.box.line is not None and self.box.line.text:
            self.box.line.clear()
            self.box.narrow()
        elif key in ("escape", "ctrl+c") or (self._typed is None and key in ("q", "?", "f1")):
            self.dismiss(None)
        elif key == "ctrl+q" or (self._typed is None and key == "Q"):
            self.app.exit(return_code=0)
        elif key == "enter":
            self._accept()
        elif (
            not self._move(key)
            and self.box.line is not None
            and self.box.line.feed(event.key, event.character)
        ):
            self.box.narrow()

    def on_paste(self, event: events.Paste) -> None:
        """Pasted text is typed text."""
        event.stop()
        if self.box.line is not None and self.box.line.insert(event.text):
            self.box.narrow()

    def _move(self, key: str) -> bool:
        page = max(1, self.box.room() - 1)
        steps = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": page, "pageup": -page}
        if self._typed is None:
            far = len(self.box.entries)
            steps |= {"j": 1, "k": -1, "space": page, "b": -page, "d": page // 2, "u": -(page // 2)}
            steps |= {"g": -far, "home": -far, "G": far, "end": far}
        if key not in steps:
            return False
        if self.box.move(steps[key]) and self._moved is not None:
            self._moved(self.box.chosen)
        return True

    def _accept(self) -> None:
        meant = self._typed(self.box.line.text.strip()) if self._typed and self.box.line else ""
        ref = meant or self.box.chosen
        if ref and self._hindered is not None and (why := self._hindered(ref)):
            self.box.say(why)
        elif ref or not self.box.can_choose:
            self.dismiss(ref or None)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes it; one on an entry chooses it."""
        event.stop()
        if event.widget is not self.box:
            self.dismiss(None)
        elif ref := self.box.ref_at(event.y):
            self.box.choose(ref)
            self._accept()


class CardBox(Wheeled):
    """What a card shows."""

    ALLOW_SELECT = False

    def __init__(
        self, title: str, entries: Sequence[Entry], ink: Callable[[], Ink], line: Line | None
    ) -> None:
        super().__init__()
        self._title, self._ink = title, ink
        self.line = line
        self._all = self.entries = list(entries)
        self.chosen = ""
        self.foot: tuple[Sequence[Piece], ...] = ()
        """What the last line says: the first of these that there is room for."""
        self.least = NARROWEST
        """It is at least so wide: what is put in later may be longer."""
        self.least_lines = 0
        """It has at least so many lines, for the same reason."""
        self.scrolled: Callable[[], None] = lambda: None
        """Called when other entries may be on the screen."""
        self._top = 0

    @property
    def choices(self) -> list[str]:
        """The refs that can be chosen."""
        return [entry.ref for entry in self.entries if entry.ref]

    @property
    def can_choose(self) -> bool:
        """Whether there is anything to choose, whatever is typed at the moment."""
        return any(entry.ref for entry in self._all)

    def say(self, message: str) -> None:
        """Say something in the last line."""
        self.foot = ((piece(message, "error"),),)
        self.refresh(layout=True)

    def get_content_width(self, *_: object) -> int:
        """As wide as the widest entry, within what can be read at a glance."""
        widest = max((width(e.left) + width(e.right) + 1 for e in self._all), default=0)
        if self.foot:
            widest = max(widest, width(self.foot[0]))
        return max(self.least, min(WIDEST, widest + 2 * _BORDER))

    def get_content_height(self, *_: object) -> int:
        """As high as all entries, filtered or not: the box does not jump while one types."""
        return max(self.least_lines, len(self._all)) + self._head() + 1 + bool(self.foot)

    def room(self) -> int:
        """How many entries fit."""
        return max(1, self.size.height - self._head() - 1 - bool(self.foot))

    def shown(self) -> Sequence[Entry]:
        """The entries that are on the screen."""
        return self.entries[self._top : self._top + self.room()]

    def put(self, entry: Entry) -> None:
        """Put an entry in the place of the one with its ref."""
        whole = self.entries is self._all
        self._all = [entry if old.ref == entry.ref else old for old in self._all]
        self.entries = (
            self._all if whole else [entry if old.ref == entry.ref else old for old in self.entries]
        )
        self.refresh()

    def choose(self, ref: str) -> None:
        """Put the cursor there; without such an entry on the first."""
        choices = self.choices
        self.chosen = ref if ref in choices else choices[0] if choices else ""
        self._follow()

    def narrow(self) -> None:
        """Show only the entries with every word that was typed, those that are called so first.

        What merely mentions the words can be chosen by moving there, not by Enter at once.
        """
        assert self.line is not None
        typed = self.line.text.casefold().split()
        named = [e for e in self._all if e.ref and _begins(typed, e.words)]
        named.sort(key=lambda e: not e.words.casefold().startswith(" ".join(typed)))
        there = {e.ref for e in named}
        rest = (e for e in self._all if e.ref and e.ref not in there)
        others = [e for e in rest if _begins(typed, f"{e.words} {e.more}")]
        self.entries = [*named, *others] if typed else self._all
        self._top = 0
        self.choose("" if typed else self.chosen)
        if typed and not named:
            self.chosen = ""
        self.refresh()
        self.scrolled()

    def tell(self, title: str, entries: Sequence[Entry]) -> None:
        """Show other lines; the cursor stays on the same choice, as far as that is still there."""
        self._title = title
        self._all = self.entries = list(entries)
        self.choose(self.chosen)
        self._top = max(0, min(self._top, len(self.entries) - self.room()))
        self.refresh(layout=True)

    def move(self, count: int) -> bool:
        """The cursor so many choices on, or the lines, where there is nothing to choose."""
        choices = self.choices
        if not choices:
            self._top = max(0, min(self._top + count, len(self.entries) - self.room()))
            self.refresh()
            return False
        before = self.chosen
        place = choices.index(before) + count if before else 0
        self.chosen = choices[max(0, min(place, len(choices) - 1))]
        self._follow()
        self.refresh()
        self.scrolled()
        return before != self.chosen

    def ref_at(self, y: int) -> str:
        """The ref of the entry on a row of the box."""
        index = self._top + y - self._head()
        return self.entries[index].ref if y >= self._head() and index < len(self.entries) else ""

    def render_line(self, y: int) -> Strip:
        """One row."""
        cells, ink = self.size.width, self._ink()
        inner = max(0, cells - 2 * _BORDER)
        index = self._top + y - self._head()
        pieces: list[Piece] = []
        ground = "quote"
        if y == 0:
            hint = [piece("Enter chooses, Esc closes" if self.choices else "Esc closes", "mute")]
            if len(self.entries) > self.room():
                seen = f"{self._top + 1}–{self._top + self.room()} of {len(self.entries)}"
                hint.insert(0, piece(f"{seen}   ", "mute"))
            title = piece(self._title, "accent", bold=True)
            room = width([title]) + width(hint) < inner
            pieces = fit([title], hint if room else [], inner)
        elif self.foot and y == self.size.height - 1:
            fitting = [foot for foot in self.foot if width(foot) <= inner]
            pieces = list((fitting or self.foot[-1:])[0])
        elif y == 1 and self.line is not None:
            pieces = fit([piece(": ", "accent", bold=True), *self.line.pieces()], [], inner)
        elif y >= self._head() and index < min(len(self.entries), self._top + self.room()):
            entry = self.entries[index]
            here = bool(entry.ref) and entry.ref == self.chosen
            ground = "row" if here else ground
            pieces = fit(entry.left, entry.right, inner)
            if here and ink.flat:
                pieces = [replace(p, reverse=True) for p in pieces]
        elif y == self._head() and not self.entries:
            pieces = [piece("nothing is called so", "mute", italic=True)]
        edge = Piece("▌" if ground == "row" else "▏", "accent")
        body = fit(pieces, [], inner)
        return ink.strip([edge, Piece(" "), *body, Piece(" "), Piece("▕", "accent")], cells, ground)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()
        self.scrolled()

    def _head(self) -> int:
        return 3 if self.line is not None else 2

    def _follow(self) -> None:
        if not self.chosen or not self.size.height:
            return
        choices = [i for i, e in enumerate(self.entries) if e.ref]
        index = next(i for i in choices if self.entries[i].ref == self.chosen)
        # Lines before the first choice and after the last come into sight with it, as far as there is room.
        first = 0 if index == choices[0] else index
        last = len(self.entries) - 1 if index == choices[-1] else index
        self._top = max(min(self._top, first), last - self.room() + 1, 0)
        self._top = max(min(self._top, index), index - self.room() + 1)

    def wheeled(self, count: int) -> None:
        """Scroll, the cursor staying where it is."""
        self._top = max(0, min(self._top + count, len(self.entries) - self.room()))
        self.refresh()
        self.scrolled()


def _begins(typed: Sequence[str], words: str) -> bool:
    """Whether each word that was typed begins one of the words."""
    there = f" {words.casefold().replace('-', ' ')}"
    return all(f" {word.replace('-', ' ')}" in there for word in typed)
