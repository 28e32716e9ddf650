"""`patterns.jsonl`, the patterns of spaCy's EntityRuler, as a `RuleSet`: one rule for each label."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import PurePath

from reader.domain.entities import GROUPS
from reader.domain.errors import Invalid, ReaderError
from reader.domain.queries import DocQuery
from reader.domain.rules import Rule, RuleSet
from reader.files.fields import Fields, describe, quote, string
from reader.files.yamlfile import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, Mapping, Node, Scalar, Sequence
from reader.rules.kinds.token_patterns import Value, pattern

_SURROGATE = re.compile(r"[\ud800-\udfff]")


def load(data: str | bytes, source: str) -> RuleSet:
    """The rules of one file; raises `Invalid` with everything that is wrong in it."""
    problems: list[ReaderError] = []
    found: dict[str, list[Value]] = {}
    first: dict[str, int] = {}
    for number, line in _lines(data, source):
        entry = _entry(line, source, number, problems)
        if len(problems) >= MAX_PROBLEMS:
            problems.append(ReaderError("more problems may follow", source=source))
            break
        if entry is not None:
            label, value = entry
            first.setdefault(label, number)
            found.setdefault(label, []).append(value)
    if problems:
        raise Invalid(problems)
    rules = tuple(
        Rule(
            label,
            "match",
            DocQuery.of("match", values),
            _style(label),
            source=f"{source}:{first[label]}",
            pattern_at=f"{source}:{first[label]}",
        )
        for label, values in found.items()
    )
    return RuleSet(PurePath(source).stem, "", rules, source)


def _lines(data: str | bytes, source: str) -> Iterator[tuple[int, str]]:
    """The lines that hold something, with their numbers."""
    if len(data) > MAX_BYTES:
        raise Invalid([ReaderError("larger than 1 MiB", hint="split the file", source=source)])
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        raise Invalid([ReaderError("not UTF-8", hint="save the file as UTF-8", source=source)]) from None
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _entry(line: str, source: str, number: int, problems: list[ReaderError]) -> tuple[str, Value] | None:
    """Label and pattern of a line; None where it has none. What is wrong is added to `problems`."""
    try:
        node = _node(json.loads(line, object_pairs_hook=_once), source, number)
    except json.JSONDecodeError as error:
        where = f"{source}:{number}:{error.colno}"
        problems.append(
            ReaderError(f"not JSON: {error.msg}", hint='a line is {"label": …, "pattern": …}', source=where)
        )
        return None
    except RecursionError:
        problems.append(ReaderError("nested too deeply", source=f"{source}:{number}"))
        return None
    except ValueError:  # Python reads no more than 4300 digits
        problems.append(ReaderError("a number with too many digits", source=f"{source}:{number}"))
        return None
    except ReaderError as error:
        error.source = error.source or f"{source}:{number}"
        problems.append(error)
        return None
    fields = Fields(node, problems)
    if not isinstance(node, Mapping):
        return None
    label = fields.need("label", _text, "")
    value = fields.need("pattern", _pattern, None)
    fields.take("id", string, "")
    fields.finish()
    return (label, value) if label and value is not None else None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """The keys with their values; of one that comes again JSON would keep the last without a word."""
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise ReaderError(f"duplicate key {quote(key)}")
        found[key] = value
    return found


def _pattern(node: Node) -> Value:
    """A text, or tokens."""
    return pattern(node) if isinstance(node, Sequence) else _text(node)


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise node.error(f"expected text, found {describe(node)}")
    text = string(node)
    if not text.strip():
        raise node.error("an empty text")
    return text


def _style(label: str) -> str:
    """That of the entities of this label, where it is one of the model's."""
    return f"entity.{GROUPS[label]}" if label in GROUPS else "rule.default"


def _node(value: object, source: str, line: int, depth: int = 0) -> Node:
    """A value of JSON as a node of that line."""
    if depth > MAX_DEPTH:
        raise ReaderError("nested too deeply", source=f"{source}:{line}")
    if isinstance(value, list):
        return Sequence(source, line, 1, tuple(_node(item, source, line, depth + 1) for item in value))
    if isinstance(value, dict):
        entries = {
            key: (Scalar(source, line, 1, key, True), _node(item, source, line, depth + 1))
            for key, item in value.items()
        }
        return Mapping(source, line, 1, entries)
    if isinstance(value, str):
        if _SURROGATE.search(value):
            raise ReaderError("a lone surrogate is not allowed", source=f"{source}:{line}")
        return Scalar(source, line, 1, value, True)
    return Scalar(source, line, 1, "null" if value is None else str(value).lower(), False)
