from __future__ import annotations

import pytest

from reader.domain.analysis import Analysis, ModelInfo
from reader.domain.entities import Entity, Mention
from reader.domain.layers import of_article, of_entities, of_highlights, of_quotes
from reader.domain.quotes import Candidate, Quote, QuoteKind, Speaker
from reader.domain.reading import Reading
from reader.domain.rules import Highlight
from reader.domain.spans import flatten
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.domain.theme import Style

TEXT = "Anna Berg runs it.\n“We wait,” she said.\nShare this"


def place(words: str) -> Extent:
    start = TEXT.index(words)
    return Extent(start, start + len(words))


@pytest.fixture
def reading() -> Reading:
    """A small article with one of everything."""
    article = Article(
        "news/a.txt",
        TEXT,
        (
            Block(place("Anna Berg runs it."), BlockKind.PARAGRAPH),
            Block(place("“We wait,” she said."), BlockKind.PARAGRAPH),
            Block(place("Share this"), BlockKind.BOILERPLATE),
        ),
    )
    anna, she = place("Anna Berg"), place("she")
    entity = Entity(
        "e1",
        "Anna Berg",
        "PERSON",
        None,
        (
            Mention(anna, "PERSON", "model", True),
            Mention(she, "PERSON", "pronoun", False, pronoun=True),
        ),
        True,
    )
    speaker = Speaker(
        she,
        "e1",
        "Anna Berg",
        "she = the last woman named",
        False,
        (anna,),
        (Candidate(anna, "e1", "Anna Berg"),),
    )
    quote = Quote("q1", QuoteKind.DIRECT, (place("“We wait,”"),), place("said"), speaker, "marks")
    analysis = Analysis((entity,), (quote,), ModelInfo("m", "1.0", "en"), "en")
    highlights = (Highlight(place("runs"), "mine/verbs", Style(bold=True)),)
    spans = [
        *of_article(article),
        *of_entities(analysis.entities),
        *of_quotes(article, analysis.quotes),
        *of_highlights(highlights),
    ]
    return Reading(
        article,
        analysis,
        highlights,
        tuple(spans),
        flatten(spans),
        True,
        {"rule:mine/verbs": Style(bold=True)},
    )
