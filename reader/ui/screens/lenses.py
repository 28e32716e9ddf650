"""Lenses: the list of them, and putting one on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events

from reader.domain.lens import Lens
from reader.ui import keys
from reader.ui.focus import GROUP_NAMES
from reader.ui.ink import Ink
from reader.ui.pieces import Piece, piece
from reader.ui.screens.card import Asked, Card, Entry
from reader.ui.screens.window import ReadingChanged, Window

Handler = Callable[[Window, int | None], None]

OFF = "0"
"""What the list gives for none at all."""


def words(lens: Lens) -> str:
    """What a lens shows."""
    parts = []
    if lens.entities is None:
        parts.append("all names")
    elif lens.entities:
        parts.append(f"names: {', '.join(GROUP_NAMES[group] for group in lens.entities)}")
    if lens.quotes is None:
        parts.append("all quotes")
    elif lens.quotes:
        parts.append(f"quotes: {', '.join(lens.quotes)}")
    if lens.rules is None:
        parts.append("all active rules")
    elif lens.rules:
        parts.append(f"rules: {', '.join(lens.rules)}")
    if lens.dim:
        parts.append("all but quotes dimmed")
    return "; ".join(parts) or "nothing is coloured"


class LensCard(Card):
    """The lenses, each with a digit; it gives the number of the one that was chosen."""

    def __init__(
        self, lenses: Sequence[Lens], on: str, own_keys: Sequence[tuple[str, ...]], ink: Callable[[], Ink]
    ) -> None:
        """`on`: the name of the one that is on; `own_keys`: they take it off, or close the list."""
        self._on = next((str(n) for n, lens in enumerate(lenses, 1) if lens.name == on), "")
        entries = [
            Entry(
                (
                    piece(f"{n if n < 10 else ' '}  ", "accent", bold=True),
                    piece(f"{lens.name:<12}", bold=lens.name == on),
                    piece(words(lens), "mute"),
                ),
                (piece("  on", "soft"),) if lens.name == on else (),
                ref=str(n),
            )
            for n, lens in enumerate(lenses, 1)
        ]
        super().__init__("Lens", entries, ink, Asked(self._on))
        self._own = {pressed[0] for pressed in own_keys if len(pressed) == 1}
        self.box.foot = ([piece("0", "accent", bold=True), Piece("  "), piece("none", "soft")],)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses; the other keys do what they do in every card."""
        key = keys.token(event.key, event.character)
        if self.app.screen is not self or not (key.isdecimal() or key in self._own):
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()
        if key in self._own:
            self.dismiss(self._on or None)
        elif key == OFF or key in self.box.choices:
            self.dismiss(key)


def choose(window: Window, count: int | None) -> None:
    """Put a lens on, out of the list of them or by its number; the one that is on is taken off."""
    lenses, lens = window.session.engine.lenses, window.article_view.lens
    if count is not None:
        _put_on(window, str(count))
        return
    own_keys = next((command.keys for command in window.commands if command.id == "lens"), ())
    card = LensCard(lenses, lens.name if lens else "", own_keys, window.ink)
    window.app.push_screen(card, lambda chosen: _put_on(window, chosen) if chosen else None)


def _put_on(window: Window, number: str) -> None:
    lenses, before = window.session.engine.lenses, window.article_view.lens
    if number != OFF and not 0 < int(number) <= len(lenses):
        window.say(f"there are {len(lenses)} lenses")
        return
    lens = lenses[int(number) - 1] if number != OFF else None
    if lens is None or (before is not None and lens.name == before.name):
        wear(window, None)
        window.tell(window.session.notices())
        window.say("no lens" if before is not None else "no lens was on")
    else:
        wear(window, lens)
        window.tell(window.session.notices())
        window.say(f"lens {lens.name}: {words(lens)}")


def wear(window: Window, lens: Lens | None) -> None:
    """Show the text through a lens, or without one; rule sets that it names are looked for, active or not."""
    engine = window.session.engine
    found, changed = engine.highlighting.look_for(lens)
    window.article_view.lens = found
    if changed and window.session.read_again():
        window.post_message(ReadingChanged())
    window.show_title()


HANDLERS: dict[str, Handler] = {"lens": choose}
