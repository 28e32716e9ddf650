"""Ships: `MV Corinth`, and the `Sea Empress` that ran aground."""

from __future__ import annotations

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, known_label
from reader.analysis.parse import Stretch, Token

_LONGEST = 4
"""Words in a ship's name after what says that it is one."""


def find(sheet: Sheet) -> None:
    """Mark the ships whose name says it."""
    for stretch, i in sheet.capitals:
        if stretch.tokens[i].text in beside("ships"):
            _named(sheet, stretch, i)


def recognise(sheet: Sheet) -> None:
    """Call ships what does as ships do, wherever it stands."""
    sailing = {draft.words for draft in sheet.names() if _sails(draft)}
    for draft in sheet.names():
        if draft.words in sailing and draft.person is None and draft.label != "PRODUCT":
            draft.label, draft.basis, draft.scores = "PRODUCT", "rule", {}


def _named(sheet: Sheet, stretch: Stretch, i: int) -> None:
    tokens = stretch.tokens
    last = i + 1
    while last < len(tokens) and last - i <= _LONGEST and _in_name(tokens[last]):
        last += 1
    owners = sheet.within(stretch, i, last)
    if last == i + 1 or any(o.first < i or o.last > last for o in owners):
        return
    for owner in owners:
        sheet.remove(owner)
    sheet.add(stretch, i, last, "PRODUCT", "rule")


def _in_name(token: Token) -> bool:
    return token.text[0].isupper() and token.text.isalpha() and token.tag.startswith("NNP")


def _sails(draft: Draft) -> bool:
    """Whether a name with an article is that of something that sails, sinks or has a crew."""
    tokens = draft.stretch.tokens
    if draft.first < 1 or known_label(draft.words) is not None:
        return False
    before = tokens[draft.first - 1].text.lower()
    vessels = beside("vessels")
    if before in vessels:
        return before not in ("crew", "captain", "skipper", "passengers", "carrier", "deck")
    if before != "the":
        return False
    if _is_one_of_ships(draft):
        return True
    last = tokens[draft.last - 1]
    verb = tokens[last.head]
    if last.dep in ("nsubj", "nsubjpass") and (verb.lemma in beside("sailing") or _aground(tokens, verb)):
        return True
    earlier = tokens[max(0, draft.first - 3) : draft.first - 1]
    if earlier and earlier[-1].text.lower() == "aboard":
        return True
    return len(earlier) == 2 and earlier[1].text == "of" and earlier[0].text.lower() in vessels


def _is_one_of_ships(draft: Draft) -> bool:
    """`The ferries, the Glen Bay and the Isle of Harrow`: what ships are said to be."""
    tokens = draft.stretch.tokens
    head = tokens[draft.last - 1]
    for token in draft.tokens:
        if not draft.first <= token.head < draft.last:
            head = token
    for _ in range(_LONGEST):
        if head.dep not in ("conj", "appos"):
            break
        head = tokens[head.head]
        # The parser often takes an apposition for the next of a list: the comma without `and` tells.
        noun = head.text.lower()
        singular = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
        if singular in beside("vessels"):
            return tokens[head.i + 1].text in (",", ":") and head.i < draft.first
    return False


def _aground(tokens: list[Token], verb: Token) -> bool:
    return (
        verb.lemma == "run" and verb.i + 1 < len(tokens) and tokens[verb.i + 1].text in ("aground", "ashore")
    )
