"""Whether a text is in a model's language: a test by stop words."""

from __future__ import annotations

from collections.abc import Collection

import regex

from reader.domain.text import Article

_WORD = regex.compile(r"\b\p{Ll}+\b")
"""Words without a capital: names, which every language has, say nothing."""

ENOUGH_WORDS = 12
"""Fewer words than this say nothing."""
SHARE = 0.2
"""Of the small words of running English text over half are English stop words; of German, French or Spanish
about a tenth."""
LOOKED_AT = 20_000
"""Characters."""


def in_language(article: Article, stop_words: Collection[str]) -> bool:
    """Whether enough of the article's words are stop words; True where it is too short to tell."""
    budget = LOOKED_AT
    words: list[str] = []
    for block in article.prose():
        words += _WORD.findall(article.text[block.extent.start : block.extent.end][:budget])
        budget -= len(block.extent)
        if budget <= 0:
            break
    if len(words) < ENOUGH_WORDS:
        return True
    return sum(word in stop_words for word in words) >= SHARE * len(words)
