"""Themes of Textual's, as palettes: `theme: nord`."""

from __future__ import annotations

from math import dist

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES

from reader.settings.contrast import oklab
from reader.settings.themes import Borrowed

_GIVEN = (("background", "background"), ("panel", "surface"), ("text", "foreground"), ("accent", "accent"))
_WANTED = (
    ("person", ("warning", "error")),
    ("org", ("primary", "secondary")),
    ("place", ("success", "secondary")),
    ("other", ("secondary", "error", "primary")),
    ("number", ("primary", "error", "success", "warning")),
)
"""Which of Textual's signals gives a kind its colour: the first that no other kind has."""
_APART = 0.06
"""Nearer than this (OKLab) two colours are one."""


def names() -> list[str]:
    """Those that have colours of their own, not the terminal's."""
    return sorted(name for name, theme in BUILTIN_THEMES.items() if not theme.ansi)


def is_dark(name: str) -> bool:
    """Whether that one is dark."""
    return BUILTIN_THEMES[name].dark


def palette(name: str) -> Borrowed | None:
    """The palette of the theme of that name; None where Textual has none."""
    theme = BUILTIN_THEMES.get(name)
    if theme is None or theme.ansi:
        return None
    made = theme.to_color_system().generate()
    known = {signal: color for signal, value in made.items() if (color := _fixed(value)) is not None}
    found = {role: known[signal] for role, signal in _GIVEN if signal in known}
    for role, signals in _WANTED:
        taken = [oklab(color) for color in found.values()]
        free = (known[signal] for signal in signals if signal in known)
        color = next((c for c in free if all(dist(oklab(c), other) > _APART for other in taken)), None)
        if color is not None:
            found[role] = color
    found["error"] = known.get("error", found["accent"])
    found["warning"] = known.get("warning", found["accent"])
    return Borrowed(theme.dark, found)


def _fixed(value: str) -> str | None:
    """A colour as `#rrggbb`; None where it depends on what lies under it."""
    try:
        return Color.parse(value).hex6.lower()
    except ColorParseError:
        return None
