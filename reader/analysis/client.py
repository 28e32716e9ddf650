"""The analysis as the reading window sees it: ask, and poll for updates; it never imports spaCy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread

import msgspec

from reader.analysis import models
from reader.analysis.cache import Cache
from reader.analysis.matches import DocMatches
from reader.analysis.process import Process
from reader.analysis.protocol import (
    Analyse,
    Focus,
    Found,
    Match,
    Matched,
    Progress,
    Queries,
    Refused,
    Reply,
    Text,
    Trying,
    Unable,
)
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import Said
from reader.domain.queries import DocQuery
from reader.domain.text import Article

LONG = 500_000
"""From so many characters on an analysis is kept in a thread."""
RESTARTS = 1
"""How often a process that ended while it read an article is started again for it."""

_REMEMBERED = 8
"""Of so many requests it is known what was asked: an answer may come when another is asked already."""


class Update(msgspec.Struct, frozen=True):
    """How far the analysis of the article that was asked for last has come."""

    sha256: str
    """The article's."""
    analysis: Analysis | None
    """What was found so far; None where there is nothing new but the progress."""
    done: int
    """Characters read."""
    total: int
    complete: bool
    """Whether this is the last update for the article."""
    matched: bool = False
    """Whether it says only that queries were looked for, in an article that is analysed already."""


