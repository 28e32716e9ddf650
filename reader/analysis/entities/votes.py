"""One label for all mentions of a name: the model's own doubts, what is known, and the words beside it."""

from __future__ import annotations

from collections import defaultdict

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import head_label, is_given_name, is_role, is_title, known_label
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Token
from reader.domain.entities import group_of

SAYING = frozenset(
    {"say", "tell", "add", "note", "recall", "argue", "explain", "write", "admit", "insist", "think"}
)
_IN = frozenset({"in", "at", "near", "across", "throughout", "outside", "inside"})
_PLACE_WORDS = {
    "city": "GPE", "town": "GPE", "village": "GPE", "province": "GPE", "state": "GPE", "capital": "GPE", "district": "GPE",
    "county": "GPE", "region": "GPE", "municipality": "GPE", "suburb": "GPE", "republic": "GPE", "port": "GPE",
    "island": "LOC", "river": "LOC", "lake": "LOC", "mountain": "LOC", "peninsula": "LOC", "valley": "LOC",
    "neighborhood": "GPE", "neighbourhood": "GPE", "resort": "GPE", "settlement": "GPE", "governorate": "GPE",
}  # fmt: skip
_ORG_BEFORE = frozenset(
    {
        "daily",
        "newspaper",
        "magazine",
        "company",
        "firm",
        "giant",
        "manufacturer",
        "maker",
        "automaker",
        "carmaker",
    }
    | {
        "group",
        "party",
        "club",
        "movement",
        "agency",
        "broadcaster",
        "network",
        "retailer",
        "airline",
        "bank",
        "chain",
    }
    | {
        "startup",
        "think-tank",
        "conglomerate",
        "publisher",
        "militia",
        "side",
        "team",
        "champions",
        "organization",
    }
)
_ORG_AFTER = frozenset(
    {
        "ceo",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "chairman",
        "chairwoman",
        "shares",
        "employees",
        "executives",
    }
    | {
        "shareholders",
        "headquarters",
        "subsidiary",
        "newspaper",
        "daily",
        "magazine",
        "militants",
        "fighters",
        "lawmakers",
    }
    | {
        "lawmaker",
        "mp",
        "mps",
        "party",
        "movement",
        "members",
        "member",
        "coach",
        "striker",
        "midfielder",
        "defender",
    }
    | {
        "goalkeeper",
        "fans",
        "boss",
        "leader",
        "leadership",
        "group",
        "campaigners",
        "officials",
        "agents",
        "directors",
    }
)


def settle_labels(sheet: Sheet) -> None:
    """Give all mentions of each name the label that the evidence of all of them is for."""
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in sheet.names():
        groups[key_of(draft.words)].append(draft)
    for drafts in groups.values():
        votes = evidence(sheet, drafts)
        best = max(votes, key=lambda label: votes[label])
        share = votes[best] / max(1e-9, sum(v for v in votes.values() if v > 0))
        for draft in drafts:
            draft.label = best
            draft.sure = share > 0.8


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
        if head is None and (of := next((k for k, t in enumerate(tokens) if t.text == "of" and k), 0)):
            head = head_label(tokens[of - 1].text)
        if head is not None:
            votes[head] += 0.7 * len(drafts) + 0.5
        elif is_given_name(tokens[0].text) and len(tokens) <= 4 and all(t.text[0].isupper() for t in tokens):
            votes["PERSON"] += 0.6 * len(drafts)


def _beside(sheet: Sheet, draft: Draft, votes: dict[str, float]) -> None:
    """What the words beside one mention say."""
    stretch, tokens = draft.stretch, draft.stretch.tokens
    before = tokens[draft.first - 1] if draft.first else None
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if draft.titles:
        votes["PERSON"] += 1.5
    if before is not None:
        low = before.lemma if before.text.islower() else before.text.lower()
        if is_title(before.text) and before.text[0].isupper() and sheet.owner(stretch, before.i) is None:
            votes["PERSON"] += 1.0
        elif low in _ORG_BEFORE:
            votes["ORG"] += 0.8
        elif is_role(before.text) and before.text.islower():
            votes["PERSON"] += 0.6
        elif low in _IN:
            votes["GPE"] += 0.25
        elif low == "of" and before.i and tokens[before.i - 1].text.lower() in _PLACE_WORDS:
            votes[_PLACE_WORDS[tokens[before.i - 1].text.lower()]] += 0.8
        elif low == "the" and draft.last - draft.first == 1:
            votes["PERSON"] -= 0.4
            votes["GPE"] -= 0.2
    if after is not None:
        low = after.text.lower()
        if low in _PLACE_WORDS and after.text.islower():
            votes[_PLACE_WORDS[low]] += 0.5
        elif low in _ORG_AFTER:
            votes["ORG"] += 0.4
        elif low == "who" or (low == "," and _age(tokens, draft.last + 1)):
            votes["PERSON"] += 0.8
    last = tokens[draft.last - 1]
    if last.dep == "nsubj" and tokens[last.head].lemma in SAYING:
        votes["PERSON"] += 0.3


def _age(tokens: list[Token], i: int) -> bool:
    """Whether a person's age stands at token `i`, between commas."""
    return (
        i < len(tokens)
        and tokens[i].text.isdigit()
        and len(tokens[i].text) <= 2
        and (i + 1 == len(tokens) or tokens[i + 1].text in (",", ".", ")", ";"))
    )
