"""A style written in YAML, in themes and in rules alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reader.domain.errors import Invalid, ReaderError
from reader.domain.theme import ANSI_COLORS, COLOR_ROLES, Style
from reader.files.fields import Convert, Fields, boolean, nearest, quote, string
from reader.files.yamlfile import Node

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def color_of(names: Iterable[str] = COLOR_ROLES) -> Convert[str]:
    """A converter for a colour: `#rrggbb`, one of the terminal's own, or one of `names`."""
    known = (*names, *ANSI_COLORS)

    def convert(node: Node) -> str:
        text = string(node)
        if text in known or _HEX.fullmatch(text):
            return text
        raise node.error(f"unknown colour {quote(text)}", _meant(text, known))

    return convert


def _meant(text: str, known: tuple[str, ...]) -> str:
    """A hint for a colour that is none."""
    if re.fullmatch(r"#[0-9a-fA-F]{3}", text):
        return f'write six digits: "#{"".join(digit * 2 for digit in text[1:])}"'
    ansi = f"ansi_{text.lower().replace(' ', '_')}"
    close = f'did you mean "{ansi}"?' if ansi in known else nearest(text, known)
    return f'write "#rrggbb" in quotes, or a name; {close}'


def style_of(names: Iterable[str] = COLOR_ROLES) -> Convert[Style]:
    """A converter for `{color: …, background: …, bold: …}`; `names`: the colours that have one."""
    color = color_of(names)

    def convert(node: Node) -> Style:
        problems: list[ReaderError] = []
        fields = Fields(node, problems)
        style = Style(
            color=fields.take("color", color, None),
            background=fields.take("background", color, None),
            bold=fields.take("bold", boolean, None),
            italic=fields.take("italic", boolean, None),
            underline=fields.take("underline", boolean, None),
            strike=fields.take("strike", boolean, None),
            reverse=fields.take("reverse", boolean, None),
        )
        fields.finish()
        if problems:
            raise Invalid(problems)
        return style

    return convert
