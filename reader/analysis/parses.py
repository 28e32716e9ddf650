"""What the pipeline said of articles, on disk: what a person corrects later costs no second parse."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reader.analysis.cache import name_of
from reader.analysis.parse import Stretch
from reader.domain.analysis import ModelInfo
from reader.domain.text import Article
from reader.files import fingerprint
from reader.files.kept import Kept

LONGEST = 2_000_000
"""Characters of an article whose parse is kept: ten times as many bytes, a fifth of that when packed."""

_decode = msgspec.json.Decoder(list[Stretch]).decode


class Parses:
    """Parses of whole articles; with `folder` None it keeps nothing and knows nothing."""

    def __init__(self, folder: Path | None) -> None:
        self._kept = Kept(folder, packed=True)
        self._code = fingerprint.of_code(Path(__file__).parent) if folder else ""

    def get(self, article: Article, model: ModelInfo) -> list[Stretch] | None:
        """Every stretch of this text in order, as this model parsed it; None where that is not known."""
        return self._kept.get(name_of(article, model, self._code), _decode)

    def put(self, article: Article, model: ModelInfo, stretches: list[Stretch]) -> None:
        """Keep them, unless the article is too long for that."""
        if len(article.text) <= LONGEST:
            self._kept.put(name_of(article, model, self._code), stretches)
