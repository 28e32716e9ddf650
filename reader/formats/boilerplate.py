"""Residue of scraping: form hints, share and subscribe lines, cookie notices, credits, what leads elsewhere.

The patterns stand in `boilerplate.txt`. A pattern matches a whole block or nothing, so that a
sentence that only mentions such things stays.
"""

from __future__ import annotations

import re
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


class Rule(msgspec.Struct, frozen=True, eq=False):  # each is itself: looking one up costs nothing
    """A line of `boilerplate.txt`."""

    words: int
    anchors: tuple[str, ...]
    pattern: str


def is_boilerplate(text: str) -> bool:
    """Whether a block's whole text is residue of scraping."""
    if len(text) > LONGEST:
        return False
    words = _WORD.findall(text.casefold().replace("’", "'").replace("‘", "'"))
    by_anchor = _by_anchor()
    tried = [
        rule for word in by_anchor.keys() & words for rule in by_anchor[word] if len(words) <= rule.words
    ]
    if not tried:
        return False
    line = " ".join(text.translate(_STRAIGHT).split()).lstrip(_BULLETS).rstrip(_ENDS)
    return any(compiled(rule).fullmatch(line) for rule in tried)


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
