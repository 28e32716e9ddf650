"""Where things are on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

_NAME = "article-reader"


class Locations(msgspec.Struct, frozen=True):
    """The user's folders; none is made before something is written into it."""

    config: Path
    """`config.yaml`, `rules/*.yaml`, `themes/*.yaml`."""
    data: Path
    """What the user made: notes, corrections, positions."""
    state: Path
    """Logs."""
    cache: Path
    """Analyses: losing them costs only time."""

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Locations:
        """The XDG folders where they are set, also on macOS; else what the system has for it."""
        config, data, state, cache = _usual(environ)
        return cls(
            _xdg(environ, "CONFIG", config),
            _xdg(environ, "DATA", data),
            _xdg(environ, "STATE", state),
            _xdg(environ, "CACHE", cache),
        )

    @staticmethod
    def shipped() -> Path:
        """The themes and rule packs that ship: in the wheel, or beside the package in a checkout."""
        package = Path(__file__).resolve().parent.parent
        inside = package / "themes"
        return inside if inside.is_dir() else package.parent / "themes"


def _usual(environ: Mapping[str, str]) -> tuple[Path, Path, Path, Path]:
    """Where config, data, state and cache are where no variable says it."""
    if sys.platform != "linux":
        from platformdirs import PlatformDirs

        of = PlatformDirs()
        return of.user_config_path, of.user_data_path, of.user_state_path, of.user_cache_path
    # As the XDG specification has it: importing platformdirs would be a tenth of the start.
    home = Path(environ.get("HOME") or _home())
    return home / ".config", home / ".local/share", home / ".local/state", home / ".cache"


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a user without one, as in some containers: nothing can be kept
        return Path("/nonexistent")


def _xdg(environ: Mapping[str, str], kind: str, default: Path) -> Path:
    named = environ.get(f"XDG_{kind}_HOME", "")
    # The specification: a path that is not absolute is to be ignored.
    return (Path(named) if os.path.isabs(named) else default) / _NAME
