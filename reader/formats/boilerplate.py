"""Residue of scraping: form hints, share and subscribe lines, cookie notices, credits, what leads elsewhere.

The patterns stand in `boilerplate.txt`. A pattern matches a whole block or nothing, so that a
sentence that only mentions such things stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import msgspec

LONGEST = 400
"""Characters of the longest block that can be residue."""

_PARTS = {
    "{networks}": "(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|youtube|"
    "tiktok|bluesky|threads|mastodon|messenger|flipboard|tumblr|viber|google news|apple news)",
    "{name}": r"(?-i:[A-Z][\w.'-]*)",
    "{piece}": "(?:article|story|piece|page|post|report|column|essay|interview|video|episode|podcast)",
}
_WORD = re.compile(r"[\w'©]+")
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_BULLETS = " •·|>»→–—▶►➤*-"
_ENDS = " .!…:»>→|"


class Rule(msgspec.Struct, frozen=True):
    """A line of `boilerplate.txt`."""

    words: int
    anchors: tuple[str, ...]
    pattern: str


def is_boilerplate(text: str) -> bool:
    """Whether a block's whole text is residue of scraping."""
    if len(text) > LONGEST:
        return False
    straight = text.translate(_STRAIGHT)
    words = _WORD.findall(straight.casefold())
    by_anchor = _by_anchor()
    if by_anchor.keys().isdisjoint(words):
        return False
    line = " ".join(straight.split()).lstrip(_BULLETS).rstrip(_ENDS)
    return any(
        len(words) <= rule.words and compiled(rule).fullmatch(line) for rule in _tried(words, by_anchor)
    )


def _tried(words: list[str], by_anchor: Mapping[str, list[Rule]]) -> Iterator[Rule]:
    for word in dict.fromkeys(words):
        yield from by_anchor.get(word, ())


@cache
def rules() -> tuple[Rule, ...]:
    """All the rules."""
    content = Path(__file__).with_name("boilerplate.txt").read_text(encoding="utf-8")
    lines = (line for line in content.splitlines() if line and not line.startswith("#"))
    fields = (line.split(maxsplit=2) for line in lines)
    return tuple(Rule(int(words), tuple(anchors.split(",")), pattern) for words, anchors, pattern in fields)


@cache
def _by_anchor() -> dict[str, list[Rule]]:
    table: dict[str, list[Rule]] = {}
    for rule in rules():
        for anchor in rule.anchors:
            table.setdefault(anchor, []).append(rule)
    return table


@cache  # only those that are tried: compiling them all takes longer than reading an article
def compiled(rule: Rule) -> re.Pattern[str]:
    """The rule's pattern, ready to match."""
    pattern = rule.pattern
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return re.compile(pattern, re.IGNORECASE)
