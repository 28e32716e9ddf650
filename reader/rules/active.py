"""Which rule sets are active: the names in the settings, and what a lens asks for, as files and as rules."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path

from reader.domain.errors import CannotOpen, Invalid, ReaderError
from reader.domain.rules import Rule, RuleSet
from reader.files import fingerprint

TAUGHT = "mine.yaml"
"""Where rules go that are taught while reading, in the person's folder."""
_FILE = re.compile(rb"\bfile['\"]?\s*:")
"""What stands in a rule file that names another one."""
_MOST = 1 << 20
"""Bytes; larger ones are no rule files."""


class Active:
    """The active rule sets; what is wrong with one is told once, and the others go on."""

    def __init__(
        self, named: Sequence[str], folders: tuple[Path, Path], own: str, tell: Callable[[ReaderError], None]
    ) -> None:
        """`folders`: the person's, which comes first, and the one that ships; `own`: the name that means
        every file in the person's; `tell` is told what is wrong.
        """
        self._named, self._own, self._tell = named, own, tell
        self.folders = folders
        self._sets: dict[Path, RuleSet | None] = {}
        self._others: dict[Path, tuple[Path, ...]] = {}  # the files that a rule file names, right or wrong
        self._also: list[Path] = []

    @property
    def sets(self) -> tuple[RuleSet, ...]:
        """Those that can be read."""
        return tuple(found for path in self.files if (found := self._read(path)) is not None)

    @property
    def files(self) -> list[Path]:
        """The file of each; a name that leads to none is a problem."""
        return list(dict.fromkeys([*self._settled, *self._also]))

    @property
    def watched(self) -> list[Path]:
        """Every file on which they depend, there or not: their own, and those that these name."""
        return list(
            dict.fromkeys([*self.files, *(other for path in self.files for other in self._named_in(path))])
        )

    @property
    def digest(self) -> str:
        """What they find depends on their files and on the code that runs them."""
        code = fingerprint.of_code(Path(__file__).parent)
        return fingerprint.of_data([code.encode(), *(fingerprint.of_file(path) for path in self.watched)])

    def look_for(self, names: Iterable[str], source: str) -> tuple[tuple[str, ...], bool]:
        """Have these sets looked for too, and no others besides those of the settings.

        Their names as their matches have them, and whether something else is looked for now than before.
        `source`: where they are named.
        """
        before = self.files
        self._also = self._files(names, source)
        found = (self._read(path) for path in self._also)
        return tuple(one.name for one in found if one is not None), self.files != before

    def rule(self, name: str) -> Rule | None:
        """The rule of that name, as its matches have it: `set/rule`."""
        rules = (rule for one in self.sets for rule in one.rules if f"{one.name}/{rule.name}" == name)
        return next(rules, None)

    def file(self, name: str) -> Path:
        """Where a rule set is: a path, a file of the person's, or one that ships; raises `CannotOpen`."""
        if name.endswith((".yaml", ".yml")) or os.sep in name:
            return Path(name).expanduser()
        for folder in self.folders:
            if (path := folder / f"{name}.yaml").is_file():
                return path
        raise CannotOpen(
            f'there is no rule set "{name}"', hint=f"there are: {', '.join(self.names())}", source="rules"
        )

    def names(self) -> list[str]:
        """The names of all rule sets that are there."""
        files = (path for folder in self.folders for path in folder.glob("*.yaml"))
        return sorted({path.stem for path in files if path.is_file()})

    @cached_property
    def _settled(self) -> list[Path]:
        return self._files(self._named, "")

    def _files(self, names: Iterable[str], source: str) -> list[Path]:
        found: list[Path] = []
        for name in names:
            if name == self._own:
                found += sorted(self.folders[0].glob("*.yaml"))
                continue
            try:
                found.append(self.file(name))
            except ReaderError as error:
                error.source = source or error.source
                self._tell(error)
        return list(dict.fromkeys(found))

    def _named_in(self, path: Path) -> tuple[Path, ...]:
        """The other files that a rule file names."""
        if path not in self._others:
            self._others[path] = ()
            # Nearly all name none: what they found before is then shown without reading the rules.
            if _may_name_some(path):
                self._read(path)
        return self._others[path]

    def _read(self, path: Path) -> RuleSet | None:
        if path not in self._sets:
            from reader.files import yamlfile
            from reader.rules.loader import load

            self._sets[path] = None
            try:
                found = load(yamlfile.read(path, path.name), path.name, path.parent)
            except Invalid as error:
                self._others[path] = error.files
                self._tell(error)
            except ReaderError as error:
                self._tell(error)
            else:
                self._sets[path], self._others[path] = found, found.files
        return self._sets[path]


def _may_name_some(path: Path) -> bool:
    """Whether a rule file may name other files."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return _FILE.search(file.read(_MOST)) is not None
    except OSError:
        return False
