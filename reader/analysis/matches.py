"""What queries found in articles: of the last ones in memory, and on disk beside their analyses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from reader.analysis.cache import Cache, Matches
from reader.analysis.process import Process
from reader.analysis.protocol import Matches as Places
from reader.domain.analysis import ModelInfo
from reader.domain.queries import DocQuery
from reader.domain.text import Article, Extent

_ARTICLES = 4
"""Of so many what was found is in memory."""

SLOW = "took over 1 s"
Found = dict[DocQuery, tuple[Extent, ...]]


class DocMatches:
    """What was found so far, and which queries are off for good."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self._whole: dict[str, Matches] = {}  # by article
        self._so_far: tuple[str, Found] = ("", {})
        self.off: dict[DocQuery, str] = {}
        """Queries that are not tried any more, and why: `SLOW`, or what is wrong with them."""

    def open(self, queries: Iterable[DocQuery]) -> tuple[DocQuery, ...]:
        """Those that are not off."""
        return tuple(query for query in queries if query not in self.off)

    def refuse(self, query: DocQuery, reason: str) -> None:
        """It cannot be looked for."""
        self.off.setdefault(query, reason)

    def blame(self, query: DocQuery, process: Process) -> None:
        """It ended the analysis process."""
        self.off[query] = SLOW if process.late else process.cause()

    def known(self, article: Article, model: ModelInfo, queries: Iterable[DocQuery]) -> Found:
        """Of these queries those that have been looked for in the whole article, with what they found."""
        found = self._of(article, model)
        known: Found = {}
        for query in queries:
            at = found.get(query.digest, ())
            if at is None:
                self.off.setdefault(query, SLOW)
            elif query.digest in found:
                known[query] = at
        return known

    def so_far(self, article: Article) -> Mapping[DocQuery, tuple[Extent, ...]]:
        """What was found until now while the article is read."""
        name, found = self._so_far
        return found if name == article.sha256 else {}

    def take_so_far(self, article: Article, queries: Sequence[DocQuery], places: Places) -> None:
        """Take what was found until now."""
        self._so_far = article.sha256, extents(queries, places)

    def take(self, article: Article, model: ModelInfo, queries: Sequence[DocQuery], places: Places) -> None:
        """Take what was found in the whole article, and keep it; nothing of queries that are off."""
        if not queries:
            return
        found = extents(queries, places)
        self._keep(article, model, {q.digest: at for q, at in found.items() if q not in self.off})

    def take_slow(self, article: Article, model: ModelInfo, query: DocQuery) -> None:
        """Keep that it took too long: the next opening shall not find that out again."""
        self._keep(article, model, {query.digest: None})

    def _keep(self, article: Article, model: ModelInfo, fresh: Matches) -> None:
        whole = self._whole[_name(article, model)] = {**self._of(article, model), **fresh}
        self.cache.put_matches(article, model, whole)

    def _of(self, article: Article, model: ModelInfo) -> Matches:
        name = _name(article, model)
        found = self._whole.get(name)
        if found is None:
            found = self._whole[name] = self.cache.get_matches(article, model)
            for oldest in list(self._whole)[:-_ARTICLES]:
                self._whole.pop(oldest, None)
        return found


def extents(queries: Sequence[DocQuery], places: Places) -> Found:
    """What the analysis process says it found, by query."""
    return {
        query: tuple(Extent(at[i], at[i + 1]) for i in range(0, len(at), 2))
        for query, at in zip(queries, places, strict=True)
    }


def _name(article: Article, model: ModelInfo) -> str:
    return f"{article.sha256} {article.format} {model.name} {model.version}"
