"""Highlight rules as plain values; what each kind does is in `reader.rules.kinds`."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reader.domain.text import Extent
from reader.domain.theme import Style

SCOPES = ("title", "body", "quote", "outside-quotes", "boilerplate")
"""What `in:` may name."""


class Rule(msgspec.Struct, frozen=True, cache_hash=True):  # a pattern may hold thousands of words
    """One rule of a rule file."""

    name: str
    kind: str
    """`words`, `regex`, `entity`, …: the name of the kind that reads `pattern`."""
    pattern: object
    """What the kind made of its own keys: hashable plain data."""
    style: str | Style
    """A style key, or a style of its own."""
    scope: frozenset[str] = frozenset()
    """Some of `SCOPES`; empty: everywhere but in boilerplate."""
    priority: int = 50
    """0 to 100, higher over lower."""
    enabled: bool = True
    note: str = ""
    """Shown by "what is this?"."""
    unless: object = None
    """A pattern, hashable plain data: what it finds in a match makes that none; None for no such."""
    source: str = ""
    """`file:line`, for errors and "why this colour?"."""
    pattern_at: str = ""
    """`file:line:column` of what it looks for."""


class RuleSet(msgspec.Struct, frozen=True):
    """The rules of one file."""

    name: str
    description: str
    rules: tuple[Rule, ...]
    source: str
    """The file."""
    files: tuple[Path, ...] = ()
    """The other files that it depends on."""


class Highlight(msgspec.Struct, frozen=True, gc=False):
    """A match of an active rule."""

    extent: Extent
    rule: str
    """`set/rule`."""
    style: str | Style
    priority: int = 50
