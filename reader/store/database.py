"""The database of what the user made: neither a crash, a full disk nor a second window loses it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from reader.domain.errors import StateUnusable
from reader.domain.pins import Pin
from reader.store import earlier, log, looks, marks, positions
from reader.store.earlier import Earlier
from reader.store.log import Change
from reader.store.opening import (
    BUSY,
    ERRORS,
    PATIENCE,
    Opened,
    afresh,
    in_memory,
    is_damage,
    is_replaced,
    open_file,
    reason,
    wait,
)
from reader.store.positions import Place
from reader.store.transaction import forget, transaction

T = TypeVar("T")

_NAME = "reader.sqlite"


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
        return self._read(lambda c: positions.offset(c, sha256), None)

    def save_position(  # noqa: PLR0913 - each is a column
        self,
        sha256: str,
        offset: int,
        *,
        length: int,
        source: str,
        title: str | None = None,
        read: int | None = None,
        text: str = "",
    ) -> None:
        """Keep where somebody is, and how much is read: all, where the end is on the screen.

        `text`: the text itself; some words of it are kept, which find the place again when it has changed.
        """
        place = Place(sha256, offset, length, source, title, time.time(), read)
        self._write(lambda c: positions.put(c, place, text))

    def recent(self, most: int = 50) -> list[Place]:
        """The texts read last, the latest first."""
        return self._read(lambda c: positions.recent(c, most), [])

    def place(self, sha256: str) -> Place | None:
        """What is kept of where somebody was in the text of this digest."""
        return self._read(lambda c: positions.of_text(c, sha256), None)

    def earlier(self, source: str) -> Earlier | None:
        """What is kept of the text that was read last from a file, where it can be told again."""
        return self._read(lambda c: earlier.newest(c, source), None)

    # -- how a text was shown

    def look(self, sha256: str) -> dict[str, Any]:
        """How the text of this digest was shown, as far as it was said: JSON, by name."""
        return self._read(lambda c: looks.read(c, sha256), {})

    def save_look(self, sha256: str, changes: Mapping[str, Any]) -> None:
        """Keep what was changed of that; None takes a value out. What others changed meanwhile stays."""
        if changes:
            self._write(lambda c: looks.merge(c, sha256, changes))

    # -- marks and pins

    def marks(self, sha256: str) -> dict[str, int]:
        """The marks in a text: from the letter to the offset."""
        return self._read(lambda c: marks.marks(c, sha256), {})

    def save_mark(self, sha256: str, name: str, offset: int, text: str = "") -> bool:
        """Set a mark, which moves it where it was set before; whether it is kept. `text`: as above."""
        return self._write(lambda c: marks.set_mark(c, sha256, name, offset, text))

    def pins(self, sha256: str) -> list[Pin]:
        """What is pinned in a text, in the order of the colours."""
        return self._read(lambda c: marks.pins(c, sha256), [])

    def save_pin(self, sha256: str, pin: Pin) -> bool:
        """Pin something, instead of what had its colour; whether it is kept."""
        return self._write(lambda c: marks.set_pin(c, sha256, pin))

    def drop_pin(self, sha256: str, number: int) -> bool:
        """Forget what has that colour; whether that is kept."""
        return self._write(lambda c: marks.drop_pin(c, sha256, number))

    # -- one log of changes, for undo and redo everywhere

    def record(self, sha256: str, who: str, what: str, before: object, after: object) -> bool:
        """Log a change that was made (see `Change`); what was undone of the same text is gone.

        Whether it is in the log: a full disk may stand in the way.
        """
        change = Change(sha256, who, what, before, after, time.time())
        return self._write(lambda c: log.record(c, change))

    def changes(self, sha256: str) -> list[Change]:
        """What was changed and holds, the first change first."""
        return self._read(lambda c: log.holding(c, sha256), [])

    def undo(self, *sha256: str) -> Change | None:
        """Mark the last change of these texts as undone and give it, for its `before`; None without one."""
        return self._run(lambda c: transaction(c, lambda c: log.undo(c, *sha256)))

    def redo(self, *sha256: str) -> Change | None:
        """Mark what was undone last as done again and give it, for its `after`; None without one."""
        return self._run(lambda c: transaction(c, lambda c: log.redo(c, *sha256)))

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
                removed = self._attempt(lambda connection: self._forget(connection, sha256))
                if not self.writable:
                    why = self._opened.notice.removeprefix("not saved: ") if self._opened else ""
                    raise StateUnusable(f"not forgotten: {why}", source=_NAME)
            if sha256 is None:
                for aside in self._path.parent.glob(f"{_NAME}.corrupt-*"):
                    aside.unlink(missing_ok=True)
        except ERRORS as error:
            raise StateUnusable(f"not forgotten: {reason(error, self._path.parent)}", source=_NAME) from error
        return removed

    @staticmethod
    def _forget(connection: sqlite3.Connection, sha256: str | None) -> int:
        wait(connection, BUSY)
        try:
            return forget(connection, sha256)
        finally:
            wait(connection, PATIENCE)

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

    def _read(self, get: Callable[[sqlite3.Connection], T], nothing: T) -> T:
        """What is kept; `nothing` where nothing is, or where it cannot be read."""
        if self._opened is None and not os.path.exists(self._path):
            return nothing
        found = self._run(get)
        return nothing if found is None else found

    def _write(self, do: Callable[[sqlite3.Connection], object]) -> bool:
        """One transaction, and whether it was done: it is undone, and told, where the disk or another window
        stands in the way.
        """

        def done(connection: sqlite3.Connection) -> bool:
            do(connection)
            return True

        return bool(self._run(lambda c: transaction(c, done)))

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
        if is_replaced(self._opened, self._path):
            self._opened.connection.close()
            self._tell(f"{self._path.name} was set aside by another program; from now on the new one is used")
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
