"""Many articles on many cores: what `reader export` runs, through the same processes as the window."""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from reader.analysis import models
from reader.analysis.cache import Cache
from reader.analysis.matches import DocMatches
from reader.analysis.process import Process
from reader.analysis.protocol import (
    Batch,
    Found,
    Matched,
    Matches,
    Queries,
    Refused,
    Text,
    Trying,
    Unable,
)
from reader.analysis.resolve import without_model
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import Said
from reader.domain.text import Article

BATCH = 60_000
"""Characters that a process is given at a time: two seconds of work."""
AHEAD = 2
"""Batches that a process has at hand, so that it never waits for the next."""

Corrections = tuple[Said, ...]
"""What a person said about names in an article."""


class _Asked(msgspec.Struct, frozen=True):
    """An article that is to be read."""

    article: Article
    corrections: Corrections
    known: Analysis | None
    """Its analysis, where it is known from before."""
    queries: Queries
    """What is to be looked for in it."""

    @property
    def whole(self) -> Analysis | None:
        """The analysis, where there is nothing more to do."""
        return None if self.queries else self.known


class _Done(msgspec.Struct, frozen=True):
    """An article that was read."""

    asked: _Asked
    analysis: Analysis
    fresh: bool
    """Whether the analysis is new."""
    queries: Queries = ()
    """What was looked for."""
    matches: Matches = ()


_Job = tuple[int, _Asked]
"""The place among all that is asked, from 0, and what is asked."""


class _Seat:
    """One process and what it has been given, in order."""

    def __init__(self, package: str, log: Path | None, kept: Path | None, matches: DocMatches) -> None:
        self._package, self._log, self._kept = package, log, kept
        self._matches = matches
        self.process: Process | None = None
        self.waiting: deque[_Job] = deque()
        self.batches: deque[int] = deque()  # articles left in each batch at hand
        self.asked: dict[int, Queries] = {}
        """By the number of each article that waits, what is looked for in it."""
        self.together: set[int] = set()
        """The numbers of articles that were asked with others."""
        self.tried: Trying | None = None
        """What the process is at."""

    def give(self, jobs: list[_Job]) -> None:
        """Ask for these after what was asked before."""
        if self.process is None:
            self.process = Process(self._package, self._log, self._kept)
        for (analysed, queries), group in groupby(jobs, self._same_request):
            together = list(group)
            numbers = tuple(number for number, _ in together)
            texts = tuple(Text.of(asked.article, asked.corrections) for _, asked in together)
            self.asked.update(dict.fromkeys(numbers, queries))
            if len(numbers) > 1:
                self.together.update(numbers)
            self.process.send(Batch(numbers, texts, queries, analysed))
        self.waiting.extend(jobs)
        self.batches.append(len(jobs))

    def done(self) -> _Job:
        """The article that was just answered."""
        self.batches[0] -= 1
        if not self.batches[0]:
            self.batches.popleft()
        return self.waiting.popleft()

    def _same_request(self, job: _Job) -> tuple[bool, Queries]:
        """What articles that are asked together have in common."""
        return job[1].known is not None, self._matches.open(job[1].queries, job[1].article)

    def begin_again(self, jobs: list[_Job]) -> None:
        """After the process has ended: one article a batch, so that the one that ends it is known."""
        self.process = None
        self.waiting.clear()
        self.batches.clear()
        self.asked.clear()
        self.together.clear()
        self.tried = None
        for job in jobs:
            self.give([job])


