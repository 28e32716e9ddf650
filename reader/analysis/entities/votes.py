"""One label for all mentions of a name: the model's own doubts, what is known, and the words beside it."""

from __future__ import annotations

from collections import defaultdict

from reader.analysis.entities.acronyms import Links
from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, head_label, is_given_name, is_role, is_title, known_label
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Token
from reader.domain.entities import group_of

Ballot = list[tuple[list[Draft], dict[str, float]]]
"""The drafts of each name, short forms with their long ones, and how much speaks for each label."""

_IN = frozenset({"in", "at", "near", "across", "throughout", "outside", "inside"})


def settle_labels(sheet: Sheet, links: Links) -> Ballot:
    """Give all mentions of each name the label that the evidence of all of them is for."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in sheet.names():
        key = key_of(draft.words)
        groups[links.get(key, key)].append(draft)
    ballot = []
    for drafts in groups.values():
        votes = evidence(sheet, drafts)
        best = max(votes, key=lambda label: votes[label])
        share = votes[best] / max(1e-9, sum(v for v in votes.values() if v > 0))
        for draft in drafts:
            draft.label = best
            draft.share = share
        ballot.append((drafts, votes))
    return ballot


def evidence(sheet: Sheet, drafts: list[Draft]) -> dict[str, float]:
    """How much speaks for each label of one name, all its mentions taken together."""
    votes: dict[str, float] = defaultdict(float)
    for draft in drafts:
        for label, score in draft.scores.items():
            if group_of(label) != "figure":
                votes[label] += score
        if not draft.scores:
            votes[draft.label] += 0.7
        _beside(sheet, draft, votes)
    _inside(drafts, votes)
    return votes


def _inside(drafts: list[Draft], votes: dict[str, float]) -> None:
    """What the words of the name say."""
    draft = drafts[0]
    known = known_label(draft.words) or known_label(draft.words.title() if draft.words.isupper() else "")
    if known is not None:
        votes[known] += 0.8 * len(drafts) + 0.4
    if draft.last - draft.first > 1:
        tokens = draft.tokens
        head = head_label(tokens[-1].text)
        if head is None and (
            of := next((k for k, t in enumerate(tokens) if t.text in ("of", "for") and k), 0)
        ):
            head = head_label(tokens[of - 1].text)
        if head is not None:
            votes[head] += 0.7 * len(drafts) + 0.5
        elif is_given_name(tokens[0].text) and len(tokens) <= 4 and all(t.text[0].isupper() for t in tokens):
            votes["PERSON"] += 0.6 * len(drafts)


def _beside(sheet: Sheet, draft: Draft, votes: dict[str, float]) -> None:
    """What the words beside one mention say."""
    tokens = draft.stretch.tokens
    if draft.titles:
        votes["PERSON"] += 1.5
    if draft.first:
        _before(sheet, draft, tokens[draft.first - 1], votes)
    if draft.last < len(tokens):
        _after(tokens, draft.last, votes)
    last = tokens[draft.last - 1]
    if last.dep == "nsubj" and tokens[last.head].lemma in beside("saying"):
        votes["PERSON"] += 0.3


def _before(sheet: Sheet, draft: Draft, token: Token, votes: dict[str, float]) -> None:
    word = token.text.lower()
    if is_title(token.text) and token.text[0].isupper() and sheet.owner(draft.stretch, token.i) is None:
        votes["PERSON"] += 1.0
    elif word in beside("ORG before"):
        votes["ORG"] += 0.8
    elif is_role(token.text) and token.text.islower():
        votes["PERSON"] += 0.6
    elif word in _IN:
        votes["GPE"] += 0.25
    elif word == "of" and token.i and (kind := _place(draft.stretch.tokens[token.i - 1].text)):
        votes[kind] += 0.8
    elif word == "the" and draft.last - draft.first == 1:
        votes["PERSON"] -= 0.4
        votes["GPE"] -= 0.2


def _after(tokens: list[Token], i: int, votes: dict[str, float]) -> None:
    word = tokens[i].text.lower()
    kind = _place(tokens[i].text)
    if kind and tokens[i].text.islower():
        votes[kind] += 0.5
    elif word in beside("ORG after"):
        votes["ORG"] += 0.4
    elif word == "who" or (word == "," and _age(tokens, i + 1)):
        votes["PERSON"] += 0.8


def _place(word: str) -> str | None:
    """The label of what a word such as `city` or `island` is said of."""
    return next((label for label in ("GPE", "LOC") if word.lower() in beside(label)), None)


def _age(tokens: list[Token], i: int) -> bool:
    """Whether a person's age stands at token `i`, between commas."""
    return (
        i < len(tokens)
        and tokens[i].text.isdigit()
        and len(tokens[i].text) <= 2
        and (i + 1 == len(tokens) or tokens[i + 1].text in (",", ".", ")", ";"))
    )
