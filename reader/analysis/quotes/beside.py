"""Candidates for words in marks by what stands beside them, whatever the parser made of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.quotes.frames import Candidate, Cue, make
from reader.analysis.quotes.sources import Source, source_of
from reader.analysis.quotes.tree import Tree

_FAR = 30
"""Tokens from the marks to a cue."""
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})
_SENTENCE_ENDS = frozenset(".!?…")


def beside(tree: Tree) -> Iterator[Candidate]:
    """Verbs after and before each pair of marks, in its sentence, with nothing but the marks as content."""
    for number, marked in enumerate(tree.marks):
        first, end = tree.places(marked.extent)
        if first >= end:
            continue
        content = [(first, end - 1)]
        for verb, steps in _after(tree, end, number):
            cue = Cue(verb, verb, tree.tokens[verb].lemma, near(tree, verb, end))
            frame = "marks-after" if steps == 0 else "marks-after-far"
            yield make(tree, cue, frame, content)
        for verb, steps in _before(tree, first):
            colon = tree.tokens[first - 1].text == ":"
            frame = "marks-colon" if colon else "marks-before" if steps == 0 else "marks-before-far"
            cue = Cue(verb, verb, tree.tokens[verb].lemma, before_verb(tree, verb))
            yield make(tree, cue, frame, content)


def _is_verb(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return (
        token.tag.startswith("VB")
        and token.dep not in ("aux", "auxpass")
        and token.text.lower() != "according"
    )


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


def near(tree: Tree, verb: int, end: int) -> Source | None:
    """The subject by the parse, else the noun phrase right after the verb or between the marks and it."""
    found = source_of(tree, verb)
    if (found is not None and found.head >= end) or tree.tokens[verb].tag in ("VBG", "VBN", "VB"):
        return found
    tokens = tree.tokens
    head = None
    for i in range(verb + 1, min(verb + 8, len(tokens))):
        if not tree.outside(i) or tokens[i].dep == "punct":
            break
        if tokens[i].tag in _HEADS:
            head = i
        elif head is not None or tokens[i].tag in ("IN", "TO", "RB"):
            break
    if head is None:
        head = next((i for i in range(verb - 1, end - 1, -1) if tokens[i].tag in _HEADS), None)
    return Source(head, "beside") if head is not None else found


def before_verb(tree: Tree, verb: int) -> Source | None:
    """The subject by the parse, else the noun phrase that ends right before the verb."""
    found = source_of(tree, verb)
    if found is not None or tree.tokens[verb].tag in ("VBG", "VBN", "VB"):
        return found
    i = verb - 1
    while i >= 0 and tree.tokens[i].tag in ("RB", "MD"):
        i -= 1
    if i >= 0 and tree.tokens[i].tag in _HEADS and tree.outside(i):
        return Source(i, "beside")
    following = verb + 1
    if following < len(tree.tokens) and tree.tokens[following].tag in _HEADS:
        last = following
        while last + 1 < len(tree.tokens) and tree.tokens[last + 1].tag in _HEADS:
            last += 1
        return Source(last, "beside") if tree.outside(last) else None
    return None
