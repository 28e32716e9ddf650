"""What a person set in a text to find it again: marks under letters, pins in colours."""

from __future__ import annotations

import sqlite3

import msgspec

from reader.domain.moved import context
from reader.domain.pins import COLORS, Pin
from reader.store.schema import Damaged


def marks(connection: sqlite3.Connection, sha256: str) -> dict[str, int]:
    """The marks in a text: from the letter to the offset."""
    return dict(map(_mark, connection.execute("SELECT name, offset FROM mark WHERE sha256 = ?", (sha256,))))


def set_mark(connection: sqlite3.Connection, sha256: str, name: str, offset: int, text: str) -> None:
    """Set a mark, which moves it where it was set before."""
    around = msgspec.json.encode(context(text, offset)) if text else None
    connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)", (sha256, name, offset, around))


def pins(connection: sqlite3.Connection, sha256: str) -> list[Pin]:
    """What is pinned in a text, in the order of the colours."""
    wanted = "SELECT number, what FROM pin WHERE sha256 = ? ORDER BY number"
    return [_pin(row) for row in connection.execute(wanted, (sha256,))]


def set_pin(connection: sqlite3.Connection, sha256: str, pin: Pin) -> None:
    """Pin something, instead of what had its colour."""
    row = (sha256, pin.number, msgspec.json.encode(pin))
    connection.execute("INSERT OR REPLACE INTO pin VALUES (?, ?, ?)", row)


def drop_pin(connection: sqlite3.Connection, sha256: str, number: int) -> None:
    """Forget what has that colour."""
    connection.execute("DELETE FROM pin WHERE sha256 = ? AND number = ?", (sha256, number))


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
