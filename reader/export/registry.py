"""The output formats, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from reader.domain.errors import UsageError
from reader.domain.reading import Reading
from reader.export import as_json, plain

Writer = Callable[[Iterable[Reading]], Iterator[bytes]]
"""Takes readings as they come and gives bytes as soon as it can."""

FORMATS: Mapping[str, tuple[Writer, str]] = {
    "jsonl": (as_json.lines, "one JSON object a line, one line an article"),
    "json": (as_json.document, "one article: one object; several: a list"),
    "plain": (plain.plain, "labelled lines, for screen readers and people"),
}


def writer(name: str) -> Writer:
    """The writer of that name; raises UsageError with the valid names."""
    try:
        return FORMATS[name][0]
    except KeyError:
        raise UsageError(f'there is no format "{name}"', hint=f"formats: {', '.join(FORMATS)}") from None
