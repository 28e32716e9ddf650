"""Candidates whose cue is a noun or an adjective: `her claim that …`, `she was confident that …`."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.quotes.candidate import Candidate, Cue, make
from reader.analysis.quotes.sources import Source, source_of
from reader.analysis.quotes.tree import Tree

ABOUT = frozenset(
    {"about", "against", "for", "from", "in", "of", "on", "over", "to", "toward", "towards", "with"}
)
"""Prepositions between an opinion, or an act of saying, and what it is about."""


def of_noun(tree: Tree, noun: int) -> Iterator[Candidate]:
    """`the senator's claim that …`, `a statement that …`, `criticism of …`, `the idea is that …`."""
    tokens = tree.tokens
    cue = Cue(noun, noun, tokens[noun].text.lower(), None)
    owner: Source | None = None
    sought = False
    for frame, content in _of_noun(tree, noun):
        if not sought:
            owner, sought = _owner(tree, noun), True
            cue = Cue(noun, noun, cue.lemma, owner)
        if frame != "noun-prep" or owner is not None:
            yield make(tree, cue, frame, [content])


def _of_noun(tree: Tree, noun: int) -> Iterator[tuple[str, tuple[int, int]]]:
    tokens = tree.tokens
    for k in tree.stretch.children(noun):
        if k < noun:
            continue
        if tokens[k].dep in ("acl", "ccomp", "relcl"):
            first = tokens[tree.left[k]]
            infinitive = tokens[k].tag == "VB" and tree.child(k, "aux") is not None and tokens[k].dep == "acl"
            if infinitive or (first.text.lower() == "that" and first.tag == "IN"):
                yield ("noun-to" if infinitive else "noun"), (tree.left[k], tree.right[k])
        elif tokens[k].dep == "prep" and tokens[k].text.lower() in ABOUT and tree.right[k] > k:
            yield "noun-prep", (k + 1, tree.right[k])
    verb = tokens[noun].head
    if tokens[noun].dep == "nsubj" and tokens[verb].lemma == "be":
        clause = tree.child(verb, "ccomp")
        if clause is not None and clause > verb:
            yield "noun-is", (tree.left[clause], tree.right[clause])


def _owner(tree: Tree, noun: int) -> Source | None:
    """Whose claim it is: the possessive, `of X`, or the subject of the verb it is the object of."""
    owner = tree.child(noun, "poss")
    if owner is None and (of := tree.child(noun, "prep")) is not None:
        owner = tree.child(of, "pobj") if tree.tokens[of].text.lower() in ("of", "by", "from") else None
    if owner is not None and tree.outside(owner):
        return Source(owner, "possessive")
    token = tree.tokens[noun]
    if token.dep in ("dobj", "pobj", "attr"):
        verb = token.head
        if token.dep == "pobj":
            verb = tree.tokens[verb].head
        if tree.tokens[verb].tag.startswith("VB"):
            return source_of(tree, verb)
    return None


def of_adjective(tree: Tree, adjective: int) -> Iterator[Candidate]:
    """`she was confident that …`, `he was critical of …`, `she is ready to …`."""
    tokens = tree.tokens
    verb = adjective
    while tokens[verb].tag.startswith("JJ") and tokens[verb].head != verb:
        verb = tokens[verb].head
    if not tokens[verb].tag.startswith("VB"):
        return
    cue: Cue | None = None
    for k in tree.stretch.children(adjective):
        if k < adjective:
            continue
        dep = tokens[k].dep
        if dep == "ccomp":
            frame, content = "adjective", (tree.left[k], tree.right[k])
        elif dep == "xcomp":
            frame, content = "adjective-to", (tree.left[k], tree.right[k])
        elif dep == "prep" and tokens[k].text.lower() in ABOUT and tree.right[k] > k:
            frame, content = "adjective-prep", (k + 1, tree.right[k])
        else:
            continue
        if cue is None:
            cue = Cue(adjective, adjective, tokens[adjective].text.lower(), source_of(tree, verb))
        yield make(tree, cue, frame, [content])
