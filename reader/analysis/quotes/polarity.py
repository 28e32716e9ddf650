"""Whether the text says that something was said, or denies it, asks or only thinks it possible."""

from __future__ import annotations

from typing import NamedTuple

from reader.analysis.quotes.tree import Tree

_POSSIBLE = frozenset(
    {"may", "might", "could", "would", "will", "shall", "should", "can", "must", "'ll", "’ll", "'d", "’d"}
)
_NOT = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "hardly", "scarcely", "cannot"})
_REFUSES = frozenset({"decline", "refuse", "fail", "forget", "avoid", "neglect", "omit", "deny", "stop"})
"""Verbs after which an infinitive or a gerund is what was not done: `declined to say`."""
_IF = frozenset({"if", "unless", "whether", "lest"})
_FAR = 4
"""Tokens from the word that denies to the verb, where both are shown as the cue."""
_UP = 4
"""Verbs above the cue that are looked at."""


class Polarity(NamedTuple):
    """How a cue stands in its sentence."""

    first: int
    """Where the cue begins with the word that denies it or makes it possible; else its own first token."""
    asserted: bool


def polarity(tree: Tree, cue: int) -> Polarity:
    """Of the verb, noun or adjective that is the cue."""
    first, asserted = _own(tree, cue)
    verb = cue
    for _ in range(_UP):
        token = tree.tokens[verb]
        if token.dep not in ("xcomp", "pcomp") or token.head == verb or not tree.outside(token.head):
            break
        verb = token.head
        outer, says = _own(tree, verb)
        if not says or tree.tokens[verb].lemma in _REFUSES:
            asserted = False
            near = cue - outer <= _FAR and all(i == verb or _is_of_verb(tree, i) for i in range(outer, cue))
            first = min(first, outer) if near else first
    return Polarity(first, asserted and not _is_asked(tree, verb))


def _own(tree: Tree, verb: int) -> tuple[int, bool]:
    """Where the verb begins with what denies it, and whether nothing does."""
    tokens = tree.tokens
    first, asserted = verb, True
    for k in tree.stretch.children(verb):
        word, dep = tokens[k].text.lower(), tokens[k].dep
        if not tree.outside(k) or k > verb:
            continue
        if dep == "mark" and word in _IF:
            asserted = False
        elif dep == "neg" or word in _NOT or (dep == "aux" and word in _POSSIBLE):
            asserted = False
            if verb - k <= _FAR and all(_is_of_verb(tree, i) for i in range(k, verb)):
                clitic = k > 0 and tokens[k - 1].end == tokens[k].start and tree.outside(k - 1)
                first = min(first, k - 1 if clitic else k)
    return first, asserted


def _is_of_verb(tree: Tree, i: int) -> bool:
    """Whether a token may stand between the word that denies and the verb in one cue."""
    token = tree.tokens[i]
    return tree.outside(i) and (token.dep in ("aux", "auxpass", "neg", "advmod") or token.tag in ("TO", "RB"))


def _is_asked(tree: Tree, verb: int) -> bool:
    """Whether the verb is what a question asks: `Did she say …?`"""
    tokens = tree.tokens
    _, end = tree.sentence(verb)
    last = end - 1
    while last > verb and tokens[last].dep == "punct" and tokens[last].text != "?":
        last -= 1
    if tokens[last].text != "?" or not tree.outside(last):
        return False
    aux, subject = tree.child(verb, "aux"), tree.child(verb, "nsubj", "nsubjpass")
    return aux is not None and subject is not None and aux < subject
