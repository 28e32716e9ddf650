"""Finding words in an article's text: never in the rendered lines, where hits would break at wraps."""

from __future__ import annotations

import regex

from reader.domain.errors import ReaderError
from reader.domain.text import Article, Extent

PATTERN_PREFIX = "\\v"
"""What a query begins with that is a regular expression."""
WHOLE_PREFIX = "\\w"
"""What a query begins with that is to match whole words only."""
TIME_LIMIT = 1.0
"""Seconds."""
LONGEST = 1_000
"""Characters of a pattern."""
MOST_HITS = 100_000


def find(article: Article, query: str) -> list[Extent]:
    """Every hit, in reading order, at most `MOST_HITS`; empty matches are none.

    Capitals count only where the query has some; white space in it matches any white space, a line end too.
    Raises `ReaderError` where a pattern is bad or takes over `TIME_LIMIT` seconds.
    """
    if not query.removeprefix(PATTERN_PREFIX).removeprefix(WHOLE_PREFIX):
        return []
    try:
        pattern = regex.compile(_source(query), _flags(query))
        hits = []
        for match in pattern.finditer(article.text, timeout=TIME_LIMIT):
            if match.end() > match.start():
                hits.append(Extent(*match.span()))
                if len(hits) == MOST_HITS:
                    break
        return hits
    except regex.error as error:
        raise ReaderError(
            f"bad pattern: {error}", hint=f"without {PATTERN_PREFIX} it is taken literally"
        ) from None
    except TimeoutError:
        raise ReaderError(f"the pattern took over {TIME_LIMIT:g} s", hint="try a simpler one") from None


def _source(query: str) -> str:
    if query.startswith(PATTERN_PREFIX):
        source = query.removeprefix(PATTERN_PREFIX)
        if len(source) > LONGEST:
            raise ReaderError(f"bad pattern: longer than {LONGEST} characters")
        return source
    words = query.removeprefix(WHOLE_PREFIX)
    literal = r"\s+".join(regex.escape(part) for part in regex.split(r"\s+", words))
    return rf"(?<!\w){literal}(?!\w)" if query.startswith(WHOLE_PREFIX) else literal


def _flags(query: str) -> int:
    capitals = any(c.isupper() for c in regex.sub(r"\\\w", "", query))
    flags = 0 if capitals else regex.IGNORECASE
    return int(flags | (regex.MULTILINE if query.startswith(PATTERN_PREFIX) else 0))
