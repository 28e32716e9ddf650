"""Word lists from `data/`: read once, when first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """The entries of each `[section]` of `data/NAME.txt`, in order.

    Entries stand between commas or line ends; a line that begins with `#` is a comment.
    """
    found: dict[str, list[str]] = {}
    entries: list[str] = []
    for raw in (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("["):
            entries = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            entries += (entry for part in line.split(",") if (entry := part.strip()))
    return {section: tuple(own) for section, own in found.items()}
