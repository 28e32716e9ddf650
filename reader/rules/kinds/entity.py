"""`entity: ORG` or `entity: Jacob Frey`: the names of some type, or of one person or thing."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.domain.entities import GROUPS
from reader.domain.roster import LABEL_WORDS
from reader.domain.text import Extent
from reader.files.fields import Fields, list_of, quote
from reader.files.yamlfile import Node
from reader.rules.kinds import schemas
from reader.rules.kinds.kind import Clock, Key, Kind, Target
from reader.rules.kinds.named import plain, read_name
from reader.rules.kinds.patterns import CASE, TEXT, Pattern, read_case, read_pattern

LABELS = tuple(GROUPS)
"""What the model calls the types."""
_LIKE_A_LABEL = re.compile("[A-Z]+(?:_[A-Z]+)*_?")


@dataclass(frozen=True, slots=True)
class _Entity:
    labels: frozenset[str]
    names: frozenset[str]
    text: Pattern | None


def _read(fields: Fields) -> object:
    ignore_case = read_case(fields, "match")
    wanted = fields.take("entity", _wanted, ())
    labels = frozenset(wanted) & frozenset(LABELS)
    names = frozenset(plain(name) for name in wanted if name not in labels)
    return _Entity(labels, names, read_pattern(fields, "text", ignore_case=ignore_case))


def _wanted(node: Node) -> tuple[str, ...]:
    wanted = list_of(_label_or_name, single=True)(node)
    if not wanted:
        raise node.error('"entity" is an empty list')
    return wanted


def _label_or_name(node: Node) -> str:
    """A label or a name; what was probably meant as a label is refused, or it would silently find nothing."""
    word = read_name(node)
    if hint := _mistaken(word):
        raise node.error(f"unknown label {quote(word)}", hint)
    return word


def _mistaken(word: str) -> str:
    """What to do about a word that was probably meant as a label and is none; empty where it was not."""
    if word in LABELS:
        return ""
    if word.upper() in LABELS and word.islower():
        return f'did you mean "{word.upper()}"?'
    if meant := _GROUP_WORDS.get(word):
        return f"did you mean {' or '.join(meant)}?"
    if _LIKE_A_LABEL.fullmatch(word):
        close = difflib.get_close_matches(word, LABELS, n=1, cutoff=0.4 if "_" in word else 0.75)
        if close:
            name = "" if "_" in word else f'; a name in capitals is written as "{word.title()}" here'
            return f'did you mean "{close[0]}"?{name}'
        if "_" in word:
            return f"known: {', '.join(LABELS)}"
    return ""


def as_name(name: str) -> str | None:
    """How a name is written so that a rule takes it for that name and for no label; None where none is."""
    for written in (name, name.title()):
        is_name = any(char.isalnum() for char in written) and plain(written) == plain(name)
        if is_name and written not in LABELS and not _mistaken(written):
            return written
    return None


_GROUP_WORDS = {
    **{group: [f'"{label}"' for label in GROUPS if GROUPS[label] == group] for group in GROUPS.values()},
    **{
        word: [f'"{label}"' for label, group in GROUPS.items() if group in groups]
        for word, groups in LABEL_WORDS.items()
    },
}
"""What other places of the program call labels, which a rule does not."""


def _find(pattern: object, target: Target, clock: Clock) -> Iterator[Extent]:
    assert isinstance(pattern, _Entity)
    if target.analysis is None:
        return
    wanted = pattern.text.compile() if pattern.text else None

    def matches(text: str) -> bool:
        return wanted is None or wanted.search(text.replace("\n", " "), timeout=clock.left()) is not None

    found = []
    named = target.ids(pattern.names)
    for entity in target.analysis.entities:
        if entity.label not in pattern.labels and entity.id not in named:
            continue
        every = matches(entity.name)
        for mention in entity.mentions:
            if not mention.pronoun and (every or matches(mention.extent.of(target.article.text))):
                found.append(mention.extent)
    yield from sorted(found)


_ENTITY = Key(
    "entity",
    "types or names; one or a list",
    schemas.some({"anyOf": [schemas.one_of(LABELS), schemas.WORDS]}, least=1),
)
KIND = Kind(
    "entity",
    "analysis",
    "the names of a type, or of one person or thing",
    _read,
    _find,
    (_ENTITY, TEXT, CASE),
    prepare=lambda pattern, target: target.called,
)
