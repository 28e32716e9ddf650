"""Finding words in an article's text: never in the rendered lines, where hits would break at wraps."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Literal, overload

import msgspec

from reader.domain import letters
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
_STRETCH = 250_000
"""Characters of a text with accents that are searched together, in a copy without."""
_OVER = 2_000
"""Characters that a hit in one stretch may have in the next."""


class Query(msgspec.Struct, frozen=True):
    """What is looked for, and where."""

    words: str
    """As typed, without what stands before; a regular expression where `pattern` says so."""
    pattern: bool = False
    whole: tuple[bool, bool] = (False, False)
    """Whether a word has to begin with the first character, and to end with the last."""
    scope: Scope = "article"

    def source(self, *, alike: bool = False, marks: bool = False) -> str:
        """The regular expression that finds it.

        `alike`: what is typed straight stands for typographic marks too; `marks`: accents that are characters
        of their own may follow each letter.
        """
        if self.pattern:
            return self.words
        words = unicodedata.normalize("NFC", self.words) if alike else self.words
        written = (lambda part: "".join(_written(c, marks) for c in part)) if alike else re.escape
        literal = r"\s+".join(written(part) for part in re.split(r"\s+", words))
        begins, ends = self.whole
        return (r"(?<!\w)" if begins else "") + literal + (r"(?!\w)" if ends else "")

    @property
    def loose(self) -> bool:
        """Whether its letters stand for those with accents too: only where none of them has one."""
        words = self.words
        return not self.pattern and letters.is_plain(words) and any(c.isalpha() for c in words)

    @property
    def capitals(self) -> bool:
        """Whether capitals count: only where it has some."""
        return any(c.isupper() for c in re.sub(r"\\\w", "", self.words))


def _written(char: str, marks: bool) -> str:
    """The regular expression for a character and what is alike."""
    if char in letters.TYPED:
        return f"[{re.escape(letters.TYPED[char])}]"
    apart = unicodedata.normalize("NFD", char)
    if apart != char:
        return f"(?:{re.escape(char)}|{re.escape(apart)})"
    return re.escape(char) + (f"[{letters.MARKS}]*" if marks and char.isalpha() else "")


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


class Hits(Sequence[Extent]):
    """Extents in reading order, kept as bare numbers: of a letter there may be a million in a long text."""

    def __init__(self) -> None:
        self.starts = array("I")
        """Code points: where each begins."""
        self._length = 0  # of all of them, as long as they have the same one
        self._ends: array[int] | None = None

    def add(self, start: int, end: int) -> None:
        """One more, after all that there are."""
        if self._ends is None and end - start != self._length:
            if self.starts:
                self._ends = array("I", (before + self._length for before in self.starts))
            self._length = end - start
        self.starts.append(start)
        if self._ends is not None:
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> Extent: ...

    @overload
    def __getitem__(self, index: slice) -> list[Extent]: ...

    def __getitem__(self, index: int | slice) -> Extent | list[Extent]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        start = self.starts[index]
        return Extent(start, start + self._length if self._ends is None else self._ends[index])


def find(
    article: Article,
    query: str,
    within: Sequence[Extent] | None = None,
    *,
    seconds: float = TIME_LIMIT,
    given_up: Callable[[], bool] = lambda: False,
) -> Hits:
    """Every hit, in reading order; empty matches are none.

    Capitals count only where the query has some; white space in it matches any white space, a line end too;
    a letter without an accent matches those with one, a straight quotation mark every other.
    `within`: only in these extents, which do not overlap. Raises `ReaderError` where a pattern is bad, and
    where it takes over `seconds` – that is a `TimeoutError` where these are less than `TIME_LIMIT`.
    """
    hits = Hits()
    try:
        for start, end in _matches(article, query, within, seconds):
            hits.add(start, end)
            if given_up():
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
    found = next(_matches(article, query, within, seconds, backwards=backwards), None)
    return Extent(*found) if found is not None else None


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
) -> Iterator[tuple[int, int]]:
    """The hits, one after the other; the regex module lets go of the interpreter while it matches."""
    asked = parse(query)
    if not asked.words:
        return
    ascii_only = article.text.isascii()
    pattern = _compiled(asked, backwards, alike=not ascii_only)
    loose = not ascii_only and asked.loose
    ends = monotonic() + seconds
    for extent in within if within is not None else [Extent(0, len(article.text))]:
        border = extent.start if not backwards else extent.end  # what is before it, on the way, was a hit
        for piece in _stretches(article, extent, backwards) if loose else [extent]:
            if (left := ends - monotonic()) <= 0:
                raise TimeoutError
            low = max(border, piece.start) if not backwards else max(extent.start, piece.start - _OVER)
            high = min(border, piece.end) if backwards else min(extent.end, piece.end + _OVER)
            text, before, wanted = article.text, 0, pattern
            if loose and _accented(article, piece):
                before = max(0, low - 1)
                text = letters.plain(text[before : high + 1])
                wanted = _compiled(asked, backwards, alike=True, marks=True)
            try:
                for match in wanted.finditer(text, low - before, high - before, timeout=left):
                    start, end = match.start() + before, match.end() + before
                    if end <= piece.start if backwards else start >= piece.end:
                        break
                    if end > start:
                        border = start if backwards else end
                        yield start, end
            except MemoryError as error:
                raise ReaderError("the pattern needs too much memory", hint="try a simpler one") from error


def _compiled(asked: Query, backwards: bool, *, alike: bool, marks: bool = False) -> Pattern[str]:
    """What finds it; raises `ReaderError` where it is too long, a bad pattern, or one that could do harm."""
    import regex  # not before something is searched for: it would be a part of the start

    from reader.domain import patterns

    if len(asked.words) > LONGEST:
        what = "bad pattern: " if asked.pattern else ""
        raise ReaderError(f"{what}longer than {LONGEST} characters")
    flags = regex.REVERSE if backwards else 0
    flags |= 0 if asked.capitals else regex.IGNORECASE
    source = asked.source(alike=alike, marks=marks)
    if not asked.pattern:
        return regex.compile(source, flags)
    try:
        return patterns.compiled(source, flags | regex.MULTILINE)
    except ReaderError as error:
        wrong = f"bad pattern: {error.message}" + (f", {error.hint}" if error.hint else "")
        raise ReaderError(wrong, hint=f"without {PATTERN_PREFIX} it is taken literally") from error


def _stretches(article: Article, extent: Extent, backwards: bool) -> Iterator[Extent]:
    """An extent cut into stretches of the text, in the order of the search."""
    numbers = range(extent.start // _STRETCH, (max(extent.start, extent.end - 1)) // _STRETCH + 1)
    for n in reversed(numbers) if backwards else numbers:
        yield Extent(max(extent.start, n * _STRETCH), min(extent.end, (n + 1) * _STRETCH))


def _accented(article: Article, piece: Extent) -> bool:
    """Whether a letter in a stretch, or so near that a hit may have both, has an accent."""
    number = piece.start // _STRETCH
    found = article.accented.get(number)
    if found is None:
        low = max(0, number * _STRETCH - _OVER)
        high = min(len(article.text), (number + 1) * _STRETCH + _OVER)
        found = article.accented[number] = letters.may_have_accents(article.text, low, high)
    return found


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
