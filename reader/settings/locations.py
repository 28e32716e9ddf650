"""Where things are on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_NAME = "article-reader"


@dataclass(frozen=True, slots=True)
class Locations:
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
        """The XDG folders where they are set, and on Linux always; else the system's own."""
        if sys.platform == "linux" or any(environ.get(f"XDG_{kind}_HOME") for kind in ("CONFIG", "DATA")):
            # Read here and not through platformdirs: its import would be a tenth of the start.
            home = Path(environ.get("HOME") or Path.home())
            return cls(
                _xdg(environ, "CONFIG", home / ".config"),
                _xdg(environ, "DATA", home / ".local/share"),
                _xdg(environ, "STATE", home / ".local/state"),
                _xdg(environ, "CACHE", home / ".cache"),
            )
        from platformdirs import PlatformDirs

        folders = PlatformDirs(_NAME, appauthor=False)
        return cls(
            folders.user_config_path, folders.user_data_path, folders.user_state_path, folders.user_cache_path
        )

    @staticmethod
    def shipped() -> Path:
        """The themes and rule packs that ship: in the wheel, or beside the package in a checkout."""
        package = Path(__file__).resolve().parent.parent
        inside = package / "themes"
        return inside if inside.is_dir() else package.parent / "themes"


def _xdg(environ: Mapping[str, str], kind: str, default: Path) -> Path:
    named = environ.get(f"XDG_{kind}_HOME", "")
    # The specification: a path that is not absolute is to be ignored.
    return (Path(named) if os.path.isabs(named) else default) / _NAME
