"""The input formats in one table, and the one way from bytes to an `Article`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

import msgspec
from msgspec.structs import replace

from reader.domain.display import BIDI_OVERRIDES
from reader.domain.errors import Refused, UsageError
from reader.domain.text import Article
from reader.formats import charset, text


class Format(msgspec.Struct, frozen=True):
    """An input format."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the dot."""
    read: Callable[[str, str], Article]
    """The article of a source's name and its decoded text."""


def _read_markdown(source: str, content: str) -> Article:
    from reader.formats import markdown  # its parser is loaded only for Markdown

    return markdown.read(source, content)


FORMATS = (
    Format("text", (".txt", ".text"), text.read),
    Format("markdown", (".md", ".markdown"), _read_markdown),
)
SUFFIXES = frozenset(suffix for f in FORMATS for suffix in f.suffixes)
"""What makes a file of a folder an article."""
_DEFAULT = FORMATS[0]


def read(
    source_name: str,
    data: bytes,
    *,
    encoding: str | None = None,
    force_text: bool = False,
    format: str | None = None,  # noqa: A002
) -> Article:
    """The article of a source's bytes; its name's suffix decides the format unless `format` does.

    Raises Refused for what is not text, UsageError for an unknown encoding or format.
    """
    chosen = _by_name(format) if format is not None else _by_suffix(source_name)
    if not force_text and charset.is_binary(data, encoding):
        raise Refused("not text (NUL bytes)", hint="use --force-text", source=source_name)
    content, charset_name = charset.decode(data, encoding)
    article = chosen.read(source_name, content)
    notices = article.notices
    if not article.text.isascii() and any(c in article.text for c in BIDI_OVERRIDES):
        notices += ("Invisible characters that change the direction of the text are shown as ⁞.",)
    return replace(article, format=chosen.name, charset=charset_name, notices=notices)


def _by_suffix(source_name: str) -> Format:
    suffix = PurePath(source_name).suffix.lower()
    return next((f for f in FORMATS if suffix in f.suffixes), _DEFAULT)


def _by_name(name: str) -> Format:
    for f in FORMATS:
        if f.name == name:
            return f
    valid = ", ".join(f.name for f in FORMATS)
    raise UsageError(f"No input format is called {name}", hint=f"valid: {valid}", source="--format")
