"""Names that the model ran together or broke at marks, and where a report comes from."""

from __future__ import annotations

from dataclasses import dataclass

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import (
    beside,
    head_label,
    is_generic,
    is_given_name,
    is_role,
    known_label,
)
from reader.analysis.parse import Stretch, Token

_BETWEEN = frozenset({"on", "at", "from", "against", "over", "in", "of", "with", "to", "by"})
_OPEN, _CLOSE = frozenset({'"', "“", "``", "‘", "'"}), frozenset({'"', "”", "''", "’", "'"})
_LONGEST = 4
_DATELINE = frozenset({"—", "–", "-", "--", "(", ","})


def split(sheet: Sheet) -> None:
    """`Doyle on Rovers` is two names where the first of them is known, `Bell Shipping of Piraeus` always."""
    names = sheet.names()
    surnames = {d.words.rpartition(" ")[2] for d in names if d.label == "PERSON" and " " in d.words}
    said = _Said({draft.words: draft.label for draft in names}, surnames, _opening(sheet))
    for draft in names:
        if draft.label in ("WORK_OF_ART", "EVENT", "LAW") or known_label(draft.words) is not None:
            continue
        tokens = draft.tokens
        at = next((k for k, t in enumerate(tokens) if k and t.text in _BETWEEN), 0)
        if not 0 < at < len(tokens) - 1 or not tokens[at + 1].text[0].isupper():
            continue
        left = sheet.words(draft.stretch, draft.first, draft.first + at)
        right = sheet.words(draft.stretch, draft.first + at + 1, draft.last)
        label = _left_label(tokens[:at], left, said, of=tokens[at].text == "of")
        if label is None:
            continue
        first, middle, last, stretch = draft.first, draft.first + at, draft.last, draft.stretch
        sheet.remove(draft)
        sheet.add(stretch, first, middle, label, "rule")
        place = "GPE" if tokens[at].text == "of" and label == "ORG" else "ORG"
        sheet.add(stretch, middle + 1, last, said.alone.get(right) or known_label(right) or place, "rule")


@dataclass(frozen=True, slots=True)
class _Said:
    """What the article says elsewhere."""

    alone: dict[str, str]
    """The labels of names."""
    surnames: set[str]
    opening: set[str]
    """Words that stand alone as the subject of a verb."""


def _left_label(tokens: list[Token], left: str, said: _Said, *, of: bool) -> str | None:
    """What the words before a preposition name, if they are a name of their own."""
    last = tokens[-1].text
    if not last[0].isupper() or known_label(left) is not None:
        return None
    if last in said.surnames and len(tokens) == 1:
        return "PERSON"
    full = 1 < len(tokens) < 4 and all(t.text.istitle() for t in tokens) and head_label(last) is None
    if full and last in said.opening and last.lower() not in beside("company"):
        return None if is_generic(last) else "PERSON"
    if full and (
        said.alone.get(left) == "PERSON" or said.alone.get(last) == "PERSON" or is_given_name(tokens[0].text)
    ):
        return None if is_generic(last) else "PERSON"
    if of and len(tokens) > 1 and last.lower() in beside("company") and head_label(last) != "FAC":
        return None if is_generic(left) or said.alone.get(left) not in (None, "ORG") else "ORG"
    return None


def _opening(sheet: Sheet) -> set[str]:
    """The words that stand alone as the subject of a verb: surnames and other short names."""
    found = set()
    for stretch, i in sheet.capitals:
        token = stretch.tokens[i]
        opens = i in stretch.sentences and i + 1 < len(stretch.tokens) and token.tag.startswith("NN")
        if opens and token.text.lower() not in sheet.small and stretch.tokens[i + 1].tag in ("VBD", "VBZ"):
            found.add(token.text)
    return found


def nicknames(sheet: Sheet) -> None:
    """`Ruaridh` + `"Rory"` + `MacInnes` is one name."""
    for stretch, i in sheet.capitals:
        tokens = stretch.tokens
        if i < 2 or i + 2 >= len(tokens):
            continue
        before, opened, closed, after = tokens[i - 2], tokens[i - 1], tokens[i + 1], tokens[i + 2]
        if opened.text not in _OPEN or closed.text not in _CLOSE:
            continue
        touching = opened.end == tokens[i].start and tokens[i].end == closed.start
        spaced = before.end < opened.start and closed.end < after.start
        if touching and spaced and _is_name(before) and _is_name(after) and tokens[i].text.isalpha():
            _join(sheet, stretch, i - 2, i + 3)


