"""What a list says of an article that is not open: read from its file, without opening it."""

from __future__ import annotations

import os

import msgspec

from reader.domain.text import digest
from reader.formats.registry import read
from reader.formats.source import Source, load

LARGE = 1 << 20
"""Bytes from which on a file is only measured: to read it all would cost more than a list may."""


class Glance(msgspec.Struct, frozen=True):
    """What can be said of an article at once."""

    length: int
    """Code points; of a large file its bytes."""
    title: str | None = None
    sha256: str = ""
    """The text's digest; empty for a large file."""

    @property
    def measured(self) -> bool:
        """Whether only its size is known."""
        return not self.sha256


def glance(source: Source, *, max_size: int, encoding: str | None = None, force_text: bool = False) -> Glance:
    """What can be said of the source; raises `ReaderError` as opening it would."""
    if source.path is not None and source.data is None:
        try:
            size = os.stat(source.path).st_size
        except (OSError, ValueError):
            size = 0  # `load` says what is wrong
        if LARGE < size <= max_size:
            return Glance(size)
    data = load(source, max_size=max_size)
    article = read(source.name, data, encoding=encoding, force_text=force_text)
    return Glance(len(article.text), article.title, digest(article.text))
