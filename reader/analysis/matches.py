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
    """What was found so far, and which queries are off: everywhere, or in one article."""

    def __init__(self, cache: Cache) -> None:
        self.cache = cache
        self._whole: dict[str, Matches] = {}  # by article
        self._so_far: tuple[str, Found] = ("", {})
        self.refused: dict[DocQuery, str] = {}
        """Queries that are looked for nowhere, and why: `SLOW`, or what is wrong with them."""
        self._off: dict[str, dict[DocQuery, str]] = {}  # by article, those that are off in it alone

    def off(self, article: Article) -> Mapping[DocQuery, str]:
        """Queries that are not tried any more in this article, and why."""
        return {**self.refused, **self._off.get(_text(article), {})}

    def open(self, queries: Iterable[DocQuery], article: Article) -> tuple[DocQuery, ...]:
        """Those that are not off in this article."""
        off = self.off(article)
        return tuple(query for query in queries if query not in off)

    def refuse(self, query: DocQuery, reason: str) -> None:
        """It cannot be looked for in any article."""
        self.refused.setdefault(query, reason)

    def blame(self, query: DocQuery, process: Process, article: Article, model: ModelInfo) -> None:
        """It ended the analysis process, in this article; that it was slow is kept, so that the next opening
        does not find it out again.
        """
        self._off_in(article)[query] = SLOW if process.late else process.cause()
        if process.late:
            self._keep(article, model, {query.digest: None})

    def blame_everywhere(self, query: DocQuery, process: Process) -> None:
        """It ended the analysis process before any article was looked at."""
        self.refused[query] = SLOW if process.late else process.cause()

    def known(self, article: Article, model: ModelInfo, queries: Iterable[DocQuery]) -> Found:
        """Of these queries those that have been looked for in the whole article, with what they found."""
        found = self._of(article, model)
        known: Found = {}
        for query in queries:
            at = found.get(query.digest, ())
            if at is None:
                self._off_in(article).setdefault(query, SLOW)
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
        found, off = extents(queries, places), self.off(article)
        self._keep(article, model, {q.digest: at for q, at in found.items() if q not in off})

    def _off_in(self, article: Article) -> dict[DocQuery, str]:
        return self._off.setdefault(_text(article), {})

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


def _text(article: Article) -> str:
    return f"{article.sha256} {article.format}"


def _name(article: Article, model: ModelInfo) -> str:
    return f"{_text(article)} {model.name} {model.version}"
