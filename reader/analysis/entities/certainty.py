"""How likely a mention is right, in extent and label: what the reader would bet on.

The weights were fitted by `benchmarks/fit_certainty.py` on annotated articles of local papers.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from functools import cache
from pathlib import Path

from reader.analysis.entities.draft import Draft
from reader.analysis.entities.lexicon import head_label, is_title, known_label
from reader.analysis.entities.persons import titles_before

ENOUGH = 0.7
"""A mention that is at least so likely to be right is marked certain."""

_WEIGHTS = Path(__file__).parent.parent / "data" / "certainty.json"
_PLACES = ("GPE", "LOC", "FAC")


def settle(groups: list[list[Draft]]) -> None:
    """Mark each mention of each entity as sure or not."""
    for drafts in groups:
        if drafts[0].figure:
            for draft in drafts:
                draft.sure = draft.scores.get(draft.label, 1.0) > 0.5
            continue
        shared = _weight(group_features(drafts)) + _weights()["bias"]
        for draft in drafts:
            draft.sure = draft.sure and _share(shared + _weight(features(draft))) >= ENOUGH


def _weight(found: dict[str, float]) -> float:
    """How much all of it speaks for a mention, below 0 against it."""
    weights = _weights()
    total = 0.0
    for name, value in found.items():
        if value:  # most is not the case
            total += weights.get(name, 0.0) * value
    return total


def _share(total: float) -> float:
    return 1 / (1 + math.exp(-total))


def group_features(drafts: list[Draft]) -> dict[str, float]:
    """What speaks for or against all mentions of one entity."""
    label = drafts[0].label
    places = sum(d.scores.get(kind, 0.0) for d in drafts for kind in _PLACES)
    kind = "place" if label in _PLACES else label if label in ("PERSON", "ORG", "NORP") else "other"
    scored = [d for d in drafts if d.scores]
    judged = [d for d in drafts if d.scores] or drafts
    likely = sum(d.likely for d in judged) / len(judged)
    own = places if label in _PLACES else sum(d.scores.get(label, 0.0) for d in scored)
    return {
        kind: 1.0,
        "share": drafts[0].share,
        "mean score": own / len(scored) if scored else 0.0,
        f"score {kind}": own / len(scored) if scored else 0.0,
        "likely": likely,
        f"likely {kind}": likely,
        "junk": sum(d.junk for d in judged) / len(judged),
        "very likely": float(likely > 0.95),
        "many": math.log(len(drafts)),
        "unscored group": float(not scored),
        "somebody titled": float(label == "PERSON" and any(titles_before(d) for d in drafts)),
        "linked": float(drafts[0].person is not None and len(drafts) > 1),
        "names": math.log(len(Counter(d.words for d in drafts))),
    }


def features(draft: Draft) -> dict[str, float]:
    """What speaks for or against one mention."""
    known = known_label(draft.words)
    tokens = draft.tokens
    length = len(tokens)
    scores = draft.scores
    basis = "rule" if draft.basis == "list" else draft.basis
    return {
        "top score": max(scores.values(), default=0.0),
        "low top": float(bool(scores) and max(scores.values()) < 0.6),
        "own score": scores.get(draft.label, 0.0),
        "unscored": float(not scores),
        basis: 1.0,
        "known": float(known == draft.label),
        "known otherwise": float(known is not None and known != draft.label),
        "titles": float(bool(draft.titles)),
        "titled": float(draft.label == "PERSON" and bool(titles_before(draft))),
        f"length {min(length, 4)}": 1.0,
        "long": float(length > 5),
        "capitals": float(draft.words.isupper() and len(draft.words) > 1),
        "lower inside": float(any(t.text[0].islower() for t in tokens)),
        "head": float(length > 1 and head_label(tokens[-1].text) == draft.label),
        "named tags": sum(t.tag.startswith("NNP") for t in tokens) / length,
        "opens": float(draft.first in draft.stretch.sentences and length == 1),
        "hyphen": float("-" in draft.words),
        "capital before": float(_is_capital(draft, draft.first - 1)),
        "capital after": float(_is_capital(draft, draft.last)),
        "hyphen beside": float(_is_hyphen(draft, draft.first - 1) or _is_hyphen(draft, draft.last)),
        "the": float(_text(draft, draft.first - 1).lower() == "the"),
        f"the {draft.label}": float(_text(draft, draft.first - 1).lower() == "the"),
        "and inside": float("and" in draft.words.split() or "&" in draft.words),
        "of inside": float(" of " in draft.words),
        f"single {draft.label}": float(length == 1),
        f"basis {basis} {draft.label}": 1.0,
        "digits": float(any(c.isdigit() for c in draft.words)),
    }


def _text(draft: Draft, i: int) -> str:
    """The token there; nothing outside the stretch."""
    tokens = draft.stretch.tokens
    return tokens[i].text if 0 <= i < len(tokens) else ""


def _is_capital(draft: Draft, i: int) -> bool:
    """Whether a word beside the name looks like a part of one."""
    text = _text(draft, i)
    return text[:1].isupper() and draft.stretch.tokens[i].tag.startswith("NNP") and not is_title(text)


def _is_hyphen(draft: Draft, i: int) -> bool:
    tokens = draft.stretch.tokens
    if _text(draft, i) not in ("-", "–", "/"):
        return False
    return tokens[i].end == draft.start or tokens[i].start == draft.end


@cache
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return weights
