"""The analysis process: requests on standard input, replies on standard output, until the input ends.

Started by `client.py` as `python -m reader.analysis.worker MODEL FOLDER`; in the folder it keeps what it
parsed, in none where that is empty.
"""

from __future__ import annotations

import os
import resource
import select
import signal
import sys
import time
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.analysis import models, pipeline
from reader.analysis.extract import extract
from reader.analysis.language import in_language
from reader.analysis.parses import Parses
from reader.analysis.protocol import (
    Analyse,
    Batch,
    Focus,
    Found,
    Frames,
    Progress,
    Reply,
    Request,
    Text,
    Unable,
    frame,
)
from reader.analysis.resolve import foreign, resolve
from reader.analysis.schedule import Schedule
from reader.domain.text import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from reader.analysis.parse import Stretch
    from reader.domain.analysis import ModelInfo
    from reader.domain.text import Extent

    Place = tuple[Article, int, Extent]
    """An article, the number of a block in it, and the extent."""

TOO_LONG = 30
"""Seconds of work that one part may take: then the kernel ends the process, and the client says so.

Of the process's own work, not of the clock: on a busy machine nothing is given up that goes on.
"""
PATIENCE = 10
"""How many times as long it may take by the clock."""
MEMORY = 6 << 30
"""Bytes of address space, where the system can limit it."""
BATCH, CHARACTERS = 64, 60_000
"""The most stretches, and characters, that go through the pipeline together, as one part: more is hardly
faster and waits longer."""


class Pipe:
    """The two ends that lead to the reader."""

    def __init__(self, source: int, sink: int) -> None:
        self._source = source
        self._sink = sink
        self._frames = Frames()
        self._requests: list[Request] = []
        self._ended = False

    def take(self, *, wait: bool) -> Request | None:
        """The next request; None when there is none yet, or, waiting, when no more will come."""
        while not self._requests and not self._ended:
            if not wait and not select.select([self._source], [], [], 0)[0]:
                return None
            data = os.read(self._source, 1 << 20)
            self._ended = not data
            self._frames.feed(data)
            self._requests += self._frames.requests()
        return self._requests.pop(0) if self._requests else None

    @property
    def ended(self) -> bool:
        """Whether the reader has gone."""
        return self._ended

    def say(self, reply: Reply) -> None:
        """Send it."""
        data = memoryview(frame(reply))
        while data:
            data = data[os.write(self._sink, data) :]


class Worker:
    """Reads articles with one pipeline, which is loaded when there is something to parse."""

    def __init__(self, pipe: Pipe, model: ModelInfo, load: Callable[[], Language], parses: Parses) -> None:
        self.pipe = pipe
        self.model = model
        self._load = load
        self._parses = parses
        self._last: tuple[Article, dict[int, Stretch]] = (Article("", "", ()), {})
        """The article that was read last, and what was parsed of it: it may be asked for again, corrected."""

    @cached_property
    def nlp(self) -> Language:
        """The pipeline; raises `ModelMissing`."""
        return self._load()

    def run(self) -> None:
        """Serve until no more requests come."""
        request = self.pipe.take(wait=True)
        while request is not None:
            following = None
            if isinstance(request, Analyse):
                following = self.one(request)
            elif isinstance(request, Batch):
                self.many(request)
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
        while batch := schedule.next():
            part = [(article, *schedule.stretches[i]) for i in batch]
            read.update(zip(batch, self.parsed(part), strict=True))
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
                self.found(request, article, read, schedule)
            else:
                self.pipe.say(Progress(request.job, schedule.done, schedule.total))
        self.found(request, article, read, schedule)
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

    def found(self, request: Analyse, article: Article, read: dict[int, Stretch], schedule: Schedule) -> None:
        """Say what the stretches read so far come to."""
        started = time.perf_counter()
        with alarm(schedule.done):
            stretches = [read[i] for i in sorted(read)]
            analysis = resolve(article, stretches, self.model, request.text.corrections)
        schedule.shown(started)
        self.pipe.say(Found(request.job, analysis, schedule.done, schedule.total, schedule.ended))

    def many(self, request: Batch) -> None:
        """Read several articles in one go: longer batches are read faster."""
        plans = [self._plan(text) for text in request.texts]
        read = self.parsed(
            (article, *place) for article, places, before in plans if before is None for place in places or ()
        )
        for job, text, (article, places, before) in zip(request.jobs, request.texts, plans, strict=True):
            stretches = [next(read) for _ in places or ()] if before is None else before
            size = sum(len(extent) for _, extent in places or ())
            with alarm(size):
                analysis = (
                    foreign(article, self.model)
                    if places is None
                    else resolve(article, stretches, self.model, text.corrections)
                )
            self.pipe.say(Found(job, analysis, size, size, True))

    def _plan(self, text: Text) -> tuple[Article, list[tuple[int, Extent]] | None, list[Stretch] | None]:
        """An article, what of it is to be parsed (None: it is in another language), and its parse, if known.

        What was corrected was mostly read in the window before.
        """
        article = text.article()
        before = self._parses.get(article, self.model) if text.corrections else None
        if before is None and not self.readable(article):
            return article, None, None
        return article, list(pipeline.stretches(article)), before

    def parsed(self, places: Iterable[Place]) -> Iterator[Stretch]:
        """The parse of each place: an article, the number of a block in it, and the extent."""
        for part in _parts(places):
            # A line feed inside a block is a wrap: to the parser it would be a word.
            texts = [extent.of(article.text).replace("\n", " ") for article, _, extent in part]
            with alarm():
                docs = list(self.nlp.pipe(texts, batch_size=BATCH))
            for doc, (_, block, extent) in zip(docs, part, strict=True):
                yield extract(doc, block, extent, self.nlp)

    def readable(self, article: Article) -> bool:
        """Whether the article is in the pipeline's language."""
        return in_language(article, self.nlp.Defaults.stop_words)


def _parts(places: Iterable[Place]) -> Iterator[list[Place]]:
    """The places in groups that go through the pipeline together."""
    part: list[Place] = []
    size = 0
    for place in places:
        if part and (len(part) == BATCH or size + len(place[2]) > CHARACTERS):
            yield part
            part, size = [], 0
        part.append(place)
        size += len(place[2])
    if part:
        yield part


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
        if model is None:
            raise pipeline.ModelMissing(name)
        parses = Parses(Path(folder) if folder else None)
        with suppress(BrokenPipeError):  # the reader has gone
            Worker(pipe, model, lambda: pipeline.load(name), parses).run()
    except pipeline.ModelMissing as missing:
        pipe.say(Unable(str(missing)))


if __name__ == "__main__":
    main()
