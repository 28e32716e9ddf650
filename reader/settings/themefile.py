"""Theme files: YAML to `Theme`, with defaults for all that a theme leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from msgspec.structs import replace

from reader.domain.errors import Invalid, ReaderError
from reader.domain.theme import COLOR_ROLES, MONO, STYLE_KEYS, Style, Theme
from reader.files import yamlfile
from reader.files.fields import Fields, one_of, quote, string
from reader.files.styles import color_of, style_of
from reader.settings.contrast import luminance, mix, ratio
from reader.settings.locations import Locations

Appearance = Literal["dark", "light"]
Parents = Callable[[str], tuple[bytes, str] | None]
"""Gives content and name of the file of a theme that is extended; None where there is none."""
TEXT_CONTRAST, MUTED_CONTRAST = 4.5, 3.0
"""What WCAG 2.2 asks of text (1.4.3), and of what is deliberately quiet (1.4.11)."""

_GROUNDS = ("background", "panel", "quote", "row")
_TEXTS = ("text", "quoted", "soft", "accent", "person", "org", "place", "other", "number", "warning", "error")
_ATTRIBUTES = ("color", "background", "bold", "italic", "underline", "strike", "reverse")
_BASE: Mapping[Appearance, Mapping[str, str]] = {
    "dark": {"background": "#17191c", "text": "#d6d2c8", "accent": "#f0b95a"},
    "light": {"background": "#fbf9f4", "text": "#2c2a26", "accent": "#8a5200"},
}

_PINS: Mapping[Appearance, tuple[str, ...]] = {
    "dark": ("#a2ddfa", "#d660af", "#e1ebb0", "#609954", "#9e70fa", "#d6a1a1"),
    "light": ("#a2ebfa", "#d68860", "#e0c050", "#57c29e", "#c289fa", "#a1a1d6"),
}
"""Grounds of what is pinned, chosen so that they differ in lightness too, and for eyes that miss a colour."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one file says."""

    name: str
    extends: yamlfile.Node | None
    appearance: Appearance | None
    colors: dict[str, str] | None
    """None for `colors: none`, a theme without any."""
    styles: dict[str, Style]


def check(data: bytes, source: str) -> Theme:
    """The theme; raises `Invalid` with what is wrong, poor contrast included."""
    path = Path(source)
    theme = read(data, source, parents_in((path.parent, Locations.shipped()), path))
    if poor := [ReaderError(text, source=source) for text in weaknesses(theme)]:
        raise Invalid(poor)
    return theme


def read(data: bytes, source: str, parents: Parents = lambda name: None) -> Theme:
    """The theme in a file, complete; raises `Invalid` with every mistake."""
    problems: list[ReaderError] = []
    draft = _draft(data, source, problems)
    colors, styles, appearance = draft.colors, draft.styles, draft.appearance
    extends = draft.extends
    while extends is not None:
        parent = _parent(extends, parents, problems)
        if parent is None:
            break
        extends = parent.extends
        appearance = appearance or parent.appearance
        # `colors: none` stays so, whether the theme says it or the one that it extends.
        colors = None if colors is None or parent.colors is None else parent.colors | colors
        styles = parent.styles | {k: _over(parent.styles.get(k), style) for k, style in styles.items()}
    if problems:
        raise Invalid(problems)
    appearance = appearance or "dark"
    palette = {} if colors is None else complete(appearance, colors)
    defaults = MONO if colors is None else {key: style for key, (_, style) in STYLE_KEYS.items()}
    whole = {key: _over(style, styles[key]) if key in styles else style for key, style in defaults.items()}
    return Theme(
        draft.name, appearance, palette, {key: _resolved(style, palette) for key, style in whole.items()}
    )


def parents_in(folders: tuple[Path, ...], own: Path) -> Parents:
    """Finds each file once, and never `own`: so a theme may extend the one that it stands in for."""
    used = {own.resolve()}

    def find(name: str) -> tuple[bytes, str] | None:
        for folder in folders:
            path = (folder / f"{name}.yaml").resolve()
            if "/" not in name and path not in used and path.is_file():
                used.add(path)
                return yamlfile.read(path, path.name), path.name
        return None

    return find


def _parent(node: yamlfile.Node, parents: Parents, problems: list[ReaderError]) -> _Draft | None:
    try:
        name = string(node)
        if (found := parents(name[:100])) is None:
            raise node.error(f"there is no theme {quote(name)} to extend")
        return _draft(*found, problems)
    except Invalid as several:
        problems.extend(several.problems)
    except ReaderError as one:
        problems.append(one)
    return None


def _draft(data: bytes, source: str, problems: list[ReaderError]) -> _Draft:
    found = Fields(yamlfile.parse(data, source), problems)
    extends = found.get("extends")
    name = found.need("name", string, Path(source).stem)
    shade = one_of(("dark", "light"))
    appearance = found.take("appearance", shade, None) if extends else found.need("appearance", shade, None)
    draft = _Draft(
        name, extends, cast(Appearance | None, appearance), _colors(found, problems), _styles(found, problems)
    )
    found.finish()
    return draft


def _over(below: Style | None, style: Style) -> Style:
    """The style, with what it does not say taken from the one below."""
    if below is None:
        return style
    own = {name: value for name in _ATTRIBUTES if (value := getattr(style, name)) is not None}
    return replace(below, **own)


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
    ink = base.setdefault("on_pin", min(ground, text, key=luminance))
    derived |= {f"pin{n}": _lit(color, ink) for n, color in enumerate(_PINS[appearance], 1)}
    return {role: (derived | base)[role] for role in COLOR_ROLES}


def _lit(color: str, ink: str) -> str:
    """A colour, made so much lighter that text in `ink` can be read on it, where white would do for that."""
    shares = (share / 20 for share in range(21))
    lighter = (mix(color, "#ffffff", share) for share in shares)
    return next((found for found in lighter if ratio(ink, found) >= TEXT_CONTRAST), "#ffffff")


def weaknesses(theme: Theme) -> list[str]:
    """Each pair of colours that is too close, in words; none for a theme without colours."""
    colors = theme.colors
    if not colors:
        return []
    pairs = [(text, ground) for text in _TEXTS for ground in (*_GROUNDS, "tint")]
    pairs += [("mute", ground) for ground in _GROUNDS]
    pairs.append(("on_accent", "accent"))
    said: dict[tuple[str, str], tuple[str, str]] = {}
    for text, ground in pairs:
        said.setdefault((colors[text], colors[ground]), (text, ground))
    for key, style in theme.styles.items():
        if style.color or style.background:
            text = style.color or colors["text"]
            grounds = (style.background,) if style.background else (colors[ground] for ground in _GROUNDS)
            for ground in grounds:
                said.setdefault((text, ground), (f"{key} ({text})", ground))
    return [
        f"{text} on {ground} has a contrast of {found:.1f}:1, under {least}:1"
        for (one, other), (text, ground) in said.items()
        if (found := ratio(one, other))
        < (least := MUTED_CONTRAST if one == colors["mute"] else TEXT_CONTRAST)
    ]


def _colors(found: Fields, problems: list[ReaderError]) -> dict[str, str] | None:
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