class Analyst:
    """Owns the analysis process and the cache."""

    def __init__(
        self, model: str, cache: Cache, log: Path | None = None, matches: DocMatches | None = None
    ) -> None:
        """`matches` takes what queries find."""
        self._package = models.choose(model)
        self._model = models.installed(self._package)
        self._cache = cache
        self._matches = matches or DocMatches(cache)
        self._log = log
        self._process: Process | None = None
        self._job = 0
        self._article: Article | None = None  # what is being read
        self._focus = 0
        self._corrections: tuple[Said, ...] = ()
        self._queries: Queries = ()  # what is looked for in it
        self._only = False  # whether it is analysed already, and only that is asked
        self._asked: dict[int, Queries] = {}  # by job, of the last ones
        self._tried: tuple[Trying, DocQuery] | None = None  # what the process is at
        self._failures = 0
        self._latest: Analysis | None = None
        """What was found so far in the article that is being read."""
        self._latest_done = 0
        self._ready: list[Update] = []

    def cached(self, article: Article, corrections: Sequence[Said] = ()) -> Analysis | None:
        """The whole analysis, where it is known from before; `corrections` as for `analyse`."""
        return self._cache.get(article, self._model, corrections) if self._model else None

    def fileno(self) -> int | None:
        """What is readable when there is an update; None without a process, new after a restart."""
        return self._process.fileno() if self._process else None

    def analyse(
        self, article: Article, focus: int = 0, corrections: tuple[Said, ...] = (), queries: Queries = ()
    ) -> bool:
        """Read this article now, instead of what is being read; the offset `focus` first.

        `corrections`: what a person said about names and quotes in it. An article that was read already is
        not parsed again. `queries`: what is looked for on the way. Whether a process works on it; if not,
        `poll` has the answer already.
        """
        self._article, self._focus, self._failures = article, focus, 0
        self._corrections, self._queries, self._only = corrections, queries, False
        self._latest, self._latest_done = None, 0
        self._ready.clear()
        self._job += 1
        if self._model is None:
            self._give_up(
                f'The model "{self._package}" is not installed: only quotation marks are shown. '
                f"Install it, or set `model: {models.SHIPPED}`."
            )
            return False
        if queries:  # without those that are known, and those that were too slow in it before
            known = self._matches.known(article, self._model, queries)
            self._queries = tuple(query for query in queries if query not in known)
        self._ask(article)
        return True

    def match(self, article: Article, queries: Queries) -> None:
        """Look for these alone in an article that is analysed already, unless that is being done."""
        if self._model is None or (self._article is article and self._queries == queries):
            return
        self._article, self._failures = article, 0
        self._queries, self._only = queries, True
        self._ready.clear()
        self._job += 1
        self._ask(article)

    def drop(self) -> None:
        """What is being read is not wanted any more."""
        self._article = self._latest = None
        self._job += 1
        self._ready.clear()

    def focus(self, offset: int) -> None:
        """This is on the screen now: it is read next."""
        self._focus = offset
        if self._process and self._article:
            self._process.send(Focus(self._job, offset))

    def poll(self) -> list[Update]:
        """What is new; call it when `fileno()` is readable, else it waits."""
        if self._process is not None and not self._ready:
            replies, ended = self._process.replies()
            for reply in replies:
                self._take(reply)
            if ended:
                self._ended()
        updates, self._ready = self._ready, []
        return updates

    def close(self) -> None:
        """End the process at once."""
        if self._process is not None:
            self._process.kill()
            self._process = None

    def _ask(self, article: Article) -> None:
        self._queries = self._matches.open(self._queries, article)
        if self._only and not self._queries:
            self._end_matching(article)
            return
        if self._process is None:
            self._process = Process(self._package, self._log, self._cache.folder)
        self._asked[self._job] = self._queries
        for job in list(self._asked)[:-_REMEMBERED]:
            del self._asked[job]
        if self._only:
            self._process.send(Match(self._job, Text.of(article), self._queries))
        else:
            text = Text.of(article, self._corrections)
            self._process.send(Analyse(self._job, text, self._focus, self._queries))

    def _take(self, reply: Reply) -> None:
        article = self._article
        if isinstance(reply, Unable):
            self._stop(f'the model "{reply.reason}" could not be loaded')
        elif isinstance(reply, Trying):
            tried = self._query(reply.job, reply.query)
            self._tried = (reply, tried) if tried else None
        elif isinstance(reply, Refused):
            if (wrong := self._query(reply.job, reply.query)) is not None:
                self._matches.refuse(wrong, reply.reason)
        elif article is not None and isinstance(reply, Matched) and reply.job == self._job:
            if self._model:
                self._matches.take(article, self._model, self._queries, reply.matches)
            self._end_matching(article)
        elif article is not None and isinstance(reply, Progress | Found) and reply.job == self._job:
            analysis, matches = (reply.analysis, reply.matches) if isinstance(reply, Found) else (None, ())
            complete = isinstance(reply, Found) and reply.complete
            if analysis is not None and reply.done < self._latest_done and not complete:
                analysis = None  # a process that was started again has not come so far yet
            if analysis is not None:
                self._latest, self._latest_done = analysis, reply.done
                self._matches.take_so_far(article, self._queries, matches)
            self._ready.append(Update(article.sha256, analysis, reply.done, reply.total, complete))
            if complete and analysis and self._model:
                self._keep(article, self._model, analysis)
                self._matches.take(article, self._model, self._queries, matches)
                self._article = None

    def _keep(self, article: Article, model: ModelInfo, analysis: Analysis) -> None:
        """Keep the whole; that of a long article beside the keys, in a thread."""
        wanted = article, model, analysis, self._corrections
        if len(article.text) < LONG:
            self._cache.put(*wanted)
        else:
            Thread(target=self._cache.put, args=wanted, daemon=True, name="keeping").start()

    def _blame(self, trying: Trying, query: DocQuery, process: Process) -> None:
        if trying.alone:
            self._matches.blame_everywhere(query, process)
        elif trying.job == self._job and self._article is not None and self._model is not None:
            self._matches.blame(query, process, self._article, self._model)

    def _query(self, job: int, number: int | None) -> DocQuery | None:
        """What an answer is about; None where that was asked too long ago."""
        queries = self._asked.get(job, ())
        return queries[number] if number is not None and number < len(queries) else None

    def _end_matching(self, article: Article) -> None:
        self._article = None
        self._ready.append(Update(article.sha256, None, 0, 0, False, matched=True))

    def _ended(self) -> None:
        """The process is gone: start it again for its article, or say that it cannot be read."""
        process, self._process = self._process, None
        if process is None:
            return
        cause = process.cause()
        blamed, self._tried = self._tried, None
        if blamed is not None:  # it was that query's fault, and no failure of the analysis
            self._blame(*blamed, process)
        if self._article is not None:
            self._failures += blamed is None
            if self._failures > RESTARTS:
                self._stop(cause)
            else:
                self._ask(self._article)
        process.kill()  # last, so that the new process has another descriptor than the old one

    def _stop(self, cause: str) -> None:
        """Stay with what was found until now, where that is something."""
        article, latest = self._article, self._latest
        if article is not None and self._only:
            for query in self._queries:
                self._matches.refuse(query, f"the analysis stopped ({cause})")
            self._end_matching(article)
            return
        if article is None or latest is None:
            self._give_up(f"The analysis stopped ({cause}): only quotation marks are shown.")
            return
        notice = f"The analysis stopped ({cause}): what it had found until then is shown."
        # Without a model: it is not what the model finds in this text, and must not be kept as that.
        found = msgspec.structs.replace(latest, model=None, notices=(*latest.notices, notice))
        self._ready.append(Update(article.sha256, found, 0, 0, True))
        self._article = None

    def _give_up(self, notice: str) -> None:
        from reader.analysis.resolve import without_model  # seldom needed, and most of this package

        if self._article is not None:
            self._ready.append(Update(self._article.sha256, without_model(self._article, notice), 0, 0, True))
            self._article = None
