"""What is kept of a text that was read before under the same file's name, and may be this one, changed."""

from __future__ import annotations

import os
import sqlite3

import msgspec

from reader.domain.moved import Context
from reader.store.positions import Place, of_text

_context = msgspec.json.Decoder(Context).decode
_sample = msgspec.json.Decoder(tuple[str, ...]).decode


class Earlier(msgspec.Struct, frozen=True):
    """The text that was read last from a file."""

    place: Place
    sample: tuple[str, ...]
    """Pieces of the text: see `reader.domain.moved`."""
    context: Context | None
    """What stood where somebody was."""
    marks: dict[str, tuple[int, Context | None]]
    """The offset of each mark, and what stood there."""


def newest(connection: sqlite3.Connection, source: str) -> Earlier | None:
    """That of a file; None where none is known by which it could be told again."""
    last = "ORDER BY opened DESC, rowid DESC LIMIT 1"
    wanted = f"SELECT sha256, sample, context FROM position WHERE source = ? {last}"
    row = connection.execute(wanted, (os.fsencode(source),)).fetchone()
    place = None if row is None else of_text(connection, row[0])
    if place is None or row[1] is None:
        return None
    marks = connection.execute("SELECT name, offset, context FROM mark WHERE sha256 = ?", (place.sha256,))
    there = {name: (offset, _decoded(context)) for name, offset, context in marks}
    try:
        sample = _sample(row[1])
    except (msgspec.MsgspecError, TypeError, UnicodeDecodeError):
        return None  # it is little: the text is read as a new one
    return Earlier(place, sample, _decoded(row[2]), there)


def _decoded(data: object) -> Context | None:
    try:
        return _context(data) if isinstance(data, bytes) else None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
