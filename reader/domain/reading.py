"""All that a front end shows of one article."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from reader.domain.analysis import Analysis
from reader.domain.rules import Highlight
from reader.domain.spans import Run, Span
from reader.domain.text import Article
from reader.domain.theme import Style


class Reading(msgspec.Struct, frozen=True):
    """An article with its layers."""

    article: Article
    analysis: Analysis
    highlights: tuple[Highlight, ...]
    """In reading order."""
    spans: tuple[Span, ...]
    """Every layer that does not depend on what is chosen."""
    runs: tuple[Run, ...]
    """The spans, flattened."""
    complete: bool = True
    """Whether the analysis has ended; until then counts are counts so far."""
    styles: Mapping[str, Style] = msgspec.field(default_factory=dict)
    """Style keys of rules that bring a style of their own."""
    opening: bool = False
    """Whether its blocks are still told apart: their layers are not among the spans yet, see `of_block`."""
