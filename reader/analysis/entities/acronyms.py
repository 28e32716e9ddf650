"""Which short form stands for which long name: `Long Name (LN)`, `LN (Long Name)`, and by initials."""

from __future__ import annotations

from collections import defaultdict

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import head_label, is_generic, known_label
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Stretch, Token

Links = dict[str, str]
"""From the key of a short form to the key of the long name."""

_SMALL = frozenset(
    {
        "of",
        "for",
        "and",
        "the",
        "in",
        "on",
        "to",
        "de",
        "la",
        "del",
        "&",
        "-",
        "–",
        "against",
        "at",
        "with",
        "y",
        "e",
    }
)
_LONGEST = 10
_CURRENCIES = frozenset({"USD", "EUR", "GBP", "ZAR", "INR", "AUD", "CAD", "CHF", "JPY", "CNY"})
_NEVER_LONG = frozenset({"PERSON", "GPE", "LOC", "NORP", "LANGUAGE"})


def link(sheet: Sheet) -> Links:
    """Mark short forms and long names that stand beside each other, and say which belong together."""
    links: Links = {}
    for stretch in sheet.stretches:
        for token in stretch.tokens:
            if token.text == "(" and 0 < token.i < len(stretch.tokens) - 2:
                _bracket(sheet, stretch, token.i, links)
    _by_initials(sheet, links)
    return links


def is_acronym(word: str) -> bool:
    """Whether a word is written like a short form: `ICE`, `MoRA`, `M&G`."""
    capitals = sum(c.isupper() for c in word)
    letters = sum(c.isalpha() for c in word)
    return (
        2 <= len(word) <= _LONGEST
        and word[0].isupper()
        and capitals >= 2
        and 2 * capitals >= letters
        and letters >= 2
        and word not in _CURRENCIES
    )


def _bracket(sheet: Sheet, stretch: Stretch, at: int, links: Links) -> None:
    tokens = stretch.tokens
    if is_acronym(tokens[at + 1].text) and tokens[at + 2].text in (")", ",", ";"):
        _short_inside(sheet, stretch, at, links)
    elif is_acronym(tokens[at - 1].text):
        close = next((i for i in range(at + 2, min(at + 14, len(tokens))) if tokens[i].text == ")"), None)
        if close is not None and spells(tokens, at + 1, close, tokens[at - 1].text):
            long = _mark(sheet, stretch, at + 1, close)
            short = sheet.owner(stretch, at - 1) or sheet.add(stretch, at - 1, at, long.label, "acronym")
            if short is not None and short.last - short.first == 1:
                short.label = long.label
                links[key_of(short.words)] = key_of(long.words)


def _short_inside(sheet: Sheet, stretch: Stretch, at: int, links: Links) -> None:
    tokens = stretch.tokens
    word = tokens[at + 1].text
    before = sheet.owner(stretch, at - 1)
    first = _long_form(stretch, at, word)
    long: Draft | None = None
    if first is not None:
        long = _mark(sheet, stretch, first, at)
    elif (
        before is not None
        and not before.figure
        and before.label not in _NEVER_LONG
        and known_label(word) is None
    ):
        long = before  # the letters of another language: Free Democrats (FDP)
    short = sheet.owner(stretch, at + 1)
    if short is None and (long is not None or (word.isupper() and len(word) > 2 and not is_generic(word))):
        short = sheet.add(stretch, at + 1, at + 2, long.label if long else "ORG", "acronym")
    if long is not None and short is not None and not short.figure and short.last - short.first == 1:
        short.label = long.label
        short.basis = "acronym"
        links[key_of(short.words)] = key_of(long.words)


def _long_form(stretch: Stretch, end: int, acronym: str) -> int | None:
    """The first token of the words before `end` whose initials the acronym is."""
    tokens = stretch.tokens
    letters = sum(c.isalpha() for c in acronym)
    for first in range(end - 2, max(-1, end - 2 * letters - 4), -1):
        text = tokens[first].text
        if text in (".", ";", ")", "("):
            return None
        if text[0].upper() == acronym[0] and text[0].isupper() and spells(tokens, first, end, acronym):
            return first
    return None


def spells(tokens: list[Token], first: int, last: int, acronym: str) -> bool:
    """Whether the initials of these tokens are the acronym, small words counting or not."""
    wanted = "".join(c for c in acronym if c.isalpha()).upper()
    words = [t.text for t in tokens[first:last] if t.text[0].isalpha()]
    if len(words) < 2:
        return False
    every = "".join(w[0] for w in words).upper()
    large = "".join(w[0] for w in words if w.lower() not in _SMALL).upper()
    capitals = "".join(c for w in words for c in w if c.isupper())
    return wanted in (every, large) or (capitals == wanted and len(wanted) > 2)


def _mark(sheet: Sheet, stretch: Stretch, first: int, last: int) -> Draft:
    """The draft of exactly these tokens, made of those that lie in it."""
    inside = [d for i in range(first, last) if (d := sheet.owner(stretch, i)) is not None]
    if inside and inside[0].first == first and inside[0].last == last:
        return inside[0]
    tokens = stretch.tokens
    labels = [d.label for d in sorted(inside, key=lambda d: d.last - d.first, reverse=True)]
    label = (
        next((la for la in labels if la not in _NEVER_LONG), None)
        or head_label(tokens[last - 1].text)
        or "ORG"
    )
    for draft in dict.fromkeys(inside):
        sheet.remove(draft)
    made = sheet.add(stretch, first, last, label, "acronym")
    assert made is not None  # all that was in the way is gone
    return made


def _by_initials(sheet: Sheet, links: Links) -> None:
    """An acronym that stands alone belongs to the one long name that has its initials."""
    long_names: dict[str, set[str]] = defaultdict(set)
    short: dict[str, str] = {}
    for draft in sheet.names():
        if draft.last - draft.first == 1:
            enough = 2 if draft.label == "ORG" else 3
            if draft.words.isupper() and enough <= len(draft.words) <= _LONGEST:
                short.setdefault(key_of(draft.words), draft.words)
        elif draft.label not in ("PERSON", "NORP"):
            words = [w for w in draft.words.replace("-", " ").split() if w[0].isalpha()]
            for initials in {
                "".join(w[0] for w in words).upper(),
                "".join(w[0] for w in words if w.lower() not in _SMALL).upper(),
            }:
                long_names[initials].add(key_of(draft.words))
    for key, acronym in short.items():
        found = long_names.get(acronym.replace(".", ""), set())
        if key not in links and len(found) == 1:
            links[key] = next(iter(found))
