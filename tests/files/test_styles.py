"""Styles written in YAML."""

from __future__ import annotations

import pytest

from reader.domain.errors import Invalid
from reader.domain.theme import Style
from reader.files.styles import style_of
from reader.files.yamlfile import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", Style()),
        ("{color: person}", Style(color="person")),
        ("{color: '#a0B1c2', background: tint}", Style(color="#a0B1c2", background="tint")),
        ("{bold: yes, italic: off}", Style(bold=True, italic=False)),
        ("{underline: true, strike: on, reverse: no}", Style(underline=True, strike=True, reverse=False)),
        ("{color: ~}", Style()),
    ],
)
def test_styles(text: str, expected: Style) -> None:
    assert style_of()(parse(text, "f")) == expected


def test_colours_of_a_theme_of_its_own() -> None:
    assert style_of(["moss"])(parse("{color: moss}", "f")) == Style(color="moss")


def test_all_that_is_wrong_with_a_style() -> None:
    with pytest.raises(Invalid) as caught:
        style_of()(parse("color: persn\nbackground: '#12345g'\nbold: very\nblink: yes\n", "f"))
    lines = str(caught.value).splitlines()
    assert (
        lines[0]
        == 'f:1:8: unknown colour "persn"; write "#rrggbb" in quotes, or a name; did you mean "person"?'
    )
    assert lines[1].startswith(
        'f:2:13: unknown colour "#12345g"; write "#rrggbb" in quotes, or a name; known: '
    )
    assert lines[2:] == [
        'f:3:7: expected true or false, found "very"',
        'f:4:1: unknown key "blink"; known: color, background, bold, italic, underline, strike, reverse',
    ]
