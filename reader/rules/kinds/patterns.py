"""Regular expressions of the user's: checked when they are read, timed when they run."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from reader.domain import patterns
from reader.domain.errors import ReaderError
from reader.files.fields import Fields, one_of, string
from reader.files.yamlfile import Node, Scalar
from reader.rules.kinds.kind import Key
from reader.rules.kinds.literals import Needed, needed
from reader.rules.kinds.schemas import PATTERN


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that compiles."""

    text: str
    ignore_case: bool

    def compile(self) -> regex.Pattern[str]:
        """The compiled pattern; raises `ReaderError` where it is none, or could do harm."""
        return patterns.compiled(self.text, regex.IGNORECASE if self.ignore_case else 0)

    def needed(self) -> Needed | None:
        """Words one of which stands in every match, as far as that can be told."""
        return needed(self.text, self.ignore_case)


def read_pattern(fields: Fields, key: str, *, ignore_case: bool) -> Pattern | None:
    """The pattern under `key`; None where it is missing or wrong, which is then reported."""

    def convert(node: Node) -> Pattern:
        pattern = Pattern(string(node), ignore_case)
        _check(pattern, node)
        return pattern

    return fields.take(key, convert, None)


CASES = ("match", "ignore")
CASE = Key("case", "whether capitals count, in words and patterns: match or ignore", {"enum": list(CASES)})


def read_case(fields: Fields, default: str) -> bool:
    """Whether case is ignored, by the key `case`."""
    return fields.take("case", one_of(CASES), default) == "ignore"


TEXT = Key("text", "a regular expression that the name, or the words, must match", PATTERN)
UNLESS = Key("unless", "a regular expression: matches in which it finds something are left out", PATTERN)


def read_unless(fields: Fields, *, ignore_case: bool) -> Pattern | None:
    """The pattern under `unless`; `ignore_case`: whether case is ignored where the rule does not say."""
    case = fields.get("case") if "case" in fields.asked else None  # not every kind has it
    if isinstance(case, Scalar):  # what is wrong with it is reported by the kind
        ignore_case = case.text == "ignore" if case.text in CASES else ignore_case
    return read_pattern(fields, UNLESS.name, ignore_case=ignore_case)


def _check(pattern: Pattern, node: Node) -> None:
    """Raise what is wrong with the pattern."""
    if not pattern.text:
        raise node.error("an empty pattern")
    try:
        pattern.compile()
    except ReaderError as error:
        raise node.error(error.message, error.hint) from error
