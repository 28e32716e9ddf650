"""The card of pins: in how many places each is; one of them is walked, or taken away."""

from __future__ import annotations

from textual import events

from reader.domain.entities import group_of
from reader.domain.pins import Pin
from reader.ui import keys
from reader.ui.focus import GROUP_NAMES
from reader.ui.ink import worn
from reader.ui.pieces import piece
from reader.ui.pins import called
from reader.ui.screens.card import Card, Entry
from reader.ui.screens.window import Window


class PinsCard(Card):
    """Gives the number of the pin to walk, or behind `-` that of the one to take away."""

    def on_key(self, event: events.Key) -> None:
        """A digit walks that pin; `x` or `*` takes one away; all else is as in other cards."""
        key = keys.token(event.key, event.character)
        said = ""
        if key in {entry.ref for entry in self.box.entries if entry.ref}:
            said = key
        elif key in ("x", "*", "delete") and self.box.chosen:
            said = f"-{self.box.chosen}"
        if said and self.app.screen is self:
            event.stop()
            event.prevent_default()
            self.dismiss(said)


def pins_card(window: Window) -> Card:
    """What is pinned in the article."""
    pins = window.session.pins
    if not len(pins):
        hint = "Nothing is pinned: * pins what is selected, under the caret, searched for or chosen."
        return PinsCard("Pins", [Entry((piece(hint, "soft"),))], window.ink)
    card = PinsCard("Pins", [_entry(window, pin) for pin in pins], window.ink)
    card.box.foot = (
        [piece("Enter or its digit: n and N walk it; x takes it away", "mute")],
        [piece("Enter walks it, x takes it away", "mute")],
    )
    return card


def _entry(window: Window, pin: Pin) -> Entry:

    found = window.session.pins.count(pin)
    places = "…" if found is None else f"{found} place{'' if found == 1 else 's'}"
    kind = f"  {GROUP_NAMES[group_of(pin.label)]}" if pin.entity else ""
    digit = worn(window.theme_in_use, pin.style_key, str(pin.number))
    left = (digit, piece(f"  {called(pin)}"), piece(kind, "mute"))
    return Entry(left, (piece(places, "mute"),), ref=str(pin.number))
