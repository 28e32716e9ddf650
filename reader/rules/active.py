"""Which rule sets are active: the names in the settings, and what a lens asks for, as files and as rules."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from reader.domain.errors import CannotOpen, ReaderError
from reader.domain.rules import Rule, RuleSet
from reader.files import fingerprint

_DOC_KEY = re.compile(rb"""\b(?:lemma|match)["']?\s*:""")
_READ = (1 << 20) + 1  # no rule file is longer
_ENDINGS = (".yaml", ".jsonl")


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
    def digest(self) -> str:
        """What they find depends on their files and on the code that runs them."""
        code = fingerprint.of_code(Path(__file__).parent)
        return fingerprint.of_data([code.encode(), *(fingerprint.of_file(path) for path in self.files)])

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
        if name.endswith((".yaml", ".yml", ".jsonl")) or os.sep in name:
            return Path(name).expanduser()
        for folder in self.folders:
            for ending in _ENDINGS:
                if (path := folder / f"{name}{ending}").is_file():
                    return path
        raise CannotOpen(
            f'there is no rule set "{name}"', hint=f"there are: {', '.join(self.names())}", source="rules"
        )

    def names(self) -> list[str]:
        """The names of all rule sets that are there."""
        files = (path for folder in self.folders for path in _in(folder))
        return sorted({path.stem for path in files if path.is_file()})

    @cached_property
    def _settled(self) -> list[Path]:
        return self._files(self._named, "")

    def _files(self, names: Iterable[str], source: str) -> list[Path]:
        found: list[Path] = []
        for name in names:
            if name == self._own:
                found += sorted(_in(self.folders[0]))
                continue
            try:
                found.append(self.file(name))
            except ReaderError as error:
                error.source = source or error.source
                self._tell(error)
        return list(dict.fromkeys(found))

    def _read(self, path: Path) -> RuleSet | None:
        if path not in self._sets:
            from reader.files import yamlfile
            from reader.rules.loader import load

            self._sets[path] = None
            try:
                self._sets[path] = load(yamlfile.read(path, path.name), path.name)
            except ReaderError as error:
                self._tell(error)
        return self._sets[path]


def may_need_docs(path: Path) -> bool:
    """Whether a rule in this file may ask for the model's parse, told without reading it as YAML."""
    if path.suffix == ".jsonl":
        return True
    try:
        return _DOC_KEY.search(path.read_bytes()[:_READ]) is not None
    except (OSError, ValueError):
        return False


def _in(folder: Path) -> Iterator[Path]:
    """The files of a folder that are rule sets."""
    return (path for ending in _ENDINGS for path in folder.glob(f"*{ending}"))
