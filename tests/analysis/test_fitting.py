"""What fits the weights: the regression, and which candidates count as right."""

from __future__ import annotations

import random

import pytest

from benchmarks import logistic
from benchmarks.fit_quotes import examples, words_in
from tests.analysis.conftest import Parse


def test_the_regression_finds_what_decides() -> None:
    chance = random.Random(1)
    rows = [{name for name in ("yes", "no", "idle") if chance.random() < 0.5} for _ in range(800)]
    right = [("yes" in row) != (chance.random() < 0.1) and "no" not in row for row in rows]
    weights = logistic.fit(rows, right, rare=5, penalty=1.0)
    assert weights["yes"] > 1.5 > abs(weights["idle"]) * 3
    assert weights["no"] < -3
    assert logistic.total(weights, {"yes"}) > 0 > logistic.total(weights, {"yes", "no"})


def test_rare_clues_have_no_weight_and_small_ones_are_left_out() -> None:
    weights = logistic.fit([{"a"}, {"a"}, {"a", "b"}, set()], [True, True, True, False], rare=2, penalty=0.1)
    assert set(weights) == {"a", "bias"}
    assert set(logistic.rounded({"a": 0.01, "c": -0.2, "bias": 0.0}, 0.1)) == {"c", "bias"}


@pytest.mark.parametrize("source", ["Karl Brandt", "The council"])
def test_which_candidates_are_right(parse: Parse, source: str) -> None:
    text = f"{source} said that the mill was safe."
    article, stretches = parse(text)
    content = text.index("that")
    cue = text.index("said")
    annotated = {
        "attributions": [
            {"source": [[0, len(source)]], "cue": [[cue, cue + 4]], "content": [[content, len(text) - 1]]}
        ]
    }
    found = [example for stretch in examples([(annotated, article, stretches)]) for example in stretch]
    right = [example for example in found if example.right]
    assert right
    assert {example.candidate.cue.lemma for example in right} == {"say"}
    assert len(right) < len(found)
    assert "word:say" in found[0].clues


def test_without_annotations_nothing_is_right(parse: Parse) -> None:
    article, stretches = parse("Karl Brandt said that the mill was safe.")
    found = [e for stretch in examples([({"attributions": []}, article, stretches)]) for e in stretch]
    assert found
    assert not any(example.right for example in found)


def test_words_are_told_by_where_they_start() -> None:
    text = "“We won,” he said."
    assert words_in(text, [(0, 9)]) == {1, 4}
