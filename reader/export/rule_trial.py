"""What each rule of a set finds in articles: a report for people, or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from reader.domain.hidden import above, hidden
from reader.domain.paragraphs import Paragraphs
from reader.domain.reading import Reading
from reader.domain.rules import Highlight, Rule, RuleSet
from reader.domain.text import Article, Extent
from reader.domain.theme import Style, Theme
from reader.export.as_json import Plain, encode, source
from reader.export.columns import cell, cut, filled, wide

_NAME = 32
"""Cells of a rule's name at most."""
_FILE = 24
"""Cells of an article's name at most."""


class Example(msgspec.Struct, frozen=True):
    """A match in its paragraph."""

    file: str
    paragraph: int
    extent: Extent
    before: str
    words: str
    after: str


class Found(msgspec.Struct):
    """What one rule found."""

    matches: int = 0
    articles: int = 0
    examples: list[Example] = msgspec.field(default_factory=list)


class Trial:
    """A set of rules, tried on articles."""

    def __init__(self, ruleset: RuleSet, theme: Theme, examples: int) -> None:
        """`examples`: how many of each rule are kept."""
        self.ruleset, self._theme, self._examples = ruleset, theme, examples
        self.found = {self._full(rule): Found() for rule in ruleset.rules}
        """By the name that matches have."""
        self.articles = 0
        self.slow: Mapping[str, float] = {}
        """Seconds that slow rules took on one article."""
        self.off: dict[str, str] = {}
        """Those that were off in an article, and why."""
        self._over: dict[str, frozenset[str]] = {}

    def _full(self, rule: Rule) -> str:
        return f"{self.ruleset.name}/{rule.name}"

    def _own(self, full: str) -> str:
        return full.removeprefix(f"{self.ruleset.name}/")

    def take(self, reading: Reading, off: Mapping[str, str] | None = None) -> None:
        """Count what was found in one article; `off`: the rules that are off in it, and why."""
        self.articles += 1
        self.off.update(off or {})
        article = reading.article
        paragraphs = Paragraphs(article)
        there: set[str] = set()
        for highlight in reading.highlights:
            found = self.found[highlight.rule]
            found.matches += 1
            there.add(highlight.rule)
            if len(found.examples) < self._examples:
                found.examples.append(_example(article, paragraphs, highlight))
        for rule in there:
            self.found[rule].articles += 1
        for rule, over in above(reading.highlights).items():
            self._over[rule] = self._over.get(rule, over) & over

    @property
    def hidden(self) -> dict[str, str]:
        """The rules of which nothing is seen, each with one that lies over it."""
        rules = {self._full(rule): rule for rule in self.ruleset.rules}

        def style(name: str) -> Style:
            own = rules[name].style
            return own if isinstance(own, Style) else self._theme.styles.get(own, Style())

        return hidden(self._over, rules, style)

    # -- for people

    def report(self, width: int) -> Iterator[bytes]:
        """The report, in lines of at most so many cells."""
        hidden = self.hidden
        name = cell(self.ruleset.source)
        counted = f"{_so_many(len(self.ruleset.rules), 'rule')}, {_so_many(self.articles, 'article')}"
        yield _line(f"{name}: {counted}", width)
        longest = min(_NAME, max((wide(cell(rule.name)) for rule in self.ruleset.rules), default=0))
        for rule in self.ruleset.rules:
            said = self._said(rule, hidden)
            yield b"\n"
            yield _line(f"{filled(cut(cell(rule.name), longest), longest)}  {said}", width)
            examples = self.found[self._full(rule)].examples
            heads = [_head(example, with_file=self.articles > 1) for example in examples]
            widest = max(map(wide, heads), default=0)
            for head, example in zip(heads, examples, strict=True):
                yield _line(_in_context(f"  {filled(head, widest)}  ", example, width), width)

    def _said(self, rule: Rule, hidden: Mapping[str, str]) -> str:
        full = self._full(rule)
        found = self.found[full]
        if not rule.enabled:
            return "off: enabled is false"
        if full in self.off and not found.matches:
            return f"off: {self._why(full)}"
        said = "never matches"
        if found.matches:
            said = f"{_so_many(found.matches, 'match', 'es')} in {_so_many(found.articles, 'article')}"
        if full in hidden:
            said += f'; never seen: "{cell(self._own(hidden[full]))}" lies over all of it'
        if full in self.off:
            said += f"; off in some: {self._why(full)}"
        elif full in self.slow:
            said += f"; slow: {self.slow[full]:.1f} s on one article"
        return said

    def _why(self, full: str) -> str:
        why = self.off[full]
        return f"it {why}" if why.startswith("took") else cell(why)

    # -- for programs

    def as_json(self) -> bytes:
        """The same as one JSON object."""
        hidden = self.hidden
        rules = [self._plain(rule, hidden) for rule in self.ruleset.rules]
        value: Plain = {"file": self.ruleset.source, "set": self.ruleset.name, "articles": self.articles}
        return encode({**value, "rules": rules}) + b"\n"

    def _plain(self, rule: Rule, hidden: Mapping[str, str]) -> Plain:
        full = self._full(rule)
        found = self.found[full]
        return {
            "rule": rule.name,
            "source": rule.source,
            "enabled": rule.enabled,
            "matches": found.matches,
            "articles": found.articles,
            "hidden_by": self._own(hidden[full]) if full in hidden else None,
            "off": full in self.off,
            "seconds": round(self.slow[full], 3) if full in self.slow else None,
            "examples": [
                {
                    "file": example.file,
                    "paragraph": example.paragraph,
                    "start": example.extent.start,
                    "end": example.extent.end,
                    "before": example.before,
                    "text": example.words,
                    "after": example.after,
                }
                for example in found.examples
            ],
        }


def _example(article: Article, paragraphs: Paragraphs, highlight: Highlight) -> Example:
    extent = highlight.extent
    block = article.block_before(extent.start)
    start, end = (block.extent.start, block.extent.end) if block else (extent.start, extent.end)
    text = article.text
    return Example(
        source(article),
        paragraphs.at(extent.start),
        extent,
        text[max(start, extent.start - 200) : extent.start],
        extent.of(text),
        text[extent.end : min(end, extent.end + 200)],
    )


def _head(example: Example, *, with_file: bool) -> str:
    """The paragraph's number, after the name of the article, without its folders where these are long."""
    if not with_file:
        return str(example.paragraph)
    file = cell(example.file)
    file = file if wide(file) <= _FILE else file.rpartition("/")[2]
    return f"{_last(file, _FILE)} {example.paragraph}"


def _in_context(head: str, example: Example, width: int) -> str:
    """The words between `«»`, with as much around them as there is room for behind the head."""
    room = max(20, width - wide(head))
    words = cut(cell(example.words), room - 2)
    left = room - wide(words) - 2
    before, after = cell(f"{example.before}."), cell(f".{example.after}")
    before, after = before[:-1], after[1:]  # blanks beside the match stay
    side = max(left // 2, left - wide(after))
    before = _last(before, side)
    return f"{head}{before}«{words}»{cut(after, left - wide(before))}"


def _last(text: str, cells: int) -> str:
    """The end of a text in at most so many cells."""
    if wide(text) <= cells:
        return text
    while wide(text) > max(cells - 1, 0):
        text = text[1:]
    return f"…{text}" if cells > 0 else ""


def _line(text: str, width: int) -> bytes:
    return (cut(text, width).rstrip() + "\n").encode("utf-8", "replace")


def _so_many(count: int, what: str, more: str = "s") -> str:
    return f"{count:,} {what}{more if count != 1 else ''}"
