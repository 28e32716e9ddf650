"""What is right in a rule file, and yet never does anything."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from reader.domain.errors import ReaderError
from reader.domain.rules import Rule, RuleSet
from reader.domain.theme import Style
from reader.rules.kinds.patterns import Pattern
from reader.rules.kinds.quote import Quotes
from reader.rules.kinds.regex import Regex
from reader.rules.kinds.terms import Terms
from reader.rules.kinds.tokens import key


def doubts(ruleset: RuleSet) -> list[ReaderError]:
    """One for each thing that is probably not meant so, in the order of the file."""
    if not ruleset.rules:
        return [ReaderError("there is no rule in it", source=ruleset.source)]
    found = []
    seen: dict[object, Rule] = {}
    for rule in ruleset.rules:
        said = [*_of_any(rule), *_of_places(rule), *_of_kind(rule)]
        if rule.enabled:
            first = seen.setdefault((rule.kind, rule.pattern, rule.scope, rule.unless), rule)
            if first is not rule:
                said.append(f'it looks for the same as rule "{first.name}" ({first.source})')
        found += [ReaderError(f'rule "{rule.name}": {one}', source=rule.source) for one in said]
    return found


def _of_any(rule: Rule) -> Iterator[str]:
    if not rule.enabled:
        yield "it is switched off (enabled: false)"
    if rule.style == Style():
        yield "its style changes nothing"


def _of_places(rule: Rule) -> Iterator[str]:
    scope = rule.scope
    if {"title", "body"} <= scope:
        without = "" if "boilerplate" in scope else ", as without it"
        yield f'"in" with title and body is everywhere{without}'
    elif "body" in scope and (inner := sorted(scope & {"quote", "outside-quotes"})):
        yield f'"in" means any of its places, not all at once: "{inner[0]}" adds little to "body"'
    if {"quote", "outside-quotes"} <= scope:
        yield '"in" with quote and outside-quotes is nearly everywhere'
    pattern = rule.pattern
    if isinstance(pattern, Quotes) and pattern.kinds <= {"direct", "mixed"} and scope == {"outside-quotes"}:
        yield f"it finds nothing: no {' or '.join(sorted(pattern.kinds))} quote is outside quotes"


def _of_kind(rule: Rule) -> Iterator[str]:
    pattern = rule.pattern
    if isinstance(pattern, Regex) and only_empty(pattern.pattern.text):
        yield "it finds nothing: its pattern matches places between letters, and no letter"
    if isinstance(pattern, Terms):
        yield from _of_terms(pattern, rule.unless)


def _of_terms(pattern: Terms, unless: object) -> Iterator[str]:
    seen: set[str] = set()
    for term in pattern.terms:
        alike = key(" ".join(term.split()), pattern.ignore_case)
        if alike in seen:
            yield f'"{term}" is in it twice'
            break
        seen.add(alike)
    if isinstance(unless, Pattern):
        left_out = unless.compile()
        try:
            if all(left_out.search(term, timeout=1) for term in pattern.terms):
                yield 'it finds nothing: "unless" leaves out every one of its words'
        except TimeoutError:
            yield '"unless" is too slow'


_ESCAPE = regex.compile(r"\\([bBAZzmMG])|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", regex.DOTALL)
_AGAIN = r"(?:[*+?]|\{\d*(?:,\d*)?\})*"
_EMPTY = regex.compile(
    r"[^()|*+?{}^$]\{0(?:,0)?\}"  # never
    r"|\([^()]*\)\{0(?:,0)?\}"
    rf"|\(\?<?[=!][^()]*\){_AGAIN}"  # what only looks
    rf"|\((?:\?:|\?P?<\w+>|\?>|\?[a-z]*(?:-[a-z]+)?:)?[\^$|]*\){_AGAIN}"  # a group of nothing
    r"|\(\?[a-zA-Z]+\)"
)


def only_empty(pattern: str) -> bool:
    """Whether a pattern matches only places between letters: `^`, `\\b`, `(?=x)`."""
    text = _ESCAPE.sub(lambda found: "" if found[1] else "x", pattern)
    while (shorter := _EMPTY.sub("", text)) != text:
        text = shorter
    # A repeat that is left belongs to an anchor: with a letter before it, that is left too.
    return regex.fullmatch(r"(?:[\^$|*+?]|\{\d*,?\d*\})*", text) is not None
