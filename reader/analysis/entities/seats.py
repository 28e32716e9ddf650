"""Places that courts, councils and universities in the article are named after: `University of Lindau`."""

from __future__ import annotations

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.lexicon import beside, is_generic, known_label
from reader.analysis.entities.persons import titles_before

_LONGEST = 6
_OF = frozenset({"University", "Port", "City", "Diocese", "Bishop", "Archdiocese", "Mayor", "Borough"})
"""Before `of` and a place."""


def settle(sheet: Sheet) -> None:
    """Call such a place one where it stands alone and was taken for a person or a people."""
    seats = {seat for draft in sheet.names() if (seat := _seat(draft)) is not None}
    if not seats:
        return
    names = sheet.names()
    full = {d.words.rpartition(" ")[2] for d in names if d.label == "PERSON" and " " in d.words}
    for draft in names:
        mistaken = draft.words in seats - full and draft.label in ("PERSON", "NORP", "PRODUCT", "WORK_OF_ART")
        if mistaken and not draft.firm and not titles_before(draft) and known_label(draft.words) is None:
            draft.label, draft.basis, draft.scores = "GPE", "rule", {}


def _seat(draft: Draft) -> str | None:
    """The place in the name of a public body; None where it has none."""
    names = draft.words.split()
    if draft.label not in ("ORG", "FAC", "GPE") or not 2 < len(names) <= _LONGEST:
        return None
    if names[0] in _OF and names[1] == "of" and not names[3:]:
        return names[2]
    middle = names[1:-1]
    if names[-1] in beside("public bodies") and all(name in beside("kinds of places") for name in middle):
        return None if is_generic(names[0]) else names[0]
    return None
