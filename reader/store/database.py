"""The database of what the user made: neither a crash, a full disk nor a second window loses it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote

from reader.store.schema import VERSION, migrate

T = TypeVar("T")

_BUSY = 5.0
"""Seconds to wait for another window that is writing."""
_NOTHING = ":memory:"


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody was in a text."""

    sha256: str
    """The text's digest."""
    offset: int
    """Code points."""
    length: int
    """Of the text, in code points."""
    source: str
    """The file that was opened last with this text."""
    title: str | None
    opened: float
    """Seconds since the epoch."""


class Store:
    """Positions and the log of changes; works in every state, and tells once what cannot be kept."""

    def __init__(self, connection: sqlite3.Connection, *, writable: bool, notice: str = "") -> None:
        self._connection = connection
        # What is not to be kept goes where the end of the process ends it.
        self._sink = connection if writable else _connect(_NOTHING)
        self._writable = writable
        self._notices = [notice] if notice else []

    @classmethod
    def open(cls, folder: Path, *, private: bool = False) -> Store:
        """The store in `folder`; with `private` one that knows nothing and keeps nothing.

        A damaged file is set aside as `reader.sqlite.corrupt-DATE`, one of a newer version is left alone,
        one on a read-only disk is read: each with a notice.
        """
        if private:
            return cls(_connect(_NOTHING), writable=False)
        path = folder / "reader.sqlite"
        try:
            return cls._opened(path)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                return cls(_connect(_NOTHING), writable=False, notice=f"not saved: {error}")
            return cls._afresh(path)
        except OSError as error:
            return cls(_connect(_NOTHING), writable=False, notice=f"not saved: {error.strerror}")

    @classmethod
    def _opened(cls, path: Path) -> Store:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
            # A WAL database on a read-only disk opens only like this.
            connection = _connect(f"file:{quote(str(path))}?immutable=1", uri=True)
            _version(connection)
            return cls(connection, writable=False, notice="not saved: the data folder is read-only")
        connection = _connect(str(path))
        if (version := _version(connection)) > VERSION:
            connection.close()
            notice = (
                f"not saved: {path.name} was written by a newer reader (version {version}, here {VERSION})"
            )
            return cls(_connect(_NOTHING), writable=False, notice=notice)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        migrate(connection)
        return cls(connection, writable=True)

    @classmethod
    def _afresh(cls, path: Path) -> Store:
        aside = path.with_name(f"{path.name}.corrupt-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            os.replace(path, aside)
            for companion in ("-wal", "-shm"):
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(f"{path}{companion}")
            store = cls._opened(path)
        except (OSError, sqlite3.Error) as error:
            return cls(_connect(_NOTHING), writable=False, notice=f"not saved: {error}")
        store._notices.append(f"{path.name} was damaged and is kept as {aside.name}; a new one was begun")
        return store

    # -- positions

    def position(self, sha256: str) -> int | None:
        """Where somebody was in the text of this digest."""
        rows = self._read("SELECT offset FROM position WHERE sha256 = ?", sha256)
        return int(rows[0][0]) if rows else None

    def save_position(
        self, sha256: str, offset: int, *, length: int, source: str, title: str | None = None
    ) -> None:
        """Keep where somebody is."""
        row = (sha256, offset, length, os.fsencode(source), title, time.time())
        self._write("INSERT OR REPLACE INTO position VALUES (?, ?, ?, ?, ?, ?)", *row)

    def recent(self, most: int = 50) -> list[Place]:
        """The texts read last, the latest first."""
        rows = self._read("SELECT * FROM position ORDER BY opened DESC, rowid DESC LIMIT ?", most)
        return [Place(s, o, n, os.fsdecode(f), t, at) for s, o, n, f, t, at in rows]

    def forget(self, sha256: str | None = None) -> None:
        """Remove what is kept about one text, or about all, and from the file's free pages."""
        where, values = ("", ()) if sha256 is None else (" WHERE sha256 = ?", (sha256,))
        for table in ("position", "change"):
            self._write(f"DELETE FROM {table}{where}", *values)
        self._guarded(self._vacuum)

    def _vacuum(self) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.execute("VACUUM")
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    # -- one log of changes, for undo and redo everywhere

    def record(self, sha256: str, kind: str, before: str, after: str) -> None:
        """Log a change that was made: its kind, and what was and is there; what was undone is gone."""
        with self._writing() as connection:
            connection.execute("DELETE FROM change WHERE sha256 = ? AND undone", (sha256,))
            connection.execute(
                "INSERT INTO change (sha256, kind, before, after, at) VALUES (?, ?, ?, ?, ?)",
                (sha256, kind, before, after, time.time()),
            )

    def undo(self, sha256: str) -> tuple[str, str] | None:
        """Take the last change back: its kind and what was there before; None where there is none."""
        return self._step(sha256, undone=0, order="DESC", value="before")

    def redo(self, sha256: str) -> tuple[str, str] | None:
        """Make the change again that was undone last: its kind and what is there after it."""
        return self._step(sha256, undone=1, order="ASC", value="after")

    def _step(self, sha256: str, *, undone: int, order: str, value: str) -> tuple[str, str] | None:
        with self._writing() as connection:
            row = connection.execute(
                f"SELECT id, kind, {value} FROM change"
                f" WHERE sha256 = ? AND undone = ? ORDER BY id {order} LIMIT 1",
                (sha256, undone),
            ).fetchone()
            if row is None:
                return None
            connection.execute("UPDATE change SET undone = ? WHERE id = ?", (1 - undone, row[0]))
            return str(row[1]), str(row[2])
        return None

    # -- the rest

    def notices(self) -> list[str]:
        """What the person should be told and has not been yet."""
        told, self._notices = self._notices, []
        return told

    @property
    def writable(self) -> bool:
        """Whether anything is kept."""
        return self._writable

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _read(self, sql: str, *values: object) -> list[Any]:
        return self._guarded(lambda: self._connection.execute(sql, values).fetchall()) or []

    def _write(self, sql: str, *values: object) -> None:
        with self._writing() as connection:
            connection.execute(sql, values)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction; it is undone, and told, where the disk or another window stands in the way."""
        try:
            self._sink.execute("BEGIN IMMEDIATE")  # asks for the lock before anything is done
            yield self._sink
            self._sink.execute("COMMIT")
        except sqlite3.Error as error:
            self._tell(error)
            with contextlib.suppress(sqlite3.Error):
                self._sink.execute("ROLLBACK")

    def _guarded(self, do: Callable[[], T]) -> T | None:
        try:
            return do()
        except sqlite3.Error as error:
            self._tell(error)
            return None

    def _tell(self, error: sqlite3.Error) -> None:
        reason = "No space left" if "full" in str(error) else str(error)
        self._notices.append(f"not saved: {reason}")


def _connect(path: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, uri=uri)
    if path == _NOTHING:
        migrate(connection)
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
