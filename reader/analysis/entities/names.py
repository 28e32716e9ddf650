"""When two names are one: the key that they share."""

from __future__ import annotations

from functools import lru_cache

from reader.analysis.entities.draft import Draft
from reader.analysis.entities.lexicon import COMPANY, KINDS, canonical

_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "‑": "-", "–": "-", "\u00a0": " ", "“": '"', "”": '"'})


@lru_cache(maxsize=20_000)
def key_of(words: str) -> str:
    """What all spellings of a name share: no dots, capitals, article or company form."""
    plain = " ".join(words.translate(_TYPOGRAPHY).split())
    known = canonical(plain)
    if known is not None:
        return known.casefold()
    parts = plain.replace(".", "").split(" ")
    while len(parts) > 1 and parts[-1].lower().rstrip(",") in COMPANY:
        parts = parts[:-1]
        parts[-1] = parts[-1].rstrip(",")
    if len(parts) > 1 and parts[0].lower() == "the":
        parts = parts[1:]
    return " ".join(parts).casefold().replace("saint ", "st ")


def key(draft: Draft) -> str:
    """The key of a draft; figures share one only with figures of their kind."""
    return f"{draft.label} {draft.words.casefold()}" if draft.figure else key_of(draft.words)


def shortened(key: str) -> str | None:
    """A name without its last word (`volkswagen group`: `volkswagen`); None where no word can go."""
    short, _, last = key.rpartition(" ")
    return short if short and last in KINDS else None
