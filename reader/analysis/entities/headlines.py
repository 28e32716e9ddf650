"""Names in headlines whose every word has a capital: what the body of the article calls a name decides."""

from __future__ import annotations

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import known_label
from reader.analysis.entities.names import key_of
from reader.analysis.parse import Stretch
from reader.domain.text import BlockKind

_SHORT = 30
"""Tokens of a headline, at most."""
_CAPITALS = 0.8
"""Share of the longer words that begin with a capital in a headline written so."""


def cut(sheet: Sheet) -> None:
    """Shorten names in such headlines to the part that the body knows: `Hensley Verdict` to `Hensley`."""
    headlines = sheet.headlines
    headlines |= {stretch.start for stretch in sheet.stretches if _is_headline(sheet, stretch)}
    if not headlines:
        return
    names = sheet.names()
    known: dict[str, str] = {}
    for draft in names:
        if draft.stretch.start not in headlines:
            known[key_of(draft.words)] = draft.label
            if draft.label == "PERSON":
                known.setdefault(key_of(draft.words.rpartition(" ")[2]), "PERSON")
    for draft in names:
        if draft.stretch.start in headlines and draft.last - draft.first > 1:
            _shorten(sheet, draft, known)


def _shorten(sheet: Sheet, draft: Draft, known: dict[str, str]) -> None:
    if key_of(draft.words) in known or known_label(draft.words) is not None:
        return
    stretch, first, last = draft.stretch, draft.first, draft.last
    for length in range(last - first - 1, 0, -1):
        for start in range(first, last - length + 1):
            label = known.get(key_of(sheet.words(stretch, start, start + length)))
            if label is not None:
                sheet.remove(draft)
                sheet.add(stretch, start, start + length, label, "alias")
                return


def _is_headline(sheet: Sheet, stretch: Stretch) -> bool:
    if len(stretch.tokens) > _SHORT:
        return False
    kind = sheet.article.blocks[stretch.block].kind if stretch.block < len(sheet.article.blocks) else None
    words = [t.text for t in stretch.tokens if len(t.text) > 3 and t.text.isalpha()]
    if len(words) < 3 or (
        kind not in (BlockKind.TITLE, BlockKind.HEADING) and stretch.tokens[-1].text in '.!?”"'
    ):
        return False
    return sum(word[0].isupper() for word in words) >= _CAPITALS * len(words)
