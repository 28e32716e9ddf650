"""How sure the model is of each name: the class scores behind its own decisions.

spaCy has them and does not hand them out; this is the only file that reaches for them. With a component
of another kind, or another spaCy, names carry no scores and everything else works as before.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Scores = NDArray[np.float32]

_log = logging.getLogger(__name__)
_KEY = "name_scores"
_FACTORY = "reader_scored_ner"
_LEAST = 0.02
"""A label that is less likely than this is not worth a place."""


def add_scores(nlp: Language) -> None:
    """Have the pipeline keep the scores of its entity recogniser, where it is one whose scores are known."""
    from spacy.language import Language
    from spacy.pipeline import EntityRecognizer

    if "ner" in nlp.pipe_names:
        ner = nlp.get_pipe("ner")
        if isinstance(ner, EntityRecognizer) and ner.cfg.get("beam_width", 1) == 1:
            Language.factory(_FACTORY, func=_create)
            nlp.add_pipe(_FACTORY, after="ner")
            nlp.disable_pipe("ner")


def scores_at(doc: Doc, place: int) -> dict[str, float]:
    """The likelihood of each label for the token at `place`; empty where it is not known."""
    kept = doc.user_data.get(_KEY)
    if kept is None:
        return {}
    labels, scores = kept
    return {labels[k]: float(scores[place, k]) for k in np.nonzero(scores[place] >= _LEAST)[0]}


class ScoredRecogniser:
    """Runs an entity recogniser step by step, as it would itself, and keeps the scores of every step."""

    def __init__(self, ner: EntityRecognizer) -> None:
        self._ner: Any = ner
        self._works = True
        known = self._ner.moves
        moves = [known.get_class_name(i).partition("-")[2] for i in range(known.n_moves)]
        self._labels = sorted({label for label in moves if label})
        self._sums = np.zeros((len(moves), len(self._labels)), dtype=np.float32)
        for move, label in enumerate(moves):
            if label:
                self._sums[move, self._labels.index(label)] = 1

    def __call__(self, doc: Doc) -> Doc:
        """The document with its names."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """The documents with their names, in order."""
        source = iter(docs)
        part = max(batch_size // 4, 2)
        while together := list(islice(source, batch_size)):
            by_length = sorted(together, key=len)
            for first in range(0, len(together), part):
                self._read(by_length[first : first + part])
            yield from together

    def _read(self, docs: list[Doc]) -> None:
        if self._works:
            try:
                states, scores = self._steps(docs)
                self._keep(docs, scores)
            except (AttributeError, TypeError, ValueError, IndexError) as error:
                self._works = False
                _log.warning("The model's scores are not read: %s", error)
            else:
                self._ner.set_annotations(docs, states)
                return
        self._ner.set_annotations(docs, self._ner.predict(docs))

    def _steps(self, docs: list[Doc]) -> tuple[list[Any], list[Scores]]:
        """The final state of each document, and for each step the scores of those that still went on."""
        states = self._ner.moves.init_batch(docs)
        found: list[Scores] = []
        going = [state for state in states if not state.is_final()]
        if going:
            model = self._ner.model.predict(docs)
            while going:
                scores = model.predict(going)
                found.append(scores)
                going = self._ner.transition_states(going, scores)
            model.clear_memory()
        if [len(scores) for scores in found] != _going(docs):
            raise ValueError("a step is not a token")
        return states, found

    def _keep(self, docs: list[Doc], found: list[Scores]) -> None:
        if not found:
            return
        scores = np.concatenate(found)
        scores -= scores.max(axis=1, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(axis=1, keepdims=True)
        likely: Scores = scores @ self._sums
        sizes = np.array([len(step) for step in found])
        # Documents come by length: at each step those that still go on are the last ones.
        last_rows = np.cumsum(sizes) - 1
        for number, doc in enumerate(docs):
            if len(doc):
                doc.user_data[_KEY] = (
                    self._labels,
                    likely[last_rows[: len(doc)] - (len(docs) - 1 - number)],
                )


def _going(docs: list[Doc]) -> list[int]:
    """For each step, how many documents have a token there."""
    longest = max(map(len, docs), default=0)
    return [sum(len(doc) > step for doc in docs) for step in range(longest)] if longest else []


def _create(nlp: Language, name: str) -> ScoredRecogniser:
    ner: Any = nlp.get_pipe("ner")
    return ScoredRecogniser(ner)
