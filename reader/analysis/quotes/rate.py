"""How likely it is that a candidate is a quote.

Two logistic regressions, one after the other: what speaks for a candidate by itself (`clues`), then beside
its rivals (`rivals`). The weights in `data/quotes.json` were fitted by `benchmarks/fit_quotes.py` on the
training set of PolNeAR (Newell, Margolin and Ruths 2018): numbers for clues, no text.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path

import msgspec

from reader.analysis.quotes.beside import beside
from reader.analysis.quotes.borders import borders
from reader.analysis.quotes.candidate import Candidate
from reader.analysis.quotes.clues import clues
from reader.analysis.quotes.frames import candidates
from reader.analysis.quotes.rivals import rivalry
from reader.analysis.quotes.tree import Tree

DATA = Path(__file__).parent.parent / "data" / "quotes.json"
HOPELESS = -3.0
"""Logits by itself under which a candidate is not looked at again."""
BIAS, SCORE = "bias", "score"
"""The names of the weights that every candidate has, the second times its first score."""


class Weights(msgspec.Struct):
    """In logits, by clue."""

    alone: dict[str, float]
    rivals: dict[str, float]


@cache
def _weights() -> Weights:
    return msgspec.json.decode(DATA.read_bytes(), type=Weights)


def rated(tree: Tree) -> list[tuple[float, Candidate]]:
    """The candidates of a stretch that are not hopeless, each with how likely it is, from 0 to 1."""
    hopeful = list(_hopeful(chain(_with_borders(tree), _scored(tree, beside(tree)))))
    found = [candidate for _, candidate in hopeful]
    return list(zip(likely(found, [score for score, _ in hopeful]), found, strict=True))


def likely(found: Sequence[Candidate], scores: Sequence[float]) -> Iterator[float]:
    """How likely each candidate of a stretch is beside the others, from 0 to 1; `scores`: in logits."""
    weights = _weights().rivals
    for score, names in zip(scores, rivalry(found, scores), strict=True):
        total = weights[BIAS] + weights[SCORE] * score + sum(weights.get(name, 0.0) for name in names)
        yield 1 / (1 + math.exp(-total))


def _with_borders(tree: Tree) -> Iterator[tuple[float, Candidate]]:
    for score, candidate in _hopeful(_scored(tree, candidates(tree))):
        yield score, candidate
        yield from _scored(tree, borders(tree, candidate))


def _hopeful(scored: Iterable[tuple[float, Candidate]]) -> Iterator[tuple[float, Candidate]]:
    return ((score, candidate) for score, candidate in scored if score > HOPELESS)


def _scored(tree: Tree, found: Iterable[Candidate]) -> Iterator[tuple[float, Candidate]]:
    weights = _weights().alone
    for candidate in found:
        yield weights[BIAS] + sum(weights.get(name, 0.0) for name in clues(tree, candidate)), candidate
