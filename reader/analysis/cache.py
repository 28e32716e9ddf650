"""Analyses on disk: versioned, checksummed, atomic, bounded; losing them costs only time."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec

from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.text import Article
from reader.files import atomic

LIMIT = 200 << 20
"""Bytes that all analyses together may take."""

_decode = msgspec.json.Decoder(Analysis).decode


def engine_version() -> str:
    """A digest of this package's own files: an analysis made by other code is never shown."""
    here = Path(__file__).parent
    found = []
    for folder in (here, here / "entities", here / "quotes", here / "data"):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file():
                    stat = entry.stat()
                    found.append(f"{entry.name} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()


class Cache:
    """The folder of analyses; with `folder` None it keeps nothing and knows nothing."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._folder = folder
        self._limit = limit
        self._engine = engine_version() if folder else ""

    def get(self, article: Article, model: ModelInfo) -> Analysis | None:
        """The analysis of this text by this model and this version of the reader, or None."""
        if self._folder is None:
            return None
        path = self._path(self._folder, article, model)
        try:
            checksum, body = path.read_bytes().split(b"\n", 1)
            if checksum != _checksum(body):
                return None
            os.utime(path)  # used now: the last to go
            return _decode(body)
        except (OSError, ValueError, msgspec.DecodeError):
            return None

    def put(self, article: Article, model: ModelInfo, analysis: Analysis) -> None:
        """Keep it, and let the least recently used ones go; a full or read-only disk is no reason to stop."""
        if self._folder is None:
            return
        body = msgspec.json.encode(analysis)
        try:
            atomic.write(self._path(self._folder, article, model), _checksum(body) + b"\n" + body)
            self._trim(self._folder)
        except OSError:
            return

    def forget(self, sha256: str | None = None) -> int:
        """Remove what is kept about one text, or about all; how many analyses that were."""
        if self._folder is None or not self._folder.is_dir():
            return 0
        found = list(self._folder.glob(f"{sha256 or '*'}-*.json" if sha256 else "*.json"))
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def _path(self, folder: Path, article: Article, model: ModelInfo) -> Path:
        structure = "".join(f"{b.kind}{b.extent.start}-{b.extent.end} " for b in article.blocks)
        made_by = f"{structure}|{model.name}|{model.version}|{self._engine}"
        return folder / f"{article.sha256}-{hashlib.sha256(made_by.encode()).hexdigest()[:24]}.json"

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
