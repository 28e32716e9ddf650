"""Sports teams that are called by their city: `Mainz were relegated`, but `a match in Mainz`."""

from __future__ import annotations

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, is_country
from reader.analysis.entities.names import key_of

_SPORTY = 0.8
"""How much of an article must be about sport for its cities to be teams."""
_PLACES = frozenset(
    {"in", "at", "from", "near", "of", "through", "around", "outside", "across", "inside", "into", "via"}
)
_LOSING = frozenset({"lose", "concede", "fall", "succumb", "draw"})


def find(sheet: Sheet) -> None:
    """Call cities that play and are not played in organisations."""
    if sheet.sports < _SPORTY:
        return
    for draft in sheet.names():
        if draft.label == "GPE" and not is_country(draft.words) and _plays(sheet, draft):
            draft.label, draft.basis = "ORG", "rule"
            draft.team = True


def long_names(drafts: list[Draft]) -> dict[str, str]:
    """From a team's city to the one longer name with it: `dortmund` to `borussia dortmund`."""
    found: dict[str, set[str]] = {}
    cities = {key_of(draft.words) for draft in drafts if draft.team}
    for draft in drafts:
        if draft.label == "ORG" and " " in draft.words:
            own = key_of(draft.words)
            for word in (own.partition(" ")[0], own.rpartition(" ")[2]):
                if word in cities:
                    found.setdefault(word, set()).add(own)
    return {city: next(iter(names)) for city, names in found.items() if len(names) == 1}


def _plays(sheet: Sheet, draft: Draft) -> bool:
    tokens = draft.stretch.tokens
    before = tokens[draft.first - 1] if draft.first else None
    after = tokens[draft.last] if draft.last < len(tokens) else None
    if after is not None and after.lemma in beside("GPE"):
        return False
    if before is None:
        return True
    if before.text.lower() == "to":
        return tokens[before.head].lemma in _LOSING
    return before.text.lower() not in _PLACES and before.text not in ("'s", "’s")
