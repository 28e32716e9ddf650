"""spaCy's token patterns out of YAML: names and types are checked here, the rest by spaCy itself."""

from __future__ import annotations

from collections.abc import Callable

import regex

from reader.domain.errors import Invalid, ReaderError
from reader.files.fields import boolean, describe, list_of, nearest, quote, string
from reader.files.yamlfile import Mapping, Node, Scalar, Sequence
from reader.rules.kinds import schemas

STRINGS = (
    "ORTH", "TEXT", "NORM", "LOWER", "SHAPE", "POS", "TAG", "MORPH", "DEP", "LEMMA", "ENT_TYPE", "ENT_ID",
    "ENT_KB_ID",
)  # fmt: skip
"""Attributes whose values are words."""
BOOLEANS = (
    "SPACY", "IS_ALPHA", "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE",
    "IS_BRACKET", "IS_QUOTE", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY", "IS_STOP", "IS_SENT_START",
    "SENT_START", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL",
)  # fmt: skip
"""Attributes that are true or false."""
ATTRIBUTES = (*STRINGS, "LENGTH", *BOOLEANS, "ENT_IOB")

_OF_LISTS = ("IN", "NOT_IN", "IS_SUBSET", "IS_SUPERSET", "INTERSECTS")
_OF_WORDS = ("REGEX", "FUZZY", *(f"FUZZY{n}" for n in range(1, 10)))
_COMPARISONS = ("==", "!=", ">=", "<=", ">", "<")
_OPERATORS = ("!", "?", "+", "*", "{n}", "{n,m}", "{n,}", "{,m}")
_COUNTS = regex.compile(r"\{(?:(?P<n>\d{1,4})|(?P<low>\d{1,4}),(?P<high>\d{1,4})?|,\d{1,4})\}")
_IOB = ("", "B", "I", "O")

_NAMES = (*ATTRIBUTES, "OP")
_WORD = {"anyOf": [schemas.TEXT, {"type": "object"}]}
_TOKEN: schemas.Schema = {
    "type": "object",
    "propertyNames": {"enum": [*_NAMES, *(name.lower() for name in _NAMES)]},
    "properties": {
        **{name: _WORD for name in STRINGS},
        "LENGTH": {"anyOf": [{"type": "integer"}, {"type": "object"}]},
        **{name: schemas.BOOLEAN for name in BOOLEANS},
        "ENT_IOB": {"enum": ["B", "I", "O", "", 0, 1, 2, 3]},
        "OP": {"type": "string", "description": "how often: ! ? + * {n} {n,m} {n,} {,m}"},
    },
}
_TOKENS: schemas.Schema = {"type": "array", "items": _TOKEN, "minItems": 1}
SCHEMA: schemas.Schema = {"anyOf": [_TOKENS, {"type": "array", "items": _TOKENS}]}
"""What may stand after `match:`, as far as a schema can say."""

Value = str | int | float | bool | list["Value"] | dict[str, "Value"]
"""What JSON can say."""


def patterns(node: Node) -> list[Value]:
    """The patterns of `match:`: one, a list of tokens, or a list of such."""
    if not isinstance(node, Sequence):
        raise node.error(f"expected a list of tokens, found {describe(node)}", "such as [{LOWER: officials}]")
    if any(isinstance(item, Sequence) for item in node.items):
        return [*list_of(pattern)(node)]
    return [pattern(node)]


def pattern(node: Node) -> list[Value]:
    """One pattern: the tokens in sequence."""
    if not isinstance(node, Sequence):
        raise node.error(f"expected a list of tokens, found {describe(node)}", "such as [{LOWER: officials}]")
    if not node.items:
        raise node.error("a pattern without tokens")
    return [*list_of(_token)(node)]


def _token(node: Node) -> Value:
    """One token: attributes and an operator."""
    if not isinstance(node, Mapping):
        raise node.error(f"expected a token, found {describe(node)}", "such as {LOWER: officials}")
    return _entries(node, _attribute)


def _entries(node: Mapping, convert: Callable[[Scalar, Node], Value]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    problems: list[ReaderError] = []
    for key, value in node.entries.values():
        try:
            found[key.text.upper()] = convert(key, value)
        except Invalid as several:
            problems += several.problems
        except ReaderError as one:
            problems.append(one)
    if problems:
        raise Invalid(problems)
    return found


def _attribute(key: Scalar, value: Node) -> Value:
    name = key.text.upper()
    if name == "OP":
        return _operator(value)
    if name == "_":
        raise key.error("custom attributes (_) do not exist here", "use spaCy's own, such as ENT_TYPE")
    if name not in ATTRIBUTES:
        raise key.error(f"unknown attribute {quote(key.text)}", nearest(key.text, (*ATTRIBUTES, "OP")))
    if name in BOOLEANS:
        return boolean(value)
    if name == "ENT_IOB":
        return _iob(value)
    single = _number if name == "LENGTH" else _word
    if isinstance(value, Mapping):
        return _predicates(value, single)
    return single(value)


def _predicates(node: Mapping, single: Callable[[Node], Value]) -> Value:
    """`{IN: […]}`, `{REGEX: …}`, `{">=": 3}`: what the value of an attribute must be like."""
    comparisons = _COMPARISONS if single is _number else ()
    words = ("REGEX",) if single is _number else _OF_WORDS

    def convert(key: Scalar, value: Node) -> Value:
        name = key.text.upper()
        if name in _OF_LISTS:
            return list(list_of(single)(value))
        if name in comparisons:
            return single(value)
        if name in words:
            if isinstance(value, Mapping):  # {REGEX: {IN: […]}}
                return _predicates(value, _word)
            return _expression(value) if name == "REGEX" else _word(value)
        known = (*_OF_LISTS, *words, *comparisons)
        raise key.error(f"unknown predicate {quote(key.text)}", nearest(key.text, known))

    return _entries(node, convert)


def _operator(node: Node) -> str:
    """How often a token may be there."""
    text = string(node)
    if text in "!?+*" and len(text) == 1:
        return text
    counts = _COUNTS.fullmatch(text)
    if counts is None:
        raise node.error(f"unknown operator {quote(text)}", f"known: {' '.join(_OPERATORS)}")
    if counts["high"] and int(counts["low"]) > int(counts["high"]):
        raise node.error(f"the first number of {quote(text)} is the larger one")
    return text


def _word(node: Node) -> str:
    return string(node)


def _expression(node: Node) -> str:
    text = string(node)
    if not text:
        raise node.error("an empty pattern")
    return text


def _number(node: Node) -> int:
    text = string(node)
    if not (text.isascii() and text.removeprefix("-").isdigit() and len(text) <= 9):
        raise node.error(f"expected a whole number, found {quote(text)}")
    return int(text)


def _iob(node: Node) -> Value:
    """spaCy takes the letter or its number."""
    text = string(node)
    if text in _IOB:
        return text
    if text in ("0", "1", "2", "3"):
        return int(text)
    raise node.error(f"unknown value {quote(text)}", 'known: B, I, O, ""')
