"""Paths as people and other programs leave them: what the system does not take is not there."""

from __future__ import annotations

import os
from pathlib import Path


def is_file(path: Path) -> bool:
    """Whether a file is there; no name, however odd, and no lack of rights is an error."""
    return os.path.isfile(path)  # `Path.is_file` raises where a name is too long, or a folder locked


def is_folder(path: Path) -> bool:
    """Whether a folder is there, as `is_file`."""
    return os.path.isdir(path)


def real(path: Path) -> Path:
    """Where it leads, by links too; the path itself where that cannot be told."""
    try:
        return Path(os.path.realpath(path))  # `Path.resolve` raises where links lead in a circle
    except (OSError, ValueError):
        return path


def visible(folder: Path, *endings: str) -> list[Path]:
    """What ends so in a folder, sorted; without what begins with a dot, such as the locks of editors."""
    try:
        names = os.listdir(folder)
    except (OSError, ValueError):
        return []
    return [folder / name for name in sorted(names) if name.endswith(endings) and not name.startswith(".")]
