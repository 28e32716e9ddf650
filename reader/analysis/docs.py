"""`Doc`s for rules to look at, with as much of the model's work in them as the rules ask for.

They are what spaCy's whole pipeline gives; of it only that runs which is needed and not known already.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from reader.analysis.language import in_language
from reader.analysis.matchers import ENTITIES, GRAMMAR, LEMMA
from reader.analysis.parts import Place, text_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from reader.analysis.parse import Stretch
    from reader.domain.text import Article

_VECTORS = {"tok2vec", "transformer"}
_PARSE = {"tagger", "morphologizer", "parser", *_VECTORS}
_NAMES = {"ner", *_VECTORS}
_AFTER = {"attribute_ruler": GRAMMAR, "lemmatizer": LEMMA}
"""What the reader's pipeline does not run on every word, in this order, and what it is needed for."""
_ALL = {*_PARSE, *_NAMES, *_AFTER}


class Pipelines:
    """The whole pipeline, or as much of it as is needed; each is loaded when it is first asked for."""

    def __init__(self, load: Callable[[Collection[str]], Language]) -> None:
        """`load` gives it without some components."""
        self._load = load
        self._parts: dict[frozenset[str], Language] = {}

    @cached_property
    def whole(self) -> Language:
        """All that the analysis needs."""
        self._parts.clear()
        return self._load(())

    def part(self, needs: Collection[str], *, parsed: bool) -> Language:
        """What rules need, see `unneeded`; or the whole, where that is there already."""
        if "whole" in self.__dict__:
            return self.whole
        without = unneeded(needs, parsed=parsed)
        if without not in self._parts:
            self._parts[without] = self._load(without)
        return self._parts[without]

    def reads(self, article: Article, needs: Collection[str]) -> bool:
        """Whether an article is in their language."""
        return in_language(article, self.part(needs, parsed=False).Defaults.stop_words)


def unneeded(needs: Collection[str], *, parsed: bool) -> frozenset[str]:
    """The components that need not be loaded; `parsed`: what the model says of the text is known already."""
    wanted = {name for name, need in _AFTER.items() if need in needs}
    if not parsed:
        wanted |= _PARSE if GRAMMAR in needs else set()
        wanted |= _NAMES if ENTITIES in needs else set()
    return frozenset(_ALL - wanted)


def rebuilt(nlp: Language, text: str, stretch: Stretch, needs: Collection[str]) -> Doc | None:
    """The Doc that a stretch was made of, before `complete`; None where its tokens are others now."""
    doc = nlp.make_doc(text)
    places = [(token.idx, len(token)) for token in doc]
    if places != [(token.start - stretch.start, token.end - token.start) for token in stretch.tokens]:
        return None
    if GRAMMAR in needs and len(doc):
        import numpy

        add = doc.vocab.strings.add
        rows = [[add(t.tag), add(t.dep), (t.head - t.i) % (1 << 64)] for t in stretch.tokens]
        columns: Any = numpy.array(rows, dtype="uint64")
        doc.from_array(["TAG", "DEP", "HEAD"], columns)
    if ENTITIES in needs:
        from spacy.tokens import Span

        doc.set_ents([Span(doc, name.first, name.last, label=name.label) for name in stretch.names])
    return doc


def rebuilt_all(
    nlp: Language, part: list[Place], stretches: Mapping[int, Stretch], needs: Collection[str]
) -> list[Doc] | None:
    """The Docs of these places, by the starts of their stretches; None where not all can be told."""
    found = []
    for place in part:
        stretch = stretches.get(place[2].start)
        doc = rebuilt(nlp, text_of(place), stretch, needs) if stretch else None
        if doc is None:
            return None
        found.append(doc)
    return found


def complete(nlp: Language, doc: Doc, needs: Collection[str]) -> None:
    """Have the rest of the pipeline work on a Doc, as far as rules need it."""
    for name, need in _AFTER.items():
        if need in needs and name in nlp.component_names:
            if name == "attribute_ruler":
                for token in doc:  # of verbs it was said before, by `extract`
                    token.pos = 0
            nlp.get_pipe(name)(doc)
