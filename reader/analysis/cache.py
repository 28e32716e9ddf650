"""Analyses on disk: versioned, checksummed, atomic, bounded; losing them costs only time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.rules import Highlight
from reader.domain.text import Article
from reader.files import fingerprint

T = TypeVar("T")

LIMIT = 200 << 20
"""Bytes that all analyses together may take."""

_decode = msgspec.json.Decoder(Analysis).decode
_decode_highlights = msgspec.json.Decoder(tuple[Highlight, ...]).decode


class Cache:
    """The folder of analyses; with `folder` None it keeps nothing and knows nothing."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        # An analysis that was made by other code is never shown.
        self._code = fingerprint.of_code(Path(__file__).parent) if folder else ""

    def get(self, article: Article, model: ModelInfo) -> Analysis | None:
        """The analysis of this text by this model and this version of the reader, or None."""
        return self._read(self._name(article, model), _decode)

    def put(self, article: Article, model: ModelInfo, analysis: Analysis) -> None:
        """Keep it, and let the least recently used ones go; a full or read-only disk is no reason to stop."""
        self._write(self._name(article, model), analysis)

    def get_highlights(self, article: Article, model: ModelInfo, rules: str) -> tuple[Highlight, ...] | None:
        """What the rules of that digest found, with the whole analysis by this model; or None."""
        return self._read(self._name(article, model, rules), _decode_highlights)

    def put_highlights(
        self, article: Article, model: ModelInfo, rules: str, highlights: tuple[Highlight, ...]
    ) -> None:
        """Keep what they found: then a second opening needs no rule at all."""
        self._write(self._name(article, model, rules), highlights)

    def forget(self, sha256: str | None = None) -> int:
        """Remove what is kept about one text, or about all; how many analyses that were."""
        if self._folder is None or not self._folder.is_dir():
            return 0
        found = list(self._folder.glob(f"{sha256 or '*'}-*.json" if sha256 else "*.json"))
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def _name(self, article: Article, model: ModelInfo, rules: str = "") -> str:
        structure = "".join(f"{b.kind}{b.extent.start}-{b.extent.end} " for b in article.blocks)
        made_by = f"{structure}|{model.name}|{model.version}|{self._code}|{rules}"
        return f"{article.sha256}-{hashlib.sha256(made_by.encode()).hexdigest()[:24]}.json"

    def _read(self, name: str, decode: Callable[[bytes], T]) -> T | None:
        if self._folder is None:
            return None
        path = self._folder / name
        try:
            checksum, body = path.read_bytes().split(b"\n", 1)
            if checksum != _checksum(body):
                return None
            os.utime(path)  # used now: the last to go
            return decode(body)
        except (OSError, ValueError, msgspec.DecodeError):
            return None

    def _write(self, name: str, value: object) -> None:
        if self._folder is None:
            return
        from reader.files import atomic

        body = msgspec.json.encode(value)
        try:
            # Not synced: it must be quick, and after a power cut the checksum tells a torn file.
            atomic.write(self._folder / name, _checksum(body) + b"\n" + body, durable=False)
            self._trim(self._folder)
        except OSError:
            return

    def _trim(self, folder: Path) -> None:
        with os.scandir(folder) as entries:
            kept = [
                (stat.st_mtime_ns, stat.st_size, e.path)
                for e in entries
                if (stat := e.stat(follow_symlinks=False))
            ]
        total = sum(size for _, size, _ in kept)
        for _, size, path in sorted(kept):
            if total <= self._limit:
                return
            Path(path).unlink(missing_ok=True)
            total -= size


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()
