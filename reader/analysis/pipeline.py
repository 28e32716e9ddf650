"""Loading a spaCy pipeline, and the stretches of an article that it is given."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from reader.analysis import models, quick
from reader.analysis.confidence import add_scores
from reader.domain.analysis import ModelInfo
from reader.domain.text import PROSE, Article, Extent

if TYPE_CHECKING:
    from spacy.language import Language

MOST = 5_000
"""Characters in one stretch: spaCy's memory and time grow with it."""
WORD = 200
"""Characters in a run without spaces that can still be language; spaCy's tokenizer is quadratic in them."""

_NOT_LANGUAGE = re.compile(rf"\S{{{WORD + 1},}}")
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=\S)")


class ModelMissing(Exception):
    """No pipeline of that name is installed."""


def load(name: str, without: Collection[str] = ()) -> Language:
    """The pipeline, without what the reader does not need run on every word, and without these components.

    Raises ModelMissing.
    """
    package = models.choose(name)
    if models.installed(package) is None:
        raise ModelMissing(name)
    quick.import_spacy()
    import spacy

    # The lemmatizer is loaded but asked for verbs only: a fifth of the pipeline's time is saved.
    nlp = spacy.load(package, exclude=["senter", *without], config=quick.overrides(package))
    for pipe in ("lemmatizer", "attribute_ruler"):
        if pipe in nlp.pipe_names:
            nlp.disable_pipe(pipe)
    if not without:
        add_scores(nlp)
    return nlp


def info(nlp: Language) -> ModelInfo:
    """Name, version and language of a loaded pipeline."""
    return ModelInfo(str(nlp.meta["name"]), str(nlp.meta["version"]), str(nlp.lang))


def stretches(article: Article) -> Iterator[tuple[int, Extent]]:
    """What of the article is given to the pipeline: a block's number, and at most `MOST` characters of it.

    What is not language (runs of more than `WORD` characters without a space) is left out.
    """
    for number, block in enumerate(article.blocks):
        if block.kind in PROSE:
            for extent in _language(article.text, block.extent):
                yield from ((number, e) for e in _short(article.text, extent))


def _language(text: str, block: Extent) -> Iterator[Extent]:
    start = block.start
    for run in _NOT_LANGUAGE.finditer(text, block.start, block.end):
        if text[start : run.start()].strip():
            yield Extent(start, run.start())
        start = run.end()
    if text[start : block.end].strip():
        yield Extent(start, block.end)


def _short(text: str, extent: Extent) -> Iterator[Extent]:
    """Cut after the last sentence that fits, else at the last space that does."""
    start = extent.start
    while extent.end - start > MOST:
        window = start + MOST
        cut = max((m.end() for m in _SENTENCE_END.finditer(text, start + MOST // 2, window)), default=0)
        cut = cut or text.rfind(" ", start, window) + 1 or window
        cut = max(cut, start + 1)
        yield Extent(start, cut)
        start = cut
    yield Extent(start, extent.end)
