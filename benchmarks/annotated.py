"""Annotated articles, parsed: what the weights are fitted on."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reader.analysis import models, pipeline
from reader.analysis.extract import extract
from reader.analysis.parse import Stretch
from reader.domain.text import Article
from reader.formats.text import read

Parsed = tuple[dict[str, Any], Article, list[Stretch]]
"""What a line of the file says, with its article and the parse."""
Annotated = tuple[Article, list[Stretch], list[tuple[int, int, str]]]
"""An article, its parse, and the names in it: start, end and PER, ORG, LOC or MISC."""


def asked(about: str | None) -> argparse.Namespace:
    """What a script that fits weights is called with: `articles`, the file, and whether to `write`."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def parsed(path: Path) -> Iterator[Parsed]:
    """The articles of a file with one `{"text": …, …}` a line."""
    nlp = pipeline.load(models.SHIPPED)
    for line in path.read_text(encoding="utf-8").splitlines():
        annotated = json.loads(line)
        article = read(str(path), annotated["text"])
        places = list(pipeline.stretches(article))
        docs = nlp.pipe(extent.of(article.text).replace("\n", " ") for _, extent in places)
        yield (
            annotated,
            article,
            [extract(d, block, extent, nlp) for d, (block, extent) in zip(docs, places, strict=True)],
        )


def with_names(path: Path) -> list[Annotated]:
    """The articles of a file whose lines have `"entities": [[start, end, label], …]`."""
    return [
        (article, stretches, [tuple(entity) for entity in annotated["entities"]])
        for annotated, article, stretches in parsed(path)
    ]
