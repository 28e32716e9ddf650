"""Changing the database all at once, and forgetting what is in it for good."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def transaction(connection: sqlite3.Connection, do: Callable[[sqlite3.Connection], T]) -> T:
    """What `do` gives; all that it did is undone where it raises."""
    connection.execute("BEGIN IMMEDIATE")  # asks for the lock before anything is done
    try:
        result = do(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
        raise
    return result


def forget(connection: sqlite3.Connection, sha256: str | None) -> int:
    """Remove what is kept about one text, or about all, from the file's free pages too; how much that was."""
    where, values = ("", ()) if sha256 is None else (" WHERE sha256 = ?", (sha256,))

    def do(connection: sqlite3.Connection) -> int:
        tables = ("position", "change", "mark", "look", "pin")
        return sum(connection.execute(f"DELETE FROM {table}{where}", values).rowcount for table in tables)

    removed = transaction(connection, do)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return removed
