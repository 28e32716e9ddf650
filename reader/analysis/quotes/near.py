"""Whose act a verb is where the parse does not tell: the noun phrases beside it."""

from __future__ import annotations

from reader.analysis.quotes.sources import Source, source_of
from reader.analysis.quotes.tree import Tree

_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP"})


_FAR = 40
"""Tokens from a verb back to the one whose subject it takes."""


_MISTAKEN = frozenset({"RB", "UH", "JJ", "MD", "VB", "VBP", "FW"})
"""Parts of speech that unknown names are taken for."""


def _is_written_as_name(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and word[1:].islower()


def is_verb(tree: Tree, i: int) -> bool:
    """Whether the token is a verb that may report; auxiliaries may not."""
    token = tree.tokens[i]
    return (
        token.tag.startswith("VB")
        and token.dep not in ("aux", "auxpass")
        and token.text.lower() != "according"
        and (i == 0 or tree.tokens[i - 1].text != "-")  # so-called
    )


def _finite(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].tag in ("VBD", "VBZ", "VBP") or tree.child(verb, "aux") is not None


def _phrase_after(tree: Tree, verb: int) -> int | None:
    """The head of the noun phrase right after a verb: `said former mayor Jo Doe`."""
    tokens = tree.tokens
    head = None
    for i in range(verb + 1, min(verb + 10, len(tokens))):
        if not tree.outside(i) or tokens[i].dep == "punct":
            break
        if tokens[i].tag in _HEADS:
            head = i
        elif head is not None or tokens[i].tag in ("IN", "TO", "RB"):
            break
    return head


def _phrase_before(tree: Tree, verb: int, first: int) -> Source | None:
    """The noun phrase that ends before a verb; after `and` the subject of the verb before."""
    tokens = tree.tokens
    i = verb - 1
    if i >= first and tree.outside(i) and tokens[i].tag in _MISTAKEN and _is_written_as_name(tokens[i].text):
        return Source(i, "beside")  # `Tully said`: what looks like an adverb and is a name
    while i > first and (tokens[i].tag in ("RB", "MD", ",") or tokens[i].dep in ("aux", "auxpass")):
        i -= 1
    if i < first or not tree.outside(i):
        return None
    if tokens[i].tag == "CC":
        for k in range(i - 1, first - 1, -1):
            if is_verb(tree, k) and (found := source_of(tree, k)) is not None:
                return Source(found.head, "shared", found.stands_for)
        return None
    return Source(i, "beside") if tokens[i].tag in _HEADS else None


def after_marks(tree: Tree, verb: int, end: int) -> Source | None:
    """The subject by the parse, else the noun phrase right after the verb or between the marks and it."""
    found = source_of(tree, verb)
    if (found is not None and found.head >= end) or not _finite(tree, verb):
        return found or far(tree, verb)
    head = _phrase_after(tree, verb)
    if head is not None:
        return Source(head, "beside")
    return _phrase_before(tree, verb, end) or found or far(tree, verb)


def far(tree: Tree, verb: int) -> Source | None:
    """For a verb without a subject of its own, whose act the nearest verb before it in the sentence is.

    `“…,” she said, adding: “…”`, where the parser takes the second verb into the first speech.
    """
    if tree.tokens[verb].tag not in ("VBG", "VB"):
        return None
    first, _ = tree.sentence(verb)
    for k in range(verb - 1, max(first, verb - _FAR) - 1, -1):
        if (
            is_verb(tree, k)
            and tree.outside(k)
            and _finite(tree, k)
            and (found := source_of(tree, k)) is not None
        ):
            return Source(found.head, "far", found.stands_for)
    return None


def before_marks(tree: Tree, verb: int) -> Source | None:
    """The subject by the parse, else the noun phrase before the verb, or after it where a colon follows."""
    found = source_of(tree, verb)
    if found is not None or not _finite(tree, verb):
        return found or far(tree, verb)
    first = tree.sentence(verb)[0]
    found = _phrase_before(tree, verb, first)
    if found is None and (head := _phrase_after(tree, verb)) is not None:
        following = tree.tokens[head + 1].text if head + 1 < len(tree.tokens) else ""
        found = Source(head, "beside") if following in (":", ",") else None
    return found
