"""Writes an article with so many different people, or so many quotes of them, for timing long lists.

    python benchmarks/many_names.py 2000 > many.txt
    python benchmarks/many_names.py 2000 quotes > many.txt

Nobody of that name exists: surnames are put together from syllables, each is used once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
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
_QUOTES = (
    "“We will not wait for {1},” {0} said.",
    "{0} said that {1} had left the meeting.",
    "“It is late,” {0} told reporters, “and {1} is tired.”",
    "{0} said it was “no more than a rumour” that {1} would go.",
)
"""Each is one quote."""
_TELLERS = 5
"""Each of so many people in a row is quoted as often."""


def people(count: int) -> list[str]:
    """So many full names, no surname twice."""
    surnames = ("".join(parts) for parts in product(_FIRST, _MIDDLE, _LAST))
    return [f"{_GIVEN[i % len(_GIVEN)]} {surname}" for i, surname in enumerate(islice(surnames, count))]


def text(count: int) -> str:
    """The article of so many people: a headline, then paragraphs of four sentences."""
    names = people(count + count % 2)
    return _article(_SENTENCES, list(zip(names[::2], names[1::2], strict=True)))


def quoted(count: int) -> str:
    """The article of so many quotes, by a fifth as many people."""
    names = people(count // _TELLERS + 2)
    return _article(_QUOTES, [(names[i // _TELLERS], names[i // _TELLERS + 1]) for i in range(count)])


def _article(sentences: Sequence[str], pairs: Sequence[tuple[str, str]]) -> str:
    said = [sentences[i % len(sentences)].format(*pair) for i, pair in enumerate(pairs)]
    paragraphs = [" ".join(said[i : i + 4]) for i in range(0, len(said), 4)]
    return "\n\n".join(["Everybody who was there", *paragraphs]) + "\n"


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    sys.stdout.write(quoted(size) if "quotes" in sys.argv[2:] else text(size))
