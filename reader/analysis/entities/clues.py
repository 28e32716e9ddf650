"""All that speaks for the kind of thing that a name stands for, its mentions taken together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.analysis.entities import context, shape
from reader.analysis.entities.draft import Clues, Draft, Sheet, class_of
from reader.domain.entities import group_of


@dataclass(slots=True)
class Surroundings:
    """What other names there are in the article."""

    first: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From the first word of longer names to their classes, as labelled so far."""
    last: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """From the last word of longer names to their classes."""
    bare: dict[str, Clues] = field(default_factory=dict)
    """From names of one word to the mean of the model's scores."""


def surroundings(sheet: Sheet, groups: Iterable[list[Draft]]) -> Surroundings:
    """What the names of one article are seen in."""
    around = Surroundings()
    for drafts in groups:
        kind = class_of(drafts[0].label)
        for words_of in {draft.words for draft in drafts}:
            names = words_of.split()
            if len(names) > 1:
                around.first[names[0]].add(kind)
                around.last[names[-1]].add(kind)
            else:
                around.bare[names[0]] = _mean(_scores(draft) for draft in drafts)
    return around


def of_group(sheet: Sheet, drafts: list[Draft], around: Surroundings, votes: Clues) -> Clues:
    """What speaks for any class of one name: means over its mentions, and what else is known of it."""
    clues = _mean(
        part
        for draft in drafts
        for part in (_scores(draft), context.of_mention(sheet, draft), shape.of_words(draft.words))
    )
    label = drafts[0].label
    clues[f"now {label}"] = 1.0
    clues["share"] = drafts[0].share
    clues["many"] = math.log(len(drafts))
    clues[f"sports {label}"] = clues["sports"] = sheet.sports
    total = sum(vote for vote in votes.values() if vote > 0) or 1.0
    for voted, vote in votes.items():
        name = f"votes {class_of(voted)}"
        clues[name] = clues.get(name, 0.0) + max(0.0, vote) / total
    _relatives(drafts[0], around, clues)
    return clues


def _scores(draft: Draft) -> Clues:
    """The model's own doubts, by class."""
    if not draft.scores:
        return {"unscored": 1.0}
    found: Clues = {"score none": 1.0 - sum(draft.scores.values())}
    for label, score in draft.scores.items():
        name = "score figure" if group_of(label) == "figure" else f"score {class_of(label)}"
        found[name] = found.get(name, 0.0) + score
    return found


def _relatives(draft: Draft, around: Surroundings, clues: Clues) -> None:
    """What other names in the article share a word with this one."""
    names = draft.words.split()
    if len(names) == 1:
        for kind in around.first.get(names[0], ()):
            clues[f"begins {kind}"] = 1.0
        for kind in around.last.get(names[0], ()):
            clues[f"ends {kind}"] = 1.0
        return
    for place, name in (("first", names[0]), ("last", names[-1])):
        for score, value in around.bare.get(name, {}).items():
            clues[f"{place} {score}"] = value


def _mean(parts: Iterable[Clues]) -> Clues:
    """The mean over mentions; the parts of one mention have different names, and each has scores."""
    found: Clues = {}
    mentions = 0
    for part in parts:
        mentions += "score none" in part or "unscored" in part
        for name, value in part.items():
            found[name] = found.get(name, 0.0) + value
    if mentions > 1:
        for name in found:
            found[name] /= mentions
    return found
