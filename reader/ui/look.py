"""How an article is shown: what of it is kept with the text, and comes back with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from reader.domain.ledger import TITLES as ACCOUNTS
from reader.domain.roster import SORTS
from reader.domain.roster import TITLES as GROUPS
from reader.ui.panels.arrange import FOLDED
from reader.ui.panels.ledger import ORDERS

NARROWEST, WIDEST = 40, 120
"""Limits of the column of text."""
MOST = 1_000
"""So many folded speakers are kept, or rules, and no more."""


class Look(msgspec.Struct, frozen=True):
    """What a person can change of it. The names of the fields are those of the values that are kept."""

    measure: int
    """The widest that the column of text may be."""
    panels: bool
    """Whether the panels stand beside the article where there is room."""
    boilerplate: bool
    """Whether residue of web pages is shown."""
    numbers: bool = False
    """Whether paragraphs are numbered."""
    groups: tuple[str, ...] = tuple(group for group in GROUPS if group in FOLDED)
    """The groups of entities that are folded away."""
    sort: str = SORTS[0]
    """The order of the entities."""
    speakers: tuple[str, ...] = ()
    """The names of the speakers that are folded away."""
    order: str = next(iter(ORDERS))
    """The order of the quotes."""
    lens: str = ""
    """The name of the lens that is on; empty for none."""
    rules_off: tuple[str, ...] = ()
    """The highlight rules that are switched off: `set/rule`."""

    @property
    def elsewhere(self) -> Look:
        """The same for another article: its speakers are other people."""
        return replace(self, speakers=tuple(name for name in self.speakers if name in ACCOUNTS))


def kept(values: Mapping[str, Any], usual: Look) -> Look:
    """The look with the values that are kept; what is none of a look, or cannot be, is ignored."""
    fields = {field.name: field for field in msgspec.structs.fields(Look)}
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in fields:
            try:
                found[name] = msgspec.convert(value, fields[name].type, strict=True)
            except msgspec.ValidationError:
                continue
    return replace(usual, **{name: value for name, value in found.items() if _can_be(name, value)})


def changes(before: Look, after: Look, settings: Look) -> dict[str, Any]:
    """What was changed, as it is kept; None for what is again as the settings say."""
    return {
        name: None if value == getattr(settings, name) else value
        for name in Look.__struct_fields__
        if (value := getattr(after, name)) != getattr(before, name)
    }


def _can_be(name: str, value: Any) -> bool:
    if name == "measure":
        return NARROWEST <= int(value) <= WIDEST
    if name == "groups":
        return set(value) <= GROUPS.keys()
    if name in ("speakers", "rules_off"):
        return len(value) <= MOST
    return {"sort": set(SORTS), "order": set(ORDERS)}.get(name, {value}) >= {value}
