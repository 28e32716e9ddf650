"""How each text was shown: a small JSON record, of which every window writes only what was changed in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

import msgspec

VERSION = 1
"""Of the records that are written; one of another version is left as it is, and not read."""
_VERSION = "version"


def read(connection: sqlite3.Connection, sha256: str) -> dict[str, Any]:
    """What is kept of the text of this digest; nothing where that cannot be read."""
    kept = _kept(connection, sha256)
    return {} if kept is None else kept


def merge(connection: sqlite3.Connection, sha256: str, changes: Mapping[str, Any]) -> None:
    """Put these values into the record, others in it staying; None takes one out."""
    kept = _kept(connection, sha256)
    if kept is None:  # a newer reader wrote it
        return
    merged = {name: value for name, value in {**kept, **changes}.items() if value is not None}
    if merged:
        data = msgspec.json.encode({_VERSION: VERSION, **merged})
        connection.execute("INSERT OR REPLACE INTO look VALUES (?, ?)", (sha256, data))
    else:
        connection.execute("DELETE FROM look WHERE sha256 = ?", (sha256,))


def _kept(connection: sqlite3.Connection, sha256: str) -> dict[str, Any] | None:
    """The values; None where another version wrote them. What is damaged counts as nothing: it is little."""
    row = connection.execute("SELECT value FROM look WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return {}
    try:
        kept = msgspec.json.decode(row[0], type=dict[str, Any])
    except (msgspec.MsgspecError, TypeError, UnicodeDecodeError):
        return {}
    return kept if kept.pop(_VERSION, None) == VERSION else None
