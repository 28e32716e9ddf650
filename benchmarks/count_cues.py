"""Count how often a word in a frame reports something, from annotated news: `count_cues.py TRAIN.jsonl`.

It writes `reader/analysis/data/cues.json`: numbers only. The annotations are those of PolNeAR (Newell,
Margolin and Ruths, 2018: "An Attribution Relations Corpus for Political News"), one JSON object a line with
`text` and `attributions`, each with `source`, `cue` and `content`: lists of `[start, end]` in code points.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import msgspec

from reader.analysis import models, pipeline
from reader.analysis.extract import extract
from reader.analysis.quotes import cues
from reader.analysis.quotes.beside import beside
from reader.analysis.quotes.find import WORD
from reader.analysis.quotes.frames import Candidate, candidates
from reader.analysis.quotes.marks import pair
from reader.analysis.quotes.parts import parts_of
from reader.analysis.quotes.tree import Tree
from reader.domain.text import Article, Block, BlockKind, Extent

Spans = list[tuple[int, int]]
SEEN_AT_LEAST = 3
"""A rarer word is counted with its like only."""
COVERED = 0.8
"""Share of a candidate's words that must be annotated: speech that goes on makes the annotation longer."""


class Attribution(msgspec.Struct):
    """One annotated attribution."""

    cue: Spans
    content: Spans


class Annotated(msgspec.Struct):
    """One annotated article."""

    text: str
    attributions: list[Attribution]

    def article(self) -> Article:
        """Every line that is not empty is a paragraph."""
        blocks, at = [], 0
        for line in self.text.split("\n"):
            if words := line.strip():
                start = at + line.index(words)
                blocks.append(Block(Extent(start, start + len(words)), BlockKind.PARAGRAPH))
            at += len(line) + 1
        return Article("", self.text, tuple(blocks))


def words_in(text: str, spans: Spans) -> set[int]:
    """Where the words of the spans start."""
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}


def is_right(text: str, tree: Tree, candidate: Candidate, attributions: list[Attribution]) -> bool | None:
    """Whether somebody annotated the candidate; None where it says nothing."""
    said = words_in(text, [(part.start, part.end) for part in parts_of(tree, text, candidate)])
    if not said:
        return None
    cue = tree.extent(candidate.cue.first, candidate.cue.last)
    for attribution in attributions:
        if any(start < cue.end and cue.start < end for start, end in attribution.cue):
            content = words_in(text, attribution.content)
            shared = len(said & content)
            covered = candidate.marked and len(said) >= 3 and shared >= COVERED * len(said)
            if covered or 2 * shared >= len(said | content):
                return True
    return False


def sightings(path: Path) -> Iterator[tuple[str, str, bool]]:
    """The word, the name of the frame and whether it was right, of every candidate."""
    nlp = pipeline.load(models.SHIPPED)
    decoder = msgspec.json.Decoder(Annotated)
    for line in path.read_text(encoding="utf-8").splitlines():
        annotated = decoder.decode(line)
        article = annotated.article()
        marks = pair(article)
        places = list(pipeline.stretches(article))
        docs = nlp.pipe(extent.of(article.text) for _, extent in places)
        for (block, extent), doc in zip(places, docs, strict=True):
            tree = Tree(extract(doc, block, extent, nlp), marks)
            for candidate in chain(candidates(tree), beside(tree)):
                right = is_right(article.text, tree, candidate, annotated.attributions)
                if right is not None:
                    yield candidate.cue.lemma, cues.key_of(candidate.frame, candidate.marked), right


def main() -> None:
    """Count and write."""
    frames: dict[str, cues.Counts] = defaultdict(lambda: cues.Counts(0, 0))
    words: dict[str, dict[str, cues.Counts]] = defaultdict(lambda: defaultdict(lambda: cues.Counts(0, 0)))
    for lemma, key, right in sightings(Path(sys.argv[1])):
        for counts in (frames[cues.group_of(lemma, key)], words[key][lemma]):
            counts.right += right
            counts.seen += 1
    kept = {
        key: {
            lemma: own[lemma] for lemma in sorted(own) if own[lemma].seen >= SEEN_AT_LEAST and lemma.isalpha()
        }
        for key, own in sorted(words.items())
    }
    table = cues.Table(dict(sorted(frames.items())), kept)
    cues.DATA.write_bytes(msgspec.json.format(msgspec.json.encode(table), indent=0) + b"\n")


if __name__ == "__main__":
    main()
