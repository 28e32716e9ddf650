"""The database of what the user made: neither a crash, a full disk nor a second window loses it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec

from reader.domain.errors import StateUnusable
from reader.domain.pins import COLORS, Pin
from reader.store import looks
from reader.store.opening import BUSY, ERRORS, Opened, afresh, in_memory, is_damage, open_file, reason
from reader.store.schema import Damaged

T = TypeVar("T")

_NAME = "reader.sqlite"
PATIENCE = 0.3
"""Seconds that keeping a position waits for another program to let go of the file."""
_POSITION = "sha256, offset, length, source, title, opened, read"
_PUT_POSITION = f"INSERT OR REPLACE INTO position ({_POSITION}) VALUES (?, ?, ?, ?, ?, ?, ?)"
EVERYWHERE = ""
"""Stands for the digest of a text where a change concerns all of them, such as a new rule."""


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
    read: int | None = None
    """How much of it is read, in code points; None where an older reader did not say."""

    @property
    def percent(self) -> int:
        """How far it is read."""
        read = self.offset if self.read is None else self.read
        return max(0, min(100, 100 * read // self.length)) if self.length else 0


@dataclass(frozen=True, slots=True)
class Change:
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


class Store:
    """Positions, marks, pins, the log of changes; works in every state, tells once what cannot be kept.

    It belongs to the thread that uses it first.
    """

    def __init__(self, path: Path, *, private: bool = False) -> None:
        """`path`: the file; with `private` nothing is read from it or written into it."""
        self._path = path
        self._private = private
        self._opened: Opened | None = None
        self._notices: list[str] = []
        self._told: set[str] = set()
        if private:
            self._use(in_memory())
        elif os.path.exists(path):  # else it is made when there is something to write
            self._use(open_file(path))

    @classmethod
    def open(cls, folder: Path, *, private: bool = False) -> Store:
        """The store in `folder`; with `private` one that knows nothing and keeps nothing.

        A damaged file is set aside as `reader.sqlite.corrupt-DATE`, one of a newer version is left alone,
        one on a read-only disk is read: each with a notice. No file is made before the first writing.
        """
        return cls(folder / _NAME, private=private)

    # -- positions

    def position(self, sha256: str) -> int | None:
        """Where somebody was in the text of this digest."""
        found = self._read(_offset, "SELECT offset FROM position WHERE sha256 = ?", sha256)
        return found[0] if found else None

    def save_position(  # noqa: PLR0913 - each is a column
        self,
        sha256: str,
        offset: int,
        *,
        length: int,
        source: str,
        title: str | None = None,
        read: int | None = None,
    ) -> None:
        """Keep where somebody is, and how much is read: all, where the end is on the screen."""
        shown = None if title is None else title.encode("utf-8", "replace").decode()  # no lone surrogates
        row = (sha256, offset, length, os.fsencode(source), shown, time.time(), read)

        def put(connection: sqlite3.Connection) -> None:
            """Without much patience: nobody should wait for the next article because of this."""
            connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
            try:
                _transaction(connection, lambda c: c.execute(_PUT_POSITION, row))
            finally:
                connection.execute(f"PRAGMA busy_timeout = {BUSY * 1000:.0f}")

        self._run(put)

    def recent(self, most: int = 50) -> list[Place]:
        """The texts read last, the latest first."""
        last = f"SELECT {_POSITION} FROM position ORDER BY opened DESC, rowid DESC LIMIT ?"
        return self._read(_place, last, most)

    def place(self, sha256: str) -> Place | None:
        """What is kept of where somebody was in the text of this digest."""
        found = self._read(_place, f"SELECT {_POSITION} FROM position WHERE sha256 = ?", sha256)
        return found[0] if found else None

    # -- how a text was shown

    def look(self, sha256: str) -> dict[str, Any]:
        """How the text of this digest was shown, as far as it was said: JSON, by name."""
        if self._opened is None and not os.path.exists(self._path):
            return {}
        return self._run(lambda connection: looks.read(connection, sha256)) or {}

    def save_look(self, sha256: str, changes: Mapping[str, Any]) -> None:
        """Keep what was changed of that; None takes a value out. What others changed meanwhile stays."""
        if changes:
            self._write(lambda connection: looks.merge(connection, sha256, changes))

    # -- marks

    def marks(self, sha256: str) -> dict[str, int]:
        """The marks in a text: from the letter to the offset."""
        return dict(self._read(_mark, "SELECT name, offset FROM mark WHERE sha256 = ?", sha256))

    def save_mark(self, sha256: str, name: str, offset: int) -> bool:
        """Set a mark, which moves it where it was set before; whether it is kept."""
        put = "INSERT OR REPLACE INTO mark VALUES (?, ?, ?)"
        return self._write(lambda c: c.execute(put, (sha256, name, offset))) is not None

    # -- pins

    def pins(self, sha256: str) -> list[Pin]:
        """What is pinned in a text, in the order of the colours."""
        return self._read(_pin, "SELECT number, what FROM pin WHERE sha256 = ? ORDER BY number", sha256)

    def save_pin(self, sha256: str, pin: Pin) -> bool:
        """Pin something, instead of what had its colour; whether it is kept."""
        put = "INSERT OR REPLACE INTO pin VALUES (?, ?, ?)"
        row = (sha256, pin.number, msgspec.json.encode(pin))
        return self._write(lambda c: c.execute(put, row)) is not None

    def drop_pin(self, sha256: str, number: int) -> bool:
        """Forget what has that colour; whether that is kept."""
        drop = "DELETE FROM pin WHERE sha256 = ? AND number = ?"
        return self._write(lambda c: c.execute(drop, (sha256, number))) is not None

    # -- one log of changes, for undo and redo everywhere

    def record(self, sha256: str, who: str, what: str, before: object, after: object) -> bool:
        """Log a change that was made (see `Change`); what was undone of the same text is gone.

        Whether it is in the log: a full disk may stand in the way.
        """
        row = (sha256, who, what, msgspec.json.encode(before), msgspec.json.encode(after), time.time())

        def do(connection: sqlite3.Connection) -> bool:
            connection.execute("DELETE FROM change WHERE sha256 = ? AND undone", (sha256,))
            connection.execute(
                "INSERT INTO change (sha256, who, what, before, after, at) VALUES (?, ?, ?, ?, ?, ?)", row
            )
            return True

        return bool(self._write(do))

    def changes(self, sha256: str) -> list[Change]:
        """What was changed and holds, the first change first."""
        return self._read(
            _change, f"SELECT {_CHANGE} FROM change WHERE sha256 = ? AND NOT undone ORDER BY id", sha256
        )

    def undo(self, *sha256: str) -> Change | None:
        """Mark the last change of these texts as undone and give it, for its `before`; None without one."""
        return self._step(sha256, undone=0, order="DESC")

    def redo(self, *sha256: str) -> Change | None:
        """Mark what was undone last as done again and give it, for its `after`; None without one."""
        return self._step(sha256, undone=1, order="ASC")

    def _step(self, texts: tuple[str, ...], *, undone: int, order: str) -> Change | None:
        places = ", ".join("?" * len(texts))
        wanted = f"sha256 IN ({places}) AND undone = ? ORDER BY id {order} LIMIT 1"

        def do(connection: sqlite3.Connection) -> Change | None:
            row = connection.execute(
                f"SELECT id, {_CHANGE} FROM change WHERE {wanted}", (*texts, undone)
            ).fetchone()
            if row is None:
                return None
            connection.execute("UPDATE change SET undone = ? WHERE id = ?", (1 - undone, row[0]))
            return _change(row[1:])

        return self._write(do)

    # -- forgetting

    def forget(self, sha256: str | None = None) -> int:
        """Remove what is kept about one text, or about all, from the file's free pages too; with all, the
        damaged files that were set aside go as well. Raises `StateUnusable` where that cannot be done.

        How many things that were. A private store forgets what others kept.
        """
        if self._private:
            with Store(self._path) as store:
                return store.forget(sha256)
        removed = 0
        try:
            if self._opened is not None or os.path.exists(self._path):
                removed = self._attempt(lambda connection: _forget(connection, sha256))
                if not self.writable:
                    why = self._opened.notice.removeprefix("not saved: ") if self._opened else ""
                    raise StateUnusable(f"not forgotten: {why}", source=_NAME)
            if sha256 is None:
                for aside in self._path.parent.glob(f"{_NAME}.corrupt-*"):
                    aside.unlink(missing_ok=True)
        except ERRORS as error:
            raise StateUnusable(f"not forgotten: {reason(error, self._path.parent)}", source=_NAME) from error
        return removed

    # -- the rest

    def notices(self) -> list[str]:
        """What the person should be told and has not been yet."""
        told, self._notices = self._notices, []
        return told

    @property
    def writable(self) -> bool:
        """Whether what is written is kept."""
        return self._opened is None or self._opened.kept

    def close(self) -> None:
        """Close the file."""
        if self._opened is not None:
            self._opened.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, make: Callable[[Any], T], sql: str, *values: object) -> list[T]:
        if self._opened is None and not os.path.exists(self._path):
            return []
        return self._run(lambda c: [make(row) for row in c.execute(sql, values)]) or []

    def _write(self, do: Callable[[sqlite3.Connection], T]) -> T | None:
        """One transaction; it is undone, and told, where the disk or another window stands in the way."""
        return self._run(lambda connection: _transaction(connection, do))

    def _run(self, do: Callable[[sqlite3.Connection], T]) -> T | None:
        try:
            return self._attempt(do)
        except ERRORS as error:
            self._tell(f"not saved: {reason(error, self._path.parent)}")
            return None

    def _attempt(self, do: Callable[[sqlite3.Connection], T]) -> T:
        connection = self._connection()
        try:
            return do(connection)
        except ERRORS as error:
            if not (self.writable and is_damage(error)):
                raise
        # Damage further in, which opening the file did not meet.
        connection.close()
        return do(self._use(afresh(self._path)))

    def _connection(self) -> sqlite3.Connection:
        if self._opened is None:
            return self._use(open_file(self._path))
        return self._opened.connection

    def _use(self, opened: Opened) -> sqlite3.Connection:
        self._opened = opened
        if opened.notice:
            self._tell(opened.notice)
        return opened.connection

    def _tell(self, notice: str) -> None:
        if notice not in self._told:
            self._told.add(notice)
            self._notices.append(notice)


def _transaction(connection: sqlite3.Connection, do: Callable[[sqlite3.Connection], T]) -> T:
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


def _forget(connection: sqlite3.Connection, sha256: str | None) -> int:
    where, values = ("", ()) if sha256 is None else (" WHERE sha256 = ?", (sha256,))

    def do(connection: sqlite3.Connection) -> int:
        tables = ("position", "change", "mark", "look", "pin")
        return sum(connection.execute(f"DELETE FROM {table}{where}", values).rowcount for table in tables)

    removed = _transaction(connection, do)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return removed


def _offset(row: tuple[object]) -> int:
    if not isinstance(row[0], int):
        raise Damaged("a position is not a number")
    return row[0]


def _mark(row: tuple[object, object]) -> tuple[str, int]:
    name, offset = row
    if not (isinstance(name, str) and isinstance(offset, int)):
        raise Damaged("a mark is damaged")
    return name, offset


def _pin(row: tuple[object, object]) -> Pin:
    number, what = row
    try:
        pin = msgspec.json.decode(what, type=Pin) if isinstance(what, bytes) else None
    except msgspec.MsgspecError as error:
        raise Damaged("a pin is damaged") from error
    if pin is None or pin.number != number or not 1 <= pin.number <= COLORS:
        raise Damaged("a pin is damaged")
    return pin


def _place(row: tuple[str, int, int, bytes, str | None, float, int | None]) -> Place:
    sha256, offset, length, source, title, opened, read = row
    if not isinstance(source, bytes):
        raise Damaged("the name of a file is damaged")
    return Place(sha256, offset, length, os.fsdecode(source), title, opened, read)


_CHANGE = "sha256, who, what, before, after, at"


def _change(row: tuple[str, str, str, bytes, bytes, float]) -> Change:
    sha256, who, what, before, after, at = row
    try:
        return Change(sha256, who, what, msgspec.json.decode(before), msgspec.json.decode(after), at)
    except (msgspec.MsgspecError, TypeError) as error:
        raise Damaged("a change in the log is damaged") from error