def _is_name(token: Token) -> bool:
    word = token.text
    plain = word[0].isupper() and len(word) > 1 and word.replace("-", "").isalpha() and not word.isupper()
    return (
        plain
        and token.tag[:2] in ("NN", "JJ", "VB")
        and not is_role(word)
        and not is_generic(word)
        and known_label(word) is None
        and head_label(word) is None
    )


def _join(sheet: Sheet, stretch: Stretch, first: int, last: int) -> None:
    """One person's name of these tokens, and of what the names in them begin or end with."""
    owners = sheet.within(stretch, first, last)
    if any(o.figure and not (o.first == first and is_given_name(o.words)) for o in owners):
        return
    first = min([first, *(o.first for o in owners if o.label == "PERSON")])
    last = max([last, *(o.last for o in owners if o.label == "PERSON")])
    if last - first > _LONGEST + 3:
        return
    for owner in sheet.within(stretch, first, last):
        if owner.first < first or owner.last > last:
            return
    for owner in sheet.within(stretch, first, last):
        sheet.remove(owner)
    draft = sheet.add(stretch, first, last, "PERSON", "rule")
    if draft is not None:
        draft.titles = ()


def possessives(sheet: Sheet) -> None:
    """`Sheriff's Office`, `Workers' Federation`: those whose it is belong to the name of the body."""
    for stretch, i in sheet.capitals:
        tokens = stretch.tokens
        if tokens[i].text.lower() not in beside("bodies of") or i + 2 >= len(tokens):
            continue
        if tokens[i + 1].tag != "POS" or not tokens[i + 2].text[0].isupper():
            continue
        last = i + 2
        while last < len(tokens) and last - i <= _LONGEST and _goes_on(tokens[last]):
            last += 1
        if last == i + 2 or head_label(tokens[last - 1].text) not in ("ORG", "FAC"):
            continue
        first = i
        while first and i - first < _LONGEST and _goes_on(tokens[first - 1]):
            if first - 1 in stretch.sentences and tokens[first - 1].text.lower() in beside("openers"):
                break
            first -= 1
        owners = sheet.within(stretch, first, last)
        if any(o.first < first or o.last > last or o.figure or _whole(o, first, last) for o in owners):
            continue
        if any(is_role(t.text) for t in tokens[first:i]):
            continue
        for owner in owners:
            sheet.remove(owner)
        sheet.add(stretch, first, last, "ORG", "rule")


def _whole(draft: Draft, first: int, last: int) -> bool:
    return draft.first == first and draft.last == last


def _goes_on(token: Token) -> bool:
    return token.text[0].isupper() and token.tag.startswith("NNP") and token.text.isalpha()


def datelines(sheet: Sheet) -> None:
    """`NORTHAVEN — A driver was jailed`: the report comes from the place that it begins with."""
    for stretch in sheet.stretches:
        tokens = stretch.tokens
        last = 0
        while last < min(3, len(tokens)) and tokens[last].text.isalpha() and tokens[last].text.isupper():
            last += 1
        if not last or last + 4 > len(tokens) or tokens[last].text not in _DATELINE:
            continue
        if len(tokens[0].text) < 3 or tokens[last - 1].end == tokens[last].start != tokens[last].end - 1:
            continue
        end = next((k for k in range(last, min(last + 14, len(tokens))) if tokens[k].text in "—–--"), None)
        rest = [t.text for t in tokens[last:] if t.text.isalpha()]
        shouted = sum(t.isupper() for t in rest[:8]) > 3
        if end is None or shouted or tokens[end].start == tokens[end - 1].end:
            continue
        if sheet.free(stretch, 0, last) and not is_generic(sheet.words(stretch, 0, last)):
            sheet.add(stretch, 0, last, "GPE", "rule")
        owner = sheet.owner(stretch, 0)
        if owner is not None and _whole(owner, 0, last) and owner.label not in ("GPE", "LOC"):
            owner.label, owner.basis, owner.scores = "GPE", "rule", {}
        _agency(sheet, stretch, last, end)


def _agency(sheet: Sheet, stretch: Stretch, first: int, end: int) -> None:
    """The name in brackets after the place of a report is the agency's: `(Northern Press)`."""
    tokens = stretch.tokens
    opened = next((k for k in range(first, end) if tokens[k].text == "("), None)
    if opened is None or tokens[end - 1].text != ")" or not 1 < end - opened <= _LONGEST + 2:
        return
    owners = sheet.within(stretch, opened + 1, end - 1)
    if any(o.label == "ORG" or o.last > end - 1 or o.first <= opened for o in owners):
        return
    if all(t.text[0].isupper() for t in tokens[opened + 1 : end - 1]):
        for owner in owners:
            sheet.remove(owner)
        sheet.add(stretch, opened + 1, end - 1, "ORG", "rule")
