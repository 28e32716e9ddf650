"""What stands beside one mention of a name, as clues to what it names."""

from __future__ import annotations

from reader.analysis.entities.draft import Clues, Draft, Sheet, class_of
from reader.analysis.entities.lexicon import beside, is_role, is_title
from reader.analysis.parse import Token
from reader.domain.text import BlockKind

_BESIDE = beside("one by one")
_MARKS = {
    "'s": "'s", "’s": "'s", "'": "'s", "’": "'s", '"': "quote", "“": "quote", "”": "quote", "''": "quote",
    "``": "quote", "‘": "quote", "(": "(", ")": ")", ",": ",", ".": ".", ":": ":", ";": ";", "-": "-",
    "–": "-", "—": "-", "/": "/", "#": "#", "@": "@", "&": "&", "|": "|", "?": ".", "!": ".",
}  # fmt: skip


def of_mention(sheet: Sheet, draft: Draft) -> Clues:
    """What speaks for any kind of name there."""
    stretch = draft.stretch
    tokens = stretch.tokens
    clues: Clues = {}
    before = tokens[draft.first - 1] if draft.first else None
    after = tokens[draft.last] if draft.last < len(tokens) else None
    _before(sheet, draft, before, clues)
    _after(sheet, draft, after, clues)
    last = tokens[draft.last - 1]
    clues[f"dep {last.dep}"] = 1.0
    head = tokens[last.head]
    if last.dep == "nsubj":
        clues["says" if head.lemma in beside("saying") else "does"] = 1.0
    elif last.dep == "appos" and draft.first > head.i and is_role(head.text):
        clues["apposition of a role"] = 1.0
    clues[f"tag {last.tag}"] = 1.0
    clues["named tags"] = sum(t.tag.startswith("NNP") for t in draft.tokens) / (draft.last - draft.first)
    if draft.titles:
        clues["titles"] = 1.0
    if draft.first in stretch.sentences:
        clues["opens"] = 1.0
    kind = sheet.article.blocks[stretch.block].kind if stretch.block < len(sheet.article.blocks) else None
    if stretch.start in sheet.headlines or kind in (BlockKind.TITLE, BlockKind.HEADING):
        clues["headline"] = 1.0
    return clues


def _before(sheet: Sheet, draft: Draft, token: Token | None, clues: Clues) -> None:
    if token is None:
        clues["< start"] = 1.0
        return
    word = token.text.lower()
    clues[f"< {_name_of(token)}"] = 1.0
    clues[f"< tag {token.tag[:2]}"] = 1.0
    owner = sheet.owner(draft.stretch, token.i)
    if owner is not None:
        clues[f"< {owner.label if owner.figure else class_of(owner.label)}"] = 1.0
    elif is_title(token.text) and token.text[0].isupper():
        clues["< title"] = 1.0
    elif is_role(token.text):
        clues["< role"] = 1.0
    for kind in ("ORG before", "kinds", "GPE", "LOC"):
        if word in beside(kind):
            clues[f"< {kind}"] = 1.0
    if token.i:
        other = draft.stretch.tokens[token.i - 1]
        low = other.text.lower()
        if word in ("the", "a", "an", "of"):
            clues[f"<< {_name_of(other)} {word}"] = 1.0
        if word == "of":
            for kind in ("GPE", "LOC"):
                if low in beside(kind):
                    clues[f"<< {kind} of"] = 1.0


def _after(sheet: Sheet, draft: Draft, token: Token | None, clues: Clues) -> None:
    if token is None:
        clues["> end"] = 1.0
        return
    clues[f"> {_name_of(token)}"] = 1.0
    clues[f"> tag {token.tag[:2]}"] = 1.0
    owner = sheet.owner(draft.stretch, token.i)
    if owner is not None:
        clues[f"> {owner.label if owner.figure else class_of(owner.label)}"] = 1.0
    word = token.text.lower()
    for kind in ("ORG after", "kinds", "GPE", "LOC", "sports"):
        if word in beside(kind):
            clues[f"> {kind}"] = 1.0
    if is_role(token.text):
        clues["> role"] = 1.0
    if token.lemma in beside("saying") and token.tag.startswith("VB"):
        clues["> saying"] = 1.0
    _further(draft.stretch.tokens, token, clues)


def _further(tokens: list[Token], token: Token, clues: Clues) -> None:
    """What follows a possessive or a comma after a name."""
    word = token.text
    if word in ("'s", "’s") and token.i + 1 < len(tokens):
        clues[f"> 's {tokens[token.i + 1].tag[:2]}"] = 1.0
        if tokens[token.i + 1].text.lower() in beside("ORG after"):
            clues["> 's ORG after"] = 1.0
    if word == "," and token.i + 2 < len(tokens):
        following = tokens[token.i + 1]
        if following.text.isdigit() and len(following.text) == 2 and tokens[token.i + 2].text in (",", "."):
            clues["> age"] = 1.0
        elif following.lemma in ("the", "a", "an", "who", "which", "where"):
            clues[f"> , {following.lemma}"] = 1.0
            if is_role(tokens[token.i + 2].text):
                clues["> , role"] = 1.0
        elif is_role(following.text) or is_role(tokens[token.i + 2].text):
            clues["> , role"] = 1.0


def _name_of(token: Token) -> str:
    """A function word or mark by itself, every other by its kind."""
    word = token.text.lower()
    if word in _BESIDE:
        return word
    if word in _MARKS:
        return _MARKS[word]
    return "number" if word[0].isdigit() else "word"
