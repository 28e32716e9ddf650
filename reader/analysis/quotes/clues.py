"""What speaks for and against a candidate by itself: its cue, its frame, its source, its content."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.quotes.candidate import Candidate
from reader.analysis.quotes.find import WORD, is_title
from reader.analysis.quotes.saying import is_saying
from reader.analysis.quotes.tree import Tree

_MODALS = frozenset({"would", "will", "may", "might", "could", "can", "should", "must", "'ll", "’ll", "'d"})
_SMALL = frozenset({"IN", "TO", "WP", "WRB", "WDT", "DT", "PRP", "PRP$"})
"""Parts of speech whose words count by themselves."""
_UNDER = frozenset({"xcomp", "advcl", "pcomp", "acl", "relcl", "conj", "ccomp"})
"""Relations in which a cue hangs on another word."""
_PARTS_OF_CLAUSE = frozenset({"nsubj", "aux", "nsubjpass", "neg"})
_ARGUMENTS = frozenset({"dobj", "prt", "dative", "expl"})


def clues(tree: Tree, candidate: Candidate) -> set[str]:
    """The names of what is true of it."""
    cue, frame, lemma = candidate.cue, candidate.frame, candidate.cue.lemma
    marks = "marks" if candidate.marked else "plain"
    saying = "saying" if is_saying(lemma) else "other"
    kind = f"{frame}.{marks}"
    token = tree.tokens[cue.first]
    found = {
        kind,
        f"word:{lemma}",
        f"word:{lemma}:{marks}",
        f"word:{lemma}:{kind}",
        f"{saying}:{kind}",
        f"tag:{token.tag}:{marks}",
        f"dep:{token.dep}:{saying}:{marks}",
    }
    head = tree.tokens[token.head]
    if token.dep in _UNDER and head.i != token.i:
        found |= {f"under:{token.dep}:{head.lemma}", f"under:{head.lemma}:{saying}"}
    for clue in _of_verb(tree, cue.first):
        found |= {clue, f"{frame}:{clue}"}
    for clue in _of_source(tree, candidate):
        found |= {f"{clue}:{marks}", f"{clue}:{frame}", f"{clue}:{saying}"}
    found |= {f"{clue}:{kind}" for clue in _of_content(tree, candidate)}
    if candidate.border:
        border, word = candidate.border
        found |= {
            f"{border}:{kind}",
            f"{border}:word:{word}",
            f"{border}:word:{word}:{saying}",
            f"{border}:after:{lemma}",
        }
    return found


def _of_verb(tree: Tree, i: int) -> Iterator[str]:
    for k in tree.stretch.children(i):
        token = tree.tokens[k]
        word = token.text.lower()
        if token.dep == "neg" or word == "never":
            yield "verb:not"
        elif token.dep == "aux":
            yield f"verb:aux:{word if word in _MODALS else token.tag}"
        elif token.dep == "auxpass":
            yield "verb:passive"
        elif token.dep == "mark" or (token.dep == "advmod" and token.tag == "WRB"):
            yield f"verb:mark:{word}"
        elif token.dep in _ARGUMENTS:
            yield f"verb:{token.dep}"


def _of_source(tree: Tree, candidate: Candidate) -> Iterator[str]:
    source = candidate.cue.source
    if source is None:
        yield "source:none"
        return
    yield f"source:{source.how}"
    token = tree.tokens[source.head if source.stands_for is None else source.stands_for]
    yield f"source:tag:{token.tag}"
    yield f"source:name:{tree.label(token.i)}"
    if token.tag[0] == "P" or token.tag in ("NN", "NNS"):
        yield f"source:word:{token.text.lower()}"
    yield f"source:gap:{min(abs(candidate.cue.first - source.head), 12) // 2}"


def _of_content(tree: Tree, candidate: Candidate) -> Iterator[str]:
    tokens = tree.tokens
    first, last = candidate.content[0][0], candidate.content[-1][1]
    size = sum(end - start + 1 for start, end in candidate.content)
    yield f"size:{_bucket(size)}"
    yield f"pieces:{min(3, len(candidate.content))}"
    if candidate.marked:
        inside = sum(tree.mark_of[i] >= 0 for a, b in candidate.content for i in range(a, b + 1))
        yield f"quarters in marks:{4 * inside // size}"
        if inside == size and is_title(
            WORD.findall(" ".join(tokens[i].text for i in range(first, last + 1)))
        ):
            yield "title"
            yield f"title:{candidate.cue.lemma}"
    while first < last and tokens[first].dep == "punct":
        first += 1
    yield f"first:{tokens[first].tag}"
    if tokens[first].tag in _SMALL:
        yield f"first:word:{tokens[first].text.lower()}"
    root = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), first)
    yield f"root:{tokens[root].tag}"
    for k in tree.stretch.children(root):
        if tokens[k].dep in _PARTS_OF_CLAUSE:
            yield f"root:{tokens[k].dep}:{tokens[k].tag}"
    cue = candidate.cue.first
    yield f"gap:{min(8, first - cue) if first > cue else max(-8, last - cue)}"
    sentence, end = tree.sentence(cue)
    if last >= end - 2:
        yield "to the end"
    if first <= sentence + 1:
        yield "from the start"
    if not sentence <= first < end or not sentence <= last < end:
        yield "beyond"


def _bucket(size: int) -> int:
    """Sizes that count alike: by one up to 5, then up to 8, 12, 20, 35 and more."""
    return size if size < 6 else 6 + (size > 8) + (size > 12) + (size > 20) + (size > 35)
