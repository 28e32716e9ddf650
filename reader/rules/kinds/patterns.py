"""Regular expressions of the user's: checked when they are read, timed when they run."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import regex

from reader.files.fields import Fields, one_of, string
from reader.files.yamlfile import Node, Scalar
from reader.rules.kinds.kind import Key
from reader.rules.kinds.literals import Needed, needed
from reader.rules.kinds.schemas import PATTERN

MAX_LENGTH = 1000
MAX_COPIES = 10_000
"""`{n}` makes n copies when it is compiled, and nested ones multiply: a thousand millions fill the memory."""

# (?R), (?1), (?&name), (?P>name): they can fill gigabytes well within a second.
_RECURSION = regex.compile(r"(?<!\\)(?:\\\\)*\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)")
# (?:name){e<=2}, for the same reason.
_FUZZY = regex.compile(r"(?<!\\[pPN]|\\)\{(?:[eids]\}|[^{}]*[eids]\s*<[^{}]*\})")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that compiles."""

    text: str
    ignore_case: bool

    def compile(self) -> regex.Pattern[str]:
        """The compiled pattern."""
        return _compile(self.text, self.ignore_case)

    def needed(self) -> Needed | None:
        """Words one of which stands in every match, as far as that can be told."""
        return needed(self.text, self.ignore_case)


@lru_cache(maxsize=4096)
def _compile(text: str, ignore_case: bool) -> regex.Pattern[str]:
    return regex.compile(text, regex.IGNORECASE if ignore_case else 0)


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
    if len(pattern.text) > MAX_LENGTH:
        raise node.error(f"the pattern has {len(pattern.text)} characters", f"at most {MAX_LENGTH}")
    if _RECURSION.search(pattern.text):
        raise node.error("a pattern that calls itself or a group is not allowed", "write the group out")
    if _FUZZY.search(pattern.text):
        raise node.error(
            "fuzzy matching is not allowed", "write the other spellings out; a brace itself is \\{"
        )
    if copies(pattern.text) > MAX_COPIES:
        raise node.error(
            "the pattern repeats too much", f"counts such as {{100}} multiply to {MAX_COPIES} at most"
        )
    try:
        pattern.compile()
    except regex.error as error:
        message, _, position = str(error).partition(" at position ")
        raise node.error(message, f"at position {position}" if position else "") from error
    except (RecursionError, OverflowError) as error:
        raise node.error("the pattern is nested too deeply") from error


_TOKEN = regex.compile(
    r"""\\. | \[\^?\]?(?:\\.|[^\]\\])*\] | (?P<open>\() | (?P<close>\)) | \{(?P<count>\d+)(?:,\d*)?\} | .""",
    regex.VERBOSE | regex.DOTALL,
)


def copies(text: str) -> int:
    """About how many places the compiled pattern has: its length with every `{n}` written out."""
    sizes = [0]  # of the groups that are open, outermost first
    last = 0  # the size of what a count would repeat
    for token in _TOKEN.finditer(text):
        if token["open"]:
            sizes.append(0)
            last = 0
        elif token["close"]:
            last = sizes.pop() if len(sizes) > 1 else 0
            sizes[-1] += last
        elif token["count"]:
            more = last * max(int(token["count"][:9]) - 1, 0)
            sizes[-1] += more
            last += more
        else:
            last = 1
            sizes[-1] += last
    return sum(sizes)
