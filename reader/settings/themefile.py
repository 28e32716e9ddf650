"""Theme files: YAML to `Theme`, with defaults for all that a theme leaves out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, cast

from reader.domain.errors import Invalid, ReaderError
from reader.domain.theme import COLOR_ROLES, MONO, STYLE_KEYS, Style, Theme
from reader.files import yamlfile
from reader.files.fields import Fields, one_of, string
from reader.files.styles import color_of, style_of
from reader.settings.contrast import mix, ratio

Appearance = Literal["dark", "light"]
TEXT_CONTRAST, MUTED_CONTRAST = 4.5, 3.0
"""What WCAG 2.2 asks of text (1.4.3), and of what is deliberately quiet (1.4.11)."""

_GROUNDS = ("background", "panel", "quote", "row")
_TEXTS = ("text", "quoted", "soft", "accent", "person", "org", "place", "other", "number", "warning", "error")
_BASE: Mapping[Appearance, Mapping[str, str]] = {
    "dark": {"background": "#17191c", "text": "#d6d2c8", "accent": "#f0b95a"},
    "light": {"background": "#fbf9f4", "text": "#2c2a26", "accent": "#8a5200"},
}


def check(data: bytes, source: str) -> Theme:
    """The theme; raises `Invalid` with what is wrong, poor contrast included."""
    theme = read(data, source)
    if poor := [ReaderError(text, source=source) for text in weaknesses(theme)]:
        raise Invalid(poor)
    return theme


def read(data: bytes, source: str) -> Theme:
    """The theme in a file, complete; raises `Invalid` with every mistake."""
    problems: list[ReaderError] = []
    found = Fields(yamlfile.parse(data, source), problems)
    name = found.need("name", string, Path(source).stem)
    appearance = cast(Appearance, found.need("appearance", one_of(("dark", "light")), "dark"))
    colors = _colors(found, problems)
    own_styles = _styles(found, problems)
    found.finish()
    if problems:
        raise Invalid(problems)
    palette = {} if colors is None else complete(appearance, colors)
    defaults = MONO if colors is None else {key: style for key, (_, style) in STYLE_KEYS.items()}
    styles = {key: own_styles.get(key, style) for key, style in defaults.items()}
    return Theme(name, appearance, palette, {key: _resolved(style, palette) for key, style in styles.items()})


def complete(appearance: Appearance, colors: Mapping[str, str]) -> dict[str, str]:
    """Every role, those that are missing made of those that are there."""
    base = {**_BASE[appearance], **colors}
    ground, text, accent = base["background"], base["text"], base["accent"]
    derived = {
        "panel": mix(ground, text, 0.04),
        "quote": mix(ground, text, 0.07),
        "row": mix(ground, text, 0.13),
        "tint": mix(ground, accent, 0.2),
        "quoted": text,
        "soft": mix(text, ground, 0.15),
        "mute": mix(text, ground, 0.32),
        "on_accent": ground,
        "person": accent,
        "org": text,
        "place": text,
        "other": text,
        "number": base.get("other", text),
        "warning": accent,
        "error": accent,
        "strip": mix(ground, text, 0.45),
        "thumb": mix(ground, text, 0.3),
        "spark": mix(ground, text, 0.3),
        "line": mix(ground, text, 0.18),
    }
    return {role: (derived | base)[role] for role in COLOR_ROLES}


def weaknesses(theme: Theme) -> list[str]:
    """Each pair of colours that is too close, in words; none for a theme without colours."""
    if not theme.colors:
        return []
    pairs = [(text, ground, TEXT_CONTRAST) for text in _TEXTS for ground in _GROUNDS]
    pairs += [("mute", ground, MUTED_CONTRAST) for ground in _GROUNDS]
    pairs += [
        ("accent", "tint", TEXT_CONTRAST),
        ("quoted", "tint", TEXT_CONTRAST),
        ("on_accent", "accent", TEXT_CONTRAST),
    ]
    return [
        f"{text} on {ground} has a contrast of {found:.1f}:1, under {least}:1"
        for text, ground, least in pairs
        if (found := ratio(theme.colors[text], theme.colors[ground])) < least
    ]


def _colors(found: Fields, problems: list[ReaderError]) -> dict[str, str] | None:
    """The colours of the file; None for `colors: none`, a theme without any."""
    node = found.get("colors")
    if isinstance(node, yamlfile.Scalar) and node.text == "none":
        return None
    if node is None:
        return {}
    entries = Fields(node, problems)
    colors = {role: entries.take(role, color_of(()), "") for role in COLOR_ROLES}
    entries.finish()
    return {role: color for role, color in colors.items() if color}


def _styles(found: Fields, problems: list[ReaderError]) -> dict[str, Style]:
    node = found.get("styles")
    if node is None:
        return {}
    entries = Fields(node, problems)
    styles = {key: value for key in STYLE_KEYS if (value := entries.take(key, style_of(), None)) is not None}
    entries.finish()
    return styles


def _resolved(style: Style, palette: Mapping[str, str]) -> Style:
    """The style with names of roles as colours; without any where the theme has none."""

    def color(value: str | None) -> str | None:
        if not palette or value is None:
            return None
        return palette.get(value, value)

    return Style(
        color(style.color),
        color(style.background),
        style.bold,
        style.italic,
        style.underline,
        style.strike,
        style.reverse,
    )
