"""Running the active rules over an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from time import thread_time
from typing import TypeAlias

from reader.domain.analysis import Analysis
from reader.domain.queries import DocQuery
from reader.domain.quotes import QuoteKind
from reader.domain.rules import Highlight, Rule, RuleSet
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.rules.kinds.kind import Clock, Needs, Target, time_limit
from reader.rules.kinds.patterns import Pattern
from reader.rules.kinds.registry import KINDS

MAX_MATCHES = 10_000
MAX_PLACES = 100_000
"""Of so many places it is seen whether they are where the rule may match."""
SLOW = 0.1
"""Seconds on one article from which on a rule is slow."""

Memo: TypeAlias = "dict[tuple[str, object, object], tuple[Extent, ...] | None]"
"""What rules that need only the text found in one article, by `memo_key`: a rule that moves in its file, or
is shown otherwise, has found it already. None for one that took too long. Also what was told of too many.
"""


@dataclass(frozen=True, slots=True)
class Applied:
    """What the rules found."""

    highlights: tuple[Highlight, ...]
    """In reading order."""
    notices: tuple[str, ...]
    """What the person should be told about rules that did not do all they say."""
    slow: Mapping[str, float] = field(default_factory=dict, compare=False)
    """Seconds that slow rules took, by the name of their matches; the limit of those that are off."""
    off: Mapping[str, str] = field(default_factory=dict)
    """The rules that are off, by the name of their matches, and why."""
    cut: frozenset[str] = frozenset()
    """Those that have more matches than count."""


def apply(  # noqa: PLR0913 - each of its own kind
    rulesets: Iterable[RuleSet],
    article: Article,
    analysis: Analysis | None,
    *,
    complete: bool,
    memo: Memo | None = None,
    docs: Mapping[DocQuery, Sequence[Extent]] | None = None,
) -> Applied:
    """The matches of every active rule that can run by now.

    Without an analysis those that need the text alone; rules for what is outside quotes wait until the
    analysis is `complete`, so that no colour vanishes again. A rule that takes over `time_limit` seconds
    finds nothing, and the others go on. Give the same `memo` (an empty dictionary at first) with every call
    for one article: then the text is searched once, and each notice comes once. `docs`: what the analysis
    process found, by what rules ask of it; a rule whose matches are not there waits.
    """
    memo = {} if memo is None else memo
    target = Target(article, analysis, docs)
    places = _Places(article, analysis)
    highlights: list[Highlight] = []
    notices: list[str] = []
    slow: dict[str, float] = {}
    off: dict[str, str] = {}
    limit = time_limit(article)
    cut: set[str] = set()
    for ruleset in rulesets:
        for rule in ruleset.rules:
            if not rule.enabled or not _can_run(rule, target, complete):
                continue
            name = f"{ruleset.name}/{rule.name}"
            found, took = _found(rule, target, memo, notices)
            if took >= SLOW:
                slow[name] = min(took, limit)
            if found is None:
                off[name] = f"took over {limit:g} s"
                continue
            seen = len(found)
            if not (places.plain and not rule.scope and KINDS[rule.kind].needs == "text"):
                found = tuple(extent for extent in found if places.allow(rule.scope, extent))
            if more := _too_many(rule, found, seen):
                cut.add(name)
                found = found[:MAX_MATCHES]
                if (told := ("told", more, None)) not in memo:
                    memo[told] = ()
                    notices.append(more)
            highlights += [Highlight(extent, name, rule.style, rule.priority) for extent in found]
    highlights.sort(key=_reading_order)
    return Applied(tuple(highlights), tuple(notices), slow, off, frozenset(cut))


def _reading_order(highlight: Highlight) -> tuple[int, int]:
    return highlight.extent.start, highlight.extent.end


def needs(rule: Rule) -> Needs:
    """What must be there before the rule can run."""
    if KINDS[rule.kind].needs == "text" and rule.scope & {"quote", "outside-quotes"}:
        return "analysis"
    return KINDS[rule.kind].needs


def _can_run(rule: Rule, target: Target, complete: bool) -> bool:
    needed = needs(rule)
    if needed == "text":
        return True
    if needed == "doc" and rule.pattern not in target.docs:
        return False
    analysis = target.analysis
    return analysis is not None and (complete or "outside-quotes" not in rule.scope)


def memo_key(rule: Rule) -> tuple[str, object, object]:
    """What decides what a rule finds in a text, whatever it is called and looks like."""
    return rule.kind, rule.pattern, rule.unless


def _found(
    rule: Rule, target: Target, memo: Memo, notices: list[str]
) -> tuple[tuple[Extent, ...] | None, float]:
    """What the rule finds anywhere in the article, and in how many seconds; None where that takes too long.

    From `memo`, in no time, where that cannot have changed.
    """
    if (known := memo_key(rule)) in memo:
        return memo[known], 0.0
    kind = KINDS[rule.kind]
    kind.prepare(rule.pattern, target)
    limit = time_limit(target.article)
    begun, clock = thread_time(), Clock(limit)
    try:
        matches = kind.find(rule.pattern, target, clock)
        if isinstance(rule.unless, Pattern):
            matches = _but(rule.unless, matches, target, clock)
        found = tuple(islice(matches, MAX_PLACES + 1))
    except TimeoutError:
        notices.append(f'{rule.source}: rule "{rule.name}" took over {limit:g} s and is off')
        memo[known] = None
        return None, limit
    if kind.needs == "text":
        memo[known] = found
    return found, thread_time() - begun


def _too_many(rule: Rule, found: Sequence[Extent], places: int) -> str:
    """What to tell of more matches than count, of so many places; empty where all count."""
    which = f'{rule.source}: rule "{rule.name}"'
    if len(found) > MAX_MATCHES:
        return f"{which} has more than {MAX_MATCHES:,} matches; the rest is not marked"
    if places > MAX_PLACES:
        return f'{which} finds more than {MAX_PLACES:,} places; "in" is asked of these alone'
    return ""


def _but(unless: Pattern, matches: Iterable[Extent], target: Target, clock: Clock) -> Iterator[Extent]:
    """The matches in which `unless` finds nothing; it sees the words of the match, not those around."""
    pattern = unless.compile()
    for extent in matches:
        words = extent.of(target.article.text).replace("\n", " ")
        if pattern.search(words, timeout=clock.left()) is None:
            yield extent


class _Places:
    """Which parts of an article a rule's `in:` means."""

    def __init__(self, article: Article, analysis: Analysis | None) -> None:
        self._blocks = article.blocks
        self.plain = all(block.kind is not BlockKind.BOILERPLATE for block in article.blocks)
        """Whether a match in a block is allowed unless the rule says where."""
        self._starts = [block.extent.start for block in article.blocks]
        self._quoted = _merged(_speech(analysis)) if analysis else []
        self._quoted_starts = [extent.start for extent in self._quoted]
        self._quoted_ends = [extent.end for extent in self._quoted]

    def allow(self, scope: frozenset[str], extent: Extent) -> bool:
        """Whether the extent lies in one of the places; with none, anywhere but in boilerplate."""
        block = self._block(extent)
        if block is None:
            return False
        if block.kind is BlockKind.BOILERPLATE:
            return "boilerplate" in scope
        if not scope:
            return True
        part = "title" if block.kind is BlockKind.TITLE else "body"
        if part in scope:
            return True
        return ("quote" in scope and self._in_quote(extent)) or (
            "outside-quotes" in scope and not self._touches_quote(extent)
        )

    def _block(self, extent: Extent) -> Block | None:
        index = bisect_right(self._starts, extent.start) - 1
        return self._blocks[index] if index >= 0 and self._blocks[index].extent.contains(extent) else None

    def _in_quote(self, extent: Extent) -> bool:
        index = bisect_right(self._quoted_starts, extent.start) - 1
        return index >= 0 and self._quoted[index].contains(extent)

    def _touches_quote(self, extent: Extent) -> bool:
        index = bisect_right(self._quoted_ends, extent.start)
        return index < bisect_left(self._quoted_starts, extent.end)


def _speech(analysis: Analysis) -> Iterator[Extent]:
    """The words that somebody is quoted with; titles, nicknames and reported speech without marks are not."""
    for quote in analysis.quotes:
        if quote.kind in (QuoteKind.DIRECT, QuoteKind.MIXED):
            yield from quote.parts


def _merged(extents: Iterable[Extent]) -> list[Extent]:
    """The extents without overlaps, in reading order."""
    merged: list[Extent] = []
    for extent in sorted(extents):
        if merged and extent.start < merged[-1].end:
            merged[-1] = Extent(merged[-1].start, max(merged[-1].end, extent.end))
        else:
            merged.append(extent)
    return merged
