"""How much a word in a frame is worth as a cue: counts from annotated news, with back-off.

The counts in `data/cues.json` were made by `benchmarks/count_cues.py` from the training set of PolNeAR
(Newell et al. 2018): numbers of (word, frame) pairs, no text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from reader.analysis.words import sections

DATA = Path(__file__).parent.parent / "data" / "cues.json"


class Counts(msgspec.Struct, array_like=True):
    """How often it was seen and how often it was right."""

    right: int
    seen: int


class Table(msgspec.Struct):
    """All counts."""

    frames: dict[str, Counts]
    """`frame` or `frame+marks`, then `/saying` or `/other`: all words together."""
    words: dict[str, dict[str, Counts]]
    """The same keys without the ending, then the word."""


_SURE_OF_FRAME = 4.0
"""How many sightings of a word what is known of its frame counts for."""


@cache
def _table() -> Table:
    return msgspec.json.decode(DATA.read_bytes(), type=Table)


@cache
def _saying() -> frozenset[str]:
    return frozenset(word for words in sections("saying").values() for word in words)


def is_saying(lemma: str) -> bool:
    """Whether it is on the list of words that report."""
    return lemma in _saying()


def key_of(frame: str, marked: bool) -> str:
    """The name of a frame in the counts."""
    return f"{frame}+marks" if marked else frame


def group_of(lemma: str, key: str) -> str:
    """Where a word that was not counted is counted with its like."""
    return f"{key}/{'saying' if is_saying(lemma) else 'other'}"


@cache
def worth(lemma: str, frame: str, marked: bool) -> float:
    """The share, from 0 to 1, of such candidates that are quotes."""
    table = _table()
    key = key_of(frame, marked)
    general = table.frames.get(group_of(lemma, key), Counts(0, 1))
    prior = (general.right + 0.1) / (general.seen + 1)
    own = table.words.get(key, {}).get(lemma, Counts(0, 0))
    return (own.right + _SURE_OF_FRAME * prior) / (own.seen + _SURE_OF_FRAME)
