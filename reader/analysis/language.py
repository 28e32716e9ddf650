"""Whether a text is in a model's language: a test by stop words."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import regex

from reader.analysis.words import sections
from reader.domain.text import Article

_WORD = regex.compile(r"\b\p{Ll}+\b")
"""Words without a capital: names, which every language has, say nothing."""

ENOUGH_WORDS = 40
"""From so many on the share of stop words decides; headlines and briefs have few of them in any language."""
SHARE = 0.2
"""Of the small words of running English text over half are English stop words; of German, French or Spanish
about a tenth."""
FEW = 3
"""In a shorter text so many function words of others decide, where they outnumber the English ones."""
LOOKED_AT = 20_000
"""Characters."""


def in_language(article: Article, stop_words: Collection[str]) -> bool:
    """Whether the words of the article are, as far as one can tell, in the language of the stop words."""
    budget = LOOKED_AT
    words: list[str] = []
    for block in article.prose():
        words += _WORD.findall(article.text[block.extent.start : block.extent.end][:budget])
        budget -= len(block.extent)
        if budget <= 0:
            break
    ours = sum(word in stop_words for word in words)
    if len(words) >= ENOUGH_WORDS:
        return ours >= SHARE * len(words)
    others = sum(word in _others() and word not in stop_words for word in words)
    return others < FEW or others <= ours


@cache
def _others() -> frozenset[str]:
    """Frequent function words of other languages."""
    return frozenset().union(*sections("other_languages").values())
