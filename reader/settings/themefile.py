"""Theme files: YAML to `Theme`, with defaults for all that a theme leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

from msgspec.structs import replace

from reader.domain.errors import Invalid, ReaderError
from reader.domain.theme import COLOR_ROLES, MONO, STYLE_KEYS, Style, Theme
from reader.files import paths, yamlfile
from reader.files.fields import Fields, one_of, quote, string
from reader.files.styles import color_of, style_of
from reader.settings.legible import weaknesses
from reader.settings.locations import Locations
from reader.settings.palette import Appearance, complete

Parents = Callable[[str], tuple[bytes, str] | None]
"""Gives content and name of the file of a theme that is extended; None where there is none."""
_ATTRIBUTES = ("color", "background", "bold", "italic", "underline", "strike", "reverse")


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one file says."""

    name: str
    extends: yamlfile.Node | None
    appearance: Appearance | None
    colors: dict[str, str] | None
    """None for `colors: none`, a theme without any."""
    styles: dict[str, Style]
    about: str


def check(data: bytes, source: str, folders: tuple[Path, ...] = ()) -> Theme:
    """The theme; raises `Invalid` with what is wrong, poor contrast included.

    What it extends is looked for beside it, in `folders` and among those that ship.
    """
    path = Path(source)
    theme = read(data, source, parents_in((path.parent, *folders, Locations.shipped()), path))
    if poor := [ReaderError(text, source=source) for text in every_weakness(theme)]:
        raise Invalid(poor)
    return theme


def every_weakness(theme: Theme) -> list[str]:
    """What cannot be read in a theme, as it is and in 256 colours."""
    from reader.settings.fitting import fitted

    poor = weaknesses(theme)
    return poor or [f"in 256 colours, {text}" for text in weaknesses(fitted(theme), colors=256)]


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
    return made(draft.name, appearance, palette, styles, draft.about)


def made(
    name: str,
    appearance: Appearance,
    palette: Mapping[str, str],
    styles: Mapping[str, Style] = MappingProxyType({}),
    about: str = "",
) -> Theme:
    """The theme of a complete palette, or without any colour; `styles` say what differs from the defaults."""
    defaults = {key: style for key, (_, style) in STYLE_KEYS.items()} if palette else MONO
    whole = {key: _over(style, styles[key]) if key in styles else style for key, style in defaults.items()}
    resolved = {key: _resolved(style, palette) for key, style in whole.items()}
    return Theme(name, appearance, palette, resolved, about)


def parents_in(folders: tuple[Path, ...], own: Path, used: set[Path] | None = None) -> Parents:
    """Finds each file once, and never `own`: so a theme may extend the one that it stands in for.

    The files are put into `used`.
    """
    used = set() if used is None else used
    used.add(paths.real(own))

    def find(name: str) -> tuple[bytes, str] | None:
        for folder in folders:
            path = paths.real(folder / f"{name}.yaml")
            if "/" not in name and path not in used and paths.is_file(path):
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
        name,
        extends,
        cast(Appearance | None, appearance),
        _colors(found, problems),
        _styles(found, problems),
        found.take("about", string, ""),
    )
    found.finish()
    return draft


def _over(below: Style | None, style: Style) -> Style:
    """The style, with what it does not say taken from the one below."""
    if below is None:
        return style
    own = {name: value for name in _ATTRIBUTES if (value := getattr(style, name)) is not None}
    return replace(below, **own)


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
