"""Fit the weights of `reader/analysis/data/certainty.json` on annotated articles.

    python -m benchmarks.fit_certainty ARTICLES.jsonl [--write]

Each line: {"text": …, "entities": [[start, end, "PER|ORG|LOC|MISC"], …]}. A mention is right where its extent
and the class of its label are annotated. Judge the result on other articles than those it was fitted on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks import fit_labels
from benchmarks.annotated import Annotated, asked, with_names
from reader.analysis.entities import certainty, labels
from reader.analysis.entities.gather import drafts_of

CLASSES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
WEIGHTS = Path(certainty.__file__).parent.parent / "data" / "certainty.json"
_PARTS = 3

Example = tuple[dict[str, float], bool]


def examples(articles: list[Annotated]) -> Iterator[Example]:
    """What was found about each mention, and whether it is right.

    The weights for labels that were fitted on an article are too sure of it: for each third of the articles
    they are fitted on the other two.
    """
    for third in range(_PARTS):
        others = [article for n, article in enumerate(articles) if n % _PARTS != third]
        fitted = fit_labels.fit(list(fit_labels.examples(others)))
        labels.use(fitted)
        for article, stretches, entities in articles[third::_PARTS]:
            right = set(entities)
            for drafts in drafts_of(article, stretches):
                if not drafts[0].figure:
                    shared = certainty.group_features(drafts)
                    for draft in drafts:
                        place = (draft.start, draft.end, CLASSES.get(draft.label, "MISC"))
                        yield {**shared, **certainty.features(draft)}, place in right


def fit(rows: list[Example], penalty: float = 0.5) -> dict[str, float]:
    """The weights of a logistic regression, by Newton's method."""
    names = sorted({name for found, _ in rows for name in found})
    matrix = np.array([[found.get(name, 0.0) for name in names] + [1.0] for found, _ in rows])
    target = np.array([right for _, right in rows], dtype=float)
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        likely = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (target - likely) - penalty * weights
        curve = (matrix * (likely * (1 - likely))[:, None]).T @ matrix + penalty * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    return {name: round(float(weight), 3) for name, weight in zip([*names, "bias"], weights, strict=True)}


def main() -> None:
    """Fit, say how often sure mentions are right, and write the weights where that is asked for."""
    arguments = asked(__doc__)
    rows = list(examples(with_names(arguments.articles)))
    weights = fit(rows)
    scored = [
        (1 / (1 + np.exp(-weights["bias"] - sum(weights[n] * v for n, v in found.items()))), right)
        for found, right in rows
    ]
    sure = [right for likely, right in scored if likely >= certainty.ENOUGH]
    print(f"{len(rows)} mentions, {np.mean([right for _, right in rows]):.1%} right")
    print(f"sure: {len(sure) / len(rows):.1%} of them, {np.mean(sure):.1%} right")
    if arguments.write:
        WEIGHTS.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
