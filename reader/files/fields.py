"""Typed values out of YAML nodes, gathering every problem of a file before saying any.

fields = Fields(parse(text, name), problems)
width = fields.take("width", integer(20, 200), 72)
theme = fields.take("theme", one_of(THEMES), "auto")
fields.finish()                      # names unknown keys
if problems: raise Invalid(problems)
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from reader.domain.errors import Invalid, ReaderError
from reader.files.yamlfile import Mapping, Node, Scalar, Sequence

T = TypeVar("T")
D = TypeVar("D")
Convert = Callable[[Node], T]
"""Gives the value that a node stands for; raises one `ReaderError`, or `Invalid` with several."""

BOOLEANS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class Fields:
    """The keys of one mapping, taken one by one; problems go to the list that was given."""

    def __init__(self, node: Node, problems: list[ReaderError], folder: Path = Path()) -> None:
        self.node = node
        self.folder = folder
        """What the names of other files in it start from."""
        self.files: list[Path] = []
        """The other files that it names, as far as they were asked for, there or not."""
        self._problems = problems
        self._asked: list[str] = []
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        if isinstance(node, Mapping):
            self._entries = node.entries
        elif not (isinstance(node, Scalar) and node.is_null):
            problems.append(node.error(f"expected keys with values, found {describe(node)}"))

    def get(self, key: str) -> Node | None:
        """The value's node; None where the key is missing or nothing stands after it."""
        self._asked.append(key)
        if key not in self._entries:
            return None
        value = self._entries[key][1]
        return None if isinstance(value, Scalar) and value.is_null else value

    def take(self, key: str, convert: Convert[T], default: D) -> T | D:
        """The converted value; the default where the key is missing, empty or wrong."""
        node = self.get(key)
        if node is None:
            return default
        try:
            return convert(node)
        except Invalid as several:
            self._problems.extend(several.problems)
        except ReaderError as one:
            self._problems.append(one)
        return default

    def need(self, key: str, convert: Convert[T], default: D) -> T | D:
        """As `take`, and a missing or empty key is a problem."""
        if self.get(key) is None:
            at = self._entries[key][0] if key in self._entries else self.node
            missing = "has no value" if key in self._entries else "is missing"
            self._problems.append(at.error(f'"{key}" {missing}'))
            return default
        return self.take(key, convert, default)

    @property
    def asked(self) -> tuple[str, ...]:
        """The keys that were asked for, in that order."""
        return tuple(dict.fromkeys(self._asked))

    def finish(self) -> None:
        """Report every key that nobody asked for, with the nearest that is known."""
        known = self.asked
        for key, _ in self._entries.values():
            if key.text not in known:
                self._problems.append(key.error(f"unknown key {quote(key.text)}", nearest(key.text, known)))


def string(node: Node) -> str:
    """The text of a single value."""
    if isinstance(node, Scalar) and not node.is_null:
        return node.text
    raise node.error(f"expected text, found {describe(node)}")


def boolean(node: Node) -> bool:
    """`true yes on` or `false no off`."""
    text = string(node)
    try:
        return BOOLEANS[text.lower()]
    except KeyError:
        raise node.error(f"expected true or false, found {quote(text)}") from None


def integer(low: int, high: int) -> Convert[int]:
    """A converter for whole numbers from `low` to `high`."""

    def convert(node: Node) -> int:
        text = string(node)
        digits = text.removeprefix("-")
        # At most 18 digits: int() is slow on very long strings.
        if digits.isascii() and digits.isdigit() and len(digits) <= 18 and low <= int(text) <= high:
            return int(text)
        raise node.error(f"expected a whole number from {low} to {high}, found {quote(text)}")

    return convert


def one_of(choices: Iterable[str]) -> Convert[str]:
    """A converter for one of some words."""
    words = tuple(choices)

    def convert(node: Node) -> str:
        text = string(node)
        if text in words:
            return text
        raise node.error(f"unknown value {quote(text)}", nearest(text, words))

    return convert


def list_of(convert: Convert[T], *, single: bool = False) -> Convert[tuple[T, ...]]:
    """A converter for lists; `single`: a value alone is a list of one."""

    def convert_all(node: Node) -> tuple[T, ...]:
        if not isinstance(node, Sequence):
            if single:
                return (convert(node),)
            raise node.error(f"expected a list, found {describe(node)}")
        values: list[T] = []
        problems: list[ReaderError] = []
        for item in node.items:
            _collect(item, convert, values, problems)
        if problems:
            raise Invalid(problems)
        return tuple(values)

    return convert_all


def _collect(node: Node, convert: Convert[T], values: list[T], problems: list[ReaderError]) -> None:
    try:
        values.append(convert(node))
    except Invalid as several:
        problems.extend(several.problems)
    except ReaderError as one:
        problems.append(one)


def nearest(word: str, choices: Iterable[str]) -> str:
    """A hint: the choice that was probably meant, else all of them."""
    words = {choice.lower(): choice for choice in choices}
    close = difflib.get_close_matches(word[:60].lower(), words, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{words[close[0]]}"?'
    return f"known: {', '.join(words.values())}" if words else ""


def describe(node: Node) -> str:
    """What a node is, for messages."""
    if isinstance(node, Sequence):
        return "a list"
    if isinstance(node, Mapping):
        return "keys with values"
    assert isinstance(node, Scalar)
    return "nothing" if node.is_null else quote(node.text)


def quote(text: str) -> str:
    """A value in quotes, shortened to what a line can hold."""
    return f'"{text[:57]}…"' if len(text) > 60 else f'"{text}"'


def plain(node: Node) -> str | list[object] | dict[str, object]:
    """The node without its position: text, a list or a mapping of such."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: plain(value) for key, (_, value) in node.entries.items()}
