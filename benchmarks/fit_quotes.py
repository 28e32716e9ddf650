"""Fit the weights of `reader/analysis/data/quotes.json` on annotated articles.

    python -m benchmarks.fit_quotes TRAIN.jsonl [--write]

Each line: {"text": …, "attributions": [{"source": …, "cue": …, "content": …}, …]}, each of the three a list
of `[start, end]` in code points. The weights that are shipped were fitted on the training set of PolNeAR
(Newell, Margolin and Ruths 2018: "An Attribution Relations Corpus for Political News"). It needs numpy,
which spaCy brings along. What comes out are numbers for clues such as a verb in a frame; no text is among
them. Judge the result on other articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import msgspec
import numpy as np

from benchmarks import logistic
from benchmarks.annotated import Parsed, asked, parsed
from reader.analysis.quotes import rate
from reader.analysis.quotes.beside import beside
from reader.analysis.quotes.borders import borders
from reader.analysis.quotes.candidate import Candidate
from reader.analysis.quotes.clues import clues
from reader.analysis.quotes.find import WORD
from reader.analysis.quotes.frames import candidates
from reader.analysis.quotes.marks import pair
from reader.analysis.quotes.parts import parts_of
from reader.analysis.quotes.rivals import rivalry
from reader.analysis.quotes.tree import Tree
from reader.domain.text import Extent

FOLDS = 4
"""The second regression learns from what the first says of articles that it was not fitted on."""
COVERED = 0.8
"""Share of a candidate's words that must be annotated where speech in marks goes on after it."""
MEANT = 0.08
"""How much less of an annotation than its best candidate another one may have to be right as well."""
OTHER_SOURCE, NO_SOURCE = 0.3, 0.15
"""What somebody else's name, and nobody's, take off."""

Spans = list[tuple[int, int]]


class Attribution(msgspec.Struct):
    """One annotated attribution."""

    source: Spans
    cue: Spans
    content: Spans


class Example(msgspec.Struct):
    """A candidate with what is known of it."""

    candidate: Candidate
    clues: set[str]
    right: bool
    article: int


def words_in(text: str, spans: Spans) -> set[int]:
    """Where the words of the spans start."""
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}


def every(tree: Tree) -> Iterator[Candidate]:
    """Every candidate of a stretch."""
    for candidate in candidates(tree):
        yield candidate
        yield from borders(tree, candidate)
    yield from beside(tree)


class Gold:
    """The annotations of one article."""

    def __init__(self, text: str, attributions: Sequence[Attribution]) -> None:
        self._text = text
        self._attributions = attributions
        self._contents = [words_in(text, attribution.content) for attribution in attributions]

    def best(self, tree: Tree, candidate: Candidate) -> tuple[int, float, float] | None:
        """Which annotation a candidate is, the share of the words that both have, and the same less what a
        wrong source takes off; None where it says nothing, 0 where it is none.
        """
        parts = parts_of(tree, self._text, candidate)
        said = words_in(self._text, [(part.start, part.end) for part in parts])
        if not said:
            return None
        cue = tree.extent(candidate.cue.first, candidate.cue.last)
        share, which = 0.0, -1
        for k, content in enumerate(self._contents):
            own = self._attributions[k].cue
            if not said & content or (own and not _meets(own, cue)):
                continue
            found = _share(said, content, marked=candidate.marked)
            if found > share:
                share, which = found, k
        return which, share, share - self._off(tree, candidate, which)

    def _off(self, tree: Tree, candidate: Candidate, which: int) -> float:
        if which < 0 or not self._attributions[which].source:
            return 0.0
        if candidate.cue.source is None:
            return NO_SOURCE
        head = candidate.cue.source.head
        return 0.0 if _meets(self._attributions[which].source, tree.extent(head, head)) else OTHER_SOURCE


def _meets(spans: Spans, extent: Extent) -> bool:
    return any(start < extent.end and extent.start < end for start, end in spans)


def _share(said: set[int], content: set[int], *, marked: bool) -> float:
    shared = len(said & content)
    share = shared / len(said | content)
    if marked and len(said) >= 3 and shared >= COVERED * len(said):
        share = max(share, 0.5 + 0.5 * shared / len(content))
    return share


def examples(articles: Iterable[Parsed]) -> Iterator[list[Example]]:
    """The candidates of each stretch."""
    for number, (annotated, article, stretches) in enumerate(articles):
        gold = Gold(article.text, msgspec.convert(annotated["attributions"], list[Attribution]))
        marks = pair(article)
        for stretch in stretches:
            tree = Tree(stretch, marks)
            found = [(c, best) for c in every(tree) if (best := gold.best(tree, c)) is not None]
            top: dict[int, float] = {}
            for _, (which, _, less) in found:
                top[which] = max(top.get(which, 0.0), less)
            yield [
                Example(c, clues(tree, c), share >= 0.5 and less >= top[which] - MEANT, number)
                for c, (which, share, less) in found
            ]


def fit(stretches: Sequence[list[Example]]) -> rate.Weights:
    """The weights of both regressions."""
    rows = list(chain.from_iterable(stretches))
    right = [row.right for row in rows]
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        others = [row for row in rows if row.article % FOLDS != fold]
        weights = _alone(others)
        for k, row in enumerate(rows):
            if row.article % FOLDS == fold:
                scores[k] = logistic.total(weights, row.clues)
    hopeful: list[list[str]] = []
    kept: list[int] = []
    at = 0
    for stretch in stretches:
        mine = [k for k in range(at, at + len(stretch)) if scores[k] > rate.HOPELESS]
        hopeful += rivalry([rows[k].candidate for k in mine], [float(scores[k]) for k in mine])
        kept += mine
        at += len(stretch)
    rivals = logistic.fit(
        hopeful,
        [right[k] for k in kept],
        rare=8,
        penalty=3.0,
        score=(rate.SCORE, scores[kept]),
    )
    return rate.Weights(logistic.rounded(_alone(rows), 0.08), logistic.rounded(rivals, 0.05))


def _alone(rows: Sequence[Example]) -> dict[str, float]:
    return logistic.fit([row.clues for row in rows], [row.right for row in rows], rare=8, penalty=10.0)


def main() -> None:
    """Fit, and write the weights where that is asked for."""
    arguments = asked(__doc__)
    stretches = list(examples(parsed(arguments.articles)))
    weights = fit(stretches)
    if arguments.write:
        rate.DATA.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=0) + b"\n")
    clues_kept = f"{len(weights.alone)} and {len(weights.rivals)} clues with a weight"
    print(f"{sum(map(len, stretches))} candidates, {clues_kept}")


if __name__ == "__main__":
    main()
