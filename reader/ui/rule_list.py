"""The highlight rules as a list: the active sets with what each rule found, and the other sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from pathlib import Path

import msgspec

from reader.domain.errors import Invalid
from reader.domain.reading import Reading
from reader.domain.rules import Rule
from reader.highlighting import Highlighting
from reader.rules.apply import MAX_MATCHES, needs

ON, OFF, DISABLED, SLOW, WAITS = "", "off", "off in its file", "too slow, off", "…"


class Row(msgspec.Struct, frozen=True):
    """One rule."""

    name: str
    """`set/rule`, as its matches have it."""
    rule: Rule
    count: int
    """How many matches it has in this article."""
    state: str = ON
    """Why nothing is coloured; empty where it is on."""
    sample: str = ""
    """The words of its first match."""

    @property
    def on(self) -> bool:
        """Whether its matches are coloured."""
        return self.state == ON

    @property
    def counted(self) -> str:
        """Its count as it is shown."""
        return f"{MAX_MATCHES:,}+" if self.count >= MAX_MATCHES else f"{self.count:,}"


class Set(msgspec.Struct, frozen=True):
    """One rule set."""

    name: str
    path: Path
    description: str = ""
    rows: tuple[Row, ...] = ()
    wrong: str = ""
    """What is wrong with its file now: the first mistake."""
    line: int = 1
    """Where that is."""
    active: bool = True
    added: bool = False
    """Whether it is active only until the program ends."""


def listed(highlighting: Highlighting, reading: Reading, off: frozenset[str]) -> list[Set]:
    """The active sets in their order, then those that are not; `off`: the rules that are switched off."""
    active = highlighting.rules
    counts = Counter(found.rule for found in reading.highlights)
    first = {found.rule: found.extent for found in reversed(reading.highlights)}
    sets = dict(active.sets_by_file())
    waiting: set[object] = set(highlighting.missing(reading.article))
    found: list[Set] = []
    for path in active.files:
        one = sets.get(path)
        rows = []
        for rule in one.rules if one is not None else ():
            name = f"{one.name}/{rule.name}" if one is not None else ""
            sample = first[name].of(reading.article.text) if name in first else ""
            state = _state(name, rule, off, highlighting.off)
            if state == ON and (rule.pattern in waiting or (not reading.complete and needs(rule) != "text")):
                state = WAITS
            rows.append(Row(name, rule, counts[name], state, " ".join(sample.split())))
        wrong, line = _wrong(active.wrong[path]) if path in active.wrong else ("", 1)
        found.append(
            Set(
                one.name if one is not None else path.stem,
                path,
                one.description if one is not None else "",
                tuple(rows),
                wrong,
                line,
                added=path in active.added,
            )
        )
    found.sort(key=lambda one: one.path.parent == active.folders[1])  # the person's own first
    return found + [Set(name, active.file(name), active=False) for name in active.inactive()]


def _state(name: str, rule: Rule, off: frozenset[str], slow: Container[str]) -> str:
    if name in off:
        return OFF
    if not rule.enabled:
        return DISABLED
    if name in slow:
        return SLOW
    return ON


def _wrong(error: Exception) -> tuple[str, int]:
    """The first mistake, and its line."""
    first = error.problems[0] if isinstance(error, Invalid) else error
    words = str(first).split(":")
    return str(first), int(words[1]) if len(words) > 1 and words[1].isdecimal() else 1


def switched(sets: Sequence[Set], ref: str, off: frozenset[str]) -> frozenset[str]:
    """The rules that are off after a rule, or a whole set by its file, is switched: a set that has anything
    on is switched off.
    """
    for one in sets:
        if str(one.path) == ref:
            names = {row.name for row in one.rows}
            return off | names if any(row.name not in off for row in one.rows) else off - names
    return off - {ref} if ref in off else off | {ref}
