"""Candidates for what was said, by the frames of grammar: every one that the parse allows, good or bad."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis.quotes.near import after_marks, before_marks
from reader.analysis.quotes.sources import Source, source_of
from reader.analysis.quotes.tree import Tree

Range = tuple[int, int]
"""First and last token of a piece."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report, and whose act it is."""

    first: int
    """First token."""
    last: int
    lemma: str
    source: Source | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue with what it may report."""

    cue: Cue
    frame: str
    """`that`, `clause`, `front`, `insert`, `to`, `urge`, `object`, `according`, `noun`, `marks-after`, …"""
    content: tuple[Range, ...]
    marked: bool
    """Whether some of the content stands in marks."""


def candidates(tree: Tree) -> Iterator[Candidate]:
    """Every candidate of one stretch, by its parse."""
    for token in tree.tokens:
        i = token.i
        if not tree.outside(i):
            continue
        if token.text.lower() == "according":
            yield from _according(tree, i)
        elif token.tag.startswith("VB"):
            if token.dep not in ("aux", "auxpass"):
                cue = Cue(i, i, token.lemma, source_of(tree, i))
                yield from _clauses(tree, cue)
                yield from _phrases(tree, cue)
        elif token.tag in ("NN", "NNS"):
            yield from _of_noun(tree, i)
        elif token.tag.startswith("JJ"):
            yield from _of_adjective(tree, i)


def make(tree: Tree, cue: Cue, frame: str, content: list[Range]) -> Candidate:
    """A candidate; `marked` is seen from its content."""
    marked = any(tree.mark_of[i] >= 0 for first, last in content for i in range(first, last + 1))
    return Candidate(cue, frame, tuple(content), marked)


def _subtree(tree: Tree, i: int) -> Range:
    return tree.left[i], tree.right[i]


def _clauses(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """What is said as a clause: after the verb, before it, around it."""
    verb = cue.first
    before: list[Range] = []
    after: list[Range] = []
    frame = ""
    for k in tree.stretch.children(verb):
        dep = tree.tokens[k].dep
        if dep == "ccomp" or (dep == "advcl" and _is_clause(tree, verb, k)):
            piece = _without(tree, _subtree(tree, k), (verb, verb), cue.source)
            if k < verb:
                before += piece
                frame = frame or "front"
            else:
                after += piece
                frame = "around" if before else _clause_frame(tree, k)
    if before or after:
        if cue.source is None:
            source = before_marks(tree, verb) if after else after_marks(tree, verb, before[-1][1] + 1)
            cue = Cue(verb, verb, cue.lemma, source)
        yield make(tree, cue, frame, before + after)
    elif (rest := _rest_with_that(tree, verb)) is not None:
        yield make(tree, cue, "that", [rest])
    if tree.tokens[verb].dep in ("parataxis", "ccomp") and (parts := _around(tree, cue)):
        yield make(tree, cue, "insert", parts)


def _rest_with_that(tree: Tree, verb: int) -> Range | None:
    """From a `that` right after the verb to the sentence's end, where the parser saw no clause there."""
    _, end = tree.sentence(verb)
    that = verb + 1
    if that < end and tree.tokens[that].text.lower() == "that" and tree.tokens[that].tag == "IN":
        return that, end - 1
    return None


