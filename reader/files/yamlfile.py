"""YAML as nodes that know where they stand, without what makes YAML unsafe or surprising.

PyYAML's events are used, never its constructors: scalars stay the strings that were written
(`NO`, `12:30`), and aliases, tags, duplicate keys and deep nesting are refused before they cost
anything. `reader.files.fields` turns nodes into typed values.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.domain.errors import Invalid, ReaderError

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_PROBLEMS = 50
"""More than these of one file are not worth printing."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

# What YAML lets stand in a file (version 1.2, production 1), negated.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # as libyaml counts lines

_TOO_DEEP = "nested too deeply"
_SYNTAX_HINTS = (
    (_TOO_DEEP, f"at most {MAX_DEPTH} levels"),
    ("mapping values are not allowed", "a value with ': ' in it needs quotes"),
    ("cannot start any token", "put the value in quotes, and indent with spaces, not tabs"),
    ("did not find expected key", "check the indentation and the quotes"),
    ("expected <block end>", "check the indentation and the quotes"),
    ("escape c", "in double quotes a backslash is written twice; single quotes take it as it is"),
    ("unknown escape", "in double quotes a backslash is written twice; single quotes take it as it is"),
    ("unexpected end of stream", "a quotation mark or bracket is not closed"),
)


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a file."""

    source: str
    """The file's name, as errors say it."""
    line: int
    """1 is the first."""
    column: int
    """1 is the first; code points."""

    def error(self, message: str, hint: str = "") -> ReaderError:
        """A problem with this value, saying where it stands."""
        return problem(self.source, self.line, self.column, message, hint)


@dataclass(frozen=True, slots=True)
class Scalar(Node):
    """A single value, always the string that was written."""

    text: str
    quoted: bool
    """Whether it was in quotes or a block (`|`, `>`): then it can only be meant as a string."""

    @property
    def is_null(self) -> bool:
        """Whether nothing was written, or `~` or `null` without quotes."""
        return not self.quoted and self.text in NULLS


@dataclass(frozen=True, slots=True)
class Sequence(Node):
    """A list."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Mapping(Node):
    """Keys with values, in the order of the file."""

    entries: dict[str, tuple[Scalar, Node]]
    """Key to the key's own node and its value."""


def problem(source: str, line: int, column: int, message: str, hint: str = "") -> ReaderError:
    """An error at `source:line:column`."""
    return ReaderError(message, hint=hint, source=f"{source}:{line}:{column}")


def parse(data: str | bytes, source: str) -> Node:
    """The root of the one document in `data`; an empty `Mapping` where there is none.

    Raises `Invalid`, and nothing else, with every problem that was found; `source` is the file's
    name in their messages.
    """
    text = _decode(data, source)
    builder = _Builder(text, source)
    try:
        root = builder.document()
    except _Stop as stop:
        builder.problems.append(stop.problem)
        root = None
    if builder.problems:
        raise Invalid(builder.problems)
    return root if root is not None else Mapping(source, 1, 1, {})


