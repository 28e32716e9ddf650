"""What is likely to be a quote, by itself and beside its rivals."""

from __future__ import annotations

import pytest

from reader.analysis.quotes.candidate import Candidate, Cue, ending, make
from reader.analysis.quotes.clues import clues
from reader.analysis.quotes.frames import candidates
from reader.analysis.quotes.marks import pair
from reader.analysis.quotes.rate import rated
from reader.analysis.quotes.rivals import NEAR, rivalry
from reader.analysis.quotes.tree import Tree
from tests.analysis.conftest import Parse


def tree_of(parse: Parse, text: str) -> Tree:
    article, stretches = parse(text)
    return Tree(stretches[0], pair(article))


def candidate(cue: int, first: int, last: int, frame: str = "clause") -> Candidate:
    return Candidate(Cue(cue, cue, "say", None), frame, ((first, last),), marked=False)


@pytest.mark.parametrize(
    ("text", "cue", "frame"),
    [
        ("Karl Brandt said that the mill was safe.", "said", "that"),
        ("The mill was safe, Karl Brandt said.", "said", "front"),
        ("According to Karl Brandt, the mill was safe.", "According", "according"),
        ("Karl Brandt was sure that the mill was safe.", "sure", "adjective"),
    ],
)
def test_the_likeliest_is_what_is_said(parse: Parse, text: str, cue: str, frame: str) -> None:
    tree = tree_of(parse, text)
    value, best = max(rated(tree), key=lambda pair: pair[0])
    assert (tree.tokens[best.cue.first].text, best.frame) == (cue, frame)
    assert 0.5 < value < 1


def test_what_is_no_act_of_saying_is_unlikely(parse: Parse) -> None:
    found = rated(tree_of(parse, "The boat carried the crates to the island in May."))
    assert all(value < 0.2 for value, _ in found)


def test_a_cue_has_one_likely_content_at_most(parse: Parse) -> None:
    text = "Karl Brandt said that the mill was safe, which it was, and that nobody had asked him about it."
    likely = [c.cue.first for value, c in rated(tree_of(parse, text)) if value > 0.5]
    assert len(likely) == len(set(likely)) > 0


def test_relations_of_rivals() -> None:
    wide, narrow = candidate(2, 3, 12), candidate(2, 3, 8, "object")
    inside = candidate(5, 6, 8)
    apart = candidate(30, 31, 33)
    found = list(rivalry([wide, narrow, inside, apart], [1.0, -2.0, 0.0, 0.5]))
    relations = [{clue.split(":", maxsplit=1)[0] for clue in clues} for clues in found]
    assert relations == [
        {"own", "narrower", "inside"},
        {"own", "wider", "inside"},
        {"own", "around"},
        {"own"},
    ]
    assert "narrower:ahead:-3.0" in found[0]
    assert "wider:ahead:3.0" in found[1]


def test_only_rivals_near_by_are_looked_at() -> None:
    many = [
        candidate(2, 3, 9_999),
        *(candidate(4 + k, 5 + k, 6 + k) for k in range(NEAR)),
        candidate(900, 901, 902),
    ]
    last = list(rivalry(many, [0.0] * len(many)))[-1]
    assert not any(clue.startswith("around") for clue in last)


def test_other_ends_are_clues(parse: Parse) -> None:
    tree = tree_of(parse, "Karl Brandt said that the mill was safe, which it was.")
    that = next(c for c in candidates(tree) if c.frame == "that")
    cut = ending(tree, that, that.content[-1][1] - 4, ("cut", "which"))
    assert {"cut:that.plain", "cut:word:which", "cut:after:say"} <= clues(tree, cut)
    assert not any(clue.startswith("cut") for clue in clues(tree, that))


def test_marks_in_the_content_are_seen(parse: Parse) -> None:
    tree = tree_of(parse, "Karl Brandt called it “a shame.”")
    cue = Cue(2, 2, "call", None)
    assert make(tree, cue, "object", [(3, 7)]).marked
    assert not make(tree, cue, "object", [(0, 1)]).marked
