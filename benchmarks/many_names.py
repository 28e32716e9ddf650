"""Writes an article with so many different people, for timing long lists.

    python benchmarks/many_names.py 2000 > many.txt

Nobody of that name exists: surnames are put together from syllables, each is used once.
"""

from __future__ import annotations

import sys
from itertools import islice, product

_GIVEN = ("Anna", "Carl", "Maria", "Peter", "Helen", "Robert", "Julia", "Martin", "Laura", "Thomas")
_FIRST = ("Al", "Bran", "Cor", "Dal", "Fen", "Gar", "Hol", "Kes", "Lor", "Mar", "Nor", "Pel", "Ros", "Tor")
_MIDDLE = ("ba", "de", "fi", "go", "lu", "me", "ni", "ra", "si", "vo", "wa", "ze")
_LAST = ("berg", "dale", "feld", "ford", "ham", "land", "man", "ner", "son", "stad", "ton", "well")
_SENTENCES = (
    "{0} of the harbour council met {1} on Tuesday.",
    "“We will not wait,” {0} said, and {1} agreed with that.",
    "The report was written by {0} and by {1}, who live in the town.",
    "{0} told reporters that {1} had left the meeting.",
)


def people(count: int) -> list[str]:
    """So many full names, no surname twice."""
    surnames = ("".join(parts) for parts in product(_FIRST, _MIDDLE, _LAST))
    return [f"{_GIVEN[i % len(_GIVEN)]} {surname}" for i, surname in enumerate(islice(surnames, count))]


def text(count: int) -> str:
    """The article: a headline, then paragraphs of four sentences."""
    names = people(count + count % 2)
    pairs = list(zip(names[::2], names[1::2], strict=True))
    sentences = [_SENTENCES[i % len(_SENTENCES)].format(*pair) for i, pair in enumerate(pairs)]
    paragraphs = [" ".join(sentences[i : i + 4]) for i in range(0, len(sentences), 4)]
    return "\n\n".join(["Everybody who was there", *paragraphs]) + "\n"


if __name__ == "__main__":
    sys.stdout.write(text(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000))
