"""What the article says that somebody or something is: before the name, after it, between commas."""

from __future__ import annotations

from collections.abc import Iterable

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, is_role, is_title
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
        "sheikh",
        "shaikh",
        "sheikha",
        "highness",
        "majesty",
        "excellency",
        "honourable",
        "honorable",
    }
)
"""Titles that say how somebody is spoken to, and not what they are."""
_NO_OFFICE = beside("relations")
"""Nouns for persons that before a name only say how it stands to others: `rival Tolland`."""
_PARTICIPLES = frozenset({"retired", "disgraced", "jailed", "exiled", "ousted", "appointed", "renowned"})
"""Those that say of an office how it is held, and are no verb of the sentence."""
_WITH_ROLES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_AGED = "aged "
_LONGEST = 12
"""Words in a role."""
_STOP = frozenset(
    {"who", "which", "that", "whose", "when", "where", "while", "whom", ":", ";", "(", "–", "—", "--"}
)


def role_of(sheet: Sheet, draft: Draft) -> str | None:
    """The fullest of what stands beside this mention."""
    if draft.label not in _WITH_ROLES:
        return None
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
    while first < last and tokens[first].text.lower().rstrip(".") in _ADDRESSES | {"", "and"}:
        first += 1
    # What is left of `met Mr. Keller` is no role.
    if first >= last or not _says_role(tokens, last - 1):
        return None
    return _one_of(sheet.words(stretch, first, last))


def _one_of(role: str) -> str:
    """What each of several is: `Presidents` before two names."""
    return role[:-1] if role.endswith("s") and is_title(role.rsplit(maxsplit=1)[-1][:-1]) else role


def after(sheet: Sheet, draft: Draft) -> str | None:
    """The apposition after a name: `former Acting ICE Director`; an age (`aged 42`) for want of more."""
    stretch = draft.stretch
    tokens = stretch.tokens
    at = draft.last
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return None
    first = at + 1
    age = None
    person = draft.label == "PERSON"
    if (
        person
        and tokens[first].text.isdigit()
        and first + 1 < len(tokens)
        and tokens[first + 1].text in (",", ".")
    ):
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
        or opener.tag in ("PRP$", "IN", "CC", "RB", "TO", "WDT", "VBG", "VBN")
    ):
        return False
    owner = sheet.owner(draft.stretch, head.i)
    if owner is not None and not (draft.label == "PERSON" and is_role(head.text)):
        return False  # a name itself: the next of a list, or the state that a city is in
    if draft.label == "PERSON":
        if is_role(head.text):
            return True
        apposed = head.dep == "appos" and draft.first <= head.head < draft.last
        # A noun that is no office is believed only after an article: in lists anything may stand.
        return apposed and last - first > 1 and opener.lemma in ("the", "a", "an", "one", "another")
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
    # The parser often knows a compound that the tagger takes for a verb.
    if token.dep == "compound" or (token.tag.startswith(_MODIFIERS) and token.tag != "NNS"):
        return _modifies(stretch.tokens, i, first)
    if i == 0:
        return False
    if token.text in ("’s", "'s"):
        of = sheet.owner(stretch, i - 1)
        return owner is None and of is not None and of.label != "PERSON"
    if token.text == "-":
        return token.start == stretch.tokens[i - 1].end
    # `Secretary of State`; but in `daughter of farmer Lee` the daughter is somebody else.
    joins = token.text == "and" or (token.text in ("of", "for") and not is_role(stretch.tokens[first].text))
    return joins and is_role(stretch.tokens[i - 1].text)


def _modifies(tokens: list[Token], i: int, first: int) -> bool:
    """Whether what looks like a modifier of a role is one, and no verb or noun of the sentence before it."""
    token = tokens[i]
    if tokens[first].text == "-" or token.text == "-":
        return True
    if token.tag == "VBN":
        return token.text[0].isupper() or token.lemma in (
            "retire",
            "disgrace",
            "jail",
            "exile",
            "oust",
            "appoint",
        )
    return not (token.tag == "NN" and token.text.islower() and tokens[first].text[0].isupper())


def _weight(role: str) -> tuple[bool, bool, int]:
    words = role.split()
    return not role.startswith(_AGED), any(is_role(w) for w in words), len(words)
