"""The real model, loaded once: a text becomes an article and its stretches."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from reader.analysis import models, pipeline
from reader.analysis.extract import extract
from reader.analysis.parse import Stretch
from reader.domain.corrections import Correction
from reader.domain.text import Article, Block, BlockKind, Extent

Parse = Callable[[str], tuple[Article, list[Stretch]]]


def article_of(text: str) -> Article:
    """Every line that is not empty is a paragraph; one that begins with `# ` is the headline (its text kept whole)."""
    blocks = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.TITLE if line.startswith("# ") else BlockKind.PARAGRAPH
            start = at + (2 if kind is BlockKind.TITLE else 0)
            blocks.append(Block(Extent(start, at + len(line)), kind))
        at += len(line) + 1
    return Article("test", text, tuple(blocks))


def as_found(articles: Iterable[Article]) -> list[tuple[Article, tuple[Correction, ...]]]:
    """The articles, with nothing corrected in them."""
    return [(article, ()) for article in articles]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """A function from a text to its article and the parse of it."""
    nlp = pipeline.load(models.SHIPPED)

    def parsed(text: str) -> tuple[Article, list[Stretch]]:
        article = article_of(text)
        places = list(pipeline.stretches(article))
        docs = nlp.pipe(extent.of(text).replace("\n", " ") for _, extent in places)
        stretches = [
            extract(doc, block, extent, nlp) for doc, (block, extent) in zip(docs, places, strict=True)
        ]
        return article, stretches

    return parsed
