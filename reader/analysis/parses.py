"""What the pipeline said of articles, on disk: what a person corrects later costs no second parse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

from reader.analysis.cache import name_of
from reader.analysis.parse import Stretch
from reader.domain.analysis import ModelInfo
from reader.domain.text import Article
from reader.files import fingerprint
from reader.files.kept import Kept

LONGEST = 2_000_000
"""Characters of an article whose parse is kept as one: ten times as many bytes, a fifth of that packed."""
PART = 100_000
"""Characters of a longer one that are kept together while it is parsed: so much is lost at most where the
process is ended."""
MOST = 12_000_000
"""Characters of an article of which parts are kept."""

_decode = msgspec.json.Decoder(list[Stretch]).decode
_decode_part = msgspec.json.Decoder(dict[int, Stretch]).decode


class Parses:
    """Parses of whole articles, and of parts; with `folder` None it keeps nothing and knows nothing."""

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

    def parts(self, article: Article, model: ModelInfo) -> Parts:
        """What is kept of it while it is parsed."""
        return Parts(self._kept, article, lambda: name_of(article, model, self._code, "part"))


class Parts:
    """The stretches of one long article as they are parsed, in any order; of others nothing is kept so."""

    def __init__(self, kept: Kept, article: Article, name: Callable[[], str]) -> None:
        """`name`: what the names of the parts begin with; it takes time to make."""
        self._kept, self._make_name = kept, name
        self._is_long = PART < len(article.text) <= MOST
        self._is_kept_whole = len(article.text) <= LONGEST
        self._count = 0  # of the parts that are kept
        self._next: dict[int, Stretch] = {}
        self._size = 0  # characters of these

    @cached_property
    def _name(self) -> str:
        return self._make_name()

    def get(self) -> dict[int, Stretch]:
        """What is kept, by the places of the stretches; to be asked before something is added."""
        found: dict[int, Stretch] = {}
        while self._is_long:
            part = self._kept.get(f"{self._name}-{self._count}", _decode_part)
            if part is None:
                break
            found.update(part)
            self._count += 1
        return found

    def add(self, read: Mapping[int, Stretch], size: int) -> None:
        """More was parsed, of so many characters."""
        if self._is_long:
            self._next.update(read)
            self._size += size
            if self._size >= PART:
                self.keep()

    def keep(self) -> None:
        """Keep now what is not kept yet."""
        if self._next:
            self._kept.put(f"{self._name}-{self._count}", self._next)
            self._count += 1
            self._next, self._size = {}, 0

    def end(self) -> None:
        """All is parsed; what is kept as one is not kept in parts any more."""
        if not self._is_kept_whole:
            self.keep()
        elif self._count:
            self._kept.forget(f"{self._name}-")
        self._next = {}
