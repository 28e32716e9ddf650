"""Words without which a regular expression cannot match: looking for them first is much cheaper.

Only the plain part of the syntax is understood; of a pattern with anything else nothing is said, and it is
simply run.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

_LEAST = 2
"""Letters of a word that is worth looking for."""
_MOST = 64
"""Alternatives that are."""
_TOKEN = regex.compile(
    r"""(?P<escape>\\[bBdDwWsSAZ.,;:!?$()\[\]{}*+|^/\\'"-])
      | (?P<set>\[\^?[^\[\]\\&~|]+\])
      | (?P<open>\((?:\?:|\?P?<[a-z]\w*>)?(?!\?|\*))
      | (?P<close>\))
      | (?P<or>\|)
      | (?P<repeat>(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?)
      | (?P<anchor>[\^$])
      | (?P<any>\.)
      | (?P<char>[^\W_]|[ ,;:/%'"’“”£€_!=<>&@#~`-])""",
    regex.VERBOSE,
)
_SURE_REPEATS = ("+", "{")
_DEEPEST = 20
Needed = frozenset[str]


def folded(text: str) -> str:
    """The text in the letters in which `needed` gives words; letter by letter, so that parts stay parts."""
    return text.lower() if text.isascii() else text.translate(_ODD).casefold()


# What a pattern that ignores case takes for the same, and `casefold` does not.
_ODD = {ord("İ"): "i", ord("ı"): "i"}


@lru_cache(maxsize=4096)
def needed(pattern: str, ignore_case: bool) -> Needed | None:
    """Words one of which stands in every match, if both are folded; None where that is not known."""
    if pattern.startswith("(?i)"):
        pattern, ignore_case = pattern[4:], True
    tokens: list[tuple[str, str]] = []
    place = 0
    while place < len(pattern):
        token = _TOKEN.match(pattern, place)
        if token is None:
            return None
        if token.lastgroup == "repeat" and tokens and tokens[-1][0] == "repeat":
            return None
        tokens.append((token.lastgroup or "", token.group()))
        place = token.end()
    if sum(kind == "open" for kind, _ in tokens) > _DEEPEST:
        return None
    reader = _Reader(tokens, ignore_case)
    found = reader.alternatives()
    return None if reader.place < len(tokens) else found


class _Reader:
    """Reads a pattern that is cut into tokens; each method leaves `place` behind what it has read."""

    def __init__(self, tokens: Sequence[tuple[str, str]], ignore_case: bool) -> None:
        self.tokens, self.ignore_case = tokens, ignore_case
        self.place = 0

    def alternatives(self) -> Needed | None:
        """What one of some alternatives needs, up to the end of the group."""
        every: list[Needed | None] = [self._sequence()]
        while self._kind() == "or":
            self.place += 1
            every.append(self._sequence())
        known = [words for words in every if words is not None]
        joined = frozenset().union(*known)
        return joined if len(known) == len(every) and len(joined) <= _MOST else None

    def _kind(self) -> str:
        return self.tokens[self.place][0] if self.place < len(self.tokens) else ""

    def _sequence(self) -> Needed | None:
        """What one thing after the other needs: the best of it, the longest word."""
        best: Needed | None = None
        run = ""
        while (kind := self._kind()) not in ("", "or", "close"):
            written = self.tokens[self.place][1]
            self.place += 1
            inside = None
            if kind == "open":
                inside = self.alternatives()
                self.place += 1  # the bracket that closes it
            repeat = self._repeat()
            if kind == "char" and (repeat is None or self._is_sure(repeat)) and self._is_plain(written):
                run += written
                if repeat is None:
                    continue
            elif inside is not None and (repeat is None or self._is_sure(repeat)):
                best = _better(best, inside)
            best, run = self._taken(best, run), ""
        return self._taken(best, run)

    def _repeat(self) -> str | None:
        """How often what was read last comes: a repeat, if one follows."""
        if self._kind() != "repeat":
            return None
        self.place += 1
        return self.tokens[self.place - 1][1]

    @staticmethod
    def _is_sure(repeat: str) -> bool:
        return repeat.startswith(_SURE_REPEATS) and not repeat.startswith("{0")

    def _is_plain(self, char: str) -> bool:
        """Whether a letter is compared as it is: of others some have more than one small letter."""
        return not self.ignore_case or char.isascii()

    def _taken(self, best: Needed | None, run: str) -> Needed | None:
        if len(run) < _LEAST:
            return best
        return _better(best, frozenset({folded(run)}))


def _better(one: Needed | None, other: Needed) -> Needed:
    """Of two the one whose shortest word is longer."""
    return one if one is not None and min(map(len, one)) >= min(map(len, other)) else other
