"""A JSON Schema of rule files, for editors; made of the tables that the loader itself goes by."""

from __future__ import annotations

from typing import Any

from reader.rules.kinds.kind import Key
from reader.rules.kinds.registry import KINDS
from reader.rules.kinds.schemas import TEXT
from reader.rules.loader import SHARED


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12). It says what may stand where; what only a reader of the values can tell
    (whether a pattern is a right one, whether a file is there) is for `reader rules check`.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Highlight rules of reader",
        "type": "object",
        "properties": {
            "name": {**TEXT, "description": "the name of the set; without it, that of the file"},
            "description": {**TEXT, "description": "what the set is for; shown in lists"},
            "rules": {"type": ["array", "null"], "items": _rule(), "description": "the rules of the set"},
        },
        "required": ["rules"],
        "additionalProperties": False,
    }


def _rule() -> dict[str, Any]:
    """One rule: the keys of all kinds, of which it has one kind's."""
    whose: dict[str, list[tuple[str, Key]]] = {}  # key: the kinds that take it
    for kind in KINDS.values():
        for key in kind.keys:
            whose.setdefault(key.name, []).append((kind.key, key))
    properties = {key.name: {"description": key.help, **key.schema} for key in SHARED}
    for name, takers in whose.items():
        properties[name] = _property([key for _, key in takers], KINDS[name].help if name in KINDS else "")
    more = {name: takers for name, takers in whose.items() if name not in KINDS}
    return {
        "type": "object",
        "properties": properties,
        "required": ["name"],
        "additionalProperties": False,
        "oneOf": [{"required": [kind]} for kind in KINDS],
        "dependentSchemas": {
            name: {"anyOf": [{"required": [kind]} for kind, _ in takers]} for name, takers in more.items()
        },
    }


def _property(keys: list[Key], of_kind: str) -> dict[str, Any]:
    """What may stand after a key; where kinds differ about that, whatever one of them takes."""
    different = [key.schema for n, key in enumerate(keys) if key.schema not in [k.schema for k in keys[:n]]]
    found = dict(different[0]) if len(different) == 1 else {"anyOf": different}
    said = f"{of_kind}: {keys[0].help}" if of_kind else keys[0].help
    return {"description": said, **found}
