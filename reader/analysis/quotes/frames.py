"""Candidates for what was said, by the frames of grammar: every one that the parse allows, good or bad."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.quotes.candidate import Candidate, Cue, Range, make
from reader.analysis.quotes.near import after_marks, before_marks, far
from reader.analysis.quotes.nominal import ABOUT, of_adjective, of_noun
from reader.analysis.quotes.saying import is_saying
from reader.analysis.quotes.sources import Source, source_of
from reader.analysis.quotes.tree import SUBJECTS, Tree


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
                cue = Cue(i, i, token.lemma, source_of(tree, i) or far(tree, i))
                yield from _clauses(tree, cue)
                yield from _phrases(tree, cue)
        elif token.tag in ("NN", "NNS"):
            yield from of_noun(tree, i)
        elif token.tag.startswith("JJ"):
            yield from of_adjective(tree, i)


def _subtree(tree: Tree, i: int) -> Range:
    return tree.left[i], tree.right[i]


def _clauses(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """What is said as a clause: after the verb, before it, around it."""
    verb = cue.first
    before: list[Range] = []
    after: list[Range] = []
    frame = ""
    torn = False
    for k in tree.stretch.children(verb):
        dep = tree.tokens[k].dep
        if _is_torn(tree, verb, k):
            torn = True
            continue
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
    elif (rest := _rest_with_that(tree, verb) or _that_behind_phrase(tree, verb)) is not None:
        yield make(tree, cue, "that", [rest])
    elif is_saying(cue.lemma) and not torn:
        yield from _rest(tree, cue)
    if tree.tokens[verb].dep in ("parataxis", "ccomp") and (parts := _around(tree, cue)):
        yield make(tree, cue, "insert", parts)
    if tree.tokens[verb].dep == "advcl" and _begins_with_as(tree, verb):
        yield from _as_clause(tree, cue)


def _is_torn(tree: Tree, verb: int, clause: int) -> bool:
    """Whether a clause belongs to the words around: `He had not known, he admitted, that it would rain.`"""
    first = tree.left[clause]
    if tree.tokens[verb].dep not in ("ccomp", "parataxis") or first != verb + 2:
        return False
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or tree.tokens[verb + 1].text != ",":
        return False
    before = tree.left[subject] - 1
    return before > 0 and tree.tokens[before].text == "," and tree.outside(before)


def _rest(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """The rest of the sentence after a verb of saying, or before it, where the parser saw no clause there."""
    verb = cue.first
    first, end = tree.sentence(verb)
    after = max([verb, *(tree.right[k] for k in tree.stretch.children(verb) if tree.tokens[k].dep in _ASIDE)])
    if cue.source is not None and verb < cue.source.head:
        after = max(after, cue.source.head, tree.named_until(cue.source.head))
    if end - after > _SHORTEST:
        yield make(tree, cue, "rest", [(after + 1, tree.last_word(end - 1))])
    source = cue.source or after_marks(tree, verb, first)
    if source is None:
        return
    start = min(verb, tree.phrase(source.head)[0])
    if start - first > _SHORTEST and end - max(verb, source.head) < _SHORTEST:
        yield make(tree, Cue(verb, verb, cue.lemma, source), "front-rest", [(first, start - 1)])


_ASIDE = frozenset({"npadvmod", "advmod", "prt", "dative"})
_SHORTEST = 3
"""Tokens that the rest of a sentence must have."""


def _begins_with_as(tree: Tree, verb: int) -> bool:
    mark = tree.child(verb, "mark", "advmod")
    return mark is not None and tree.tokens[mark].text.lower() == "as"


def _as_clause(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """`As she put it, the plan failed`: the sentence without that clause."""
    parts = _without(tree, _subtree(tree, tree.tokens[cue.first].head), _subtree(tree, cue.first), None)
    if parts and parts != [_subtree(tree, tree.tokens[cue.first].head)]:
        yield make(tree, cue, "as-clause", parts)


def _that_behind_phrase(tree: Tree, verb: int) -> Range | None:
    """`wrote in an email that …`, where the parser takes the clause to the noun."""
    for k in tree.stretch.children(verb):
        noun = tree.child(k, "pobj") if tree.tokens[k].dep == "prep" and k > verb else None
        clause = tree.child(noun, "acl", "ccomp", "relcl") if noun is not None else None
        if clause is not None and clause > k:
            first = tree.tokens[tree.left[clause]]
            if first.tag == "IN" and first.text.lower() == "that":
                return tree.left[clause], tree.right[clause]
    return None


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
    children = tree.stretch.children(verb)
    has_object = False
    for place, k in enumerate(children):
        dep = tokens[k].dep
        if dep == "dobj":
            has_object = True
            if tokens[k].tag not in ("WP", "WDT"):
                yield make(tree, cue, "it" if tokens[k].tag == "PRP" else "object", [_subtree(tree, k)])
                if (last := _last_beside(tree, children[place + 1 :])) is not None and k > verb:
                    yield make(tree, cue, "object-rest", [(tree.left[k], last)])
        elif dep == "xcomp":
            if _speaks_itself(tree, k):
                continue
            frame = "urge" if has_object else "to" if tree.child(k, "aux") is not None else "xcomp"
            yield make(tree, cue, frame, [_subtree(tree, k)])
        elif dep == "prep" and k > verb and tokens[k].text.lower() in _PREPOSITIONS:
            if tree.right[k] > k:
                frame = "as" if tokens[k].text.lower() == "as" else "prep"
                yield make(tree, cue, frame, [(k + 1, tree.right[k])])
        elif dep in _COMPLEMENTS and k > verb and cue.lemma != "be":
            yield make(tree, cue, "oprd", [_subtree(tree, k)])
        elif dep == "nsubjpass" and cue.source is not None:
            yield make(tree, cue, "passive", [_subtree(tree, k)])


def _speaks_itself(tree: Tree, verb: int) -> bool:
    """Whether words in marks or a colon follow an infinitive of saying: `he interjected to say: “…”`."""
    following = verb + 1
    return (
        is_saying(tree.tokens[verb].lemma)
        and following < len(tree.tokens)
        and (tree.tokens[following].text in (":", ",") or not tree.outside(following))
    )


_PREPOSITIONS = ABOUT | {"as", "at", "into"}
_COMPLEMENTS = frozenset({"oprd", "attr", "appos", "acomp"})
_BESIDE = frozenset({"prep", "xcomp", "oprd", "acomp"})


def _last_beside(tree: Tree, following: list[int]) -> int | None:
    """The end of what stands beside an object: `blamed the fire | on the landlord`."""
    last = None
    for k in following:
        if tree.tokens[k].dep not in _BESIDE:
            break
        last = tree.right[k]
    return last


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
    around = tree.tokens[verb].head
    while not tree.tokens[around].tag.startswith(("VB", "MD")) and tree.tokens[around].head != around:
        around = tree.tokens[around].head
    first, last = _subtree(tree, around)
    if not first < verb < last or tree.right[verb] - tree.left[verb] > 12:
        return []
    return _without(tree, (first, tree.last_word(last)), _subtree(tree, verb), cue.source)


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
