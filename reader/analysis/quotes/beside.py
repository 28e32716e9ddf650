"""Candidates for words in marks by what stands beside them, whatever the parser made of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.quotes.frames import Candidate, Cue, make
from reader.analysis.quotes.sources import Source, source_of
from reader.analysis.quotes.tree import Tree

_FAR = 30
"""Tokens from the marks to a cue."""
_SENTENCE_ENDS = frozenset(".!?…")


def beside(tree: Tree) -> Iterator[Candidate]:
    """Verbs after and before each pair of marks, in its sentence, with nothing but the marks as content."""
    for number, marked in enumerate(tree.marks):
        first, end = tree.places(marked.extent)
        if first >= end:
            continue
        content = [(first, end - 1)]
        for verb, steps in _after(tree, end, number):
            cue = Cue(verb, verb, tree.tokens[verb].lemma, _near(tree, verb, end))
            frame = "marks-after" if steps == 0 else "marks-after-far"
            yield make(tree, cue, frame, content)
        for verb, steps in _before(tree, first):
            colon = tree.tokens[first - 1].text == ":"
            frame = "marks-colon" if colon else "marks-before" if steps == 0 else "marks-before-far"
            cue = Cue(verb, verb, tree.tokens[verb].lemma, source_of(tree, verb))
            yield make(tree, cue, frame, content)


def _is_verb(tree: Tree, i: int) -> bool:
    return tree.tokens[i].tag.startswith("VB") and tree.tokens[i].dep not in ("aux", "auxpass")


def _after(tree: Tree, end: int, number: int) -> Iterator[tuple[int, int]]:
    """Verbs after the marks with how many verbs are nearer; none where the marks end their sentence."""
    tokens = tree.tokens
    last = tokens[end - 2].text[-1:] if end >= 2 else ""
    if last in (".", "…") and end < len(tokens) and tokens[end].text[:1].isupper():
        return
    steps = 0
    for i in range(end, min(end + _FAR, len(tokens))):
        text = tokens[i].text
        if not tree.outside(i) or text in (".", "!", "?", ";"):
            return
        if _is_verb(tree, i):
            yield i, steps
            steps += 1


def _before(tree: Tree, first: int) -> Iterator[tuple[int, int]]:
    """Verbs before the marks with how many verbs are nearer, back to the start of the sentence."""
    tokens = tree.tokens
    steps = 0
    for i in range(first - 1, max(-1, first - 1 - _FAR), -1):
        text = tokens[i].text
        if not tree.outside(i) or text in _SENTENCE_ENDS:
            return
        if _is_verb(tree, i):
            yield i, steps
            steps += 1


def _near(tree: Tree, verb: int, end: int) -> Source | None:
    """The subject by the parse, else the noun phrase right after the verb or between the marks and it."""
    found = source_of(tree, verb)
    if found is not None and found.head >= end:
        return found
    tokens = tree.tokens
    head = None
    for i in range(verb + 1, min(verb + 8, len(tokens))):
        if not tree.outside(i) or tokens[i].dep == "punct":
            break
        if tokens[i].tag in ("NN", "NNS", "NNP", "NNPS", "PRP"):
            head = i
        elif head is not None or tokens[i].tag in ("IN", "TO", "RB"):
            break
    if head is None:
        for i in range(verb - 1, end - 1, -1):
            if tokens[i].tag in ("NN", "NNS", "NNP", "NNPS", "PRP"):
                head = i
                break
    if head is not None:
        return Source(head, "beside")
    return found
