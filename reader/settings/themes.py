"""Which theme it is, and where it comes from; what its file says is read by `themefile`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from reader.domain.errors import CannotOpen
from reader.domain.theme import Theme
from reader.files import fingerprint, paths
from reader.files.kept import Kept
from reader.settings.contrast import is_fixed, luminance
from reader.settings.locations import Locations

AUTO = "auto"
DARK, LIGHT = "ink", "paper"
"""The themes that `auto` chooses between."""
MANY = 1 << 24
"""Colours that a terminal of today has; others have 256."""


class Found(msgspec.Struct, frozen=True):
    """A theme as it was found."""

    theme: Theme
    files: tuple[str, ...] = ()
    """The files that it is made of, those that it extends included."""
    weak: tuple[str, ...] = ()
    """What of it cannot be read well, in words."""


class Borrowed(msgspec.Struct, frozen=True):
    """A palette that was made for something else."""

    dark: bool
    colors: Mapping[str, str]
    """Some of `COLOR_ROLES`."""


Borrow = Callable[[str], Borrowed | None]
"""Gives the palette of a name that no theme file has; None where there is none."""

_decode = msgspec.json.Decoder(Found).decode


def choose(setting: str, environ: Mapping[str, str], background: str | None) -> str:
    """The theme that a setting means: of two, or with `auto`, by the terminal's background (`#rrggbb`) if
    known, else by COLORFGBG.
    """
    dark, _, light = (f"{DARK},{LIGHT}" if setting == AUTO else setting).partition(",")
    if background is not None:
        return light if light and luminance(background) > 0.3 else dark
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return light if light and ground in ("7", "15") else dark


def asks_background(setting: str) -> bool:
    """Whether the setting goes by the terminal's background."""
    return setting == AUTO or "," in setting


def names(locations: Locations) -> list[str]:
    """The names of all themes that have a file."""
    return sorted({path.stem for folder in _folders(locations) for path in _files(folder)})


def own_files(locations: Locations) -> list[Path]:
    """The files of those that the person wrote."""
    return _files(_folders(locations)[0])


class Shelf(msgspec.Struct):
    """Where themes are."""

    locations: Locations
    kept: Kept
    """Has them ready from the last time: reading YAML would be a tenth of the start."""
    borrow: Borrow | None = None
    colors: int = MANY
    """How many the terminal has."""


def load_theme(name: str, locations: Locations, kept: Kept, *, own: bool = True) -> Theme:
    """As `find`, the theme alone."""
    return find(name, Shelf(locations, kept), own=own).theme


def find(name: str, shelf: Shelf, *, own: bool = True) -> Found:
    """The user's theme of that name, or the one that ships, or one made of a borrowed palette; raises
    `Invalid` or `CannotOpen`.

    `own=False` passes over the user's, which may be broken.
    """
    folders = _folders(shelf.locations) if own else (shelf.locations.shipped(),)
    for folder in folders:
        path = folder / f"{name}.yaml"
        if paths.is_file(path):
            return _read(path, folders, shelf)
    if shelf.borrow is not None and (palette := shelf.borrow(name)) is not None:
        return _shown(Found(_of_borrowed(name, palette)), shelf.colors)
    raise _missing(name, shelf)


def missing(name: str, shelf: Shelf) -> CannotOpen | None:
    """The problem of a name that no theme has; None where one has it, right or not."""
    if any((folder / f"{name}.yaml").is_file() for folder in _folders(shelf.locations)):
        return None
    if shelf.borrow is not None and shelf.borrow(name) is not None:
        return None
    return _missing(name, shelf)


def _missing(name: str, shelf: Shelf) -> CannotOpen:
    from reader.files.fields import nearest

    hint = nearest(name, names(shelf.locations))
    if hint.startswith("known:"):  # a long list, and Textual's are not in it
        hint = "`reader themes list` has them all"
    return CannotOpen(f'there is no theme "{name}"', hint=hint, source="theme")


def _read(path: Path, folders: tuple[Path, ...], shelf: Shelf) -> Found:
    # It may extend any other theme, so all their files count.
    files = [fingerprint.of_file(file) for folder in folders for file in _files(folder)]
    code = fingerprint.of_code(Path(__file__).parent).encode()
    key = fingerprint.of_data([fingerprint.of_file(path), *files, code, b"%d" % shelf.colors])
    found = shelf.kept.get(key, _decode)
    if found is None:
        from reader.files import yamlfile
        from reader.settings import themefile

        used: set[Path] = set()
        parents = themefile.parents_in(folders, path, used)
        theme = themefile.read(yamlfile.read(path, path.name), path.name, parents)
        found = _shown(Found(theme, tuple(sorted(map(str, used)))), shelf.colors)
        shelf.kept.put(key, found)
    return found


def _shown(found: Found, colors: int) -> Found:
    """The theme as a terminal of so many colours can show it, with what cannot be read."""
    from reader.settings.fitting import fitted
    from reader.settings.legible import weaknesses

    theme = fitted(found.theme) if colors == 256 else found.theme
    return Found(theme, found.files, tuple(weaknesses(theme, colors=colors)))


def _of_borrowed(name: str, borrowed: Borrowed) -> Theme:
    from reader.settings import palette, themefile

    appearance: palette.Appearance = "dark" if borrowed.dark else "light"
    return themefile.made(name, appearance, palette.borrowed(appearance, borrowed.colors))


def shade(theme: Theme) -> str:
    """Whether it is dark or light, in a word."""
    if not theme.colors:
        return "no colours"
    return theme.appearance if is_fixed(theme.colors["background"]) else "either"


def warning(name: str, weak: tuple[str, ...]) -> str:
    """One sentence about a theme that cannot be read well everywhere."""
    more = f", and {len(weak) - 1} more" if len(weak) > 1 else ""
    return f"theme {name}: {weak[0]}{more}; `reader themes check {name}` tells all"


def _files(folder: Path) -> list[Path]:
    return [path for path in paths.visible(folder, ".yaml") if paths.is_file(path)]


def _folders(locations: Locations) -> tuple[Path, ...]:
    return locations.config / "themes", locations.shipped()
