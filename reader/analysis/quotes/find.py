"""Quotations by their marks alone: all that can be said without a model."""

from __future__ import annotations

import regex

from reader.analysis.quotes.marks import Marked, pair
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Article

WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’-]*|\d[\d.,]*")
_SENTENCE_END = regex.compile(r"[.!?…]\W*$")
_SMALL_IN_TITLES = frozenset(
    {
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "and",
        "or",
        "but",
        "by",
        "with",
        "from",
        "as",
        "vs",
    }
)
_TERM = 2
"""Words of a term."""
MARKS = "\"“”„«»‘’'‚‹›`"
"""Every character that a quotation mark is made of."""


def looks_like_speech(words: str) -> bool:
    """Whether words in marks read like something said: a sentence's end, or three words, and no title."""
    found: list[str] = WORD.findall(words)
    ended = _SENTENCE_END.search(words)
    if len(found) <= _TERM and words[:1].islower() and words[-1:] == ".":
        return False  # rated it a “hold.”: the full stop of the sentence around it
    if is_title(found):
        # `“Never!”` may be said; `“Meet the Press.”` has the full stop of the sentence around it.
        return ended is not None and ended.group()[0] in "!?" and len(found) < 3
    return ended is not None or len(found) >= 3


def is_title(words: list[str]) -> bool:
    """Whether the words are written like the title of a work: all but the small ones with capitals."""
    if not words or words[0][0].islower():
        return False
    return all(word[0].isupper() or not word[0].isalpha() or word in _SMALL_IN_TITLES for word in words)


def marked_only(article: Article) -> tuple[Quote, ...]:
    """Quotations in marks, by nobody; speech that runs over paragraphs is one quote."""
    groups: list[list[Marked]] = []
    for marked in pair(article):
        if marked.continued and groups:
            groups[-1].append(marked)
        else:
            groups.append([marked])
    return tuple(_quote(article, number, group) for number, group in enumerate(groups, 1))


def _quote(article: Article, number: int, group: list[Marked]) -> Quote:
    parts = tuple(marked.extent for marked in group)
    speech = len(parts) > 1 or looks_like_speech(parts[0].of(article.text).strip(MARKS))
    kind = QuoteKind.DIRECT if speech else QuoteKind.SCARE
    return Quote(f"q{number}", kind, parts, None, None, "in quotation marks")
