"""Themes: semantic style keys to colours and attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from reader.domain.pins import COLORS


class Style(msgspec.Struct, frozen=True):
    """How a stretch looks; None leaves what the layer below says."""

    color: str | None = None
    """`#rrggbb`, one of `ANSI_COLORS`, or the name of one of the theme's colours."""
    background: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strike: bool | None = None
    reverse: bool | None = None


class Theme(msgspec.Struct, frozen=True):
    """A palette and the styles made of it."""

    name: str
    appearance: Literal["dark", "light"]
    colors: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Role to `#rrggbb` or one of `ANSI_COLORS`; all of `COLOR_ROLES` are there once a theme is loaded."""
    styles: Mapping[str, Style] = msgspec.field(default_factory=dict)
    """Style key to style; every key of `STYLE_KEYS` is there once a theme is loaded."""
    about: str = ""
    """For whom it is, in a line."""


_HUES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
ANSI_COLORS = ("ansi_default", *(f"ansi_{hue}" for hue in _HUES), *(f"ansi_bright_{hue}" for hue in _HUES))
"""The terminal's own: only it knows how they look. From the second on their place is their number, plus 1."""

COLOR_ROLES = (
    "background",
    "panel",
    "quote",
    "row",
    "tint",
    "text",
    "quoted",
    "soft",
    "mute",
    "accent",
    "on_accent",
    "person",
    "org",
    "place",
    "other",
    "number",
    "warning",
    "error",
    "strip",
    "thumb",
    "spark",
    "line",
    "on_pin",
    *(f"pin{n}" for n in range(1, COLORS + 1)),
)
"""What a palette names; the reasons are in docs/configuration.md."""

_NTH = ("first", "second", "third", "fourth", "fifth", "sixth")

STYLE_KEYS: Mapping[str, tuple[str, Style]] = {
    # key: (what it colours, its default in terms of the palette)
    "block.title": ("a headline", Style(bold=True)),
    "block.heading": ("a heading", Style(bold=True)),
    "block.quote": ("a quoted block", Style(color="soft")),
    "block.code": ("preformatted text", Style(color="soft")),
    "block.boilerplate": ("residue of scraping", Style(color="mute")),
    "block.dateline": ("place and date at the start", Style(color="soft")),
    "inline.emphasis": ("emphasis", Style(italic=True)),
    "inline.strong": ("strong emphasis", Style(bold=True)),
    "inline.code": ("code", Style(color="soft")),
    "inline.link": ("a link", Style(underline=True)),
    "entity.person": ("a person", Style(color="person")),
    "entity.org": ("an organisation", Style(color="org")),
    "entity.place": ("a place or building", Style(color="place")),
    "entity.group": ("a nationality, religion or party", Style(color="other")),
    "entity.other": ("an event, work, law or product", Style(color="other")),
    "entity.figure": ("a date, time, amount or number", Style()),
    "quote.direct": (
        "words between quotation marks that somebody said",
        Style(color="quoted", background="quote"),
    ),
    "quote.mixed": ("reported words, some of them in marks", Style(italic=True)),
    "quote.indirect": ("reported words without marks", Style(italic=True)),
    "quote.scare": ("words in marks that nobody is said to have said", Style(color="soft")),
    "quote.mark": ("the quotation marks of direct speech", Style(bold=True)),
    "quote.scare.mark": ("the marks of scare quotes", Style(color="mute")),
    "quote.cue": ("the reporting verb", Style()),
    "rule.default": ("a match of a rule without a style", Style(underline=True)),
    "rule.number": ("a figure to check", Style(color="number")),
    "rule.date": ("a date to check", Style(color="number")),
    "rule.superlative": ("a claim to be the first, the largest, the only one", Style(color="number")),
    "rule.hedge": ("a hedge, or a word of certainty", Style(underline=True)),
    "rule.source": ("a source without a name", Style(color="warning", underline=True)),
    "rule.loaded": ("a verb of saying that takes a side", Style(color="warning")),
    "rule.identity": ("contact and identity data", Style(color="error", underline=True)),
    "rule.warning": ("something to look at twice", Style(color="warning")),
    "chosen.mention": (
        "a sure mention of the chosen entity by its full name",
        Style(color="accent", background="tint", bold=True, italic=False),
    ),
    "chosen.alias": (
        "the same under another name, a short one or initials",
        Style(color="accent", background="tint", bold=False, italic=False),
    ),
    "chosen.pronoun": (
        "a pronoun that surely stands for it",
        Style(color="accent", background="tint", bold=False, italic=True),
    ),
    "chosen.guess": ("a guessed mention of the chosen entity", Style(color="accent", underline=True)),
    "chosen.current": ("the mention where you are", Style(color="on_accent", background="accent", bold=True)),
    "chosen.quote": ("the chosen quote", Style(background="tint")),
    "chosen.cue": ("its cue", Style(color="accent", bold=True)),
    "chosen.speaker": ("its speaker", Style(color="on_accent", background="accent", bold=True)),
    "chosen.chain": ("what leads to its speaker", Style(color="accent", underline=True)),
    "search.hit": ("a search hit", Style(color="accent", background="tint", underline=True)),
    "search.current": (
        "the search hit where you are",
        Style(color="on_accent", background="accent", bold=True),
    ),
    **{
        f"pin.{n}": (
            f"what is pinned, the {nth}",
            Style(color="on_pin", background=f"pin{n}", underline=True, italic=False),
        )
        for n, nth in enumerate(_NTH, 1)
    },
    "pin.guess": ("a guessed mention of what is pinned", Style(underline=True)),
    "cursor": ("the caret", Style(reverse=True)),
    "fold.line": ("a paragraph that is folded to a line", Style(color="mute")),
    "fold.rule": ("how much is folded", Style(color="mute")),
    "lens.dim": ("what a lens dims", Style(color="mute")),
    "lens.quote": ("the quotes, where a lens dims all else", Style()),
}
"""Every style key with what it colours and its default; a theme overrides what it likes."""

