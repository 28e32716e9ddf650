"""What the words of a name say by themselves about what it names."""

from __future__ import annotations

from functools import lru_cache

from reader.analysis.entities.draft import Clues
from reader.analysis.entities.lexicon import (
    ends_of_words,
    head_label,
    is_generic,
    is_given_name,
    is_role,
    known_label,
)


@lru_cache(maxsize=20_000)
def of_words(words: str) -> Clues:
    """What speaks for any kind of name in these words."""
    names = words.split()
    known = known_label(words) or known_label(words.title() if words.isupper() else "")
    clues: Clues = {f"length {min(len(names), 5)}": 1.0}
    if known:
        clues[f"known {known}"] = 1.0
    if len(names) > 1:
        _several(words, names, clues)
    else:
        _single(words, clues)
    signs = {
        "all capitals": len(names) > 1 and words.isupper(),
        "hyphen": "-" in words,
        "digits": any(c.isdigit() for c in words),
        "marks inside": any(c in '"“”()' for c in words),
        "accents": not words.isascii(),
        "-s": words.endswith("s") and not words.endswith("ss"),
    }
    clues.update((sign, 1.0) for sign, there in signs.items() if there)
    low = names[-1].lower()
    ending = next((e for e in ends_of_words() if low.endswith(e) and len(low) > len(e) + 1), None)
    if ending:
        clues[f"-{ending} {min(len(names), 2)}"] = 1.0
    return clues


def _single(word: str, clues: Clues) -> None:
    if is_given_name(word):
        clues["given"] = 1.0
    if is_generic(word):
        clues["generic"] = 1.0
    if word.isupper():
        clues[f"capitals {min(len(word), 6)}"] = 1.0
    elif any(c.isupper() for c in word[1:]) and "-" not in word:
        clues["camel"] = 1.0


def _several(words: str, names: list[str], clues: Clues) -> None:
    of = next((k for k, name in enumerate(names) if name == "of" and k), 0)
    after = of or next((k for k, name in enumerate(names) if name == "for" and k), 0)
    head = head_label(names[-1]) or (head_label(names[after - 1]) if after else None)
    if head:
        clues[f"head {head}"] = 1.0
    for place, name in (("first", names[0]), ("last", names[-1])):
        if (label := known_label(name)) is not None:
            clues[f"{place} known {label}"] = 1.0
        if is_given_name(name):
            clues[f"{place} given {min(len(names), 4)}"] = 1.0
        if is_role(name):
            clues[f"{place} role"] = 1.0
        if is_generic(name):
            clues[f"{place} generic"] = 1.0
    signs = {
        "lower inside": any(name[0].islower() for name in names),
        "of inside": of > 0,
        "and inside": "and" in names or "&" in names,
        "'s inside": "’s" in words or "'s" in words,
    }
    clues.update((sign, 1.0) for sign, there in signs.items() if there)
