"""Pieces of JSON Schema that the keys of rules share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from reader.domain.theme import COLOR_ROLES, STYLE_KEYS, Style
from reader.files.fields import BOOLEANS

Schema: TypeAlias = Mapping[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
"""Text; an editor takes `42` and `true` for something else, and we do not."""
WORDS: Schema = {"type": ["string", "number", "boolean"], "minLength": 1, "pattern": r"\S"}
"""Text that is not empty."""
PATTERN: Schema = {"type": ["string", "number", "boolean"], "minLength": 1, "maxLength": 1000}
"""A regular expression; whether it is a right one is more than a schema can say."""
BOOLEAN: Schema = {
    "enum": [True, False, *(form for word in BOOLEANS for form in (word, word.title(), word.upper()))]
}


def one_of(choices: Iterable[str]) -> Schema:
    """One of some words."""
    return {"enum": list(choices)}


def some(schema: Schema, *, least: int = 0) -> Schema:
    """One, or a list."""
    return {"anyOf": [schema, {"type": "array", "items": schema, "minItems": least}]}


_COLOR: Schema = {"anyOf": [one_of(COLOR_ROLES), {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}]}
STYLE: Schema = {
    "anyOf": [
        one_of(STYLE_KEYS),
        {
            "type": "object",
            "properties": {
                name: _COLOR if name in ("color", "background") else BOOLEAN
                for name in Style.__struct_fields__
            },
            "additionalProperties": False,
        },
    ]
}
"""A style key, or a style of its own."""
