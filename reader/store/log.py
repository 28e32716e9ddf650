"""One log of what a person changed, for undo and redo everywhere."""

from __future__ import annotations

import sqlite3
from typing import Any

import msgspec

from reader.store.schema import Damaged

_COLUMNS = "sha256, who, what, before, after, at"
EVERYWHERE = ""
"""Stands for the digest of a text where a change concerns all of them, such as a new rule."""


class Change(msgspec.Struct, frozen=True):
    """Something that the person changed, and that can be taken back."""

    sha256: str
    """The text that it concerns, or `EVERYWHERE`."""
    who: str
    """The part of the program that made it, and that can take it back."""
    what: str
    """What was changed, in the words of that part."""
    before: Any
    """JSON: what was there; None where there was nothing."""
    after: Any
    """JSON: what is there instead."""
    at: float
    """Seconds since the epoch."""


def record(connection: sqlite3.Connection, change: Change) -> None:
    """Log a change that was made; what was undone of the same text is gone."""
    before, after = msgspec.json.encode(change.before), msgspec.json.encode(change.after)
    row = (change.sha256, change.who, change.what, before, after, change.at)
    connection.execute("DELETE FROM change WHERE sha256 = ? AND undone", (change.sha256,))
    connection.execute(f"INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)", row)


def holding(connection: sqlite3.Connection, sha256: str) -> list[Change]:
    """What was changed in a text and holds, the first change first."""
    wanted = f"SELECT {_COLUMNS} FROM change WHERE sha256 = ? AND NOT undone ORDER BY id"
    return [_change(row) for row in connection.execute(wanted, (sha256,))]


def undo(connection: sqlite3.Connection, *sha256: str) -> Change | None:
    """Mark the last change of these texts as undone and give it; None without one."""
    return _step(connection, sha256, undone=0, order="DESC")


def redo(connection: sqlite3.Connection, *sha256: str) -> Change | None:
    """Mark what was undone last as done again and give it; None without one."""
    return _step(connection, sha256, undone=1, order="ASC")


def _step(
    connection: sqlite3.Connection, texts: tuple[str, ...], *, undone: int, order: str
) -> Change | None:
    wanted = f"sha256 IN ({', '.join('?' * len(texts))}) AND undone = ? ORDER BY id {order} LIMIT 1"
    row = connection.execute(f"SELECT id, {_COLUMNS} FROM change WHERE {wanted}", (*texts, undone)).fetchone()
    if row is None:
        return None
    connection.execute("UPDATE change SET undone = ? WHERE id = ?", (1 - undone, row[0]))
    return _change(row[1:])


def _change(row: tuple[str, str, str, bytes, bytes, float]) -> Change:
    sha256, who, what, before, after, at = row
    try:
        return Change(sha256, who, what, msgspec.json.decode(before), msgspec.json.decode(after), at)
    except (msgspec.MsgspecError, TypeError) as error:
        raise Damaged("a change in the log is damaged") from error
