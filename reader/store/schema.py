"""The tables, version by version."""

from __future__ import annotations

import sqlite3

_STEPS = (
    # 1
    (
        """CREATE TABLE position (
            sha256 TEXT PRIMARY KEY,
            offset INTEGER NOT NULL,
            length INTEGER NOT NULL,
            source BLOB NOT NULL,
            title TEXT,
            opened REAL NOT NULL
        )""",
        "CREATE INDEX position_opened ON position (opened)",
        """CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256 TEXT NOT NULL,
            kind TEXT NOT NULL,
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            at REAL NOT NULL,
            undone INTEGER NOT NULL DEFAULT 0
        )""",
        "CREATE INDEX change_text ON change (sha256, undone)",
    ),
)
VERSION = len(_STEPS)
"""The version that this reader writes; a change of the tables is a new step, and old files are brought up."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to `VERSION`; nothing happens where it is there."""
    if _version(connection) >= VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")  # another window may be doing the same
    try:
        for number in range(_version(connection), VERSION):
            for statement in _STEPS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
