from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from reader.domain.errors import UsageError
from reader.domain.quotes import QuoteKind
from reader.domain.reading import Reading
from reader.domain.text import Extent
from reader.domain.theme import Style, Theme
from reader.export import ansi
from reader.export.plain import plain
from reader.export.registry import FORMATS, writer


def test_every_line_says_what_it_is(reading: Reading) -> None:
    assert next(plain([reading])).decode().splitlines() == [
        "Article: news/a.txt",
        "",
        "Paragraph 1: Anna Berg runs it.",
        "Paragraph 2: “We wait,” she said.",
        "Not part of the article: Share this",
        "",
        "Entities: 1",
        "Anna Berg; person; 1 mention; 1 pronoun",
        "",
        "Quotes: 1",
        "Anna Berg, a guess (she = the last woman named), direct speech: “We wait,”",
    ]


def test_colours_change_no_character(reading: Reading) -> None:
    theme = Theme("t", "dark", {"person": "#102030"}, {"entity.person": Style(color="person", bold=True)})
    written = next(ansi.writer(theme)([reading])).decode()
    assert "\x1b[1;38;2;16;32;48mAnna Berg\x1b[0m" in written
    assert "\x1b[1mruns\x1b[0m" in written
    assert re.sub(r"\x1b\[[0-9;]*m", "", written) == reading.article.text + "\n"


def test_an_unknown_format_names_the_valid_ones() -> None:
    with pytest.raises(UsageError, match="jsonl, json"):
        writer("xml")
    assert all(writer(name) for name in FORMATS)


def test_what_a_person_said_of_a_quote_is_told(reading: Reading) -> None:
    (quote,) = reading.analysis.quotes
    assert quote.speaker is not None
    mine = replace(quote, confirmed=True, speaker=replace(quote.speaker, certain=True, confirmed=True))
    for one, expected in (
        (mine, "Anna Berg, as you said, direct speech: “We wait,”"),
        (replace(mine, speaker=None), "nobody named, as you said, direct speech: “We wait,”"),
    ):
        said = replace(reading, analysis=replace(reading.analysis, quotes=(one,)))
        assert expected in b"".join(plain([said])).decode()


def test_what_is_reported_or_not_said_has_its_cue(reading: Reading) -> None:
    (quote,) = reading.analysis.quotes
    assert quote.speaker is not None
    start = reading.article.text.index("said")
    cued = replace(quote, cue=Extent(start, start + 4), speaker=replace(quote.speaker, certain=True))
    for one, expected in (
        (cued, "Anna Berg, direct speech: "),
        (replace(cued, asserted=False), "Anna Berg (said?), direct speech: "),
        (replace(cued, kind=QuoteKind.INDIRECT), "Anna Berg (said), reported speech: "),
        (replace(cued, kind=QuoteKind.MIXED, speaker=None), "nobody named (said), partly quoted: "),
    ):
        said = replace(reading, analysis=replace(reading.analysis, quotes=(one,)))
        assert f"\n{expected}“We wait,”" in b"".join(plain([said])).decode()


@pytest.mark.parametrize(
    ("color", "codes"),
    [("ansi_default", "39"), ("ansi_red", "31"), ("ansi_bright_blue", "94"), ("#102030", "38;2;16;32;48")],
)
def test_the_terminals_own_colours_are_named_by_their_number(
    reading: Reading, color: str, codes: str
) -> None:
    theme = Theme("t", "dark", {"person": color}, {"entity.person": Style(color="person")})
    assert f"\x1b[{codes}mAnna Berg\x1b[0m" in next(ansi.writer(theme)([reading])).decode()
