"""The card of highlight rules: what each found, switches, and the way to its matches and to its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace
from textual import events

from reader.ui import keys, rule_focus, rule_list
from reader.ui.ink import worn
from reader.ui.pieces import Piece, piece
from reader.ui.prompt import Line
from reader.ui.rule_list import DISABLED, Row, Set
from reader.ui.screens.card import Asked, Card, Entry
from reader.ui.screens.files import open_editor
from reader.ui.screens.window import ReadingChanged, Window

Handler = Callable[[Window, int | None], None]

EDIT = "edit "
"""What the card gives before the ref of what is to be opened in the editor."""
_SAMPLE = 24
_FOOT = "Space on, off   Enter walks its matches   o opens its file   / filters"


class RulesCard(Card):
    """Rules by set. A ref is a rule's name as its matches have it, or the file of a set."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._typing = False
        self._sets: list[Set] = []
        asked = Asked(moved=lambda _: self._say(), anew=self._told)
        super().__init__(*self._told(), window.ink, asked)
        first = next((row.name for one in self._sets for row in one.rows), "")
        self.box.choose(first)
        self._own = {
            pressed[0]
            for command in window.commands
            for pressed in command.keys
            if command.id == "highlights" and len(pressed) == 1
        }
        self._say()

    def on_key(self, event: events.Key) -> None:
        """Switch, filter, edit; the other keys do what they do in every card."""
        key = keys.token(event.key, event.character)
        if self.app.screen is not self:
            super().on_key(event)
            return
        if self._typing:
            done = self._typed_key(event, key)
        elif key == "escape" and self.box.line is not None:
            self._filter(None)
            done = True
        else:
            done = self._pressed(key)
        if done:
            event.stop()
            event.prevent_default()
        else:
            super().on_key(event)
        self._say()

    def make_anew(self) -> None:
        """Tell how things are now, with the cursor and what is typed as they were."""
        chosen = self.box.chosen
        super().make_anew()
        if self.box.line is not None:
            self.box.narrow()
        self.box.choose(chosen)
        self._say()

    def _pressed(self, key: str) -> bool:
        if key == "space":
            self._switch()
        elif key == "/":
            self._filter(Line())
        elif key == "o" and self.box.chosen:
            self.dismiss(EDIT + self.box.chosen)
        elif key in self._own:
            self.dismiss(None)
        else:
            return False
        return True

    def _typed_key(self, event: events.Key, key: str) -> bool:
        """A key while the filter is typed; whether it was for that."""
        if key == "escape":
            self._filter(None)
        elif key == "enter":
            self._typing = False
        elif key in ("up", "down"):
            return False
        elif self.box.line is not None and self.box.line.feed(event.key, event.character):
            self.box.narrow()
        return True

    def _filter(self, line: Line | None) -> None:
        """Type what rules are called, or show all again."""
        self._typing = line is not None
        self.box.line = line
        if line is None:
            self.make_anew()
        self.box.refresh(layout=True)

    def _switch(self) -> None:
        """What the cursor is on, on or off."""
        window, ref = self._window, self.box.chosen
        active, session = window.session.engine.highlighting.rules, window.session
        one = next((one for one in self._sets if str(one.path) == ref), None)
        row = next((row for each in self._sets for row in each.rows if row.name == ref), None)
        if one is not None and not one.active:
            active.added = (*active.added, one.path)
        elif one is not None and one.added:
            active.added = tuple(path for path in active.added if path != one.path)
        elif row is not None and row.state == DISABLED:
            active.switched_on |= {ref}
        else:
            session.rules_off = rule_list.switched(self._sets, ref, session.rules_off)
            window.hide_layers()
            window.show_status()
            self.make_anew()
            return
        if session.read_again():  # this card is told when its rules have run
            window.post_message(ReadingChanged())
        window.tell(session.notices())
        self.make_anew()

    def _say(self) -> None:
        """What the chosen one is for and where it is, else which keys there are."""
        rows = {row.name: row for one in self._sets for row in one.rows}
        row = rows.get(self.box.chosen)
        said: list[Piece] = []
        if row is not None:
            note = [piece(f"   {row.rule.note}", "soft")] if row.rule.note else []
            said = [piece(row.rule.source, "mute"), *note]
        self.box.foot = ([piece(_FOOT, "mute")],) if not said else (said, said[:1])
        self.box.refresh()

    def _told(self) -> tuple[str, list[Entry]]:
        session = self._window.session
        self._sets = rule_list.listed(session.engine.highlighting, session.reading, session.rules_off)
        return "Highlights", list(self._entries())

    def _entries(self) -> Iterator[Entry]:
        yield Entry((piece(_FOOT, "mute"),))
        lens = self._window.article_view.lens
        if lens is not None and lens.rules is not None:
            seen = ", ".join(lens.rules) or "none"
            yield Entry((piece(f"The lens {lens.name} shows of them: {seen}", "soft"),))
        for one in (one for one in self._sets if one.active):
            yield Entry(())
            yield self._head(one)
            if one.wrong:
                yield Entry((piece(f"  broken: {one.wrong}", "error"),))
            for row in one.rows:
                yield self._row(row, one)
        others = [one for one in self._sets if not one.active]
        if others:
            yield Entry(())
            yield Entry((piece("Not active; Space: until you quit", "mute"),))
        for one in others:
            left = (piece("  ○ ", "mute"), piece(one.name, "mute"))
            yield Entry(left, ref=str(one.path), words=one.name)

    def _head(self, one: Set) -> Entry:
        on = sum(row.on for row in one.rows)
        said = f"{on} of {len(one.rows)} on" if on < len(one.rows) else ""
        until = "until you quit   " if one.added else ""
        return Entry(
            (piece(one.name, bold=True), piece(f"  {one.description}", "mute")),
            (piece(f" {until}{said}", "mute"),),
            ref=str(one.path),
            words=f"{one.name} {one.path.stem}",
        )

    def _row(self, row: Row, one: Set) -> Entry:
        theme = self._window.theme_in_use
        name = replace(worn(theme, row.rule.style, row.rule.name), text=row.rule.name)
        sample = row.sample if len(row.sample) <= _SAMPLE else f"{row.sample[: _SAMPLE - 1]}…"
        right = f" {row.state}   {row.counted:>6}" if row.state else f" {row.counted:>6}"
        return Entry(
            (
                piece("  ● ", "accent") if row.on else piece("  ○ ", "mute"),
                name if row.on else Piece(name.text, "mute"),
                piece(f"  {sample}", "mute"),
            ),
            (piece(right, "text" if row.count and row.on else "mute"),),
            ref=row.name,
            words=f"{row.rule.name} {one.name} {one.path.stem}",
            more=row.rule.note,
        )


