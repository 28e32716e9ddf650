"""From parsed stretches to the article's `Analysis`: who is in it, then who said what, then the pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.entities.gather import gather
from reader.analysis.parse import Stretch
from reader.analysis.pronouns import link
from reader.analysis.quotes.attribute import find_quotes
from reader.analysis.quotes.find import marked_only
from reader.analysis.quotes.scene import Scene
from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.corrections import Correction, Said
from reader.domain.text import Article


def resolve(
    article: Article,
    stretches: Sequence[Stretch],
    model: ModelInfo,
    corrections: Sequence[Said] = (),
) -> Analysis:
    """Entities, quotes, then pronouns; stretches are in reading order, some may be missing.

    What a person said is followed before anything else is concluded from it.
    """
    entities = gather(article, stretches, [c for c in corrections if isinstance(c, Correction)])
    scene = Scene(article, stretches, entities, corrections)
    quotes = find_quotes(scene)
    entities = link(scene, entities, quotes)
    return Analysis(entities, quotes, model, model.lang, tuple(corrections))


def without_model(article: Article, *notices: str) -> Analysis:
    """What can be said without a pipeline: the quotation marks, and nobody's name."""
    return Analysis((), marked_only(article), None, "und", notices=notices)


def foreign(article: Article, model: ModelInfo) -> Analysis:
    """What can be said of an article in another language than the model's: the quotation marks."""
    notice = f"This article is not in the model's language ({model.lang}): entities and speakers stay off."
    return Analysis((), marked_only(article), model, "und", notices=(notice,))
