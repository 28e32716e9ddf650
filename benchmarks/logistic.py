"""Logistic regression on named clues, each there or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BIAS = "bias"


def fit(  # noqa: PLR0913 - what is fitted, and four ways to say how
    rows: Sequence[Collection[str]],
    right: Sequence[bool],
    *,
    rare: int,
    penalty: float,
    score: tuple[str, Floats] | None = None,
    rounds: int = 400,
) -> dict[str, float]:
    """The weights, in logits, by clue; `BIAS` is every row's.

    `rare`: a clue that fewer rows have gets no weight. `penalty`: of the squares of the weights. `score`: the
    name of a clue that is a number, and its value for each row. By gradient descent with momentum (Adam).
    """
    often = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in often.items() if count >= rare)
    place = {name: k for k, name in enumerate(names)}
    columns = np.array([place[name] for row in rows for name in row if name in place])
    sizes = np.array([sum(name in place for name in row) for row in rows])
    of_row = np.repeat(np.arange(len(rows)), sizes)
    target = np.array(right, dtype=float)
    values = score[1] if score is not None else np.zeros(len(rows))
    weights = np.zeros(len(names) + 2)  # the clues', the score's, the bias
    weights[-1] = np.log(target.mean() / (1 - target.mean()))
    shrink = np.full(len(weights), penalty)
    shrink[-2:] = 0.0
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, rounds + 1):
        total = np.bincount(of_row, weights[columns], len(rows)) + weights[-2] * values + weights[-1]
        miss = 1 / (1 + np.exp(-total)) - target
        slope = np.append(np.bincount(columns, miss[of_row], len(names)), [miss @ values, miss.sum()])
        slope += shrink * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        pace = 0.1 * min(1.0, 2 * (1 - step / rounds) + 0.01)
        weights -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    found = dict(zip(names, weights.tolist(), strict=False))
    if score is not None:
        found[score[0]] = float(weights[-2])
    return found | {BIAS: float(weights[-1])}


def total(weights: Mapping[str, float], row: Collection[str]) -> float:
    """What a row is worth, in logits."""
    return weights[BIAS] + sum(weights.get(name, 0.0) for name in row)


def rounded(weights: Mapping[str, float], least: float) -> dict[str, float]:
    """Those that matter, with two decimals."""
    return {name: round(w, 2) for name, w in sorted(weights.items()) if abs(w) >= least or name == BIAS}
