"""What the article says that somebody or something is: before the name, after it, between commas."""

from __future__ import annotations

from collections.abc import Iterable

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import is_role, is_title
from reader.analysis.parse import Stretch, Token

_MODIFIERS = ("NN", "JJ", "VBN", "CD", "HYPH")
_ADDRESSES = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "mister",
        "sir",
        "madam",
        "dame",
        "dr",
        "herr",
        "frau",
        "saint",
        "lord",
        "lady",
    }
)
"""Titles that say how somebody is spoken to, and not what they are."""
_NO_OFFICE = frozenset({"rival", "elder", "younger", "fellow", "friend", "neighbor", "neighbour", "enemy"})
"""Nouns for persons that before a name only say how it stands to others: `rival Tolland`."""
_AGED = "aged "
_LONGEST = 12
"""Words in a role."""
_STOP = frozenset(
    {"who", "which", "that", "whose", "when", "where", "while", "whom", ":", ";", "(", "–", "—", "--"}
)


def role_of(sheet: Sheet, draft: Draft) -> str | None:
    """The fullest of what stands beside this mention."""
    title = before(sheet, draft) if draft.label == "PERSON" else None
    return fullest(role for role in (title, after(sheet, draft)) if role)


def fullest(roles: Iterable[str]) -> str | None:
    """The one role that says most; None where there is none."""
    return max(roles, key=_weight, default=None)


def before(sheet: Sheet, draft: Draft) -> str | None:
    """The title or role before a name, with what belongs to it: `Minneapolis Mayor`."""
    stretch = draft.stretch
    tokens = stretch.tokens
    last = draft.first
    if not last or not _says_role(tokens, last - 1) or tokens[last - 1].lemma.lower() in _NO_OFFICE:
        return None
    first = last - 1
    while first > 0 and last - first < _LONGEST and _belongs(sheet, stretch, first - 1, first):
        first -= 1
    while first < last and (tokens[first].text in ("-", "’s", "'s") or tokens[first].tag in ("CD", "POS")):
        first += 1
    while first < last and tokens[last - 1].text.lower().rstrip(".") in _ADDRESSES | {""}:
        last -= 1
    # What is left of `met Mr. Keller` is no role.
    return sheet.words(stretch, first, last) if first < last and _says_role(tokens, last - 1) else None


def after(sheet: Sheet, draft: Draft) -> str | None:
    """The apposition after a name: `former Acting ICE Director`; an age (`aged 42`) for want of more."""
    stretch = draft.stretch
    tokens = stretch.tokens
    at = draft.last
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    first = at + 1
    age = None
    if tokens[first].text.isdigit() and first + 1 < len(tokens) and tokens[first + 1].text in (",", "."):
        age = _AGED + tokens[first].text
        if tokens[first + 1].text == "." or first + 2 >= len(tokens):
            return age
        first += 2
    last = first
    while last < len(tokens) and last - first <= _LONGEST and tokens[last].text not in (",", ".", *_STOP):
        if tokens[last].tag in ("VBZ", "VBP", "VBD", "MD", "``", "''") or last in stretch.sentences:
            return age
        last += 1
    if (
        last == first
        or last - first > _LONGEST
        or (last < len(tokens) and tokens[last].text not in (",", ".", "who"))
    ):
        return age
    if not _is_apposition(sheet, draft, first, last):
        return age
    if tokens[first].lemma in ("the", "a", "an"):
        first += 1
    if tokens[last - 1].text in ("himself", "herself", "themselves"):
        last -= 1
    return sheet.words(stretch, first, last) if first < last else age


def _is_apposition(sheet: Sheet, draft: Draft, first: int, last: int) -> bool:
    """Whether the words between commas say what the name is, and are not the next item of a list."""
    tokens = draft.stretch.tokens
    opener = tokens[first]
    head = next((t for t in tokens[first:last] if not first <= t.head < last), None)
    if (
        head is None
        or not head.tag.startswith("NN")
        or opener.tag in ("IN", "CC", "RB", "TO", "WDT", "VBG", "VBN")
    ):
        return False
    owner = sheet.owner(draft.stretch, head.i)
    if owner is not None and not (draft.label == "PERSON" and is_role(head.text)):
        return False  # a name itself: the next of a list, or the state that a city is in
    if draft.label == "PERSON":
        if is_role(head.text):
            return True
        beside = head.dep == "appos" and draft.first <= head.head < draft.last
        return beside and last - first > 1  # one word that is no office may be no noun either
    return (
        head.dep == "appos" and draft.first <= head.head < draft.last and opener.lemma in ("the", "a", "an")
    )


def _says_role(tokens: list[Token], i: int) -> bool:
    """Whether a role ends in token `i`: `Mayor`, `Gen.`, `Secretary of State`."""
    token = tokens[i]
    if token.text == "." and i:
        return is_title(tokens[i - 1].text)
    if is_role(token.text):
        return token.tag.startswith(("NN", "JJ"))
    return (
        i > 1
        and token.tag == "NNP"
        and tokens[i - 1].text in ("of", "for")
        and is_title(tokens[i - 2].text)
        and tokens[i - 2].text[0].isupper()
    )


def _belongs(sheet: Sheet, stretch: Stretch, i: int, first: int) -> bool:
    """Whether token `i`, left of a role that begins at `first`, is a part of it."""
    token = stretch.tokens[i]
    if first in stretch.sentences:
        return False
    owner = sheet.owner(stretch, i)
    if owner is not None and owner.label == "PERSON":
        return False
    if token.tag.startswith(_MODIFIERS) and token.tag not in ("NNS",):
        return True
    if i == 0:
        return False
    if token.text in ("’s", "'s"):
        of = sheet.owner(stretch, i - 1)
        return owner is None and of is not None and of.label != "PERSON"
    return token.text == "-" or (token.text in ("of", "for", "and") and is_role(stretch.tokens[i - 1].text))


def _weight(role: str) -> tuple[bool, bool, int]:
    words = role.split()
    return not role.startswith(_AGED), any(is_role(w) for w in words), len(words)
