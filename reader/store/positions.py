"""Where somebody was in each text, and how much of it was read."""

from __future__ import annotations

import os
import sqlite3

import msgspec

from reader.domain import moved
from reader.store.schema import Damaged

_COLUMNS = "sha256, offset, length, source, title, opened, read"


class Place(msgspec.Struct, frozen=True):
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


def offset(connection: sqlite3.Connection, sha256: str) -> int | None:
    """Where somebody was in the text of this digest."""
    row = connection.execute("SELECT offset FROM position WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return None
    if not isinstance(row[0], int):
        raise Damaged("a position is not a number")
    return row[0]


def put(connection: sqlite3.Connection, place: Place, text: str) -> None:
    """Keep a place, instead of what is kept of that text, with what of it tells place and text again."""
    around, pieces = None, None
    if text:
        around = msgspec.json.encode(moved.context(text, place.offset))
        pieces = msgspec.json.encode(moved.sample(text))
    title = None if place.title is None else place.title.encode("utf-8", "replace").decode()  # no surrogates
    row = (
        place.sha256, place.offset, place.length, os.fsencode(place.source), title, place.opened, place.read,
        around, pieces,
    )  # fmt: skip
    values = ", ".join("?" * len(row))
    into = f"position ({_COLUMNS}, context, sample)"
    connection.execute(f"INSERT OR REPLACE INTO {into} VALUES ({values})", row)


def recent(connection: sqlite3.Connection, most: int) -> list[Place]:
    """The texts read last, the latest first."""
    last = f"SELECT {_COLUMNS} FROM position ORDER BY opened DESC, rowid DESC LIMIT ?"
    return [_place(row) for row in connection.execute(last, (most,))]


def of_text(connection: sqlite3.Connection, sha256: str) -> Place | None:
    """What is kept of the text of this digest."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM position WHERE sha256 = ?", (sha256,)).fetchone()
    return None if row is None else _place(row)


def _place(row: tuple[str, int, int, bytes, str | None, float, int | None]) -> Place:
    sha256, offset, length, source, title, opened, read = row
    if not isinstance(source, bytes):
        raise Damaged("the name of a file is damaged")
    return Place(sha256, offset, length, os.fsdecode(source), title, opened, read)
