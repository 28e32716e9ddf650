"""What a person's name and titles say about the person."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Literal

from reader.analysis.words import sections


def gender(name: str, titles: Iterable[str] = ()) -> Literal["m", "f"] | None:
    """What titles and roles (`Mr.`, `queen`, `spokeswoman`) say, else the given name; None: no telling.

    A name that both sexes have, or titles that disagree, decide nothing.
    """
    words = {word.strip(".,").lower() for title in titles for word in title.split()}
    male, female = (not words.isdisjoint(sections("gendered_words")[key]) for key in ("male", "female"))
    if male or female:
        return None if male and female else "m" if male else "f"
    first = name.replace("-", " ").split()
    if len(first) < 2:
        return None
    return _by_given_name().get(first[0]) or _by_given_name().get(_plain(first[0]))


def _plain(name: str) -> str:
    """A name without its accents: many newsrooms write `Andres` for `Andrés`."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


@cache
def _by_given_name() -> dict[str, Literal["m", "f"]]:
    names = sections("given_names")
    male, female, both = (frozenset(names[key]) for key in ("male", "female", "both"))
    found: dict[str, Literal["m", "f"]] = dict.fromkeys(male - female - both, "m")
    found.update(dict.fromkeys(female - male - both, "f"))
    return found
