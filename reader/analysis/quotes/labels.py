"""Speakers that no verb names: `“…” — Name`, `NAME: …`, and a colon at the end of the paragraph before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.marks import Marked
from reader.analysis.quotes.near import before_marks, far
from reader.analysis.quotes.parts import clean
from reader.analysis.quotes.saying import is_saying
from reader.analysis.quotes.sources import Source
from reader.analysis.quotes.tree import Tree
from reader.domain.text import Article, BlockKind, Extent

_NAME = r"(?:[Tt]he )?\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|of|the|de|van|von|al|bin|and|for|in))*"
_BYLINE = regex.compile(rf"\s*(?:[—―–]|--?)\s*({_NAME})(?=\s*(?:[,(.]|$))")
_BYLINE_BELOW = regex.compile(rf"\s*(?:[—―–]|--?)\s*({_NAME})(?:,[^.!?]{{,80}})?\.?\s*$")
_LABEL = regex.compile(
    r"[\"“]?((?:\p{Lu}[\p{Lu}.'’-]+ ?){1,4}|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}|[QA]):\s+(?=\S)"
)
COLON = 0.8
"""How likely it is that what stands in marks below a verb of saying and a colon is a quote."""
_PLAINLY = frozenset({"say", "write", "tell", "add", "state", "tweet", "read", "reply"})
"""Verbs that go before others in the sentence that ends with the colon."""


def bylines(article: Article, trees: Sequence[Tree]) -> Iterator[Draft]:
    """Words in marks that are signed with a dash and a name, behind them or in a line of its own below."""
    for tree, following in pairwise([*trees, None]):
        if tree is None:
            continue
        block = article.blocks[tree.stretch.block].extent
        last = tree.marks[-1].extent if tree.marks else None
        if following is not None and last and last.start == block.start and last.end >= block.end - 1:
            below = article.blocks[following.stretch.block].extent
            match = _BYLINE_BELOW.match(article.text, below.start, below.end)
            if match is not None and following.stretch.start == below.start:
                yield _signed(following, last, match.span(1), "byline")
        for number, marked in enumerate(tree.marks):
            end = marked.extent.end
            if end > tree.stretch.end:
                continue  # it ends in the next stretch of its paragraph
            if (match := _BYLINE.match(article.text, end, block.end)) is None:
                continue
            before = article.text[block.start : marked.extent.start].rstrip()
            own = number > 0 and tree.marks[number - 1].extent.end == block.start + len(before)
            of_name = _tree_at(trees, match.start(1))
            if of_name is not None and (not before or own or before[-1:] in ".!?…"):
                yield _signed(of_name, marked.extent, match.span(1), "byline")


def _tree_at(trees: Sequence[Tree], offset: int) -> Tree | None:
    """The stretch with a word there; a long paragraph has several."""
    place = bisect_right(trees, offset, key=lambda tree: tree.stretch.start) - 1
    tree = trees[place] if place >= 0 else None
    return tree if tree is not None and tree.tokens and offset <= tree.starts[-1] else None


def labels(article: Article, trees: Sequence[Tree]) -> Iterator[Draft]:
    """Paragraphs of a transcript: two people by turns, one of them twice; else a colon means anything."""
    found: list[tuple[Tree, Extent, regex.Match[str]]] = []
    for tree in trees:
        block = article.blocks[tree.stretch.block].extent
        if tree.stretch.start != block.start:
            continue
        if match := _LABEL.match(article.text, block.start, block.end):
            found.append((tree, block, match))
    names = [match.group(1).strip() for _, _, match in found]
    places = [tree.stretch.block for tree, _, _ in found]
    turns = any(
        n != m and q - p <= _TURN for n, m, p, q in zip(names, names[1:], places, places[1:], strict=False)
    )
    if turns and len(set(names)) < len(names):
        for tree, block, match in found:
            name = match.start(1), match.start(1) + len(match.group(1).rstrip())
            yield _signed(tree, Extent(match.end(), block.end), name, "label")


_TURN = 2
"""Paragraphs from one speaker of a transcript to the next."""


def _signed(tree: Tree, words: Extent, name: tuple[int, int], frame: str) -> Draft:
    signature = Extent(name[0], name[1])
    first, end = tree.places(signature)
    head = max(end - 1, first)
    while head > first and not tree.tokens[head].text[0].isalnum():
        head -= 1
    source = Source(head, frame, words=signature)
    return Draft([words], None, "", frame, 0.9, tree, source, tree.stretch.block)


def colons(article: Article, trees: Sequence[Tree], marks: Sequence[Marked]) -> Iterator[Draft]:
    """A paragraph that ends with a verb of saying and a colon, and what stands below: words in marks, a block
    quote, or the next paragraph where the verb can mean nothing else.
    """
    by_start = {marked.extent.start: marked for marked in marks}
    for tree, following in pairwise(trees):
        if not tree.tokens or tree.tokens[-1].text != ":" or (verb := _before_end(tree)) is None:
            continue
        below = article.blocks[following.stretch.block]
        if below.extent.start in by_start:
            words = [by_start[below.extent.start].extent]
        elif below.kind == BlockKind.BLOCK_QUOTE:
            words = _block_quote(article, following.stretch.block)
        elif tree.tokens[verb].lemma in _PLAINLY and not any(
            m.block == following.stretch.block for m in marks
        ):
            words = [below.extent]
        else:
            continue
        cue = tree.extent(verb, verb)
        parts = [part for extent in words for part in clean(article.text, [extent])]
        source = before_marks(tree, verb) or far(tree, verb)
        if parts and (source is not None or below.kind == BlockKind.BLOCK_QUOTE or words[0] != below.extent):
            block = tree.stretch.block
            yield Draft(parts, cue, cue.of(article.text), "colon", COLON, tree, source, block)


def _before_end(tree: Tree) -> int | None:
    """The verb of saying in the last sentence, which ends with a colon: the plainest, of several the last."""
    first = tree.sentence(len(tree.tokens) - 1)[0]
    verbs = [
        t.i
        for t in tree.tokens[first:]
        if t.tag.startswith("VB") and is_saying(t.lemma) and t.dep[:3] != "aux" and tree.outside(t.i)
    ]
    plain = [i for i in verbs if tree.tokens[i].lemma in _PLAINLY]
    return (plain or verbs)[-1] if verbs else None


def _block_quote(article: Article, number: int) -> list[Extent]:
    """The paragraphs of a block quote from its first one on."""
    found = []
    while number < len(article.blocks) and article.blocks[number].kind == BlockKind.BLOCK_QUOTE:
        found.append(article.blocks[number].extent)
        number += 1
    return found


def before_colon(article: Article, trees: Sequence[Tree]) -> Iterator[Draft]:
    """Words in marks after a colon with no verb of saying before it: `From the report: “…”`."""
    for tree in trees:
        for marked in tree.marks:
            first, end = tree.places(marked.extent)
            if first < 2 or first >= end or tree.tokens[first - 1].text != ":":
                continue
            source = _subject_before(tree, first - 1)
            if source is not None:
                block = tree.stretch.block
                yield Draft([marked.extent], None, "", "before-colon", 0.5, tree, source, block)


def _subject_before(tree: Tree, colon: int) -> Source | None:
    """The subject of the sentence that the colon ends; where it has none, what `From` names or all of it."""
    tokens = tree.tokens
    first = colon
    while first > 0 and tokens[first - 1].text not in (".", "!", "?", ";", ":") and tree.outside(first - 1):
        first -= 1
    for i in range(first, colon):
        if tokens[i].dep == "nsubj" and tokens[i].head < colon:
            return Source(i, "before-colon")
    nouns = [i for i in range(first, colon) if tokens[i].tag in ("NN", "NNS", "NNP", "NNPS")]
    if nouns and (tokens[first].text == "From" or (nouns[-1] == colon - 1 and colon - first <= 5)):
        return Source(nouns[-1], "before-colon")
    return None
