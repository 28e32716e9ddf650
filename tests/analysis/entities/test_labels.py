"""The label of a name by all clues together."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.analysis.entities import labels
from tests.analysis.entities.conftest import Named


@pytest.fixture
def only() -> Iterator[dict[str, list[float]]]:
    """Weights of one's own, in the place of those that are shipped."""
    shipped = dict(labels.weights())
    own: dict[str, list[float]] = {"bias": [0.0] * 5}
    labels.use(own)
    yield labels.weights()
    labels.use(shipped)


def test_likelihoods_are_shares(only: dict[str, list[float]]) -> None:
    assert labels.likelihoods({}) == dict.fromkeys(labels.CLASSES, 0.2)
    only["says"] = [2.0, 0.0, 0.0, 0.0, 0.0]
    found = labels.likelihoods({"says": 1.0, "a clue without a weight": 5.0})
    assert sum(found.values()) == pytest.approx(1.0)
    assert found["person"] > found["org"] == found["none"]


def test_the_weights_speak_of_every_class() -> None:
    assert all(len(row) == len(labels.CLASSES) for row in labels.weights().values())


def test_what_the_clues_speak_for_is_the_label(named: Named, only: dict[str, list[float]]) -> None:
    text = "The ferry firm Northwind Lines sails at noon."
    assert named(text)["Northwind Lines"].label == "ORG"
    assert named(text)["Northwind Lines"].mentions[0].basis == "model"
    only["< ORG before"] = [0.0, 0.0, 9.0, 0.0, 0.0]
    found = named(text)["Northwind Lines"]
    assert (found.label, found.mentions[0].basis) == ("GPE", "rule")


def test_the_lists_are_not_outvoted(named: Named, only: dict[str, list[float]]) -> None:
    only["bias"] = [9.0, 0.0, 0.0, 0.0, 0.0]
    assert named("Officials in Germany met on Monday.")["Germany"].label == "GPE"


def test_what_is_no_name_goes(named: Named, only: dict[str, list[float]]) -> None:
    text = "The ferry firm Northwind Lines sails at noon."
    only["bias"] = [0.0, 0.0, 0.0, 0.0, 9.0]
    assert "Northwind Lines" not in named(text)


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("“We were glad,” Anele Dlomokazi said, “and tired.” Dlomokazi runs a school.", "Anele Dlomokazi", "PERSON"),
        ("Shares in the brewer Kallstad fell on Friday. Kallstad’s chairman blamed the rain.", "Kallstad", "ORG"),
        ("The boat left Umbrandu at dawn. It returned to Umbrandu, a village of 300, at dusk.", "Umbrandu", "GPE"),
    ],
)  # fmt: skip
def test_clues_that_are_shipped(named: Named, text: str, name: str, label: str) -> None:
    assert named(text)[name].label == label
