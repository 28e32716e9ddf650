"""A rule made of what a person chose while reading, as YAML that a person would have written."""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec.structs import replace

from reader.domain.display import show
from reader.domain.errors import Invalid, ReaderError
from reader.domain.rules import Rule
from reader.files import yamledit, yamlfile
from reader.files.itemlist import ItemList
from reader.rules.active import TAUGHT
from reader.rules.loader import load

KEY = "rules"
_HEADER = """\
# Rules that you taught while reading, with r. They are yours to change.
name: mine
description: taught while reading
rules:
"""
_LONGEST = 60
"""Characters that the name of a rule may have."""


class Lesson(msgspec.Struct, frozen=True):
    """What a person wants to be marked from now on."""

    kind: str
    """The key of the rule's kind."""
    terms: tuple[str, ...]
    """What it looks for, as that kind reads it."""
    style: str = "rule.default"
    """A style key."""
    scope: str = ""
    """One of `SCOPES`; empty: everywhere but in residue."""
    exact: bool = False
    """Whether capitals count where they would not."""
    seen: str = ""
    """Where it was taught, in a line; empty: nothing is said of it."""
    name: str = ""
    """What the rule is called; empty: as its first term."""

    @property
    def called(self) -> str:
        """The rule's name."""
        return _cut(self.name or show(self.terms[0]), _LONGEST)

    def item(self) -> list[str]:
        """Its lines in the file, without dash and indentation."""
        one = len(self.terms) == 1
        lines = [
            f"name: {yamledit.quoted(self.called)}",
            f"{self.kind}: {yamledit.quoted(self.terms[0]) if one else yamledit.flow(self.terms)}",
        ]
        if self.exact:
            lines.append("case: match")
        if self.scope:
            lines.append(f"in: {self.scope}")
        return [*lines, f"style: {self.style}"]

    def comment(self) -> list[str]:
        """What stands over them."""
        return [show(self.seen)] if self.seen else []

    def rule(self) -> Rule:
        """The rule as the file will say it; raises `Invalid` where it cannot be one."""
        empty = _HEADER.encode()
        data, _ = yamledit.appended(empty, yamlfile.parse(empty, TAUGHT), KEY, self.item(), self.comment())
        return load(data, TAUGHT).rules[0]


def add(path: Path, lesson: Lesson) -> tuple[Lesson, str]:
    """Write it at the end of the file, which is made where it is missing: the lesson, with a name of its own,
    and what was put in.

    Every other byte stays. Raises `ReaderError` where that cannot be done; the file is then as it was.
    """
    if not lesson.name:
        lesson = replace(lesson, name=_own_name(path, lesson.called))
    return lesson, _list().add(path, _plain(lesson.rule()), lesson.item(), lesson.comment())


def remove(path: Path, lesson: Lesson, inserted: str) -> None:
    """Take out what `add` gave and put in; every other byte stays.

    Raises `Changed` where the file does not say it any more, `ReaderError` where it cannot be written.
    """
    _list().remove(path, _plain(lesson.rule()), inserted)


def _own_name(path: Path, name: str) -> str:
    """The name, with a number where the file has a rule of that name."""
    try:
        taken = {rule.name for rule in load(yamlfile.read(path, path.name), path.name).rules}
    except ReaderError:  # there is none yet, or it is told when the rule is put in
        return name
    number, own = 1, name
    while own in taken:
        number += 1
        own = f"{_cut(name, _LONGEST - len(f' {number}'))} {number}"
    return own


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _list() -> ItemList[Rule]:
    def read(data: bytes, source: str, problems: list[ReaderError]) -> list[Rule]:
        try:
            root = yamlfile.parse(data, source)
            if isinstance(root, yamlfile.Mapping) and not root.entries:
                return []  # it says nothing yet
            return [_plain(rule) for rule in load(data, source).rules]
        except Invalid as error:
            problems += error.problems
            return []

    return ItemList(KEY, _HEADER, read)


def _plain(rule: Rule) -> Rule:
    """Without its place in the file, which other rules move."""
    return replace(rule, source="", pattern_at="")
