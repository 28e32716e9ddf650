"""Who said what: marks, candidates, the best of them, what goes on with them, then the speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from reader.analysis.quotes.corrected import as_said
from reader.analysis.quotes.draft import Draft, apart
from reader.analysis.quotes.find import WORD
from reader.analysis.quotes.join import join
from reader.analysis.quotes.labels import before_colon, bylines, colons, labels
from reader.analysis.quotes.marks import Marked
from reader.analysis.quotes.scene import Scene
from reader.analysis.quotes.select import select
from reader.analysis.quotes.speakers import Speakers
from reader.analysis.quotes.tree import Tree
from reader.domain.corrections import BASIS
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Extent


def find_quotes(scene: Scene) -> tuple[Quote, ...]:
    """Every quote of the article, in reading order, with its speaker where one can be told."""
    article, marks, trees = scene.article, scene.marks, scene.trees
    drafts: list[Draft] = []
    for found in (
        labels(article, trees),
        bylines(article, trees),
        colons(article, trees, marks),
        _selected(article.text, trees),
        before_colon(article, trees),
    ):
        drafts += apart(drafts, list(found))
    drafts = join(article, marks, sorted(drafts, key=lambda draft: draft.start))
    kinds = [_told(article.text, draft, _kind(article.text, marks, draft)) for draft in drafts]
    kinds += [(terms, QuoteKind.SCARE) for draft, kind in kinds for terms in _terms(marks, draft, kind)]
    kinds.sort(key=lambda pair: pair[0].start)
    kinds = as_said(article, scene.corrections, kinds, lambda draft: _kind(article.text, marks, draft))
    scene.fixed |= scene.as_said.pronouns([draft for draft, _ in kinds], scene.corrections)
    speakers = Speakers(article.text, scene.people, scene.as_said)
    return tuple(
        Quote(
            f"q{number}",
            kind,
            tuple(draft.parts),
            draft.cue,
            None if kind is QuoteKind.SCARE else speakers.of(draft),
            _basis(draft),
            confirmed=draft.said is not None,
            asserted=draft.asserted,
        )
        for number, (draft, kind) in enumerate(kinds, 1)
    )


def _selected(text: str, trees: Sequence[Tree]) -> Iterator[Draft]:
    """What has a cue; marks over the border of two stretches of a paragraph are read with the first."""
    before: list[Draft] = []
    for tree in trees:
        same = bool(before) and before[-1].block == tree.stretch.block
        before = apart(before if same else [], select(tree, text))
        yield from before


def _kind(text: str, marks: Sequence[Marked], draft: Draft) -> QuoteKind:
    if draft.frame == "scare":
        return QuoteKind.SCARE
    said = sum(_words(text, part) for part in draft.parts)
    own = sum(
        _words(text, Extent(max(part.start, marked.extent.start), min(part.end, marked.extent.end)))
        for part in draft.parts
        for marked in _inside(marks, part)
    )
    if own >= said:
        return QuoteKind.DIRECT
    describes = draft.frame in _DESCRIBES or any(
        _AS.search(text, part.start, marked.extent.start)
        for part in draft.parts
        for marked in _inside(marks, part)
    )
    least = 1 if describes else _OWN_WORDS
    return QuoteKind.MIXED if own >= least or 2 * own >= said else QuoteKind.INDIRECT


_OWN_WORDS = 2
"""Words in marks that make a report mixed: a single one in a long one is a term, whoever's it is."""
_AS = re.compile(r"\bas (?:an? |the )?$")
"""What stands before a word that describes: `dismissed it as a “stunt”`."""
_DESCRIBES = frozenset({"object-rest", "oprd", "as"})
"""Frames where a single one is the speaker's: `called the plan a “disaster”`."""


def _terms(marks: Sequence[Marked], draft: Draft, kind: QuoteKind) -> Iterator[Draft]:
    """The terms in marks inside of a report that is not mixed for their sake."""
    if kind is QuoteKind.INDIRECT:
        for part in draft.parts:
            for marked in _inside(marks, part):
                if marked.extent != part:
                    yield _term(marked.extent, marked.block)


def _term(extent: Extent, block: int) -> Draft:
    """Words in marks that nobody is said to have said."""
    return Draft([extent], None, "", "scare", 0.0, None, None, block)


def _told(text: str, draft: Draft, kind: QuoteKind) -> tuple[Draft, QuoteKind]:
    """The draft and its kind; it is a term by what stands before it: `the so-called “gap”`."""
    start = draft.parts[0].start
    named = len(draft.parts) == 1 and _NAMED.search(text, max(0, start - 30), start)
    if named and kind is QuoteKind.DIRECT:
        return _term(draft.parts[0], draft.block), QuoteKind.SCARE
    return draft, kind


def _inside(marks: Sequence[Marked], part: Extent) -> Sequence[Marked]:
    first = bisect_right(marks, part.start, key=lambda marked: marked.extent.end)
    end = bisect_left(marks, part.end, key=lambda marked: marked.extent.start)
    return marks[first:end]


def _words(text: str, extent: Extent) -> int:
    return len(WORD.findall(text, extent.start, extent.end)) if len(extent) else 0


_NAMED = re.compile(r"\b(?:so-called|nicknamed|dubbed|known (?:\w+ )?as)\s+$", re.I)
"""What introduces a name for something rather than somebody's words."""

_BASIS = {
    "byline": "signed with a name",
    "before-colon": "in marks after a colon",
    "label": "after a name and a colon",
    "goes-on": "paragraph in marks",
    "colon": "paragraph after",
    "marks": "in quotation marks",
    "scare": "words in marks",
    "according": "according to",
    "that": "clause of",
    "clause": "clause of",
    "wh": "clause of",
    "front": "clause before",
    "around": "clause around",
    "insert": "sentence around",
    "object": "object of",
    "object-rest": "object of",
    "it": "object of",
    "passive": "of which it is",
    "rest": "after",
    "front-rest": "before",
    "as-clause": "sentence around",
    "prep": "object of",
    "as": "complement of",
    "oprd": "complement of",
    "to": "infinitive after",
    "urge": "infinitive after",
    "xcomp": "complement of",
    "adjective": "clause of",
    "noun": "clause of",
    "noun-to": "infinitive after",
    "noun-prep": "object of",
    "noun-is": "clause of",
    "adjective-to": "infinitive after",
    "adjective-prep": "object of",
    "marks-after": "in marks before",
    "marks-after-far": "in marks before",
    "marks-before": "in marks after",
    "marks-before-far": "in marks after",
    "marks-colon": "in marks after",
    BASIS: BASIS,
}


def _basis(draft: Draft) -> str:
    """What made it a quote, fit for a status line."""
    found = _BASIS[draft.frame]
    if draft.cue_text and draft.frame != "according":
        found = f"{found} {draft.cue_text}"
    return found