def read(path: Path, source: str) -> bytes:
    """The bytes of a regular file of at most `MAX_BYTES`; raises `Invalid`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Invalid([ReaderError("not a regular file", source=source)])
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Invalid([ReaderError(error.strerror or "cannot be read", source=source)]) from error
    except ValueError as error:  # a NUL in the path
        raise Invalid([ReaderError("not a file name", source=source)]) from error
    if len(data) > MAX_BYTES:
        raise _too_large(source)
    return data


def _too_large(source: str) -> Invalid:
    return Invalid([ReaderError("larger than 1 MiB", hint="split the file", source=source)])


def _decode(data: str | bytes, source: str) -> str:
    """The text without a byte-order mark; raises `Invalid` for what no YAML file may hold."""
    if len(data) > MAX_BYTES:
        raise _too_large(source)
    if isinstance(data, bytes):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            line, column = _place(data[: error.start].decode("utf-8"), error.start)
            wrong = problem(source, line, column, "not UTF-8", "save the file as UTF-8")
            raise Invalid([wrong]) from error
    else:
        text = data
    text = text.removeprefix("\ufeff")
    wrong_character = _FORBIDDEN.search(text)
    if wrong_character is not None:
        code = ord(wrong_character.group())
        what = "a lone surrogate" if 0xD800 <= code < 0xE000 else "a control character"
        line, column = _place(text, wrong_character.start())
        hint = "in double quotes it can be written as an escape, such as \\x1b"
        raise Invalid([problem(source, line, column, f"{what} (U+{code:04X}) is not allowed", hint)])
    return text


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column of `offset`, both from 1."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text, 0, offset):
        line, start = line + 1, end.end()
    return line, min(offset, len(text)) - start + 1


class _Stop(Exception):
    """A problem after which nothing more can be read."""

    def __init__(self, wrong: ReaderError) -> None:
        super().__init__()
        self.problem = wrong


class _Builder:
    """Makes nodes of events, and gathers what is wrong with them."""

    def __init__(self, text: str, source: str) -> None:
        import yaml

        self._yaml = yaml
        self._alias = yaml.AliasEvent
        self._scalar = yaml.ScalarEvent
        self._sequence, self._sequence_end = yaml.SequenceStartEvent, yaml.SequenceEndEvent
        self._mapping_end = yaml.MappingEndEvent
        self._source = source
        self._text = text
        self.problems: list[ReaderError] = []
        self._events: Iterator[Any] = iter(())
        self._alias_line = -1

    def document(self) -> Node | None:
        """The root node; None for an empty stream. Raises `_Stop`."""
        yaml = self._yaml
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # no libyaml: slower, the same events
        try:
            self._events = yaml.parse(self._text, Loader=loader)
            return self._one_document()
        except yaml.MarkedYAMLError as error:
            raise _Stop(self._syntax_error(error)) from error
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            # The pure-Python scanner lets out what chr() says of escapes such as "\Uffffffff".
            raise _Stop(ReaderError("not valid YAML", source=self._source)) from error

    def _one_document(self) -> Node | None:
        yaml = self._yaml
        root: Node | None = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "put it into a file of its own"
                    raise _Stop(self._at(event.start_mark, "a second document is not allowed", hint))
                root = self._node(next(self._events), 1)
        if isinstance(root, Scalar) and root.is_null:
            return None
        return root

    def _node(self, event: Any, depth: int) -> Node:
        """The node that `event` begins, reading on to its end."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        kind = type(event)
        if kind is self._alias:
            self._refuse_alias(mark)
            return Scalar(self._source, line, column, "", True)
        if event.anchor is not None:
            self._refuse_alias(mark)
        if event.tag is not None:
            self._report(mark, "tags not allowed", "write the value without '!'")
        if kind is self._scalar:
            if not event.value.isascii() and _SURROGATE.search(event.value):
                self._report(mark, "a lone surrogate is not allowed")
            return Scalar(self._source, line, column, event.value, bool(event.style))
        if depth > MAX_DEPTH:
            raise _Stop(self._at(mark, _TOO_DEEP, f"at most {MAX_DEPTH} levels"))
        if kind is self._sequence:
            items = []
            for item in self._events:
                if type(item) is self._sequence_end:
                    break
                items.append(self._node(item, depth + 1))
            return Sequence(self._source, line, column, tuple(items))
        return Mapping(self._source, line, column, self._entries(depth))

    def _entries(self, depth: int) -> dict[str, tuple[Scalar, Node]]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for event in self._events:
            if type(event) is self._mapping_end:
                break
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if type(event) is self._alias:
                continue
            if not isinstance(key, Scalar):
                self._report(event.start_mark, "a key must be a word, not a list or a mapping")
            elif key.text in entries:
                first = entries[key.text][0].line
                self._report(
                    event.start_mark, f'duplicate key "{key.text[:60]}"', f"it is also in line {first}"
                )
            else:
                entries[key.text] = (key, value)
        return entries

    def _refuse_alias(self, mark: yaml.Mark) -> None:
        if mark.line != self._alias_line:  # a line of a bomb has many: one message says it
            self._alias_line = mark.line
            self._report(
                mark, "aliases not allowed", "write the value out; quote a value that begins with & or *"
            )

    def _report(self, mark: yaml.Mark, message: str, hint: str = "") -> None:
        wrong = self._at(mark, message, hint)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop(ReaderError("more problems follow", source=self._source))
        self.problems.append(wrong)

    def _at(self, mark: yaml.Mark, message: str, hint: str = "") -> ReaderError:
        return problem(self._source, mark.line + 1, mark.column + 1, message, hint)

    def _syntax_error(self, error: yaml.MarkedYAMLError) -> ReaderError:
        message = str(error.problem or error.context or "not valid YAML")
        if "nesting depth" in message:  # libyaml's own limit, which reading ahead meets before ours
            message = _TOO_DEEP
        hint = next((hint for part, hint in _SYNTAX_HINTS if part in message), "")
        mark = error.problem_mark or error.context_mark
        if mark is None:
            return ReaderError(message, hint=hint, source=self._source)
        return self._at(mark, message, hint)
