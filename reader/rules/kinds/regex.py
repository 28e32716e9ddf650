"""`regex: '…'`: what a regular expression matches; `group:` takes one group, `check:` what checks out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.text import Extent
from reader.files.fields import Fields, nearest, one_of, quote, string
from reader.files.yamlfile import Node
from reader.rules.kinds import schemas
from reader.rules.kinds.checks import CHECKS
from reader.rules.kinds.kind import Clock, Key, Kind, Target
from reader.rules.kinds.patterns import CASE, Pattern, read_case, read_pattern
from reader.rules.kinds.schemas import PATTERN, TEXT


@dataclass(frozen=True, slots=True)
class Regex:
    """What is looked for, and which group of it is marked."""

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
    return None if pattern is None else Regex(pattern, chosen, check)


def _find(pattern: object, target: Target, clock: Clock) -> Iterator[Extent]:
    assert isinstance(pattern, Regex)
    compiled = pattern.pattern.compile()
    check = CHECKS[pattern.check] if pattern.check else None
    for piece in target.with_one_of(pattern.pattern.needed()):
        for match in compiled.finditer(piece.text, timeout=clock.left()):
            start, end = match.span(pattern.group)
            if check is not None:
                end = start + check(piece.text[start:end])
            if start < end:  # an empty match shows nothing, and a group that took no part is at -1
                yield Extent(piece.start + start, piece.start + end)


_REGEX = Key("regex", "a regular expression", PATTERN)
_GROUP = Key("group", "the name or number of the group that is marked instead of the whole match", TEXT)
_CHECK = Key(
    "check", "keeps only the matches that are right, not just of the right shape", schemas.one_of(CHECKS)
)
KIND = Kind(
    "regex",
    "text",
    "what a regular expression matches",
    _read,
    _find,
    (_REGEX, _GROUP, _CHECK, CASE),
    prepare=lambda pattern, target: target.folded,
)
