"""Analyses on disk, so that a second opening needs neither the process nor spaCy."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec

from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.rules import Highlight
from reader.domain.text import Article
from reader.files import fingerprint
from reader.files.kept import LIMIT, Kept

_decode = msgspec.json.Decoder(Analysis).decode
_decode_highlights = msgspec.json.Decoder(tuple[Highlight, ...]).decode


class Cache:
    """What was found in articles; with `folder` None it keeps nothing and knows nothing."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self._kept = Kept(folder, limit)
        # An analysis that was made by other code is never shown.
        self._code = fingerprint.of_code(Path(__file__).parent) if folder else ""

    def get(self, article: Article, model: ModelInfo) -> Analysis | None:
        """The analysis of this text by this model and this version of the reader, or None."""
        return self._kept.get(self._name(article, model), _decode)

    def put(self, article: Article, model: ModelInfo, analysis: Analysis) -> None:
        """Keep it."""
        self._kept.put(self._name(article, model), analysis)

    def get_highlights(self, article: Article, model: ModelInfo, rules: str) -> tuple[Highlight, ...] | None:
        """What the rules of that digest found, with the whole analysis by this model; or None."""
        return self._kept.get(self._name(article, model, rules), _decode_highlights)

    def put_highlights(
        self, article: Article, model: ModelInfo, rules: str, highlights: tuple[Highlight, ...]
    ) -> None:
        """Keep what they found: then a second opening needs no rule at all."""
        self._kept.put(self._name(article, model, rules), highlights)

    def forget(self, sha256: str | None = None) -> int:
        """Remove what is kept about one text, or about all; how many values that were."""
        return self._kept.forget(sha256 or "")

    def _name(self, article: Article, model: ModelInfo, rules: str = "") -> str:
        structure = "".join(f"{b.kind}{b.extent.start}-{b.extent.end} " for b in article.blocks)
        made_by = f"{structure}|{model.name}|{model.version}|{self._code}|{rules}"
        return f"{article.sha256}-{hashlib.sha256(made_by.encode()).hexdigest()[:24]}"
