"""Regular expressions that a person typed or wrote: what would fill the memory or never end is told."""

from __future__ import annotations

from functools import lru_cache

import regex

from reader.domain.errors import ReaderError

MAX_LENGTH = 1000
MAX_COPIES = 10_000
"""`{n}` makes n copies when it is compiled, and nested ones multiply: a thousand millions fill the memory."""

# (?R), (?1), (?&name), (?P>name): they can fill gigabytes well within a second.
_RECURSION = regex.compile(r"(?<!\\)(?:\\\\)*\(\?(?:R|[+-]?\d+|&\w+|P>\w+)\)")
# (?:name){e<=2}, for the same reason.
_FUZZY = regex.compile(r"(?<!\\[pPN]|\\)\{(?:[eids]\}|[^{}]*[eids]\s*<[^{}]*\})")


def compiled(text: str, flags: int = 0) -> regex.Pattern[str]:
    """The compiled pattern; raises `ReaderError` with what is wrong with it, and how to mend it."""
    check(text)
    try:
        return _compile(text, flags)
    except regex.error as error:
        message, _, position = str(error).partition(" at position ")
        raise ReaderError(message, hint=f"at position {position}" if position else "") from error
    except ValueError as error:  # flags that exclude each other
        raise ReaderError(str(error)) from error
    except (RecursionError, OverflowError, MemoryError) as error:
        raise ReaderError("the pattern is nested too deeply") from error


def check(text: str) -> None:
    """Raise a `ReaderError` where compiling or matching it could do harm."""
    if len(text) > MAX_LENGTH:
        raise ReaderError(f"the pattern has {len(text)} characters", hint=f"at most {MAX_LENGTH}")
    if _RECURSION.search(text):
        raise ReaderError("a pattern that calls itself or a group is not allowed", hint="write the group out")
    if _FUZZY.search(text):
        raise ReaderError(
            "fuzzy matching is not allowed", hint="write the other spellings out; a brace itself is \\{"
        )
    if copies(text) > MAX_COPIES:
        raise ReaderError(
            "the pattern repeats too much", hint=f"counts such as {{100}} multiply to {MAX_COPIES} at most"
        )


@lru_cache(maxsize=4096)
def _compile(text: str, flags: int) -> regex.Pattern[str]:
    return regex.compile(text, flags)


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
