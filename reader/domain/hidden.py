"""Which rules are never seen, because another one lies over all that they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from reader.domain.layers import of_highlights
from reader.domain.rules import Highlight
from reader.domain.spans import flatten
from reader.domain.theme import Style


def above(highlights: Iterable[Highlight]) -> dict[str, frozenset[str]]:
    """Of each rule that finds something, the rules that lie over every letter of it."""
    found: dict[str, frozenset[str]] = {}
    for run in flatten(of_highlights(highlights)):
        for place, rule in enumerate(run.refs):
            over = frozenset(run.refs[place + 1 :])
            if rule not in over:  # or its own upper match counts
                found[rule] = found.get(rule, over) & over
    return found


def hides(upper: Style, lower: Style) -> bool:
    """Whether nothing of the lower style shows through the upper one."""
    return all(
        getattr(lower, name) is None or getattr(upper, name) is not None for name in Style.__struct_fields__
    )


def hidden(
    over: Mapping[str, frozenset[str]], order: Iterable[str], style: Callable[[str], Style]
) -> dict[str, str]:
    """Each rule that is never seen, with one that hides it: the first in `order` whose style does; `style`
    gives that of a rule.
    """
    rules = list(order)
    found: dict[str, str] = {}
    for rule, uppers in over.items():
        hiding = [other for other in rules if other in uppers and hides(style(other), style(rule))]
        if hiding:
            found[rule] = hiding[0]
    return found
