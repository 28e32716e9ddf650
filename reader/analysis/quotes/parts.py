"""From tokens to the parts of a quote: whole marks, no cue, no speaker, no loose commas."""

from __future__ import annotations

from collections.abc import Iterable

from reader.analysis.quotes.candidate import Candidate
from reader.analysis.quotes.polarity import Polarity, polarity
from reader.analysis.quotes.tree import Tree
from reader.domain.text import Extent

_LOOSE_START = " \n\t,;:—–-.)"
_LOOSE_END = " \n\t,;:—–-("


def parts_of(tree: Tree, text: str, candidate: Candidate) -> tuple[Extent, ...]:
    """What the candidate says was said, as it would be shown."""
    cut = [tree.extent(spoken_of(tree, candidate).first, candidate.cue.last)]
    if candidate.cue.source is not None:
        first, last = tree.speaker(candidate.cue.source.head)
        cut.append(tree.extent(first, max(last, tree.named_until(candidate.cue.source.head))))
    pieces = (tree.extent(first, _with_object(tree, last)) for first, last in candidate.content)
    extents = [_whole_marks(tree, extent) for extent in pieces]
    found = clean(text, subtract(merge(text, extents), cut))
    return tuple(_own_words(tree, part) for part in found) if candidate.marked else found


def _with_object(tree: Tree, last: int) -> int:
    """The end of words that the parser ends with a preposition: `stopped work at | 6 a.m.`"""
    tokens = tree.tokens
    if tokens[last].tag != "IN" or not tree.outside(last) or tree.right[last] > last:
        return last
    end = last
    while end + 1 < len(tokens) and tokens[end + 1].tag in _OBJECT and tree.outside(end + 1):
        end += 1
    return end


_OBJECT = frozenset({"CD", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "$"})


def spoken_of(tree: Tree, candidate: Candidate) -> Polarity:
    """Where the cue begins with what denies it, and whether the text says that it was said."""
    cue = candidate.cue.first
    if candidate.frame != "according":
        return polarity(tree, cue)
    denied = cue > 0 and tree.tokens[cue - 1].text.lower() == "not" and tree.outside(cue - 1)
    return Polarity(cue - denied, not denied)


_SMALL = frozenset({"a", "an", "the", "as", "of", "to", "that", "his", "her", "its", "their", "``", '"', "“"})


def _own_words(tree: Tree, part: Extent) -> Extent:
    """`a “disaster”`: without the small words before the marks, where nothing else stands outside of them."""
    first, end = tree.places(part)
    start = first
    while start < end and tree.outside(start) and tree.tokens[start].text.lower() in _SMALL:
        start += 1
    if start in (first, end) or not all(
        tree.mark_of[i] == tree.mark_of[start] or tree.tokens[i].dep == "punct" for i in range(start, end)
    ):
        return part
    return Extent(tree.tokens[start].start, part.end)


def _whole_marks(tree: Tree, extent: Extent) -> Extent:
    """Grown over the marks that it shares words with: the parser cuts speech short, nobody else does."""
    first, last = tree.places(extent)
    start, end = extent.start, extent.end
    for number in {tree.mark_of[i] for i in range(first, last) if tree.mark_of[i] >= 0}:
        own = tree.marks[number].extent
        start, end = min(start, own.start), max(end, own.end)
    return Extent(start, end)


def merge(text: str, extents: Iterable[Extent]) -> list[Extent]:
    """In reading order, those that touch or have only blanks between them made one."""
    found: list[Extent] = []
    for extent in sorted(extents):
        if found and not text[found[-1].end : extent.start].strip():
            found[-1] = Extent(found[-1].start, max(found[-1].end, extent.end))
        else:
            found.append(extent)
    return found


def subtract(extents: Iterable[Extent], cut: Iterable[Extent]) -> list[Extent]:
    """The extents without what is cut out of them."""
    left = list(extents)
    for hole in cut:
        left = [piece for extent in left for piece in _minus(extent, hole)]
    return left


def _minus(extent: Extent, hole: Extent) -> list[Extent]:
    if not extent.overlaps(hole):
        return [extent]
    pieces = ((extent.start, hole.start), (hole.end, extent.end))
    return [Extent(start, end) for start, end in pieces if start < end]


def clean(text: str, extents: Iterable[Extent]) -> tuple[Extent, ...]:
    """Without blanks, commas and dashes at the ends; without pieces that have no word."""
    found = []
    for extent in extents:
        words = extent.of(text)
        start = extent.start + len(words) - len(words.lstrip(_LOOSE_START))
        end = extent.end - (len(words) - len(words.rstrip(_LOOSE_END)))
        if start < end and any(c.isalnum() for c in text[start:end]):
            found.append(Extent(start, end))
    return tuple(found)
