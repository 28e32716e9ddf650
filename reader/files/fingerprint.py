"""Telling whether code or data on disk are still the same."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path


def of_code(package: Path) -> str:
    """A digest of the names, sizes and times of all files of a package: other code, another digest."""
    found: list[str] = []
    _scan(package, found)
    return hashlib.sha256("\n".join(sorted(found)).encode("utf-8", "replace")).hexdigest()


def of_file(path: Path) -> bytes:
    """Name, size and time of a file; those of a missing one are nothing."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return b""
    return f"{path} {stat.st_size} {stat.st_mtime_ns}".encode("utf-8", "surrogateescape")


def of_data(contents: list[bytes]) -> str:
    """A digest of the contents, in their order."""
    digest = hashlib.sha256()
    for content in contents:
        digest.update(b"%d:" % len(content) + content)
    return digest.hexdigest()


def _scan(folder: Path | str, found: list[str]) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):  # a link may lead back
                if entry.name != "__pycache__":
                    _scan(entry.path, found)
                continue
            with suppress(OSError):  # an editor's lock is a link that leads nowhere
                if entry.is_file():
                    stat = entry.stat()
                    found.append(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}")
