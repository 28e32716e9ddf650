"""Opening the file: whatever its state, there is a connection, and a word on what cannot be kept."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reader.store.schema import VERSION, Damaged, migrate, version

BUSY = 5.0
"""Seconds to wait, at the start and when all is forgotten, for another window that is writing."""
PATIENCE = 0.3
"""Seconds to wait for it while somebody reads: no key should be held up for longer."""
ERRORS = (sqlite3.Error, UnicodeDecodeError, OSError)
"""What can come of using a file."""
_COMPANIONS = ("-wal", "-shm")


class Opened(NamedTuple):
    """A connection with the tables of `VERSION`."""

    connection: sqlite3.Connection
    kept: bool
    """Whether what is written outlives the process."""
    notice: str = ""
    inode: int | None = None
    """Of the file that is written: another window may put another in its place."""


def wait(connection: sqlite3.Connection, seconds: float) -> None:
    """From now on wait so long for another window that is writing."""
    connection.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")


def is_replaced(opened: Opened, path: Path) -> bool:
    """Whether the file at `path` is another one than was opened: what is written would go astray."""
    if opened.inode is None:
        return False
    try:
        return os.stat(path).st_ino != opened.inode
    except FileNotFoundError:
        return True
    except OSError:
        return False


def in_memory(notice: str = "") -> Opened:
    """A connection that ends with the process."""
    connection = _connect(":memory:")
    migrate(connection)
    return Opened(connection, kept=False, notice=notice)


def open_file(path: Path) -> Opened:
    """The file, made where it is missing; it is set aside where it is damaged, and one that cannot be
    written, or must not be, is as good as a copy in memory."""
    try:
        return _open(path)
    except ERRORS as error:
        if is_damage(error):
            return afresh(path)
        notice = f"not saved: {reason(error, path.parent)}"
    try:
        return _copy(path, notice)  # on a full disk there is no room for the write-ahead log
    except ERRORS:
        return in_memory(notice)


def afresh(path: Path) -> Opened:
    """A new file in the place of a damaged one, which is kept as `NAME.corrupt-DATE`."""
    try:
        with _alone(path.parent):
            if (sound := _sound(path)) is not None:
                return sound  # another window was here first
            aside = _aside(path)
            os.replace(path, aside)
            for companion in _COMPANIONS:
                with contextlib.suppress(FileNotFoundError):
                    os.replace(f"{path}{companion}", f"{aside}{companion}")
            opened = _open(path)
    except ERRORS as error:
        why = reason(error, path.parent)
        return in_memory(f"not saved: {path.name} is damaged and cannot be set aside: {why}")
    notice = f"{path.name} was damaged and is kept as {aside.name}; a new one was begun"
    return opened._replace(notice=notice)


def is_damage(error: Exception) -> bool:
    """Whether it says that the file is not a database, or is a broken one."""
    # SQLITE_ERROR: the tables are not those of the schema. What SQLite says of a broken schema quotes it,
    # and may not even be text.
    broken = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
    return isinstance(error, Damaged | UnicodeDecodeError) or _code(error) in broken


def reason(error: Exception, folder: Path) -> str:
    """What stands in the way of keeping something in that folder, in few words."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if _code(error) == sqlite3.SQLITE_IOERR and _is_full(folder):
        return "No space left"
    if isinstance(error, UnicodeDecodeError):
        return "the file is damaged"
    known = {sqlite3.SQLITE_FULL: "No space left", sqlite3.SQLITE_BUSY: "another program holds the file"}
    return known.get(_code(error), str(error))


def _is_full(folder: Path) -> bool:
    try:
        return not os.statvfs(folder).f_bavail
    except OSError:
        return False


def _code(error: Exception) -> int:
    """The primary result code; 0 for an error that is not SQLite's own."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _open(path: Path) -> Opened:
    if not path.exists():
        from reader.files import atomic  # it costs more than opening, and is needed once

        atomic.make_folder(path.parent)
        # Made here, for its owner alone: SQLite gives the file's mode to its companions.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _copy(path, "not saved: the data folder is read-only")
    connection = _connect(str(path))
    try:
        if (found := version(connection)) > VERSION:
            connection.close()
            return in_memory(_newer(path, found))
        _prepare(connection)
        wait(connection, PATIENCE)
        return Opened(connection, kept=True, inode=os.stat(path).st_ino)
    except BaseException:
        connection.close()
        raise


def _prepare(connection: sqlite3.Connection) -> None:
    """Write-ahead log and tables. Two windows that make one new file do not wait for each other by
    themselves: switching to the log does not heed the time that a connection is ready to wait."""
    end = time.monotonic() + BUSY
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=NORMAL")
            return migrate(connection)
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
        time.sleep(0.01)


def _copy(path: Path, notice: str) -> Opened:
    """What is in the file, in memory."""
    if os.path.exists(f"{path}-wal"):  # a window was killed: what it wrote last may only be there
        with contextlib.suppress(*ERRORS):
            return _read(path, "mode=ro", notice)
    return _read(path, "immutable=1", notice)  # where no log can be made it opens only so


def _read(path: Path, how: str, notice: str) -> Opened:
    from urllib.parse import quote

    with contextlib.closing(_connect(f"file:{quote(os.fsencode(path))}?{how}", uri=True)) as file:
        if (found := version(file)) > VERSION:
            return in_memory(_newer(path, found))
        copy = _connect(":memory:")
        file.backup(copy)
    migrate(copy)
    return Opened(copy, kept=False, notice=notice)


def _newer(path: Path, found: int) -> str:
    return f"not saved: {path.name} was written by a newer reader (version {found}, here {VERSION})"


def _sound(path: Path) -> Opened | None:
    """The file, if it is whole."""
    try:
        opened = _open(path)
    except ERRORS as error:
        if is_damage(error):
            return None
        raise
    with contextlib.suppress(*ERRORS):
        if opened.connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok":
            return opened
    opened.connection.close()
    return None


def _aside(path: Path) -> Path:
    """A name that is free."""
    name = f"{path.name}.corrupt-{time.strftime('%Y%m%d-%H%M%S')}"
    count = 1
    while (aside := path.with_name(name if count == 1 else f"{name}-{count}")).exists():
        count += 1
    return aside


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """No other window sets a file aside meanwhile."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with contextlib.suppress(OSError):  # a disk that knows no locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _connect(path: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY, isolation_level=None, uri=uri)
    connection.text_factory = _text
    return connection


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")  # a damaged title is still a title
