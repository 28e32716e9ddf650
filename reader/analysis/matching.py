"""Looking for queries in articles as their `Doc`s come, one query after the other, none for too long."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reader.analysis import quick
from reader.analysis.docs import complete
from reader.analysis.matchers import Unusable, compiled, needs, spans
from reader.analysis.pipe import Pipe
from reader.analysis.protocol import Check, Checked, Matches, Queries, Refused, Reply, Trying

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from reader.analysis.matchers import Find
    from reader.domain.queries import DocQuery
    from reader.domain.text import Article

TOO_LONG = 1
"""Seconds of work that a query may take on so many tokens: then the kernel ends the process."""
TOKENS = 2_000
"""About 10,000 characters: what the window reads as one part."""
COMPLETE = 30
"""Seconds of work that completing the Docs of one part may take."""
PREPARE = 100_000
"""Characters of a query that may take a second more until they are matchers."""
MOST = 100_001
"""Places that a query finds in one article: one more than are looked at, so that it can be told."""

_MADE: WeakKeyDictionary[Language, dict[DocQuery, Find]] = WeakKeyDictionary()
"""Matchers, by the pipeline they are for: thousands of patterns take a while to become one."""


class Looking:
    """Looks for the queries of a request; before each it tells which one is tried."""

    def __init__(self, queries: Queries, say: Callable[[Reply], None], job: int = 0) -> None:
        self.queries = queries
        self._job = job
        self.needs = needs(queries)
        """What of the model's they look at."""
        self._say = say
        self._finds: dict[int, Find | None] = {}
        self._nlp: Language | None = None
        self._found: dict[int, tuple[Article, list[list[tuple[int, int]]]]] = {}
        """By the identity of the article, which is kept with it: for each query what was found so far."""

    def matches(self, article: Article) -> Matches:
        """What was found in an article so far, in reading order."""
        return tuple(tuple(place for match in sorted(one) for place in match) for one in self._of(article))

    def look(self, nlp: Language, part: Sequence[tuple[Doc, Article, int]]) -> None:
        """Look for every query in Docs, each with its article and its place in that."""
        if not self.queries:
            return
        with limited(COMPLETE):
            for doc, _, _ in part:
                complete(nlp, doc, self.needs)
        self.prepare(nlp)
        for number, find in self._finds.items():
            if find is None:
                continue
            self._say(Trying(self._job, number))
            try:
                for group in _groups(part):
                    with limited(TOO_LONG):
                        for doc, article, base in group:
                            found = self._of(article)[number]
                            if len(found) < MOST:
                                found += ((base + start, base + end) for start, end in spans(find, doc))
            except Exception as error:
                self._refuse(number, Unusable(str(error).split("\n", 1)[0]))
        self._say(Trying(self._job, None))

    def prepare(self, nlp: Language) -> None:
        """Make the matchers; tell which queries spaCy refuses."""
        if self._nlp is nlp:
            return
        self._nlp = nlp
        made = _MADE.setdefault(nlp, {})
        for number, query in enumerate(self.queries):
            if number in self._finds and self._finds[number] is None:
                continue  # refused already
            if query not in made:
                self._say(Trying(self._job, number, alone=True))
                try:
                    with limited(TOO_LONG + len(query.data) // PREPARE):
                        made[query] = compiled(query, nlp)
                except Unusable as error:
                    self._refuse(number, error)
                    continue
            self._finds[number] = made[query]
        self._say(Trying(self._job, None))

    def _of(self, article: Article) -> list[list[tuple[int, int]]]:
        return self._found.setdefault(id(article), (article, [[] for _ in self.queries]))[1]

    def _refuse(self, number: int, reason: Unusable) -> None:
        self._finds[number] = None
        self._say(Refused(self._job, number, str(reason)))


def check_alone(pipe: Pipe) -> None:
    """Serve, without a model, until something else is asked for than checking."""
    while isinstance(request := pipe.take(wait=True), Check):
        check(pipe, request)


def check(pipe: Pipe, request: Check) -> None:
    """Tell which queries spaCy refuses."""
    quick.import_spacy()
    import spacy

    Looking(request.queries, pipe.say).prepare(spacy.blank("en"))
    pipe.say(Checked())


def _groups(part: Sequence[tuple[Doc, Article, int]]) -> Iterator[list[tuple[Doc, Article, int]]]:
    """The Docs in groups of about as many tokens: the more are parsed together, the more time they have."""
    group: list[tuple[Doc, Article, int]] = []
    size = 0
    for one in part:
        group.append(one)
        size += len(one[0])
        if size >= TOKENS:
            yield group
            group, size = [], 0
    if group:
        yield group


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Ends the process when what is inside works for longer, even in compiled code."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
