"""Palettes: every role that a theme leaves out, made of those that it names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from reader.domain.pins import COLORS
from reader.domain.theme import COLOR_ROLES
from reader.settings.contrast import is_fixed, luminance, mix, ratio, readable
from reader.settings.legible import DIMMED, TEXT, TEXTS

Appearance = Literal["dark", "light"]
_BASE: Mapping[Appearance, Mapping[str, str]] = {
    "dark": {"background": "#17191c", "text": "#d6d2c8", "accent": "#f0b95a"},
    "light": {"background": "#fbf9f4", "text": "#2c2a26", "accent": "#8a5200"},
}

_PINS: Mapping[Appearance, tuple[str, ...]] = {
    "dark": ("#a2ddfa", "#d660af", "#e1ebb0", "#609954", "#9e70fa", "#d6a1a1"),
    "light": ("#a2ebfa", "#d68860", "#e0c050", "#57c29e", "#c289fa", "#a1a1d6"),
}
"""Grounds of what is pinned, chosen so that they differ in lightness too, and for eyes that miss a colour."""


def complete(appearance: Appearance, colors: Mapping[str, str]) -> dict[str, str]:
    """Every role, those that are missing made of those that are there."""
    base = {**_BASE[appearance], **colors}
    ground, text, accent = base["background"], base["text"], base["accent"]
    if not all(map(is_fixed, (ground, text, accent))):
        return _flat(base)
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
    ink = base.setdefault("on_pin", min(ground, text, key=luminance))
    if is_fixed(ink):
        derived |= {f"pin{n}": _lit(color, ink) for n, color in enumerate(_PINS[appearance], 1)}
    else:
        derived |= dict.fromkeys((f"pin{n}" for n in range(1, COLORS + 1)), accent)
    return {role: (derived | base)[role] for role in COLOR_ROLES}


def _flat(base: Mapping[str, str]) -> dict[str, str]:
    """Every role where nothing can be mixed, as only the terminal knows its colours."""
    grounds = ("panel", "quote", "row", "tint", "on_accent", "on_pin")
    accents = ("person", "warning", "error", *(f"pin{n}" for n in range(1, COLORS + 1)))
    derived = {
        **dict.fromkeys(COLOR_ROLES, base["text"]),
        **dict.fromkeys(grounds, base["background"]),
        **dict.fromkeys(accents, base["accent"]),
    }
    return {**derived, **base}


def _lit(color: str, ink: str) -> str:
    """A colour, made so much lighter that text in `ink` can be read on it, where white would do for that."""
    shares = (share / 20 for share in range(21))
    lighter = (mix(color, "#ffffff", share) for share in shares)
    return next((found for found in lighter if ratio(ink, found) >= TEXT), "#ffffff")


def borrowed(appearance: Appearance, colors: Mapping[str, str]) -> dict[str, str]:
    """Every role of a palette that was made for something else: each colour of text so much lighter or
    darker that it can be read wherever it may stand.
    """
    whole = complete(appearance, colors)
    pole = "#ffffff" if appearance == "dark" else "#000000"
    grounds = [whole[role] for role in ("background", "panel", "quote", "row", "tint")]
    for role in TEXTS:
        whole[role] = readable(whole[role], grounds, TEXT, pole)
    whole["mute"] = readable(whole["mute"], grounds[:-1], TEXT, pole)
    whole["strip"] = readable(whole["strip"], grounds[:1], DIMMED, pole)
    inks = (whole["background"], "#000000", "#ffffff")
    whole["on_accent"] = max(inks, key=lambda ink: ratio(ink, whole["accent"]))
    return whole
