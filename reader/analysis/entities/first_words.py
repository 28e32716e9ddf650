"""Names whose first word says what they name: `Cyclone Mandira`, `Port Selwyn`, `Partido Azul`."""

from __future__ import annotations

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, known_label
from reader.analysis.entities.names import key_of

_KINDS = ("EVENT", "LOC", "GPE", "ORG")
_RIGHT = {"GPE": ("GPE", "LOC", "FAC", "ORG"), "LOC": ("LOC", "GPE", "FAC", "ORG"), "ORG": ("ORG",)}
"""Labels that a name so begun may keep: a club or a firm can be called like a place."""


def settle(sheet: Sheet) -> None:
    """Label names by their first word, and a storm by its bare name as well."""
    storms: dict[str, str] = {}
    for draft in sheet.names():
        _take_first(sheet, draft)
        label = _label(draft)
        if label is None or draft.label in _RIGHT.get(label, (label,)):
            if label is None or label != "EVENT":
                continue
        else:
            draft.label, draft.basis, draft.scores = label, "rule", {}
        first, _, name = draft.words.partition(" ")
        if first in beside("storms"):
            storms[name] = key_of(draft.words)
    for draft in sheet.names() if storms else ():
        long = storms.get(draft.words)
        if long is not None and known_label(draft.words) is None:
            draft.label, draft.basis, draft.scores = "EVENT", "alias", {}
            draft.short_of = long


def _label(draft: Draft) -> str | None:
    """What its first word says it is; None where that says nothing."""
    first, _, rest = draft.words.partition(" ")
    if not rest[:1].isupper() and not rest.startswith(("d", "l")):
        return None
    return next((kind for kind in _KINDS if first in beside(f"first {kind}")), None)


def _take_first(sheet: Sheet, draft: Draft) -> None:
    """`Cyclone` + `Mandira`: the word belongs to the name."""
    if draft.first and draft.stretch.tokens[draft.first - 1].text in beside("storms"):
        before = sheet.owner(draft.stretch, draft.first - 1)
        if before is not None and before.last == draft.first and before.first == draft.first - 1:
            sheet.remove(before)
        if sheet.free(draft.stretch, draft.first - 1, draft.first):
            sheet.resize(draft, draft.first - 1, draft.last)
