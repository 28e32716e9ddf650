"""What the parse says about who a pronoun may be: the subjects around it, and who it cannot be."""

from __future__ import annotations

from reader.analysis.quotes.saying import verbs_of_saying
from reader.analysis.quotes.tree import Tree

_EMBEDDED = 1.3
"""The standing of the subject of a clause inside of a sentence."""
_FAR = 10
"""Steps up the tree."""
_OBJECTS = frozenset({"dobj", "dative", "iobj"})
_BORROW = frozenset({"conj", "xcomp"})
_SUBJECTS = ("nsubj", "nsubjpass")


def standing(tree: Tree, i: int) -> float:
    """How much a name there is what its sentence is about: 2 the subject of it, 1 no subject."""
    token = tree.tokens[i]
    if token.dep in ("conj", "appos"):
        apposed, token = token.dep == "appos", tree.tokens[token.head]
        if apposed and token.dep == "ROOT" and token.tag == "NN":
            return 2.0  # `The chairman, Karl Brandt, left`, where the parser takes the verb for a participle
    if token.dep not in _SUBJECTS and not _is_said_by(tree, token.i):
        return 1.0
    verb = tree.tokens[token.head]
    for _ in range(_FAR):
        if verb.dep != "conj":
            break
        verb = tree.tokens[verb.head]
    return 2.0 if verb.dep == "ROOT" else _EMBEDDED


def says(tree: Tree, i: int) -> bool:
    """Whether the token is the subject of a verb of saying, if only of the second: `came and said`."""
    token = tree.tokens[i]
    if token.dep not in _SUBJECTS:
        return _is_said_by(tree, i)
    verb: int | None = token.head
    for _ in range(_FAR):
        if verb is None or tree.tokens[verb].lemma in verbs_of_saying():
            break
        verb = tree.child(verb, "conj")
    return verb is not None and tree.tokens[verb].lemma in verbs_of_saying()


def _is_ordinal(word: str) -> bool:
    """Whether it counts things: in `Berg, his ninth of the season`, the ninth is not Berg."""
    return word in ("first", "second", "third", "last") or word.endswith(("nth", "fth", "xth", "eth", "hth"))


def _is_said_by(tree: Tree, i: int) -> bool:
    """Whether a name directly before a verb of saying hangs on it, whatever the parser makes of it."""
    token = tree.tokens[i]
    if token.head != i + 1 or not token.tag.startswith("NNP"):
        return False
    verb = tree.tokens[i + 1]
    return verb.tag in ("VBD", "VBZ") and verb.lemma in verbs_of_saying()


def is_object(tree: Tree, i: int) -> bool:
    """Whether the token is an object of a verb."""
    return tree.tokens[i].dep in _OBJECTS


def _verb_above(tree: Tree, i: int) -> int | None:
    """The nearest verb above a token."""
    for _ in range(_FAR):
        head = tree.tokens[i].head
        if head == i:
            return None
        i = head
        if tree.tokens[i].tag.startswith(("VB", "MD")):
            return i
    return None


def _subject(tree: Tree, verb: int) -> int | None:
    """The subject of a verb, its own or that of the verb that it continues."""
    for _ in range(_FAR):
        if (own := tree.child(verb, *_SUBJECTS)) is not None:
            return own
        token = tree.tokens[verb]
        if token.dep in ("relcl", "acl"):
            return token.head
        if token.dep not in _BORROW or token.head == verb:
            return None
        verb = token.head
    return None


def subject_of(tree: Tree, i: int) -> int | None:
    """The subject of the clause that token `i` stands in."""
    verb = _verb_above(tree, i)
    return _subject(tree, verb) if verb is not None else None


def governors(tree: Tree, i: int) -> list[int]:
    """The subjects of the clauses around token `i`, the nearest first; `who` is the noun that it takes up."""
    found = []
    at = i
    for _ in range(_FAR):
        head = tree.tokens[at].head
        if head == at:
            break
        at = head
        own = tree.child(at, *_SUBJECTS)
        if own is not None and tree.tokens[own].tag in ("WP", "WDT") and tree.tokens[at].dep == "relcl":
            own = tree.tokens[at].head
        if own is not None and own < i and own not in found:
            found.append(own)
    return found


def barred(tree: Tree, i: int) -> set[int]:
    """Words that token `i`, a pronoun, cannot stand for: `Berg met her`, `Berg, his brother`."""
    token = tree.tokens[i]
    head = tree.tokens[token.head]
    subject = None
    found = set()
    if token.dep in _OBJECTS:
        subject = _subject(tree, token.head)
    elif token.dep == "pobj" and head.dep in ("prep", "dative", "agent"):
        verb = tree.tokens[head.head]
        if verb.tag.startswith("VB") and (head.dep != "prep" or tree.child(verb.i, "dobj") is None):
            subject = _subject(tree, verb.i)
    elif token.dep == "poss":
        if head.dep == "appos" and not _is_ordinal(head.text):
            found.add(head.head)
        elif head.dep == "attr":
            subject = _subject(tree, head.head)
        found.update(k for k in tree.stretch.children(head.i) if tree.tokens[k].dep == "appos")
    while subject is not None and subject not in found:
        found.add(subject)
        subject = tree.child(subject, "conj")
    return found
