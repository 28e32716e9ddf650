"""Candidates for words in marks by what stands beside them, whatever the parser made of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from reader.analysis.quotes.candidate import Candidate, Cue, make
from reader.analysis.quotes.find import WORD, is_title
from reader.analysis.quotes.near import after_marks, before_marks, is_verb
from reader.analysis.quotes.tree import Tree

_FAR = 30
"""Tokens from the marks to a cue."""
_NAMING = frozenset(
    {"call", "christen", "dub", "entitle", "know", "label", "name", "nickname", "term", "title"}
)
_SHORT_TITLE = 3
"""Tokens, the marks among them, of what looks like a title but may be said: `told him “No”`."""
_SENTENCE_ENDS = frozenset(".!?…")


def beside(tree: Tree) -> Iterator[Candidate]:
    """Verbs after and before each pair of marks, in its sentence, with nothing but the marks as content."""
    for number, marked in enumerate(tree.marks):
        first, end = tree.places(marked.extent)
        if first >= end:
            continue
        content = [(first, end - 1)]
        title = is_title(WORD.findall(" ".join(token.text for token in tree.tokens[first:end])))
        for verb, steps in _after(tree, end, number):
            cue = Cue(verb, verb, tree.tokens[verb].lemma, after_marks(tree, verb, end))
            frame = "marks-after" if steps == 0 else "marks-after-far"
            yield make(tree, cue, frame, content)
        for verb, steps in _before(tree, first):
            if tree.tokens[verb].lemma in _NAMING and (title or tree.tokens[verb].tag == "VBN"):
                break  # a film called “Home”
            if tree.tokens[verb].lemma == "tell" and title and end - first > _SHORT_TITLE:
                break  # told “Good Morning, Eastport”
            colon = tree.tokens[first - 1].text == ":"
            frame = "marks-colon" if colon else "marks-before" if steps == 0 else "marks-before-far"
            cue = Cue(verb, verb, tree.tokens[verb].lemma, before_marks(tree, verb))
            yield make(tree, cue, frame, content)


def _after(tree: Tree, end: int, number: int) -> Iterator[tuple[int, int]]:
    """Verbs after the marks with how many verbs are nearer; none where the marks end their sentence."""
    tokens = tree.tokens
    last = tokens[end - 2].text[-1:] if end >= 2 else ""
    if (
        last in (".", "…")
        and end < len(tokens)
        and tokens[end].text[:1].isupper()
        and not _tag_clause(tree, end)
    ):
        return
    steps = 0
    for i in range(end, min(end + _FAR, len(tokens))):
        text = tokens[i].text
        if not tree.outside(i) or text in (".", "!", "?", ";"):
            return
        if is_verb(tree, i):
            yield i, steps
            steps += 1


def _tag_clause(tree: Tree, first: int) -> bool:
    """Whether a sentence is no more than a name and a verb: `“We won.” Jones said.`"""
    for i in range(first, min(first + 6, len(tree.tokens))):
        if is_verb(tree, i):
            return i > first and tree.tokens[min(i + 1, len(tree.tokens) - 1)].dep == "punct"
    return False


def _before(tree: Tree, first: int) -> Iterator[tuple[int, int]]:
    """Verbs before the marks with how many verbs are nearer, back to the start of the sentence."""
    tokens = tree.tokens
    steps = 0
    for i in range(first - 1, max(-1, first - 1 - _FAR), -1):
        text = tokens[i].text
        if not tree.outside(i) or text in _SENTENCE_ENDS:
            return
        if is_verb(tree, i):
            yield i, steps
            steps += 1
