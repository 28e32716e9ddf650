"""What the cards say: keys, commands, themes, the legend, what is chosen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from reader.domain.entities import group_of
from reader.domain.roster import CONFIRMED
from reader.domain.text import Extent
from reader.domain.theme import STYLE_KEYS
from reader.ui import keys
from reader.ui.commands import ENTITIES, GROUPS, Command, where
from reader.ui.focus import GROUP_NAMES, KIND_NAMES, EntityFocus, QuoteFocus, current
from reader.ui.hits import SearchFocus
from reader.ui.ink import worn
from reader.ui.panels.columns import LEGEND
from reader.ui.panels.quotes import MARKS
from reader.ui.panels.words import MARKED, REPORTED
from reader.ui.pieces import Piece, piece
from reader.ui.pins import called
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


def theme_card(window: Window) -> Card:
    """The themes; each is worn while the cursor is on it."""
    engine = window.session.engine
    entries = [Entry((piece(name),), ref=name) for name in engine.theme_names()]
    return Card("Theme", entries, window.ink, Asked(window.theme_in_use.name, moved=window.wear))


def legend_card(window: Window) -> Card:
    """What colours and marks mean."""
    entities, quotes = window.session.found
    counts = {group: 0 for group in GROUP_NAMES}
    for entity in entities:
        counts[group_of(entity.label)] += 1
    entries = list(_lens(window))
    entries.append(Entry((piece("Names", "soft", bold=True),)))
    for key, color in (
        ("person", "person"),
        ("org", "org"),
        ("place", "place"),
        ("group", "other"),
        ("other", "other"),
    ):
        off = key in window.entities.hidden
        said = (piece("  Name       ", "text" if off else color), piece(STYLE_KEYS[f"entity.{key}"][0]))
        entries.append(Entry(said, (piece(f"{'colours off   ' if off else ''}{counts[key]}", "mute"),)))
    entries += [Entry(()), Entry((piece("Quotes, as in the gutter", "soft", bold=True),))]
    for kind, mark in MARKS.items():
        count = sum(quote.kind is kind for quote in quotes)
        entries.append(
            Entry((piece(f"  {mark}          "), piece(KIND_NAMES[kind])), (piece(str(count), "mute"),))
        )
    entries += [Entry(()), Entry((piece("What is chosen", "soft", bold=True),))]
    for shown, meaning in (
        (worn(window.theme_in_use, "chosen.mention", "Full Name"), "named in full"),
        (worn(window.theme_in_use, "chosen.alias", "Name"), "a short name, initials, another name"),
        (worn(window.theme_in_use, "chosen.pronoun", "she"), "a pronoun, sure; n and N stop there too"),
        (worn(window.theme_in_use, "chosen.guess", "Name"), "a guess: it may be somebody else"),
        (worn(window.theme_in_use, "chosen.current", "Name"), "where you are; the speaker of a quote"),
        (worn(window.theme_in_use, "chosen.quote", "words"), "what was said"),
        (worn(window.theme_in_use, "chosen.cue", "said"), "the word that reports it"),
        (worn(window.theme_in_use, "chosen.chain", "he"), "what leads to the speaker"),
        (worn(window.theme_in_use, "search.hit", "hit"), "found by /"),
    ):
        gap = " " * (12 - len(shown.text))
        entries.append(Entry((Piece(" "), shown, Piece(gap), piece(meaning))))
    if len(window.session.pins):
        entries += [Entry(()), Entry((piece("Pinned", "soft", bold=True),))]
    for pin in window.session.pins:
        shown = worn(window.theme_in_use, pin.style_key, str(pin.number))
        entries.append(Entry((Piece(" "), shown, Piece(" " * 9), piece(called(pin)))))
    entries += [Entry(()), Entry((piece("Marks", "soft", bold=True),))]
    for mark, meaning in (
        ("~", "a guess"),
        (CONFIRMED, "confirmed: you said so"),
        ("▸", "the current mention"),
        ("1 … 6 +", "something that is pinned with *; several things"),
        (LEGEND, f"where in the article it is named; {LEGEND[1]} only a guess or a pronoun"),
        (MARKED + REPORTED, "beside a speaker: words quoted, in marks and reported, against the others"),
        ("▖ ▘ ▌ ·", "beside the scroll bar: where the chosen one is; · a guess or a pronoun"),
    ):
        entries.append(Entry((piece(f"  {mark:<11}", "accent"), piece(meaning))))
    rules = Counter(highlight.rule for highlight in window.session.highlights)
    if rules:
        entries += [Entry(()), Entry((piece("Rules", "soft", bold=True),))]
    for rule, count in rules.most_common(12):
        entries.append(Entry((piece(f"  {rule}"),), (piece(str(count), "mute"),)))
    return Card("Legend", entries, window.ink)


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


def _lens(window: Window) -> Iterable[Entry]:
    """What is coloured, where that is not everything."""
    from reader.ui.screens.lenses import words

    if (lens := window.article_view.lens) is not None:
        yield Entry((piece("Lens  ", "soft", bold=True), piece(lens.name), piece(f"  {words(lens)}", "mute")))
        yield Entry(())


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
