"""What speaks for and against a candidate beside its rivals: a cue has one content, words one speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.analysis.quotes.candidate import Candidate

NEAR = 64
"""Candidates before and after one, in the order of their cues, that are looked at: time stays linear."""


def rivalry(candidates: Sequence[Candidate], scores: Sequence[float]) -> Iterator[list[str]]:
    """For each candidate of a stretch the names of what is true of it beside the others.

    `scores`: what each is worth by itself, in logits. Of the rivals in one relation to it only the one with
    the highest score counts.
    """
    extents = [(c.content[0][0], c.content[-1][1]) for c in candidates]
    by_cue = sorted(range(len(candidates)), key=lambda i: candidates[i].cue.first)
    places = {i: place for place, i in enumerate(by_cue)}
    for i, one in enumerate(candidates):
        best: dict[str, int] = {}
        for k in by_cue[max(0, places[i] - NEAR) : places[i] + NEAR + 1]:
            if k == i:
                continue
            relation = _relation(one.cue.first, extents[i], candidates[k].cue.first, extents[k])
            if relation and (relation not in best or scores[k] > scores[best[relation]]):
                best[relation] = k
        found = [f"own:{_step(scores[i], 2, 6)}"]
        for relation, k in best.items():
            ahead = f"{relation}:ahead:{_step(scores[k] - scores[i], 1, 4)}"
            found += [f"{relation}:{_step(scores[k], 1, 4)}", ahead, f"{ahead}:{one.frame}"]
            found.append(f"{relation}:{candidates[k].frame}:{one.frame}")
        yield found


def _relation(cue: int, own: tuple[int, int], other_cue: int, other: tuple[int, int]) -> str:
    """How another candidate stands to one; empty where they have nothing to do with each other."""
    if cue == other_cue:
        if other[0] <= own[0] and other[1] >= own[1]:
            return "wider"
        return "narrower" if other[0] >= own[0] and other[1] <= own[1] else "beside"
    if other[0] <= cue <= other[1]:
        return "around"
    if own[0] <= other_cue <= own[1]:
        return "inside"
    return "across" if other[0] <= own[1] and own[0] <= other[1] else ""


def _step(value: float, steps: int, most: int) -> float:
    """The value in steps of 1 / `steps`, at most `most` away from 0."""
    return max(-most, min(most, round(value * steps) / steps))
