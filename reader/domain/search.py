"""Finding words in an article's text: never in the rendered lines, where hits would break at wraps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Literal

import msgspec

from reader.domain.errors import ReaderError
from reader.domain.text import Article, Extent

if TYPE_CHECKING:
    from regex import Pattern

PATTERN_PREFIX = "\\v"
"""What a query begins with that is a regular expression."""
WHOLE_PREFIX = "\\w"
"""What a query begins with that is to match whole words only; `\\<word\\>` says the same."""
Scope = Literal["article", "quotes", "speaker"]
SCOPES: dict[Scope, str] = {"article": "", "quotes": "\\q", "speaker": "\\s"}
"""What a query begins with that is to search only there."""
TIME_LIMIT = 1.0
"""Seconds."""
LONGEST = 1_000
"""Characters of words, or of a pattern."""
MOST_HITS = 100_000


class Query(msgspec.Struct, frozen=True):
    """What is looked for, and where."""

    words: str
    """As typed, without what stands before; a regular expression where `pattern` says so."""
    pattern: bool = False
    whole: tuple[bool, bool] = (False, False)
    """Whether a word has to begin with the first character, and to end with the last."""
    scope: Scope = "article"

    @property
    def source(self) -> str:
        """The regular expression that finds it."""
        if self.pattern:
            return self.words
        literal = r"\s+".join(re.escape(part) for part in re.split(r"\s+", self.words))
        begins, ends = self.whole
        return (r"(?<!\w)" if begins else "") + literal + (r"(?!\w)" if ends else "")

    @property
    def capitals(self) -> bool:
        """Whether capitals count: only where it has some."""
        return any(c.isupper() for c in re.sub(r"\\\w", "", self.words))


def parse(text: str) -> Query:
    """What somebody means by what was typed: first where to search, then how, then the words."""
    scope: Scope = "article"
    for name, prefix in SCOPES.items():
        if prefix and text.startswith(prefix):
            scope, text = name, text.removeprefix(prefix)
            break
    if text.startswith(PATTERN_PREFIX):
        return Query(text.removeprefix(PATTERN_PREFIX), pattern=True, scope=scope)
    if text.startswith(WHOLE_PREFIX):
        return Query(text.removeprefix(WHOLE_PREFIX), whole=(True, True), scope=scope)
    words = text.removeprefix("\\<").removesuffix("\\>")
    return Query(words, whole=(text.startswith("\\<"), text.endswith("\\>")), scope=scope)


def find(
    article: Article,
    query: str,
    within: Sequence[Extent] | None = None,
    *,
    seconds: float = TIME_LIMIT,
    given_up: Callable[[], bool] = lambda: False,
) -> list[Extent]:
    """Every hit, in reading order, at most `MOST_HITS`; empty matches are none.

    Capitals count only where the query has some; white space in it matches any white space, a line end too.
    `within`: only in these extents, which do not overlap. Raises `ReaderError` where a pattern is bad, and
    where it takes over `seconds` – that is a `TimeoutError` where these are less than `TIME_LIMIT`.
    """
    hits = []
    try:
        for hit in _matches(article, query, within, seconds):
            hits.append(hit)
            if len(hits) == MOST_HITS or given_up():
                break
    except TimeoutError:
        if seconds < TIME_LIMIT:
            raise
        raise ReaderError(f"the pattern took over {seconds:g} s", hint="try a simpler one") from None
    return hits


def nearest(
    article: Article, query: str, within: Sequence[Extent], *, backwards: bool, seconds: float
) -> Extent | None:
    """The first hit in these extents, or the last where it is searched for backwards; None without one.

    Raises as `find` does.
    """
    return next(_matches(article, query, within, seconds, backwards=backwards), None)


def ahead(within: Sequence[Extent], place: int, *, backwards: bool) -> list[Extent]:
    """What of these extents is after a place, or before it, in the order of the search."""
    if backwards:
        return [Extent(e.start, min(e.end, place)) for e in reversed(within) if e.start < place]
    return [Extent(max(e.start, place), e.end) for e in within if e.end > place]


def _matches(
    article: Article,
    query: str,
    within: Sequence[Extent] | None,
    seconds: float,
    *,
    backwards: bool = False,
) -> Iterator[Extent]:
    """The hits, one after the other; the regex module lets go of the interpreter while it matches."""
    asked = parse(query)
    if not asked.words:
        return
    pattern = _compiled(asked, backwards=backwards)
    ends = monotonic() + seconds
    for extent in within if within is not None else [Extent(0, len(article.text))]:
        if (left := ends - monotonic()) <= 0:
            raise TimeoutError
        try:
            for match in pattern.finditer(article.text, extent.start, extent.end, timeout=left):
                if match.end() > match.start():
                    yield Extent(*match.span())
        except MemoryError as error:
            raise ReaderError("the pattern needs too much memory", hint="try a simpler one") from error


def _compiled(asked: Query, *, backwards: bool) -> Pattern[str]:
    """What finds it; raises `ReaderError` where it is too long, a bad pattern, or one that could do harm."""
    import regex  # not before something is searched for: it would be a part of the start

    from reader.domain import patterns

    if len(asked.words) > LONGEST:
        what = "bad pattern: " if asked.pattern else ""
        raise ReaderError(f"{what}longer than {LONGEST} characters")
    flags = regex.REVERSE if backwards else 0
    flags |= 0 if asked.capitals else regex.IGNORECASE
    if not asked.pattern:
        return regex.compile(asked.source, flags)
    try:
        return patterns.compiled(asked.source, flags | regex.MULTILINE)
    except ReaderError as error:
        wrong = f"bad pattern: {error.message}" + (f", {error.hint}" if error.hint else "")
        raise ReaderError(wrong, hint=f"without {PATTERN_PREFIX} it is taken literally") from error


def joined(extents: Sequence[Extent]) -> list[Extent]:
    """Extents in reading order, those that overlap as one."""
    found: list[Extent] = []
    for extent in sorted(extents):
        if found and extent.start < found[-1].end:
            found[-1] = Extent(found[-1].start, max(found[-1].end, extent.end))
        else:
            found.append(extent)
    return found


def between(extents: Sequence[Extent], start: int, end: int) -> Sequence[Extent]:
    """Those of some extents, in reading order and none over another, that have a character there."""
    first = bisect_left(extents, start, key=lambda extent: extent.end)
    first += first < len(extents) and extents[first].end == start
    return extents[first : bisect_left(extents, end, lo=first, key=lambda extent: extent.start)]