MONO: Mapping[str, Style] = {
    **{key: Style() for key in STYLE_KEYS},
    "block.title": Style(bold=True),
    "block.heading": Style(bold=True),
    "inline.emphasis": Style(italic=True),
    "inline.strong": Style(bold=True),
    "inline.link": Style(underline=True),
    "entity.person": Style(bold=True),
    "entity.org": Style(bold=True),
    "entity.place": Style(bold=True),
    "entity.group": Style(bold=True),
    "entity.other": Style(bold=True),
    "quote.mark": Style(bold=True),
    "quote.cue": Style(underline=True),
    "rule.default": Style(italic=True),
    "rule.number": Style(italic=True),
    "rule.date": Style(italic=True),
    "rule.superlative": Style(bold=True, italic=True),
    "rule.hedge": Style(italic=True),
    "rule.source": Style(italic=True, underline=True),
    "rule.loaded": Style(bold=True, italic=True),
    "rule.identity": Style(underline=True),
    "rule.warning": Style(bold=True, italic=True),
    "chosen.mention": Style(bold=True, italic=False, reverse=True),
    "chosen.alias": Style(bold=False, italic=False, reverse=True),
    "chosen.pronoun": Style(bold=False, italic=True, reverse=True),
    "chosen.guess": Style(bold=True, underline=True),
    "chosen.current": Style(bold=True, reverse=True, underline=True),
    "chosen.quote": Style(underline=True),
    "chosen.cue": Style(bold=True, underline=False),
    "chosen.speaker": Style(bold=True, reverse=True),
    "chosen.chain": Style(bold=True, underline=True),
    "search.hit": Style(underline=True, bold=True),
    "search.current": Style(reverse=True, bold=True),
    "pin.1": Style(underline=True, bold=True, italic=False),
    "pin.2": Style(underline=True, bold=False, italic=True),
    "pin.3": Style(underline=True, bold=True, italic=True),
    "pin.4": Style(underline=True, bold=False, italic=False, reverse=True),
    "pin.5": Style(underline=True, bold=False, italic=True, reverse=True),
    "pin.6": Style(underline=True, bold=True, italic=True, reverse=True),
    "pin.guess": Style(underline=True),
    "cursor": Style(reverse=True),
    "lens.quote": Style(bold=True),
}
"""The defaults of a theme without colours (`colors: none`): every layer keeps a cue."""
