"""From parsed stretches to the article's `Analysis`: who is in it, then who said what."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.entities import gather
from reader.analysis.parse import Stretch
from reader.analysis.quotes.attribute import find_quotes
from reader.analysis.quotes.find import marked_only
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.text import Article

ENGINE = 1
"""Raise it when the same text and model can give another result: cached analyses are then made anew."""


def resolve(article: Article, stretches: Sequence[Stretch], model: ModelInfo) -> Analysis:
    """Entities first, then quotes, which speak of them. The stretches stand in reading order; some may be missing yet."""
    entities = gather(article, stretches)
    quotes = find_quotes(article, stretches, entities)
    return Analysis(entities, quotes, model, model.lang)


def without_model(article: Article, *notices: str) -> Analysis:
    """What can be said without a pipeline: the quotation marks, and nobody's name."""
    return Analysis((), marked_only(article), None, "und", notices)
