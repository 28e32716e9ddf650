"""Markdown (CommonMark, tables, strikethrough) as text with structure, not as a web page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.domain.text import Article, BlockKind
from reader.formats import text as plain
from reader.formats.dateline import find_dateline
from reader.formats.markdown_blocks import Writer, write
from reader.formats.markdown_inline import Rendered, without_comments

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_LARGEST = 300_000  # characters: parsed in a quarter of a second, seconds at worst
_LONGEST_INLINE = (
    20_000  # characters of one paragraph: looking for links and emphasis is quadratic in the worst case
)
_DEEPEST = 50  # blocks inside blocks; the parser leaves out what is deeper
_WIDE_TABLE = re.compile(r"^(?:[^|\n]*\|){100}", re.MULTILINE)  # the parser fills up every row to the widest
_FRONT_MATTER_LONGEST = 20_000  # characters
_TITLE = re.compile(r"^title:[ \t]+(\S.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FRONT_KEY = re.compile(r"\s*(?:#.*\n\s*)*[\w-]+[ \t]*:")


def read(source: str, text: str) -> Article:
    """The article; its text is what is read, its blocks separated by blank lines."""
    if len(text) > _LARGEST:
        return _as_plain(
            source, text, f"Markdown of more than {_LARGEST:,} characters is shown as plain text."
        )
    front, body = _front_matter(text)
    parser = _parser()
    if _WIDE_TABLE.search(body):
        parser.disable("table")
    tokens = parser.parse(body)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return _as_plain(source, text, "Markdown nested too deeply is shown as plain text.")
    writer = Writer()
    if front and not _begins_with_title(tokens):
        writer.add(Rendered(front), BlockKind.TITLE)
    write(tokens, writer)
    content = writer.text
    first = writer.blocks[0] if writer.blocks else None
    return Article(
        source,
        content,
        tuple(writer.blocks),
        tuple(writer.inlines),
        title=first.extent.of(content) if first and first.kind is BlockKind.TITLE else None,
        dateline=find_dateline(content, writer.blocks),
        format="markdown",
    )


def _begins_with_title(tokens: Sequence[Token]) -> bool:
    """Whether a heading of level 1 stands before all else that is shown."""
    seen = (t for t in tokens if t.type not in ("hr", "html_block") or without_comments(t.content).strip())
    first = next(seen, None)
    return first is not None and first.type == "heading_open" and first.tag == "h1"


def _as_plain(source: str, text: str, notice: str) -> Article:
    article = plain.read(source, text)
    return replace(article, notices=(*article.notices, notice))


def _front_matter(text: str) -> tuple[str | None, str]:
    """The title that the YAML at the start gives, and the text after it."""
    if not text.startswith("---\n"):
        return None, text
    closing = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE).search(
        text, 4, _FRONT_MATTER_LONGEST
    )
    if not closing or not _FRONT_KEY.match(text, 4, closing.start()):
        return None, text  # a rule across the page, not front matter
    found = _TITLE.search(text, 4, closing.start())
    return (_unquoted(found.group(1)) if found else None), text[closing.end() :]


def _unquoted(value: str) -> str | None:
    """A YAML scalar of one line; None for the first line of a longer one."""
    if value[0] in "|>&*{[!":
        return None
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        quote, inner = value[0], value[1:-1]
        value = inner.replace("''", "'") if quote == "'" else inner.replace('\\"', '"')
    else:
        value = value.split(" #", 1)[0]
    return value.strip() or None


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]  # targets stay as written
    parser.core.ruler.at("inline", _parse_inlines)
    return parser


def _parse_inlines(state: StateCore) -> None:
    """The parser's own step, which leaves monstrous paragraphs as they are."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if len(token.content) > _LONGEST_INLINE:
                token.children.append(Token("text", "", 0, content=token.content))
            else:
                state.md.inline.parse(token.content, state.md, state.env, token.children)
