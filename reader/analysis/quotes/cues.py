"""How much a word in a frame is worth as a cue: counts from annotated news, with back-off.

The counts in `data/cues.json` were made by `benchmarks/count_cues.py` from the training set of PolNeAR
(Newell et al. 2018): numbers of (word, frame) pairs, no text.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

DATA = Path(__file__).parent.parent / "data" / "cues.json"


class Counts(msgspec.Struct, array_like=True):
    """How often it was seen and how often it was right."""

    right: int
    seen: int


class _Data(msgspec.Struct):
    saying: frozenset[str]
    """Words that report, written from general knowledge."""
    frames: dict[str, Counts]
    """`frame` or `frame+marks`, then `/saying` or `/other`: all words together."""
    words: dict[str, dict[str, Counts]]
    """The same keys without the ending, then the word."""


_SURE_OF_FRAME = 4.0
"""How many sightings of a word what is known of its frame counts for."""


@cache
def _data() -> _Data:
    return msgspec.json.decode(DATA.read_bytes(), type=_Data)


def is_saying(lemma: str) -> bool:
    """Whether it is on the list of words that report."""
    return lemma in _data().saying


def key_of(frame: str, marked: bool) -> str:
    """The name of a frame in the counts."""
    return f"{frame}+marks" if marked else frame


@cache
def worth(lemma: str, frame: str, marked: bool) -> float:
    """The share, from 0 to 1, of such candidates that are quotes."""
    data = _data()
    key = key_of(frame, marked)
    general = data.frames.get(f"{key}/{'saying' if lemma in data.saying else 'other'}", Counts(0, 1))
    prior = (general.right + 0.1) / (general.seen + 1)
    own = data.words.get(key, {}).get(lemma, Counts(0, 0))
    return (own.right + _SURE_OF_FRAME * prior) / (own.seen + _SURE_OF_FRAME)
