"""What a rule of some words could mark, and what it finds here and in the articles read last."""

from __future__ import annotations

import threading
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reader.domain.analysis import Analysis
from reader.domain.corrections import Said
from reader.domain.display import show
from reader.domain.entities import Entity, group_of
from reader.domain.errors import ReaderError
from reader.domain.text import Article, Extent
from reader.domain.theme import STYLE_KEYS

if TYPE_CHECKING:
    from reader.engine import Engine
    from reader.rules.teach import Lesson
    from reader.store.positions import Place

STYLES = tuple(key for key in STYLE_KEYS if key.startswith("rule."))
"""How a taught rule can look."""
ARTICLES = 12
"""So many of the articles read last are looked through."""
LARGEST = 1_000_000
"""Characters: longer ones are passed over."""
_BEFORE, _AFTER = 32, 80
"""Characters of context before and after a hit."""


class Offer(msgspec.Struct, frozen=True):
    """Something that a rule can mark."""

    said: str
    """In words."""
    kind: str
    terms: tuple[str, ...]
    exact: bool = False


_GROUPS = {"person": "person", "org": "organisation", "place": "place", "group": "group"}


def offers(words: str, entity: Entity | None, speaks: bool, kinds: Container[str]) -> list[Offer]:
    """What a rule can mark, the likeliest first, of words that stand on one line.

    `entity`: whose name they are; `speaks`: whether it is quoted; `kinds`: those of rule that there are.
    """
    found = [Offer("these words", "words", (words,))]
    if any(c.isalpha() for c in words):
        found.append(Offer("these words, capitals as here", "words", (words,), exact=True))
    if entity is not None:
        from reader.rules.kinds.entity import as_name

        named = []
        if (name := as_name(entity.name)) is not None:
            named.append(Offer(f"{entity.name}, by all names", "entity", (name,)))
        if speaks and name is not None:
            named.append(Offer(f"what {entity.name} says", "speaker", (entity.name,)))
        if (group := _GROUPS.get(group_of(entity.label))) is not None:
            named.append(Offer(f"every {group} ({entity.label})", "entity", (entity.label,)))
        found = [*named, *found]
    return [offer for offer in found if offer.kind in kinds]


class Hit(msgspec.Struct, frozen=True):
    """A place that the rule would mark, with what stands around it."""

    before: str
    words: str
    after: str
    offset: int


class Looked(msgspec.Struct, frozen=True):
    """What the rule finds in one article."""

    title: str
    """Empty: in the open one."""
    hits: tuple[Hit, ...]


class Preview:
    """Looks through the open article and those read last for what a lesson would mark, in a thread."""

    def __init__(
        self,
        engine: Engine,
        article: Article,
        analysis: Analysis,
        *,
        said: Callable[[Article], tuple[Said, ...]],
        tell: Callable[[Lesson, list[Looked] | str], None],
    ) -> None:
        """`said` and `tell` are called in the thread: `said` with an article, for what was said about it, and
        `tell` with each lesson that was looked for and not given up meanwhile, or with why it cannot be.
        """
        self._engine, self._said, self._tell = engine, said, tell
        self._articles: list[tuple[str, Article, Analysis | None]] = [("", article, analysis)]
        read = (place for place in engine.recent() if place.sha256 != article.sha256)
        self._others = self._opened([place for place in read if place.length <= LARGEST][:ARTICLES])
        self._wanted: Lesson | None = None
        self._lock = threading.Lock()
        self._running = False

    def want(self, lesson: Lesson | None) -> None:
        """Look for this now, instead of what was asked for before; None: for nothing any more."""
        with self._lock:
            self._wanted = lesson
            if lesson is not None and not self._running:
                self._running = True
                threading.Thread(target=self._run, daemon=True, name="preview").start()

    def _run(self) -> None:
        try:
            while (lesson := self._next()) is not None:
                try:
                    self._look(lesson)
                except ReaderError as error:  # what the rule file would be refused for
                    self._tell(lesson, str(error))
                with self._lock:
                    if self._wanted is lesson:
                        self._wanted = None
        except BaseException:
            self._running = False  # the next lesson has a thread again
            raise

    def _next(self) -> Lesson | None:
        """What is to be looked for; None where the thread ends."""
        with self._lock:
            self._running = self._wanted is not None
            return self._wanted

    def _look(self, lesson: Lesson) -> None:
        found: list[Looked] = []
        for title, article, analysis in self._every():
            found.append(Looked(title, self._hits(lesson, article, analysis)))
            if self._wanted is not lesson:
                return
        self._tell(lesson, found)

    def _every(self) -> Iterator[tuple[str, Article, Analysis | None]]:
        """The open article first; the others are read when they are first come to."""
        yield from list(self._articles)
        for one in self._others:
            self._articles.append(one)
            yield one

    def _opened(self, places: Sequence[Place]) -> Iterator[tuple[str, Article, Analysis | None]]:
        from reader.formats.source import Source

        for place in places:
            try:
                article = self._engine.open(Source(place.source, Path(place.source)))
            except ReaderError:
                continue  # it is not there any more
            title = place.title or Path(place.source).name
            yield title, article, self._engine.analyst.cached(article, self._said(article))

    def _hits(self, lesson: Lesson, article: Article, analysis: Analysis | None) -> tuple[Hit, ...]:
        found = self._engine.highlighting.preview(lesson.rule(), article, analysis)
        return tuple(_hit(article, extent) for extent in found)


def _hit(article: Article, extent: Extent) -> Hit:
    """A hit with its surroundings, all of it on one line and safe to show."""
    block = article.block_before(extent.start)
    first, last = (block.extent.start, block.extent.end) if block is not None else (extent.start, extent.end)
    text = article.text
    start = max(first, extent.start - _BEFORE)
    if start > first:  # at a word, where there is one
        start = text.find(" ", start, extent.start) + 1 or start
    before = ("…" if start > first else "") + _line(text[start : extent.start])
    return Hit(
        before, _line(extent.of(text)), _line(text[extent.end : min(last, extent.end + _AFTER)]), extent.start
    )


def _line(text: str) -> str:
    return show(text.replace("\n", " "))


def summary(found: Sequence[Looked]) -> str:
    """How many places, and where, in words."""
    here, others = len(found[0].hits), [len(one.hits) for one in found[1:]]
    said = f"{here} place{'' if here == 1 else 's'} here"
    if not others:
        return said
    having, count = sum(bool(n) for n in others), sum(others)
    read = f"the {len(others)} articles read before" if len(others) > 1 else "the article read before"
    if not having:
        return f"{said}, none in {read}"
    return f"{said}, {count} in {having} of {read}" if len(others) > 1 else f"{said}, {count} in {read}"
