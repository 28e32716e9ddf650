"""Many articles on many cores: what `reader export` runs, through the same processes as the window."""

from __future__ import annotations

import select
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from reader.analysis import models
from reader.analysis.cache import Cache
from reader.analysis.process import Process
from reader.analysis.protocol import Batch, Found, Text, Unable
from reader.analysis.resolve import without_model
from reader.domain.analysis import Analysis
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


_Job = tuple[int, _Asked]
"""The place among all that is asked, from 0, and what is asked."""


class _Seat:
    """One process and what it has been given, in order."""

    def __init__(self, package: str, log: Path | None, kept: Path | None) -> None:
        self._package, self._log, self._kept = package, log, kept
        self.process: Process | None = None
        self.waiting: deque[_Job] = deque()
        self.batches: deque[int] = deque()  # articles left in each batch at hand

    def give(self, jobs: list[_Job]) -> None:
        """Ask for these after what was asked before."""
        if self.process is None:
            self.process = Process(self._package, self._log, self._kept)
        texts = tuple(Text.of(asked.article, asked.corrections) for _, asked in jobs)
        self.process.send(Batch(tuple(number for number, _ in jobs), texts))
        self.waiting.extend(jobs)
        self.batches.append(len(jobs))

    def done(self) -> _Job:
        """The article that was just answered."""
        self.batches[0] -= 1
        if not self.batches[0]:
            self.batches.popleft()
        return self.waiting.popleft()

    def begin_again(self, jobs: list[_Job]) -> None:
        """After the process has ended: one article a batch, so that the one that ends it is known."""
        self.process = None
        self.waiting.clear()
        self.batches.clear()
        for job in jobs:
            self.give([job])


def analyse_all(
    articles: Iterable[tuple[Article, Corrections]],
    model: str,
    jobs: int,
    cache: Cache,
    log: Path | None = None,
) -> Iterator[tuple[Article, Analysis]]:
    """Each article with its analysis, in the order given, as soon as those before it are done.

    An article on which the process ends twice comes without a model, with a notice.
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
    pool = _Pool([_Seat(package, log, cache.folder) for _ in range(max(1, jobs))])
    try:
        asked = (_Asked(article, said, cache.get(article, info, said)) for article, said in articles)
        for one, analysis, fresh in pool.run(asked):
            if fresh:
                cache.put(one.article, info, analysis, one.corrections)
            yield one.article, analysis
    finally:
        pool.close()


class _Pool:
    def __init__(self, seats: list[_Seat]) -> None:
        self._seats = seats
        self._results: dict[int, tuple[_Asked, Analysis, bool]] = {}
        self._failed: set[int] = set()

    def run(self, articles: Iterator[_Asked]) -> Iterator[tuple[_Asked, Analysis, bool]]:
        """What was asked, the analysis, and whether it is new, in order."""
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
            if asked.known is not None:
                self._results[number] = (asked, asked.known, False)
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
                if isinstance(reply, Found):
                    number, asked = seat.done()
                    self._results[number] = (asked, reply.analysis, True)
                elif isinstance(reply, Unable):
                    self._without(
                        seat, f'The model "{reply.reason}" could not be loaded: only quotation marks.'
                    )
            if ended and seat.waiting:
                self._recover(seat)

    def _recover(self, seat: _Seat) -> None:
        """The first waiting article may have ended the process: alone, it gets a second try."""
        assert seat.process is not None
        cause = seat.process.cause()
        seat.process.kill()
        jobs = list(seat.waiting)
        first, asked = jobs[0]
        if first in self._failed:
            notice = f"The analysis stopped ({cause}): only quotation marks are shown."
            self._results[first] = (asked, without_model(asked.article, notice), False)
            jobs = jobs[1:]
        self._failed.add(first)
        seat.begin_again(jobs)

    def _without(self, seat: _Seat, notice: str) -> None:
        for number, asked in seat.waiting:
            self._results[number] = (asked, without_model(asked.article, notice), False)
        seat.waiting.clear()
        seat.batches.clear()

    def close(self) -> None:
        """End all processes."""
        for seat in self._seats:
            if seat.process is not None:
                seat.process.kill()
