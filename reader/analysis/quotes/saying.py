"""Words that report what somebody says or thinks."""

from __future__ import annotations

from functools import cache

from reader.analysis.words import sections


@cache
def verbs_of_saying() -> frozenset[str]:
    """The verbs among them, in their base form."""
    return frozenset(sections("saying")["verbs"])


@cache
def _saying() -> frozenset[str]:
    return frozenset(word for words in sections("saying").values() for word in words)


def is_saying(lemma: str) -> bool:
    """Whether it is on the list of words that report."""
    return lemma in _saying()
