"""Full names of people wherever they stand: cut to themselves, made whole, found where the model saw none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.fill import is_rest_of_name
from reader.analysis.entities.lexicon import (
    PARTICLES,
    beside,
    head_label,
    is_generic,
    is_given_name,
    is_role,
    is_title,
    known_label,
)
from reader.analysis.parse import Stretch, Token

_LONGEST = 4
"""Words in the name of somebody whom the model did not see."""

Table = dict[tuple[str, ...], list[tuple[str, ...]]]
"""From the first two tokens of full names to the names, as tokens, longest first."""


def claim(sheet: Sheet, is_full_name: Callable[[Draft], bool]) -> None:
    """Give every place where a person's full name stands to the person, whole and without more."""
    full = [draft for draft in sheet.names() if is_full_name(draft)]
    table = _table(full)
    for draft in full:
        _cut(sheet, draft, table)
    table = _table(draft for draft in sheet.names() if is_full_name(draft))
    for stretch, i in sheet.capitals:
        for name in table.get(tuple(t.text for t in stretch.tokens[i : i + 2]), ()):
            last = i + len(name)
            if tuple(t.text for t in stretch.tokens[i:last]) == name and _takes(sheet, stretch, i, last):
                break


def _table(full: Iterable[Draft]) -> Table:
    names: dict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for draft in full:
        words = tuple(t.text for t in draft.tokens)
        names[words[:2]].add(words)
    return {first: sorted(known, key=len, reverse=True) for first, known in names.items()}


def _cut(sheet: Sheet, draft: Draft, table: Table) -> None:
    """`Angle Leo Braun` becomes `Leo Braun`, who is known, where what goes is no given name."""
    tokens = draft.tokens
    words = tuple(t.text for t in tokens)
    for at in range(1, len(words) - 1):
        gone = words[at - 1]
        if is_given_name(gone) or gone.lower() in PARTICLES or len(gone.rstrip(".")) < 2:
            return
        if words[at:] in table.get(words[at : at + 2], ()):
            sheet.resize(draft, draft.first + at, draft.last)
            return


def _takes(sheet: Sheet, stretch: Stretch, first: int, last: int) -> bool:
    """Whether the tokens are one person's name now: nothing crosses their borders."""
    owners = sheet.within(stretch, first, last)
    if len(owners) == 1 and owners[0].first <= first and owners[0].last >= last:
        owner = owners[0]
        again = owner.last == last + 1 and stretch.tokens[last].text == stretch.tokens[last - 1].text
        if owner.first == first and again:  # `Leo Braun` before a sentence that begins with `Braun`
            sheet.resize(owner, first, last)
        return True
    if any(o.first < first or o.last > last or o.figure for o in owners):
        return False
    for owner in owners:
        sheet.remove(owner)
    sheet.add(stretch, first, last, "PERSON", "alias")
    return True


def introduce(sheet: Sheet) -> None:
    """Mark people whom the model did not see: names in capitals beside what is only said of people."""
    for stretch, i in sheet.capitals:
        if stretch.start in sheet.headlines or not _may_begin(sheet, stretch, i):
            continue
        tokens = stretch.tokens
        last = i + 1
        while last < len(tokens) and last - i <= _LONGEST and _may_be(sheet, stretch, last):
            last += 1
        while last > i and not tokens[last - 1].text[0].isupper():
            last -= 1
        if 1 < last - i <= _LONGEST and _is_person(sheet, stretch, i, last):
            sheet.add(stretch, i, last, "PERSON", "rule")


def _may_begin(sheet: Sheet, stretch: Stretch, i: int) -> bool:
    token = stretch.tokens[i]
    if not _may_be(sheet, stretch, i) or not token.text[0].isupper():
        return False
    before = stretch.tokens[i - 1] if i else None
    return before is None or not is_rest_of_name(sheet, stretch, before) or is_title(before.text)


def _may_be(sheet: Sheet, stretch: Stretch, i: int) -> bool:
    token = stretch.tokens[i]
    word = token.text
    if not sheet.free(stretch, i, i + 1):
        return False
    if word.lower() in PARTICLES and not word[0].isupper():
        return True
    return (
        token.tag == "NNP"
        and word[0].isupper()
        and not (word.isupper() and len(word) > 2)
        and all(c.isalpha() or c in "-.'’" for c in word)
        and not is_role(word)
        and not is_generic(word)
        and head_label(word) is None
        and known_label(word) is None
    )


def _is_person(sheet: Sheet, stretch: Stretch, first: int, last: int) -> bool:
    """Whether enough speaks for a person."""
    tokens = stretch.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last] if last < len(tokens) else None
    if after is not None and (is_rest_of_name(sheet, stretch, after) or after.text == "-"):
        return False
    score = 2 if is_given_name(tokens[first].text) else 0
    head = tokens[last - 1]
    if head.dep == "nsubj" and tokens[head.head].lemma in beside("saying"):
        score += 2
    if before is not None and (is_title(before.text) or is_role(before.text)):
        score += 2
    if after is not None and (after.text == "who" or _apposed(tokens, last)):
        score += 2
    other = sheet.owner(stretch, head.head) if head.dep == "conj" else None
    if other is not None and other.label == "PERSON":
        score += 1
    return score >= 2


def _apposed(tokens: list[Token], at: int) -> bool:
    """Whether an age or what somebody is follows a comma at token `at`."""
    if tokens[at].text != "," or at + 2 >= len(tokens):
        return False
    following = tokens[at + 1]
    if following.text.isdigit() and len(following.text) == 2:
        return tokens[at + 2].text in (",", ".")
    if following.text == "who":
        return True
    return following.text in ("a", "an", "the") and any(is_role(t.text) for t in tokens[at + 2 : at + 5])
