"""A second look at the label of each name: what all clues together speak for, by weights that were fitted.

The weights were fitted by `benchmarks/fit_labels.py` on annotated articles of local papers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path

from reader.analysis.entities.clues import of_group, surroundings
from reader.analysis.entities.companies import names_company
from reader.analysis.entities.draft import Clues, Draft, Sheet, class_of
from reader.analysis.entities.lexicon import beside, known_label
from reader.analysis.entities.votes import Ballot

CLASSES = ("person", "org", "place", "other", "none")
"""What a name can be; the last one: no name at all, or one of another extent."""
ENOUGH = 0.1
"""By how much another class must be more likely than the present one."""
JUNK = 0.9
"""How likely it must be that it is no name at all."""

_WEIGHTS = Path(__file__).parent.parent / "data" / "labels.json"
_weights: dict[str, list[float]] = {}
_USUAL = {"person": "PERSON", "org": "ORG", "place": "GPE"}


def settle(sheet: Sheet, ballot: Ballot) -> None:
    """Change the labels that the clues speak against, and take away what they call no name."""
    for drafts, found, votes in seen(sheet, ballot):
        likely = likelihoods(found)
        if likely["none"] >= JUNK:
            for draft in drafts:
                sheet.remove(draft)
            continue
        kind = _kind(drafts, likely)
        if kind != class_of(drafts[0].label):
            label = _label(kind, drafts[0], votes)
            for draft in drafts:
                draft.label = label
                if draft.basis == "model" and not _is_own(draft, kind):
                    draft.basis = "rule"  # the model called it something else
        for draft in drafts:
            draft.likely = likely[kind]
            draft.junk = likely["none"]


def _kind(drafts: list[Draft], likely: dict[str, float]) -> str:
    """The class that it is to have: the likeliest, unless that is a small thing or the lists know better."""
    draft = drafts[0]
    now = class_of(draft.label)
    possible = ("org", "other") if _is_phrase(draft.words) else CLASSES[:-1]
    best = max(possible, key=lambda kind: likely[kind])
    known = known_label(draft.words)
    if now not in possible:
        return best
    if best == now or (known is not None and class_of(known) == now):
        return now
    if now == "org" and best == "person" and any(names_company(d) for d in drafts):
        return now
    return best if likely[best] - likely[now] >= ENOUGH else now


def _is_own(draft: Draft, kind: str) -> bool:
    """Whether the model itself thought most of this class there."""
    return bool(draft.scores) and class_of(max(draft.scores, key=lambda label: draft.scores[label])) == kind


def _is_phrase(words: str) -> bool:
    """Whether it begins as sentences of other languages do and names of people do not: `Kein Bagger`."""
    first, _, rest = words.partition(" ")
    return bool(rest) and first.lower() in beside("foreign")


def seen(sheet: Sheet, ballot: Ballot) -> Iterator[tuple[list[Draft], Clues, dict[str, float]]]:
    """The drafts of each name with the clues to it and the votes for its labels."""
    around = surroundings(sheet, [drafts for drafts, _ in ballot])
    for drafts, votes in ballot:
        yield drafts, of_group(sheet, drafts, around, votes), votes


def likelihoods(found: Clues) -> dict[str, float]:
    """How likely each class is; together 1."""
    fitted = weights()
    person, org, place, other, none = fitted["bias"]
    for name, value in found.items():
        row = fitted.get(name)
        if row is not None:
            person += row[0] * value
            org += row[1] * value
            place += row[2] * value
            other += row[3] * value
            none += row[4] * value
    totals = (person, org, place, other, none)
    largest = max(totals)
    powers = [math.exp(total - largest) for total in totals]
    whole = sum(powers)
    return {kind: power / whole for kind, power in zip(CLASSES, powers, strict=True)}


def _label(kind: str, draft: Draft, votes: dict[str, float]) -> str:
    """The label of this class that most speaks for."""
    own = {label: vote for label, vote in votes.items() if class_of(label) == kind and vote > 0}
    if own:
        return max(own, key=lambda label: own[label])
    if kind in _USUAL:
        return _USUAL[kind]
    if _is_phrase(draft.words):
        return "WORK_OF_ART"
    return "NORP" if draft.tokens[-1].tag in ("JJ", "NNPS", "NNS") else "PRODUCT"


def weights() -> dict[str, list[float]]:
    """For each clue how much it speaks for each class, in the order of `CLASSES`."""
    if not _weights:
        _weights.update(json.loads(_WEIGHTS.read_text(encoding="utf-8")))
    return _weights


def use(fitted: dict[str, list[float]]) -> None:
    """Have other weights than those that are shipped, from now on."""
    _weights.clear()
    _weights.update(fitted)
