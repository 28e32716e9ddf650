"""What the model marked and is no name: common words, amounts of money, remains of addresses."""

from __future__ import annotations

import re

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.fill import is_portfolio
from reader.analysis.entities.lexicon import is_generic, is_role, known_label
from reader.domain.corrections import PRONOUNS

_MONEY = re.compile(
    r"(?:[A-Z]{0,3}[$€£¥₹₦]|Tk\.? ?|Rs\.? ?|R|(?:USD|EUR|GBP|ZAR|INR|AUD|CAD|CHF|JPY|CNY) ?)"
    r"\d[\d.,  ]*(?:million|billion|m|bn|k)?$"
)
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|org|net)\b")
_LIKELY = 0.9


def clean(sheet: Sheet) -> None:
    """Take away what names nothing, names that were taken for numbers, and call money money."""
    for draft in sheet.drafts():
        if draft.label == "CARDINAL" and draft.words.isalpha() and draft.tokens[0].tag.startswith("NNP"):
            sheet.remove(draft)
    common = _common_words(sheet)
    for draft in sheet.names():
        if _MONEY.match(draft.words):
            draft.label, draft.basis = "MONEY", "rule"
        elif _is_junk(draft) or _only_opens(draft, common):
            sheet.remove(draft)


def _common_words(sheet: Sheet) -> frozenset[str]:
    """The words that the article writes small, and never with a capital inside a sentence."""
    small: set[str] = set()
    capital: set[str] = set()
    for stretch in sheet.stretches:
        for token in stretch.tokens:
            if token.text.islower():
                small.add(token.text)
    for stretch, i in sheet.capitals:
        token = stretch.tokens[i]
        if i not in stretch.sentences and token.tag.startswith("NNP"):
            capital.add(token.lemma)
    return frozenset(small - capital)


def _only_opens(draft: Draft, common: frozenset[str]) -> bool:
    """`Harbour` of `Harbour pilots strike`: a word with a capital because a sentence begins with it."""
    opens = draft.first in draft.stretch.sentences
    if not opens and draft.first - 1 in draft.stretch.sentences:  # after `#` or a quotation mark
        opens = not draft.stretch.tokens[draft.first - 1].text[0].isalnum()
    return (
        draft.last - draft.first == 1
        and opens
        and draft.words.lower() in common
        and known_label(draft.words) is None
        and not draft.titles
    )


def _is_junk(draft: Draft) -> bool:
    words = draft.words
    if draft.last - draft.first == 1 and is_portfolio(draft.stretch.tokens, draft.first):
        return True
    if not any(c.isalpha() for c in words) or _ADDRESS.search(words):
        return True
    if words.lower() in PRONOUNS:
        return True
    if known_label(words) is not None:
        return False
    if not any(c.isupper() for c in words):
        return True
    if draft.label == "PERSON":
        common = is_generic(words) or is_role(words)
        return common and not draft.titles and draft.scores.get("PERSON", 0) < _LIKELY
    return is_generic(words) or (draft.last - draft.first == 1 and is_role(words))