def highlights(window: Window, count: int | None) -> None:
    """The card of rules."""
    del count

    def done(said: str | None) -> None:
        if said is None:
            return
        if said.startswith(EDIT):
            edit(window, said.removeprefix(EDIT))
        else:
            walk(window, said)

    window.app.push_screen(RulesCard(window), done)


def walk(window: Window, ref: str) -> None:
    """Put a rule in focus, or the first of a set that found something: `n` and `N` walk its matches."""
    session = window.session
    sets = rule_list.listed(session.engine.highlighting, session.reading, session.rules_off)
    of_set = next((one for one in sets if str(one.path) == ref), None)
    names = [row.name for row in of_set.rows if row.count] if of_set is not None else [ref]
    place = window.article_view.here
    found = rule_focus.of_rule(names[0], session.reading.highlights, place) if names else None
    if found is None:
        name = of_set.name if of_set is not None else ref
        window.say(f"{name} has no match here")
        return
    window.uncover()
    window.choose(found)


def edit(window: Window, ref: str) -> None:
    """Open the file of a rule, or of a set, in the person's editor; what is saved there is seen at once."""
    session = window.session
    sets = rule_list.listed(session.engine.highlighting, session.reading, session.rules_off)
    of_set = next((one for one in sets if str(one.path) == ref), None)
    place = (of_set.path, of_set.line) if of_set is not None else session.engine.highlighting.rules.place(ref)
    if place is None:
        window.say("that rule is not there any more")
    elif open_editor(window, *place):
        window.hush()


HANDLERS: dict[str, Handler] = {"highlights": highlights}
