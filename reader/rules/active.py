"""Which rule sets are active: the names in the settings, and what a lens asks for, as files and as rules."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from reader.domain.errors import CannotOpen, Invalid, ReaderError
from reader.domain.rules import Rule, RuleSet
from reader.files import fingerprint, paths

TAUGHT = "mine.yaml"
"""Where rules go that are taught while reading, in the person's folder."""
_FILE = re.compile(rb"\bfile['\"]?\s*:")
"""What stands in a rule file that names another one."""
_DOC_KEY = re.compile(rb"""\b(?:lemma|match)["']?\s*:""")
"""What stands in one that asks for the model's parse."""
_MOST = 1 << 20
"""Bytes; larger ones are no rule files."""
_ENDINGS = (".yaml", ".yml", ".jsonl")


class Refreshed(msgspec.Struct):
    """What came of reading again what changed on disk."""

    changed: bool = False
    """Whether other rules are active now than before."""
    wrong: list[str] = msgspec.field(default_factory=list)
    """What is wrong with a file now, a line for each mistake."""
    news: list[str] = msgspec.field(default_factory=list)
    """What was read, mended, added or removed."""
    vanished: bool = False
    """Whether a file is not there: nothing was read, since it may be back in a moment."""


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
        self.wrong: dict[Path, ReaderError] = {}
        """What is wrong with files as they are now; of such a one the last rules that were right hold."""
        self.added: tuple[Path, ...] = ()
        """The files of sets that are active besides, until the program ends."""
        self.switched_on: frozenset[str] = frozenset()
        """Rules that are on, whatever `enabled` says, until the program ends: `set/rule`."""
        self._sets: dict[Path, RuleSet | None] = {}
        self._stamps: dict[Path, bytes] = {}  # of each file as it was when it was looked at, those below too
        self._others: dict[Path, tuple[Path, ...]] = {}  # the files that a rule file names, right or wrong
        self._settled: list[Path] | None = None
        self._astray: set[str] = set()  # names that led to no file
        self._renamed: set[tuple[Path, str]] = set()  # second sets of a name, that were told
        self._also: list[Path] = []

    @property
    def sets(self) -> tuple[RuleSet, ...]:
        """Those that can be read, or could."""
        return tuple(one for _, one in self.sets_by_file())

    def sets_by_file(self) -> Iterator[tuple[Path, RuleSet]]:
        """The same, each with its file; of two with one name the second goes by its file, and is told."""
        names: set[str] = set()
        for path in self.files:
            if (found := self._read(path)) is None:
                continue
            if found.name in names:
                own = path.name
                if (path, found.name) not in self._renamed:
                    self._renamed.add((path, found.name))
                    hint = f'it is called "{own}" here; give it a name of its own'
                    self._tell(ReaderError(f'a second set named "{found.name}"', hint=hint, source=path.name))
                found = replace(found, name=own)
            names.add(found.name)
            yield path, self._switched(found)

    @property
    def files(self) -> list[Path]:
        """The file of each; a name that leads to none is a problem."""
        if self._settled is None:
            self._settled = self._files(self._named, "")
        return list(dict.fromkeys([*self._settled, *self._also, *self.added]))

    @property
    def digest(self) -> str:
        """What they find depends on their files and on the code that runs them."""
        code = fingerprint.of_code(Path(__file__).parent)
        on = "|".join(sorted(self.switched_on))
        files = [file for path in self.files for file in (path, *self._named_in(path))]
        return fingerprint.of_data([code.encode(), on.encode(), *map(self._stamp, files)])

    @property
    def watched(self) -> frozenset[Path]:
        """The files, there or not, and folders that decide which rules are active: what changes there,
        `refresh` reads.
        """
        own = (self.folders[0],) if self._own in self._named else ()
        others = (other for path in self.files for other in self._named_in(path))
        return frozenset((*self.files, *others, *own))

    def look_for(self, names: Iterable[str], source: str) -> tuple[tuple[str, ...], bool]:
        """Have these sets looked for too, and no others besides those of the settings.

        Their names as their matches have them, and whether something else is looked for now than before.
        `source`: where they are named.
        """
        before = self.files
        self._also = self._files(names, source)
        called = {path: one.name for path, one in self.sets_by_file()}
        return tuple(called[path] for path in self._also if path in called), self.files != before

    def refresh(self, *, patient: bool = True) -> Refreshed:
        """Read again what changed on disk, and nothing else; in any thread.

        A file that cannot be read any more keeps its last rules, and is told. `patient`: so does one that is
        not there, which may only be so for the moment in which an editor puts another in its place.
        """
        files = self.files
        if patient and any(self._stamps.get(path) and not paths.is_file(path) for path in files):
            return Refreshed(vanished=True)
        self._settled = None
        self.added = tuple(path for path in self.added if paths.is_file(path))
        now = self.files
        found = Refreshed(
            changed=now != files,
            news=[f"{p.name} is gone, and so are its rules" for p in files if p not in now],
        )
        for path in set(files) - set(now):
            for kept in (self._sets, self._stamps, self._others, self.wrong):
                kept.pop(path, None)
        for path in now:
            here = (path, *self._named_in(path))
            if any(self._stamp(file) != fingerprint.of_file(file) for file in here):
                self._read_again(path, found)
            elif path.parent != self.folders[1]:
                self._read(path)  # what a person edits: its rules are there to hold when it is broken
            if path not in files and path not in self.wrong:
                found.news.append(f"{path.name} is active now")
        return found

    def _read_again(self, path: Path, found: Refreshed) -> None:
        """Take a file as it is now; what comes of it is added to `found`."""
        before, was_wrong = self._sets.get(path), path in self.wrong
        stamps = {path: fingerprint.of_file(path)}
        try:
            stamps |= {file: fingerprint.of_file(file) for file in self._others.get(path, ())}
            self._sets[path] = self._load(path)
        except ReaderError as error:
            self.wrong[path] = error
            self._stamps |= stamps
            holds = "its last rules hold" if before is not None else "it has no rules until then"
            problems = error.problems if isinstance(error, Invalid) else [error]
            found.wrong += [*map(str, problems), f"{path.name}: {holds}"]
            return
        self.wrong.pop(path, None)
        self._stamps |= stamps  # not before the rules: what they find is kept under it
        found.changed = found.changed or before != self._sets[path]
        found.news.append(f"{path.name} {'is right again' if was_wrong else 'read again'}")

    def rule(self, name: str) -> Rule | None:
        """The rule of that name, as its matches have it: `set/rule`."""
        rules = (rule for one in self.sets for rule in one.rules if f"{one.name}/{rule.name}" == name)
        return next(rules, None)

    def place(self, name: str) -> tuple[Path, int] | None:
        """The file and the line of a rule, by the name that its matches have."""
        for path, one in self.sets_by_file():
            for rule in one.rules:
                if f"{one.name}/{rule.name}" == name:
                    return path, int(rule.source.rpartition(":")[2])
        return None

    def file(self, name: str) -> Path:
        """Where a rule set is: a path, a file of the person's, or one that ships; raises `CannotOpen`."""
        if name.endswith((".yaml", ".yml", ".jsonl")) or os.sep in name:
            try:
                return Path(name).expanduser()
            except RuntimeError:
                raise CannotOpen(f"{name}: there is no such user", source="rules") from None
        for folder in self.folders:
            for ending in _ENDINGS:
                if paths.is_file(path := folder / f"{name}{ending}"):
                    return path
        raise CannotOpen(
            f'there is no rule set "{name}"', hint=f"there are: {', '.join(self.names())}", source="rules"
        )

    def names(self) -> list[str]:
        """The names of all rule sets that are there."""
        files = (path for folder in self.folders for path in paths.visible(folder, *_ENDINGS))
        return sorted({path.stem for path in files if paths.is_file(path)})

    def read_own(self) -> None:
        """Read those that do not ship, so that what is wrong with them is told; also a name that is none."""
        for path in self.files:
            if path.parent != self.folders[1]:
                self._read(path)

    def own(self) -> list[Path]:
        """The files of the person's folder."""
        return paths.visible(self.folders[0], *_ENDINGS)

    def inactive(self) -> list[str]:
        """The names of those that are not active."""
        files = set(self.files)
        return [name for name in self.names() if self.file(name) not in files]

    def _files(self, names: Iterable[str], source: str) -> list[Path]:
        found: list[Path] = []
        for name in names:
            if name == self._own:
                found += self.own()
                continue
            try:
                found.append(self.file(name))
            except ReaderError as error:
                error.source = source or error.source
                if source or name not in self._astray:
                    self._tell(error)
                self._astray.add(name)
            else:
                self._astray.discard(name)
        return list(dict.fromkeys(found))

    def _named_in(self, path: Path) -> tuple[Path, ...]:
        """The other files that a rule file names."""
        if path not in self._others:
            self._others[path] = ()
            # Nearly all name none: what they found before is then shown without reading the rules.
            if _has(path, _FILE):
                self._read(path)
        return self._others[path]

    def _stamp(self, path: Path) -> bytes:
        """What tells a file from a later state of it, taken when it is first looked at."""
        if path not in self._stamps:
            self._stamps[path] = fingerprint.of_file(path)
        return self._stamps[path]

    def _read(self, path: Path) -> RuleSet | None:
        if path not in self._sets:
            self._stamp(path)
            self._sets[path] = None
            try:
                self._sets[path] = self._load(path)
            except ReaderError as error:
                self.wrong[path] = error
                self._tell(error)
        return self._sets[path]

    def _load(self, path: Path) -> RuleSet:
        from reader.files import yamlfile
        from reader.rules.loader import load

        try:
            found = load(yamlfile.read(path, path.name), path.name, path.parent)
        except Invalid as error:
            self._others[path] = error.files
            raise
        self._others[path] = found.files
        return found

    def _switched(self, found: RuleSet) -> RuleSet:
        """The set with the rules on that were switched on."""
        wanted = {rule.name for rule in found.rules if f"{found.name}/{rule.name}" in self.switched_on}
        if not wanted:
            return found
        rules = tuple(replace(r, enabled=True) if r.name in wanted else r for r in found.rules)
        return replace(found, rules=rules)


def may_need_docs(path: Path) -> bool:
    """Whether a rule in this file may ask for the model's parse, told without reading it as YAML."""
    return path.suffix == ".jsonl" or _has(path, _DOC_KEY)


def _has(path: Path, key: re.Pattern[bytes]) -> bool:
    """Whether something of that form stands in a rule file."""
    try:
        if not paths.is_file(path):
            return False
        with path.open("rb") as file:
            return key.search(file.read(_MOST)) is not None
    except (OSError, ValueError):
        return False
