"""Fit the weights of `reader/analysis/data/labels.json` on annotated articles.

    python -m benchmarks.fit_labels ARTICLES.jsonl [--write]

Each line: {"text": …, "entities": [[start, end, "PER|ORG|LOC|MISC"], …]}. It needs numpy, which spaCy brings
along. What comes out are numbers for clues such as "before a verb of saying"; no name and no text of the
articles is among them. Judge the result on other articles, and fit the certainty again afterwards.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from benchmarks.annotated import Annotated, asked, with_names
from reader.analysis.entities import labels
from reader.analysis.entities.draft import Clues, Draft
from reader.analysis.entities.gather import label_clues

CLASSES = {"PER": "person", "ORG": "org", "LOC": "place", "MISC": "other"}
WEIGHTS = Path(labels.__file__).parent.parent / "data" / "labels.json"
RARE = 12
"""A clue that fewer names have gets no weight."""

Example = tuple[Clues, list[float]]
"""The clues to a name, and how many of its mentions are of each class."""


def examples(articles: Iterable[Annotated]) -> Iterator[Example]:
    """What was found about each name, and what it is."""
    for article, stretches, entities in articles:
        for drafts, clues in label_clues(article, stretches):
            counts = counts_of(drafts, entities)
            if any(counts):
                yield clues, counts


def counts_of(drafts: list[Draft], entities: Iterable[tuple[int, int, str]]) -> list[float]:
    """How many mentions are of each class; those of another extent count for none."""
    exact = {(start, end): CLASSES[label] for start, end, label in entities}
    found: Counter[str] = Counter()
    for draft in drafts:
        kind = exact.get((draft.start, draft.end))
        if kind is None and any(start < draft.end and draft.start < end for start, end in exact):
            continue
        found[kind or "none"] += 1
    return [float(found[kind]) for kind in labels.CLASSES]


def fit(rows: list[Example], penalty: float = 2.0, rounds: int = 600) -> dict[str, list[float]]:
    """The weights of a multinomial logistic regression, by gradient descent with momentum (Adam)."""
    often = Counter(name for clues, _ in rows for name in clues)
    names = sorted(name for name, count in often.items() if count >= RARE)
    place = {name: k for k, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1))
    matrix[:, -1] = 1.0
    for n, (clues, _) in enumerate(rows):
        for name, value in clues.items():
            if name in place:
                matrix[n, place[name]] = value
    target = np.array([counts for _, counts in rows])
    target *= (
        target.sum(axis=1, keepdims=True) ** -0.5
    )  # a name of many mentions counts more, but not so much more
    weight = target.sum(axis=1, keepdims=True)
    shrink = np.full((len(names) + 1, 1), penalty)
    shrink[-1] = 0.0
    weights = np.zeros((len(names) + 1, len(labels.CLASSES)))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, rounds + 1):
        totals = matrix @ weights
        likely = np.exp(totals - totals.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = matrix.T @ (likely * weight - target) + shrink * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        pace = 0.05 * min(1.0, 3 * (1 - step / rounds) + 0.02)
        weights -= pace * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return {
        name: [round(float(w), 2) for w in row]
        for name, row in zip([*names, "bias"], weights, strict=True)
        if name == "bias" or np.abs(row).max() >= 0.05
    }


def main() -> None:
    """Fit, and write the weights where that is asked for."""
    arguments = asked(__doc__)
    rows = list(examples(with_names(arguments.articles)))
    weights = fit(rows)
    if arguments.write:
        lines = (
            f" {json.dumps(name, ensure_ascii=False)}: {json.dumps(row)}" for name, row in weights.items()
        )
        WEIGHTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(rows)} names, {len(weights)} clues with a weight")


if __name__ == "__main__":
    main()