def analyse_all(  # noqa: PLR0913 - all that a process needs
    articles: Iterable[tuple[Article, Corrections]],
    model: str,
    jobs: int,
    cache: Cache,
    log: Path | None = None,
    *,
    queries: Queries = (),
    matches: DocMatches | None = None,
) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its analysis, in the order given, as soon as those before it are done.

    An article on which the process ends twice comes without a model, with a notice. `queries` are looked for
    in each; when an article comes, `matches` has what they found in it.
    """
    package = models.choose(model)
    info = models.installed(package)
    if info is None:
        for article, _ in articles:
            yield (
                article,
                without_model(article, f'The model "{package}" is not installed: only quotation marks.'),
            )
        return
    found = matches or DocMatches(cache)
    pool = _Pool([_Seat(package, log, cache.folder, found) for _ in range(max(1, jobs))], found, info)
    try:
        for done in pool.run(_asked(articles, info, cache, queries, found)):
            one = done.asked
            if done.fresh:
                cache.put(one.article, info, done.analysis, one.corrections)
            if done.matches:
                found.take(one.article, info, done.queries, done.matches)
            yield one.article, done.analysis
    finally:
        pool.close()


def _asked(
    articles: Iterable[tuple[Article, Corrections]],
    model: ModelInfo,
    cache: Cache,
    queries: Queries,
    matches: DocMatches,
) -> Iterator[_Asked]:
    """What is to be done for each article."""
    for article, said in articles:
        known = matches.known(article, model, queries) if queries else {}
        missing = tuple(query for query in matches.open(queries, article) if query not in known)
        yield _Asked(article, said, cache.get(article, model, said), missing)


class _Pool:
    def __init__(self, seats: list[_Seat], matches: DocMatches, model: ModelInfo) -> None:
        self._seats = seats
        self._matches, self._model = matches, model
        self._results: dict[int, _Done] = {}
        self._failed: set[int] = set()

    def run(self, articles: Iterator[_Asked]) -> Iterator[_Done]:
        """What was read, in order."""
        source = enumerate(articles)
        next_out = 0
        more = True
        while more or any(seat.waiting for seat in self._seats) or self._results:
            for seat in sorted(self._seats, key=lambda s: len(s.batches)):
                if more and len(seat.batches) < AHEAD:
                    more = self._fill(seat, source)
            while next_out in self._results:
                yield self._results.pop(next_out)
                next_out += 1
            self._listen()

    def _fill(self, seat: _Seat, source: Iterator[_Job]) -> bool:
        """Give one batch; whether there may be more articles."""
        batch: list[_Job] = []
        size = 0
        for number, asked in source:
            if asked.whole is not None:
                self._results[number] = _Done(asked, asked.whole, False)
            else:
                batch.append((number, asked))
                size += len(asked.article.text)
            if size >= BATCH or len(self._results) > 100:
                break
        else:
            if batch:
                seat.give(batch)
            return False
        if batch:
            seat.give(batch)
        return True

    def _listen(self) -> None:
        """Take the replies that are there; waits for one where something is being read."""
        busy = {seat.process.fileno(): seat for seat in self._seats if seat.process and seat.waiting}
        if not busy:
            return
        for ready in select.select(list(busy), [], [])[0]:
            seat = busy[ready]
            assert seat.process is not None
            replies, ended = seat.process.replies()
            for reply in replies:
                if isinstance(reply, Found | Matched):
                    self._take(seat, reply)
                elif isinstance(reply, Trying):
                    seat.tried = reply if reply.query is not None else None
                elif isinstance(reply, Refused):
                    self._matches.refuse(seat.asked[reply.job][reply.query], reply.reason)
                elif isinstance(reply, Unable):
                    self._without(
                        seat, f'The model "{reply.reason}" could not be loaded: only quotation marks.'
                    )
            if ended and seat.waiting:
                self._recover(seat)

    def _take(self, seat: _Seat, reply: Found | Matched) -> None:
        number, asked = seat.done()
        queries = seat.asked[number]
        if isinstance(reply, Found):
            self._results[number] = _Done(asked, reply.analysis, True, queries, reply.matches)
        elif asked.known is not None:
            self._results[number] = _Done(asked, asked.known, False, queries, reply.matches)

    def _recover(self, seat: _Seat) -> None:
        """The first waiting article may have ended the process: alone, it gets a second try."""
        assert seat.process is not None
        cause = seat.process.cause()
        seat.process.kill()
        jobs = list(seat.waiting)
        if seat.tried is not None:  # it was that query's fault, and no failure of the analysis
            self._blame(seat, seat.tried, seat.process)
            seat.begin_again(jobs)
            return
        first, asked = jobs[0]
        if first in self._failed:
            notice = f"The analysis stopped ({cause}): only quotation marks are shown."
            self._results[first] = _Done(asked, asked.known or without_model(asked.article, notice), False)
            jobs = jobs[1:]
        self._failed.add(first)
        seat.begin_again(jobs)

    def _blame(self, seat: _Seat, trying: Trying, process: Process) -> None:
        """The query is off in the article that was tried; of several, each gets a try alone before that."""
        assert trying.query is not None
        query = seat.asked[trying.job][trying.query]
        if trying.alone:
            self._matches.blame_everywhere(query, process)
        elif trying.job not in seat.together:
            self._matches.blame(query, process, dict(seat.waiting)[trying.job].article, self._model)

    def _without(self, seat: _Seat, notice: str) -> None:
        for number, asked in seat.waiting:
            self._results[number] = _Done(asked, asked.known or without_model(asked.article, notice), False)
        seat.waiting.clear()
        seat.batches.clear()

    def close(self) -> None:
        """End all processes."""
        for seat in self._seats:
            if seat.process is not None:
                seat.process.kill()
