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
        ) STRICT""",
        "CREATE INDEX position_opened ON position (opened)",
        """CREATE TABLE change (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sha256 TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            before BLOB NOT NULL,
            after BLOB NOT NULL,
            at REAL NOT NULL,
            undone INTEGER NOT NULL DEFAULT 0
        ) STRICT""",
        "CREATE INDEX change_text ON change (sha256, undone)",
    ),
    # 2
    (
        """CREATE TABLE mark (
            sha256 TEXT NOT NULL,
            name TEXT NOT NULL,
            offset INTEGER NOT NULL,
            PRIMARY KEY (sha256, name)
        ) STRICT""",
    ),
    # 3
    (
        "ALTER TABLE position ADD COLUMN read INTEGER",
        """CREATE TABLE look (
            sha256 TEXT PRIMARY KEY,
            value BLOB NOT NULL
        ) STRICT""",
    ),
    # 4
    (
        """CREATE TABLE pin (
            sha256 TEXT NOT NULL,
            number INTEGER NOT NULL,
            what BLOB NOT NULL,
            PRIMARY KEY (sha256, number)
        ) STRICT""",
    ),
    # 5
    (
        "ALTER TABLE position ADD COLUMN context BLOB",
        "ALTER TABLE position ADD COLUMN sample BLOB",
        "CREATE INDEX position_source ON position (source, opened)",
        "ALTER TABLE mark ADD COLUMN context BLOB",
    ),
)
VERSION = len(_STEPS)
"""The version that this reader writes; a change of the tables is a new step, and old files are brought up."""


class Damaged(sqlite3.DatabaseError):
    """A value in the file is none that a reader writes."""


def version(connection: sqlite3.Connection) -> int:
    """The version of the file; 0 for a new one."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found < 0:
        raise Damaged("the version of the file is damaged")
    return found


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file to `VERSION`; nothing happens where it is there."""
    if version(connection) >= VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")  # another window may be doing the same
    try:
        for number in range(version(connection), VERSION):
            for statement in _STEPS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
