"""Annotated articles, parsed: what the weights are fitted on."""

from __future__ import annotations

import json
from pathlib import Path

from reader.analysis import models, pipeline
from reader.analysis.extract import extract
from reader.analysis.parse import Stretch
from reader.domain.text import Article
from reader.formats.text import read

Annotated = tuple[Article, list[Stretch], list[tuple[int, int, str]]]
"""An article, its parse, and the names in it: start, end and PER, ORG, LOC or MISC."""


def parsed(path: Path) -> list[Annotated]:
    """The articles of a file with one `{"text": …, "entities": [[start, end, label], …]}` a line."""
    nlp = pipeline.load(models.SHIPPED)
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        annotated = json.loads(line)
        article = read(str(path), annotated["text"])
        places = list(pipeline.stretches(article))
        docs = nlp.pipe(extent.of(article.text).replace("\n", " ") for _, extent in places)
        stretches = [extract(d, block, extent, nlp) for d, (block, extent) in zip(docs, places, strict=True)]
        found.append((article, stretches, [tuple(entity) for entity in annotated["entities"]]))
    return found
