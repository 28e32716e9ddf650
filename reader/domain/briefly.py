"""Mistakes in files, so few and so short that they leave room for the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

FEW = 3
"""So many mistakes are told; the rest is counted."""
_LONG, _ALONE = 120, 300
"""Characters of one mistake among several, and of one that is alone."""
_KNOWN = 50
"""Characters that a list of all that is known may have."""
_MISTAKE = re.compile(r"([^\s:/][^:/]*\.(?:ya?ml|jsonl)):\d+(?::\d+)?: ")


def briefly(notices: Iterable[str], command: Callable[[str], str]) -> list[str]:
    """The notices, a line each: of mistakes in files the first few, and how the rest are seen.

    `command` says which command tells all that is wrong with a file of that name.
    """
    lines = [line for notice in notices for line in notice.split("\n")]
    files = [match[1] for line in lines if (match := _MISTAKE.match(line))]
    longest = _ALONE if len(files) == 1 else _LONG
    found: list[str] = []
    count = 0
    for line in lines:
        if not _MISTAKE.match(line):
            found.append(line)
            continue
        count += 1
        if count <= FEW:
            found.append(brief(line, longest))
        elif count == FEW + 1:
            commands = " and ".join(dict.fromkeys(map(command, files[FEW:])))
            found.append(f"and {len(files) - FEW} more: {commands}")
    return found


def brief(mistake: str, longest: int = _LONG) -> str:
    """A mistake in one line that is not long: without a long list of what is known."""
    line = mistake.partition("\n")[0]
    said, known, words = line.partition("; known: ")
    if known and len(words) > _KNOWN:
        line = said
    return f"{line[: longest - 1].rstrip()}…" if len(line) > longest else line
