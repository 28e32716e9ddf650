"""The inside of a Markdown block: its text and the marks in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.domain.text import Extent, Inline, InlineKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = {"em": InlineKind.EMPHASIS, "strong": InlineKind.STRONG, "link": InlineKind.LINK}
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A piece of text with its marks; offsets are into this text."""

    text: str
    inlines: tuple[Inline, ...] = ()
    breaks: tuple[int, ...] = ()
    """Where a hard break stands, between two characters."""

    def lines(self) -> list[Rendered]:
        """The pieces between the hard breaks."""
        if not self.breaks:
            return [self]
        return [self.part(a, b) for a, b in pairwise((0, *self.breaks, len(self.text)))]

    def part(self, start: int, end: int) -> Rendered:
        """A stretch of it, with what is left of its marks."""
        kept = tuple(
            replace(m, extent=Extent(max(m.extent.start, start) - start, min(m.extent.end, end) - start))
            for m in self.inlines
            if m.extent.start < end and start < m.extent.end
        )
        return Rendered(self.text[start:end], kept)

    def stripped(self, chars: str) -> Rendered:
        """It without these characters at both ends."""
        start = len(self.text) - len(self.text.lstrip(chars))
        end = len(self.text.rstrip(chars))
        if (start, end) == (0, len(self.text)):
            return self
        return self.part(start, max(start, end))


def moved(inline: Inline, by: int) -> Inline:
    """The mark, further on in the text."""
    return replace(inline, extent=Extent(inline.extent.start + by, inline.extent.end + by))


def render(tokens: Sequence[Token], *, keep_breaks: bool = True) -> Rendered:
    """The text of inline tokens: links as their text, images as their description, soft breaks as spaces."""
    pieces: list[str] = []
    length = 0
    opened: list[tuple[int, str]] = []  # start, target
    inlines: list[Inline] = []
    breaks: list[int] = []
    for token in tokens:
        piece = ""
        name, _, edge = token.type.rpartition("_")
        if name in _MARKS and edge == "open":
            opened.append((length, str(token.attrs.get("href", ""))))
        elif name in _MARKS and edge == "close":
            start, target = opened.pop()
            if start < length:
                inlines.append(Inline(Extent(start, length), _MARKS[name], target))
        elif token.type == "hardbreak" or (
            token.type == "html_inline" and _LINE_BREAK.fullmatch(token.content)
        ):
            if keep_breaks:
                breaks.append(length)
            else:
                piece = " "
        else:
            piece = _text(token)
            if token.type == "code_inline" and piece:
                inlines.append(Inline(Extent(length, length + len(piece)), InlineKind.CODE))
        pieces.append(piece)
        length += len(piece)
    inlines.reverse()  # what closed last is outermost, also where two begin and end together
    inlines.sort(key=lambda m: (m.extent.start, -m.extent.end))
    return Rendered("".join(pieces), tuple(inlines), tuple(breaks))


def _text(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "image":
        return render(token.children or (), keep_breaks=False).text
    if token.type in ("s_open", "s_close"):
        return token.markup  # `~~struck~~`: without its marks it would read as if it held
    if token.type == "html_inline":
        return without_comments(token.content)
    return token.content


def without_comments(html: str) -> str:
    """Raw HTML as it stands, less its comments; an open comment hides nothing."""
    kept: list[str] = []
    at = 0
    while (start := html.find("<!--", at)) >= 0:
        end = html.find("-->", start + 4)
        if end < 0:
            break
        kept.append(html[at:start])
        at = end + 3
    return "".join((*kept, html[at:]))
