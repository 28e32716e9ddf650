"""Which theme it is, and where it comes from; what its file says is read by `themefile`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from reader.domain.errors import CannotOpen
from reader.domain.theme import Theme
from reader.files import fingerprint
from reader.files.kept import Kept
from reader.settings.contrast import luminance
from reader.settings.locations import Locations

DARK, LIGHT = "ink", "paper"
"""The themes that `auto` chooses between."""

_decode = msgspec.json.Decoder(Theme).decode


def choose(environ: Mapping[str, str], background: str | None) -> str:
    """The theme that `auto` means: by the terminal's background (`#rrggbb`) if known, else by COLORFGBG."""
    if background is not None:
        return LIGHT if luminance(background) > 0.3 else DARK
    ground = environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if ground in ("7", "15") else DARK


def names(locations: Locations) -> list[str]:
    """The names of all themes that are there."""
    return sorted({path.stem for folder in _folders(locations) for path in folder.glob("*.yaml")})


def load_theme(name: str, locations: Locations, kept: Kept, *, own: bool = True) -> Theme:
    """The user's theme of that name, or the one that ships; raises `Invalid` or `CannotOpen`.

    `own=False` passes over the user's, which may be broken. `kept` has the theme ready from the last time:
    reading YAML would be a tenth of the start.
    """
    folders = _folders(locations) if own else (locations.shipped(),)
    for folder in folders:
        path = folder / f"{name}.yaml"
        if path.is_file():
            return _read(path, folders, kept)
    from reader.files.fields import nearest

    raise CannotOpen(f'there is no theme "{name}"', hint=nearest(name, names(locations)), source="theme")


def _read(path: Path, folders: tuple[Path, ...], kept: Kept) -> Theme:
    # It may extend any other theme, so all their files count.
    code = [fingerprint.of_code(f).encode() for f in (Path(__file__).parent, *folders) if f.is_dir()]
    key = fingerprint.of_data([fingerprint.of_file(path), *code])
    theme = kept.get(key, _decode)
    if theme is None:
        from reader.files import yamlfile
        from reader.settings import themefile

        parents = themefile.parents_in(folders, path)
        theme = themefile.read(yamlfile.read(path, path.name), path.name, parents)
        kept.put(key, theme)
    return theme


def _folders(locations: Locations) -> tuple[Path, ...]:
    return locations.config / "themes", locations.shipped()
