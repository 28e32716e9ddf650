"""A list in a YAML file of a person's, to which items are added and taken out again: other bytes stay."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from reader.domain.errors import Changed, Invalid, ReaderError
from reader.files import atomic, lock, yamledit, yamlfile

T = TypeVar("T")
Read: TypeAlias = Callable[[bytes, str, list[ReaderError]], Sequence[T | None]]
"""Gives the items that a file of some name says: None for what is wrong, which is added to the list; raises
`Invalid` where it is no such file at all."""


class ItemList(Generic[T]):
    """The list under one key of a file."""

    def __init__(self, key: str, header: str, read: Read[T]) -> None:
        """`header`: what a new file begins with."""
        self._key, self._header, self._read = key, header, read

    def add(self, path: Path, value: T, item: Sequence[str], comment: Sequence[str] = ()) -> str:
        """Write an item at the end of the list, in a file that is made where it is missing; what was put in.

        `value`: what the file then says besides; `item`: its lines, and `comment` those before it, without
        dash, `#` and indentation. Raises `ReaderError` where that cannot be done; the file is then as it was.
        """
        with _writing(path):
            old = yamlfile.read(path, path.name) if path.exists() else self._header.encode()
            try:
                problems: list[ReaderError] = []
                before = self._read(old, path.name, problems)
                if problems:
                    raise problems[0]
                new, inserted = yamledit.appended(
                    old, yamlfile.parse(old, path.name), self._key, item, comment
                )
                after = self._read(new, path.name, problems)
            except Invalid as error:
                raise error.problems[0] from error
            if [*after] != [*before, value]:  # better nothing than something else
                raise ReaderError("it could not be added", hint="write it in by hand", source=path.name)
            _write(path, new)
        return inserted.decode()

    def remove(self, path: Path, value: T, inserted: str) -> None:
        """Take out an item that `add` put in as `inserted`; every other byte stays.

        Raises `Changed` where the list does not say it any more, `ReaderError` where it cannot be written.
        """
        with _writing(path):
            data = yamlfile.read(path, path.name) if path.exists() else b""
            try:
                root = yamlfile.parse(data, path.name)
                before = [*self._read(data, path.name, [])]
                place = max(n for n, said in enumerate(before) if said == value)
            except (Invalid, ValueError):
                raise Changed(
                    "the lines were changed meanwhile", hint="take them out by hand", source=path.name
                ) from None
            left = [*before[:place], *before[place + 1 :]]
            for new in (
                yamledit.without(data, inserted.encode()),
                yamledit.without_item(data, root, self._key, place),
            ):
                if new is not None and self._says(new, path.name, left):
                    _write(path, new)
                    return
            raise Changed("the lines cannot be taken out", hint="take them out by hand", source=path.name)

    def _says(self, data: bytes, source: str, wanted: list[T | None]) -> bool:
        try:
            return [*self._read(data, source, [])] == wanted
        except Invalid:
            return False


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Read and write as one: another window waits. Disks and other programs in the way are `ReaderError`s."""
    try:
        with lock.held(path):
            yield
    except OSError as error:
        raise ReaderError(f"not saved: {error.strerror}", source=path.name) from error


def _write(path: Path, data: bytes) -> None:
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o600
    atomic.write(path, data, mode)
