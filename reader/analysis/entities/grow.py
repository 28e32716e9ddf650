"""Names that the model cut short: given the parts of them that it left out."""

from __future__ import annotations

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import (
    PARTICLES,
    beside,
    head_label,
    is_generic,
    is_given_name,
    is_role,
    known_label,
)
from reader.analysis.entities.spans import DASHES
from reader.analysis.parse import Stretch, Token

_FULL = 4
"""Words of a name that two make together."""
_LONGEST = 7
"""Words that say what an organisation is for, with the first one."""
_MARKS = ('"', "“", "”", "``", "''")
_FIRST_PARTICLES = frozenset(
    {"von", "van", "de", "da", "del", "della", "di", "du", "dos", "das", "bin", "ibn", "zu"}
)
"""Those that a surname begins with; in lower case they are no words of a sentence."""


def people(sheet: Sheet) -> None:
    """Give a person's name the parts of it that the model left out: `Yoon Suk` + `-yeol`, `Mbi` + `Tanga`."""
    for draft in sheet.names():
        if draft.label == "PERSON" and sheet.owner(draft.stretch, draft.first) is draft:
            _take_surname(sheet, draft)
            _take_rest(sheet, draft)
            first, last = _grown_left(sheet, draft), _grown_right(sheet, draft)
            if (first, last) != (draft.first, draft.last):
                sheet.resize(draft, first, last)


def _take_rest(sheet: Sheet, draft: Draft) -> None:
    """`Shyamal Kanti` + `Roy`: two people with nothing between them are one."""
    tokens, last = draft.stretch.tokens, draft.last
    other = sheet.owner(draft.stretch, last) if last < len(tokens) else None
    if other is None or other.label != "PERSON" or other.first != last or other.titles:
        return
    joined = tokens[last - 1].dep == "compound" and last <= tokens[last - 1].head < other.last
    if joined and other.last - draft.first <= _FULL and last not in draft.stretch.sentences:
        end = other.last
        sheet.remove(other)
        sheet.resize(draft, draft.first, end)


def _take_surname(sheet: Sheet, draft: Draft) -> None:
    """`Ursula` + `von der` + `Leyen`: a name goes on after particles, whatever the model says."""
    tokens, at = draft.stretch.tokens, draft.last
    while at < len(tokens) and tokens[at].text in (_FIRST_PARTICLES if at == draft.last else PARTICLES):
        at += 1
    if at == draft.last or at == len(tokens) or not tokens[at].tag.startswith("NNP"):
        return
    other = sheet.owner(draft.stretch, at)
    if other is not None and (other.first < at or other.figure or other.last - other.first > 2):
        return
    if sheet.free(draft.stretch, draft.last, at):
        if other is not None:
            sheet.remove(other)
        sheet.resize(draft, draft.first, other.last if other else at + 1)


def _grown_right(sheet: Sheet, draft: Draft) -> int:
    tokens, last = draft.stretch.tokens, draft.last
    if closed := _nickname_closed(sheet, draft):
        return closed
    if last + 1 < len(tokens) and tokens[last].text in DASHES and sheet.free(draft.stretch, last, last + 2):
        joined = tokens[last - 1].end == tokens[last].start and tokens[last].end == tokens[last + 1].start
        tail = tokens[last + 1]
        if joined and tail.text.isalpha() and (tail.text[0].isupper() or last - draft.first > 1):
            is_word = tail.lemma in beside("after hyphen") or tail.text.endswith(("ed", "ing"))
            return last if is_word else last + 2
    return last


def _nickname_closed(sheet: Sheet, draft: Draft) -> int:
    """Where `Frederick "Fritz` ends with its mark and surname; 0 where it is no such name."""
    tokens, last = draft.stretch.tokens, draft.last
    marks = sum(t.text in _MARKS for t in draft.tokens)
    if marks != 1 or last + 1 >= len(tokens) or tokens[last].text not in ('"', "”", "''"):
        return 0
    surname = tokens[last + 1]
    if not (surname.tag.startswith("NNP") and surname.text[0].isupper()):
        return 0
    owner = sheet.owner(draft.stretch, last + 1)
    if owner is not None:
        if owner.first != last + 1 or owner.figure:
            return 0
        sheet.remove(owner)
        return owner.last
    return last + 2


def _grown_left(sheet: Sheet, draft: Draft) -> int:
    tokens, first = draft.stretch.tokens, draft.first
    if first and tokens[first].text in _FIRST_PARTICLES and _may_be_given(sheet, draft.stretch, first - 1):
        first -= 1
    while first and _is_part(sheet, draft.stretch, first - 1, first, draft.last):
        first -= 1
    while first < draft.first and tokens[first].text.islower():
        first += 1
    return first


def _may_be_given(sheet: Sheet, stretch: Stretch, i: int) -> bool:
    """Whether a name that nothing claims stands before a particle: `Nuwan` + `de Alwis`."""
    token = stretch.tokens[i]
    if not (token.tag == "NNP" and token.text.istitle() and sheet.free(stretch, i, i + 1)):
        return False
    return not is_role(token.text) and not is_generic(token.text) and known_label(token.text) is None


def _is_part(sheet: Sheet, stretch: Stretch, i: int, first: int, last: int) -> bool:
    """Whether token `i` is one more name of the person whose names begin at `first`."""
    token = stretch.tokens[i]
    if token.dep != "compound" or not first <= token.head < last or not sheet.free(stretch, i, i + 1):
        return False
    if token.text.lower() in PARTICLES:
        return True
    if token.tag != "NNP" or not token.text[0].isupper() or token.text.isupper():
        return False
    if is_role(token.text) or is_generic(token.text) or known_label(token.text):
        return False
    return i not in stretch.sentences or is_given_name(token.text)


def organisations(sheet: Sheet) -> None:
    """`Centre` + `for Rural Reform`: what a kind of organisation is for belongs to its name."""
    for draft in sheet.names():
        tokens = draft.stretch.tokens
        at = draft.last
        if draft.label not in ("ORG", "FAC") or sheet.owner(draft.stretch, draft.first) is not draft:
            continue
        if (
            tokens[at - 1].text.lower() in beside("company")
            and tokens[at : at + 1]
            and tokens[at].text == "of"
        ):
            continue  # a firm of Leeds
        if head_label(tokens[at - 1].text) == "ORG" and at < len(tokens) and tokens[at].text in ("of", "for"):
            _extend(sheet, draft)


def _extend(sheet: Sheet, draft: Draft) -> None:
    stretch, at = draft.stretch, draft.last
    tokens = stretch.tokens
    first = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "the" else at + 1
    last = first
    while last < len(tokens) and last - at < _LONGEST and _goes_on(tokens, last):
        last += 1
    while last > first and tokens[last - 1].text in ("and", "&", "of"):
        last -= 1
    owners = sheet.within(stretch, at, last)
    if last <= first or any(o.last > last or o.label == "PERSON" or o.figure for o in owners):
        return
    for owner in owners:
        sheet.remove(owner)
    sheet.resize(draft, draft.first, last)


def _goes_on(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.text in ("and", "&", "of"):
        return i + 1 < len(tokens) and tokens[i + 1].tag.startswith("NNP")
    return token.tag.startswith("NNP") and token.text[0].isupper()
