"""Analyses on disk, so that a second opening needs neither the process nor spaCy."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

import msgspec

from reader.analysis.pieces import SIZE, Piece, cut, join
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import Said
from reader.domain.queries import DocQuery
from reader.domain.rules import Highlight
from reader.domain.text import Article, Extent
from reader.files import fingerprint
from reader.files.kept import LIMIT, Kept

_decode_head = msgspec.json.Decoder(Analysis).decode
_decode_piece = msgspec.json.Decoder(Piece).decode
_decode_some = msgspec.json.Decoder(tuple[Highlight, ...]).decode
Matches: TypeAlias = dict[str, tuple[Extent, ...] | None]
"""By the digest of each query what it found; None: that took too long."""

_decode_queries = msgspec.json.Decoder(tuple[DocQuery, ...]).decode
_decode_matches = msgspec.json.Decoder(Matches).decode

_QUERIES = 200
"""Of so many queries it is kept what they found in an article."""


class Cache:
    """What was found in articles; with `folder` None it keeps nothing and knows nothing."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        self.folder = folder
        """Where it is kept; None: nowhere."""
        self._kept = Kept(folder, limit)
        # An analysis that was made by other code is never shown.
        self._code = fingerprint.of_code(Path(__file__).parent) if folder else ""

    def get(self, article: Article, model: ModelInfo, corrections: Sequence[Said] = ()) -> Analysis | None:
        """The analysis of this text by this model and this version of the reader, or None.

        `corrections`: what a person said about names and quotes in it, which the analysis follows.
        """
        return self._kept.get(name_of(article, model, self._code, _said(corrections)), _decode)

    def put(
        self,
        article: Article,
        model: ModelInfo,
        analysis: Analysis,
        corrections: Sequence[Said] = (),
    ) -> None:
        """Keep it."""
        self._kept.put(name_of(article, model, self._code, _said(corrections)), analysis, _encode)

    def get_highlights(
        self, article: Article, analysis: Analysis, rules: str
    ) -> tuple[Highlight, ...] | None:
        """What the rules of that digest found, with this whole analysis by a model; or None."""
        return self._kept.get(self._highlights(article, analysis, rules), _decode_highlights)

    def put_highlights(
        self, article: Article, analysis: Analysis, rules: str, highlights: tuple[Highlight, ...]
    ) -> None:
        """Keep what they found: then a second opening needs no rule at all."""
        self._kept.put(self._highlights(article, analysis, rules), highlights, _encode_highlights)

    def _highlights(self, article: Article, analysis: Analysis, rules: str) -> str:
        assert analysis.model is not None
        return name_of(article, analysis.model, self._code, f"{rules}|{_said(analysis.corrections)}")

    def get_queries(self, rules: str) -> tuple[DocQuery, ...] | None:
        """What the rules of that digest ask of the model's parse; None where that is not known."""
        return self._kept.get(f"rules-{rules}", _decode_queries)

    def put_queries(self, rules: str, queries: tuple[DocQuery, ...]) -> None:
        """Keep it."""
        self._kept.put(f"rules-{rules}", queries)

    def get_matches(self, article: Article, model: ModelInfo) -> Matches:
        """What queries found in this text, as this model parsed it; empty where nothing is kept."""
        return self._kept.get(self._matches(article, model), _decode_matches) or {}

    def put_matches(self, article: Article, model: ModelInfo, found: Matches) -> None:
        """Keep it; of very many queries those that were asked last."""
        self._kept.put(self._matches(article, model), dict(list(found.items())[-_QUERIES:]))

    def _matches(self, article: Article, model: ModelInfo) -> str:
        return name_of(article, model, self._code, "queries")

    def forget(self, sha256: str | None = None) -> int:
        """Remove what is kept about one text, or about all; how many values that were."""
        return self._kept.forget(sha256 or "")


def name_of(article: Article, model: ModelInfo, code: str, more: str = "") -> str:
    """The name of what is kept about an article: of all that it depends on, the text's digest first.

    `code`: a digest of what made it; `more`: of whatever else it depends on.
    """
    structure = "".join([f"{b.kind}{b.extent.start}-{b.extent.end} " for b in article.blocks])
    made_by = f"{structure}|{model.name}|{model.version}|{code}|{more}"
    return f"{article.sha256}-{hashlib.sha256(made_by.encode()).hexdigest()[:24]}"


def _said(corrections: Sequence[Said]) -> str:
    return msgspec.json.encode(corrections).decode() if corrections else ""


def _encode(analysis: Analysis) -> bytes:
    """A line for each piece."""
    head, pieces = cut(analysis)
    return b"\n".join(map(msgspec.json.encode, (head, *pieces)))


def _decode(body: bytes) -> Analysis:
    head, *pieces = body.split(b"\n")
    return join(_decode_head(head), map(_decode_piece, pieces))


def _encode_highlights(highlights: Sequence[Highlight]) -> bytes:
    pieces = [highlights[first : first + SIZE] for first in range(0, len(highlights), SIZE)]
    return b"\n".join(map(msgspec.json.encode, pieces or [()]))


def _decode_highlights(body: bytes) -> tuple[Highlight, ...]:
    return tuple([found for piece in body.split(b"\n") for found in _decode_some(piece)])
