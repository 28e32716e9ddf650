"""The analysis process: requests on standard input, replies on standard output, until the input ends.

Started by `client.py` as `python -m reader.analysis.worker MODEL FOLDER`; in the folder it keeps what it
parsed, in none where that is empty.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis import docs, models, pipeline
from reader.analysis.extract import extract
from reader.analysis.language import in_language
from reader.analysis.matching import Looking, check, check_alone
from reader.analysis.parses import Parses
from reader.analysis.parts import BATCH, Place, parts, text_of
from reader.analysis.pipe import Pipe
from reader.analysis.protocol import (
    Analyse,
    Batch,
    Check,
    Focus,
    Found,
    Match,
    Matched,
    Progress,
    Request,
    Text,
    Unable,
)
from reader.analysis.resolve import foreign, resolve
from reader.analysis.schedule import Schedule
from reader.domain.text import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from spacy.language import Language

    from reader.analysis.parse import Stretch
    from reader.domain.analysis import ModelInfo
    from reader.domain.text import Extent

TOO_LONG = 30
"""Seconds of work that one part may take: then the kernel ends the process, and the client says so.

Of the process's own work, not of the clock: on a busy machine nothing is given up that goes on.
"""
PATIENCE = 10
"""How many times as long it may take by the clock."""
MEMORY = 6 << 30
"""Bytes of address space, where the system can limit it."""


class Worker:
    """Reads articles with one pipeline, which is loaded when there is something to parse."""

    def __init__(
        self, pipe: Pipe, model: ModelInfo, load: Callable[[Collection[str]], Language], parses: Parses
    ) -> None:
        """`load` gives the pipeline without some components."""
        self.pipe = pipe
        self.model = model
        self._pipelines = docs.Pipelines(load)
        self._parses = parses
        self._last: tuple[Article, dict[int, Stretch]] = (Article("", "", ()), {})
        """The article that was read last, and what was parsed of it: it may be asked for again, corrected."""

    @property
    def nlp(self) -> Language:
        """The pipeline; raises `ModelMissing`."""
        return self._pipelines.whole

    def run(self) -> None:
        """Serve until no more requests come."""
        request = self.pipe.take(wait=True)
        while request is not None:
            following = None
            if isinstance(request, Analyse):
                following = self.one(request)
            elif isinstance(request, Batch):
                if request.analysed:
                    self.match_many(request)
                else:
                    self.many(request)
            elif isinstance(request, Match):
                following = self.match(request)
            elif isinstance(request, Check):
                check(self.pipe, request)
            request = following or self.pipe.take(wait=True)

    def one(self, request: Analyse) -> Request | None:
        """Read one article, what is on the screen first; the request that interrupted it, if one did."""
        article = request.text.article()
        read = self._read_before(article)
        if not read and not self.readable(article):
            self.pipe.say(Found(request.job, foreign(article, self.model), 0, 0, True))
            return None
        places = list(pipeline.stretches(article))
        known = len(read) == len(places)
        schedule = Schedule(places, request.focus, read)
        looking = Looking(request.queries, self.pipe.say, request.job)
        if read:
            self.look_through([(article, *places[i]) for i in sorted(read)], read.values(), looking)
        while batch := schedule.next():
            part = [(article, *schedule.stretches[i]) for i in batch]
            read.update(zip(batch, self.parsed(part, looking), strict=True))
            while not schedule.ended and (other := self.pipe.take(wait=False)) is not None:
                if not isinstance(other, Focus):
                    return other
                if other.job == request.job:
                    schedule.look_at(other.offset)
            if self.pipe.ended:
                return None
            if schedule.ended:
                break
            if schedule.snapshot_due():
                self.found(request, article, read, schedule, looking)
            else:
                self.pipe.say(Progress(request.job, schedule.done, schedule.total))
        self.found(request, article, read, schedule, looking)
        if not known:
            self._parses.put(article, self.model, [read[i] for i in sorted(read)])
        return None

    def _read_before(self, article: Article) -> dict[int, Stretch]:
        """What was parsed of the article already, here or on disk, by the places of the stretches."""
        before, read = self._last
        if (before.text, before.blocks) != (article.text, article.blocks):
            read = dict(enumerate(self._parses.get(article, self.model) or ()))
        self._last = (article, read)
        return read

    def found(
        self,
        request: Analyse,
        article: Article,
        read: dict[int, Stretch],
        schedule: Schedule,
        looking: Looking,
    ) -> None:
        """Say what the stretches read so far come to."""
        started = time.perf_counter()
        with alarm(schedule.done):
            stretches = [read[i] for i in sorted(read)]
            analysis = resolve(article, stretches, self.model, request.text.corrections)
        schedule.shown(started)
        matches = looking.matches(article)
        self.pipe.say(Found(request.job, analysis, schedule.done, schedule.total, schedule.ended, matches))

    def many(self, request: Batch) -> None:
        """Read several articles in one go: longer batches are read faster."""
        plans = [self._plan(text) for text in request.texts]
        looking = Looking(request.queries, self.pipe.say, request.jobs[0])
        unread = [
            (article, *place) for article, places, before in plans if before is None for place in places or ()
        ]
        read = self.parsed(unread, looking)
        for job, text, (article, places, before) in zip(request.jobs, request.texts, plans, strict=True):
            stretches = [next(read) for _ in places or ()] if before is None else before
            if before is not None:
                self.look_through([(article, *place) for place in places or ()], before, looking)
            size = sum(len(extent) for _, extent in places or ())
            with alarm(size):
                analysis = (
                    foreign(article, self.model)
                    if places is None
                    else resolve(article, stretches, self.model, text.corrections)
                )
            self.pipe.say(Found(job, analysis, size, size, True, looking.matches(article)))

    def match(self, request: Match) -> Request | None:
        """Look for queries in an article that is analysed already; the request that interrupted it."""
        article = request.text.article()
        looking = Looking(request.queries, self.pipe.say, request.job)
        for more in self._look_again(article, looking):
            if not more:
                break
            if (other := self.pipe.take(wait=False)) is not None and not isinstance(other, Focus):
                return other
            if self.pipe.ended:
                return None
        self.pipe.say(Matched(request.job, looking.matches(article)))
        return None

    def match_many(self, request: Batch) -> None:
        """Look for queries in several of them."""
        looking = Looking(request.queries, self.pipe.say, request.jobs[0])
        for job, text in zip(request.jobs, request.texts, strict=True):
            article = text.article()
            for _ in self._look_again(article, looking):
                pass
            self.pipe.say(Matched(job, looking.matches(article)))

    def _look_again(self, article: Article, looking: Looking) -> Iterator[bool]:
        """As `looked`, in an article that is analysed already."""
        places = [(article, *place) for place in pipeline.stretches(article)]
        read = self._read_before(article)
        known = [read[i] for i in sorted(read)] if len(read) == len(places) else []
        if looking.queries and (known or self._pipelines.reads(article, looking.needs)):
            yield from self.looked(places, known, looking)

    def look_through(self, places: Iterable[Place], known: Iterable[Stretch], looking: Looking) -> None:
        """As `looked`, to the end."""
        for _ in self.looked(places, known, looking):
            pass

    def looked(self, places: Iterable[Place], known: Iterable[Stretch], looking: Looking) -> Iterator[bool]:
        """Look at these places, part by part: as they were parsed before, or else with as little of the
        pipeline as the queries need. After each part, whether there is another.
        """
        if not looking.queries:
            return
        stretches = {stretch.start: stretch for stretch in known}
        nlp = self._pipelines.part(looking.needs, parsed=bool(stretches))
        groups = list(parts(places))
        for number, part in enumerate(groups, start=1):
            with alarm():
                found = docs.rebuilt_all(nlp, part, stretches, looking.needs) if stretches else None
                if found is None:
                    nlp = self._pipelines.part(looking.needs, parsed=False)
                    found = list(nlp.pipe(map(text_of, part), batch_size=BATCH))
            looking.look(
                nlp, [(doc, article, at.start) for doc, (article, _, at) in zip(found, part, strict=True)]
            )
            yield number < len(groups)

    def _plan(self, text: Text) -> tuple[Article, list[tuple[int, Extent]] | None, list[Stretch] | None]:
        """An article, what of it is to be parsed (None: it is in another language), and its parse, if known.

        What was corrected was mostly read in the window before.
        """
        article = text.article()
        before = self._parses.get(article, self.model) if text.corrections else None
        if before is None and not self.readable(article):
            return article, None, None
        return article, list(pipeline.stretches(article)), before

    def parsed(self, places: Iterable[Place], looking: Looking) -> Iterator[Stretch]:
        """The parse of each place: an article, the number of a block in it, and the extent."""
        for part in parts(places):
            with alarm():
                found = list(self.nlp.pipe(map(text_of, part), batch_size=BATCH))
            of_part = list(zip(found, part, strict=True))
            stretches = [extract(doc, block, extent, self.nlp) for doc, (_, block, extent) in of_part]
            looking.look(self.nlp, [(doc, article, at.start) for doc, (article, _, at) in of_part])
            yield from stretches

    def readable(self, article: Article) -> bool:
        """Whether the article is in the pipeline's language."""
        return in_language(article, self.nlp.Defaults.stop_words)


@contextmanager
def alarm(characters: int = 0) -> Iterator[None]:
    """Ends the process when what is inside works for over `TOO_LONG` seconds, even in compiled code, or
    stands still for long. `characters`: how many are dealt with together, which may take their time.
    """
    limit = TOO_LONG + characters // 50_000
    signal.setitimer(signal.ITIMER_PROF, limit)
    signal.alarm(PATIENCE * limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def main() -> None:
    """Serve on standard input and output; standard error gets what libraries print."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the reader decides when to end
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    sink = os.dup(1)
    os.dup2(2, 1)
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pipe = Pipe(0, sink)
    name, folder = sys.argv[1:]
    model = models.installed(models.choose(name))
    try:
        with suppress(BrokenPipeError):  # the reader has gone
            if model is None:
                check_alone(pipe)
                raise pipeline.ModelMissing(name)
            parses = Parses(Path(folder) if folder else None)
            Worker(pipe, model, lambda without: pipeline.load(name, without), parses).run()
    except pipeline.ModelMissing as missing:
        pipe.say(Unable(str(missing)))


if __name__ == "__main__":
    main()
