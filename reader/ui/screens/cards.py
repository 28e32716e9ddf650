"""What the cards say: keys, commands, what is chosen."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.domain.text import Extent
from reader.ui import keys
from reader.ui.commands import ENTITIES, GROUPS, Command, where
from reader.ui.focus import EntityFocus, QuoteFocus, current
from reader.ui.hits import SearchFocus
from reader.ui.pieces import piece
from reader.ui.rule_focus import RuleFocus
from reader.ui.screens.card import Asked, Card, Entry
from reader.ui.screens.entity_card import entity_card
from reader.ui.screens.quote_card import quote_card
from reader.ui.screens.window import Window

_KEYS_WIDTH = 24


def help_card(window: Window) -> Card:
    """Every key, by group."""
    entries: list[Entry] = []
    for group in GROUPS:
        entries.append(Entry((piece(group, "soft", bold=True),)))
        for command in (c for c in window.commands if c.group == group and c.keys):
            pressed = _pressed(command)
            said = (piece(command.help, "soft"), piece(where(command), "mute"))
            entries.append(Entry((piece(f"{pressed:<{_KEYS_WIDTH}}", bold=True), *said)))
        entries.append(Entry(()))
    return Card("Keys", entries[:-1], window.ink)


def palette_card(window: Window) -> Card:
    """Every command, to choose or to type; a number goes to a paragraph."""
    names = {command.id for command in window.commands}

    def meaning(text: str) -> str:
        text = text.removeprefix(":")
        if re.fullmatch(r"\d{1,7}%?", text):
            return text
        return {"q": "quit", "wq": "quit", "h": "help"}.get(text, text if text in names else "")

    entries = [
        Entry(
            (piece(f"{c.label:<20}"), piece(c.help, "mute")),
            (piece(_pressed(c), "soft", bold=True),),
            ref=c.id,
            words=f"{c.label} {c.id}",
            more=c.help,
        )
        for c in window.commands
        if c.id not in ("palette", "cancel", "percent")
    ]
    return Card("Commands", entries, window.ink, Asked(typed=meaning))


def inspect_card(window: Window) -> Card:
    """All that is known about what is chosen, told anew when the analysis says something else."""
    from reader.ui.screens.layers import RULE

    card = Card(*_inspected(window), window.ink, Asked(anew=lambda: _inspected(window)))
    if any(entry.ref.startswith(RULE) for entry in card.box.entries):
        card.box.foot = ([piece("Enter on a rule opens its line in $EDITOR", "mute")],)
    return card


def _inspected(window: Window) -> tuple[str, list[Entry]]:
    session = window.session
    focus = session.focus
    if window.pane == ENTITIES and session.chosen is not None:
        focus = session.chosen  # what is searched for is another matter in the list
    elif isinstance(focus, SearchFocus) and window.article_view.caret is None:
        focus = session.at(current(focus).extent.start) or focus  # what stands where the hit is
    title = "What is this?"
    if isinstance(focus, EntityFocus):
        title = focus.entity.name
        entries = entity_card(window, focus)
    elif isinstance(focus, QuoteFocus):
        entries = quote_card(window, focus)
    elif isinstance(focus, RuleFocus):
        title = focus.rule
        words = current(focus).extent.of(session.article.text)
        entries = [Entry((piece(words), piece(f"  match {focus.index + 1} of {len(focus.hits)}", "mute")))]
    elif isinstance(focus, SearchFocus):
        hits = len(focus.hits)
        said = f"{hits} hit{'s' if hits > 1 else ''} of {focus.query}: no name and no quote stands here"
        entries = [Entry((piece(said, "soft"),))]
    else:
        hint = "Nothing is chosen: ]e and ]q choose a name or a quote, c brings out a caret."
        entries = [Entry((piece(hint, "soft"),))]
    if (caret := window.article_view.caret) is not None and session.at(caret) is None:
        title, entries = "What is this?", [Entry((piece("Here stands no name and no quote.", "soft"),))]
    entries += list(_layers(window))
    model = session.reading.analysis.model
    if model:
        entries += [Entry(()), Entry((piece(f"read by {model.package} {model.version}", "mute"),))]
    return title, entries


def _layers(window: Window) -> Iterable[Entry]:
    """What lies over the screen's current place."""
    from reader.ui.screens import layers

    focus, caret = window.session.focus, window.article_view.caret
    if caret is not None:
        yield from layers.entries(window, Extent(caret, caret + 1))
    elif focus is not None:
        yield from layers.entries(window, current(focus).extent)


def _pressed(command: Command) -> str:
    return " ".join(keys.shown(k) for k in command.keys)
