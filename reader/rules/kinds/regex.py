"""`regex: '…'`: what a regular expression matches; `group:` takes one group, `check:` what checks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.text import Extent
from reader.files.fields import Fields, nearest, one_of, quote, string
from reader.files.yamlfile import Node
from reader.rules.kinds.checks import CHECKS
from reader.rules.kinds.kind import Clock, Kind, Target
from reader.rules.kinds.patterns import Pattern, read_case, read_pattern


@dataclass(frozen=True, slots=True)
class _Regex:
    pattern: Pattern
    group: str | int
    check: str | None = None


def _read(fields: Fields) -> object:
    pattern = read_pattern(fields, "regex", ignore_case=read_case(fields, "match"))

    def group(node: Node) -> str | int:
        name = string(node)
        if pattern is None:  # which is reported already
            return 0
        compiled = pattern.compile()
        if name in compiled.groupindex:
            return name
        numbers = [str(number) for number in range(compiled.groups + 1)]
        if name in numbers:
            return int(name)
        raise node.error(
            f"the pattern has no group {quote(name)}", nearest(name, [*compiled.groupindex, *numbers])
        )

    chosen = fields.take("group", group, 0)
    check = fields.take("check", one_of(CHECKS), None)
    return None if pattern is None else _Regex(pattern, chosen, check)


def _find(pattern: object, target: Target, clock: Clock) -> Iterator[Extent]:
    assert isinstance(pattern, _Regex)
    compiled = pattern.pattern.compile()
    check = CHECKS[pattern.check] if pattern.check else None
    for piece in target.pieces:
        for match in compiled.finditer(piece.text, timeout=clock.left()):
            start, end = match.span(pattern.group)
            if check is not None:
                end = start + check(piece.text[start:end])
            if start < end:  # an empty match shows nothing, and a group that took no part is at -1
                yield Extent(piece.start + start, piece.start + end)


KIND = Kind("regex", "text", "what a regular expression matches", _read, _find)