def _phrases(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """What is said as an object, an infinitive or a complement."""
    tokens = tree.tokens
    verb = cue.first
    has_object = False
    for k in tree.stretch.children(verb):
        dep = tokens[k].dep
        if dep == "dobj":
            has_object = True
            if tokens[k].tag not in ("PRP", "WP", "WDT"):
                yield make(tree, cue, "object", [_subtree(tree, k)])
        elif dep == "xcomp":
            frame = "urge" if has_object else "to" if tree.child(k, "aux") is not None else "xcomp"
            yield make(tree, cue, frame, [_subtree(tree, k)])
        elif dep == "prep" and k > verb and tokens[k].text.lower() in _PREPOSITIONS:
            if tree.right[k] > k:
                frame = "as" if tokens[k].text.lower() == "as" else "prep"
                yield make(tree, cue, frame, [(k + 1, tree.right[k])])
        elif dep in _COMPLEMENTS and k > verb and cue.lemma != "be":
            yield make(tree, cue, "oprd", [_subtree(tree, k)])


_PREPOSITIONS = frozenset({"about", "against", "as", "for", "of", "on", "to", "with", "over"})
_COMPLEMENTS = frozenset({"oprd", "attr", "appos", "acomp"})


def _is_clause(tree: Tree, verb: int, k: int) -> bool:
    """Whether what the parser calls an adverbial clause has a subject and no conjunction of its own."""
    return k < verb and tree.child(k, "mark", "advmod") is None and tree.child(k, "nsubj") is not None


def _clause_frame(tree: Tree, k: int) -> str:
    first = tree.tokens[tree.left[k]]
    if first.text.lower() == "that":
        return "that"
    if first.tag in ("WRB", "WP", "WDT") or first.text.lower() in ("whether", "if"):
        return "wh"
    return "clause"


def _around(tree: Tree, cue: Cue) -> list[Range]:
    """The sentence that a short clause with the cue was put into: `The plan, he said, failed.`"""
    verb = cue.first
    first, last = _subtree(tree, tree.tokens[verb].head)
    if not first < verb < last or tree.right[verb] - tree.left[verb] > 12:
        return []
    return _without(tree, (first, last), _subtree(tree, verb), cue.source)


def _without(tree: Tree, whole: Range, hole: Range, source: Source | None) -> list[Range]:
    """A range without the hole in it, nor the phrase of the source beside that."""
    first, last = whole
    if not first <= hole[0] <= last:
        return [whole]
    start, end = hole
    if source is not None:
        start, end = min(start, tree.phrase(source.head)[0]), max(end, source.head)
    return [r for r in ((first, start - 1), (end + 1, last)) if r[0] <= r[1]]


def _according(tree: Tree, i: int) -> Iterator[Candidate]:
    """`According to X, …` and `…, according to X`: the rest of the sentence."""
    tokens = tree.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text.lower() != "to":
        return
    first, end = tree.sentence(i)
    head = tree.child(i + 1, "pobj")
    comma = next((k for k in range(i + 2, end) if tokens[k].text == "," or not tree.outside(k)), end)
    if head is None or not tree.outside(head):
        head = next((k for k in range(comma - 1, i + 1, -1) if tokens[k].tag[0] == "N"), None)
        if head is None:
            return
    last = max(tree.right[head], head)
    if i == first and comma < end:
        last = max(head, comma - 1)
    content = [r for r in ((first, i - 1), (last + 1, end - 1)) if r[0] <= r[1]]
    content = [r for r in content if any(tokens[k].tag[0].isalpha() for k in range(r[0], r[1] + 1))]
    if content:
        cue = Cue(i, i + 1, "according", Source(head, "according"))
        yield make(tree, cue, "according", content)


def _of_noun(tree: Tree, noun: int) -> Iterator[Candidate]:
    """`the senator's claim that …`, `a statement that …`."""
    tokens = tree.tokens
    for k in tree.stretch.children(noun):
        if k < noun or tokens[k].dep not in ("acl", "ccomp", "relcl"):
            continue
        first = tokens[tree.left[k]].text.lower()
        infinitive = tokens[k].tag == "VB" and tree.child(k, "aux") is not None and tokens[k].dep == "acl"
        if not (first == "that" and tokens[tree.left[k]].tag == "IN") and not infinitive:
            continue
        content = [(tree.left[k], tree.right[k])]
        frame = "noun-to" if infinitive else "noun"
        yield make(tree, Cue(noun, noun, tokens[noun].lemma, _owner(tree, noun)), frame, content)


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


def _of_adjective(tree: Tree, adjective: int) -> Iterator[Candidate]:
    """`she was confident that …`."""
    clause = tree.child(adjective, "ccomp")
    verb = adjective
    while tree.tokens[verb].tag.startswith("JJ") and tree.tokens[verb].head != verb:
        verb = tree.tokens[verb].head
    if clause is not None and clause > adjective and tree.tokens[verb].tag.startswith("VB"):
        content = [(tree.left[clause], tree.right[clause])]
        cue = Cue(adjective, adjective, tree.tokens[adjective].lemma, source_of(tree, verb))
        yield make(tree, cue, "adjective", content)
