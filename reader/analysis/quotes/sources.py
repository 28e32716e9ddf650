"""Whose act a verb is, by the parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reader.analysis.quotes.tree import SUBJECTS, Tree
from reader.analysis.words import sections
from reader.domain.text import Extent

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARED = frozenset({"conj", "xcomp", "acomp", "advcl", "ccomp", "parataxis", "pcomp", "prep"})
"""Relations by which a verb without a subject of its own borrows its head's."""
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_FAR = 8
"""Steps up the tree that a subject may be looked for."""


@cache
def documents() -> frozenset[str]:
    """Nouns, in lower case, for what people publish: what it says they say."""
    return frozenset(sections("documents")["nouns"])


@dataclass(frozen=True, slots=True)
class Source:
    """The word that says it."""

    head: int
    """Place of the head of its phrase."""
    how: str
    """subject, agent, shared, participle, relative, possessive, according, beside, far, byline, label,
    before-colon.
    """
    stands_for: int | None = None
    """The noun that a relative pronoun takes up."""
    words: Extent | None = None
    """The whole of it, where it is no phrase of a sentence: a label, a signature."""


def source_of(tree: Tree, verb: int) -> Source | None:
    """The subject of a verb, in marks never; None where it has none outside of them."""
    found = _source(tree, verb)
    if found is None or not tree.outside(found.head) or not tree.tokens[found.head].text[0].isalnum():
        return None
    return found if found.head >= tree.opens else _behind_dateline(tree, verb)


def _behind_dateline(tree: Tree, verb: int) -> Source | None:
    """`EASTPORT — Mayor Jo Doe said …`, where the parser takes the place for the subject."""
    head = None
    for i in range(tree.opens, verb):
        if tree.tokens[i].tag.startswith("NN"):
            head = i
        elif head is not None:
            break
    return Source(head, "beside") if head is not None and tree.outside(head) else None


def is_denied(tree: Tree, verb: int) -> bool:
    """Whether it is nobody's act: `Nobody said …`, `No official confirmed …`."""
    found = _source(tree, verb)
    if found is None:
        return False
    if tree.tokens[found.head].text.lower() in _NOBODY:
        return True
    return any(tree.tokens[i].text.lower() == "no" for i in tree.stretch.children(found.head))


def _source(tree: Tree, verb: int) -> Source | None:
    tokens = tree.tokens
    v, how = verb, "subject"
    for _ in range(_FAR):
        if (own := _subject(tree, v)) is not None:
            if tokens[own].dep == "nsubjpass" and v == verb:
                agent = _agent(tree, v)
                return Source(agent, "agent") if agent is not None else None
            return _antecedent(tree, own, v, how)
        if tree.child(v, "expl") is not None:
            return None
        if (agent := _agent(tree, v)) is not None:
            return Source(agent, "agent")
        token = tokens[v]
        if token.dep == "acl" and token.tag == "VBG":
            return _of_participle(tree, v)
        if token.dep == "relcl" and tokens[token.head].tag[0] in "NP":
            return Source(token.head, "relative")
        if token.dep not in _SHARED or token.head == v:
            return None
        if token.dep == "ccomp" and token.tag not in ("VBG", "VB"):
            return None
        how = {"conj": "shared", "xcomp": how, "acomp": how}.get(token.dep, "participle")
        v = token.head
        if not tokens[v].tag.startswith(("VB", "MD", "IN", "JJ")):
            return None
    return None


def _of_participle(tree: Tree, verb: int) -> Source:
    """`officials saying …`; after a comma (`He defended the plan, saying …`) the subject before the noun."""
    noun = tree.tokens[verb].head
    apart = tree.tokens[verb - 1].text == "," and tree.tokens[noun].dep not in SUBJECTS
    return (_above(tree, noun) if apart else _issuer(tree, noun)) or Source(noun, "participle")


def _issuer(tree: Tree, noun: int) -> Source | None:
    """`He issued a statement saying …`: he says so; None where the noun is no such thing or the subject."""
    token = tree.tokens[noun]
    if token.dep in SUBJECTS or token.text.lower() not in documents():
        return None
    return _above(tree, noun)


def _above(tree: Tree, noun: int) -> Source | None:
    """The subject of the nearest verb above a noun."""
    v = noun
    for _ in range(_FAR):
        v = tree.tokens[v].head
        if tree.tokens[v].tag.startswith("VB") and (found := _source(tree, v)) is not None:
            return Source(found.head, "participle", found.stands_for)
    return None


def _subject(tree: Tree, verb: int) -> int | None:
    own = tree.child(verb, *SUBJECTS)
    if own is None or tree.tokens[own].dep == "csubj":
        return None
    return own


def _agent(tree: Tree, verb: int) -> int | None:
    by = tree.child(verb, "agent")
    return tree.child(by, "pobj") if by is not None else None


def _antecedent(tree: Tree, own: int, verb: int, how: str) -> Source:
    """The subject; where it is a relative pronoun, with the noun before it."""
    tokens = tree.tokens
    if tokens[own].text.lower() in _RELATIVE and tokens[own].tag in ("WP", "WDT"):
        head = tokens[verb].head
        if tokens[verb].dep == "relcl" and head < own:
            return _issuer(tree, head) or Source(own, "relative", head)
        before = own - 1
        while before > 0 and tokens[before].dep == "punct":
            before -= 1
        if before >= 0 and tokens[before].tag[0] == "N":
            return Source(own, "relative", before)
    return Source(own, how)
