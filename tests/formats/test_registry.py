from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import Exit, Refused, UsageError
from reader.formats.registry import FORMATS, SUFFIXES, read


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.md", "markdown"),
        ("A.MARKDOWN", "markdown"),
        ("a.txt", "text"),
        ("a.log", "text"),
        ("-", "text"),
        ("md", "text"),
    ],
)
def test_the_suffix_decides(name: str, expected: str) -> None:
    article = read(name, b"*word*")
    assert article.format == expected
    assert article.source == name


def test_a_format_by_name_goes_before_the_suffix() -> None:
    assert read("a.txt", b"*word*", format="markdown").text == "word"
    assert read("a.md", b"*word*", format="text").text == "*word*"


def test_an_unknown_format_lists_the_valid_ones() -> None:
    with pytest.raises(UsageError, match="--format: No input format is called docx; valid: text, markdown"):
        read("a.docx", b"", format="docx")


def test_every_format_reads_an_empty_article() -> None:
    for f in FORMATS:
        article = read("x", b"", format=f.name)
        assert (article.text, article.blocks, article.title, article.format) == ("", (), None, f.name)
        assert set(f.suffixes) <= SUFFIXES


def test_the_charset_is_named() -> None:
    assert read("a.txt", b"caf\xe9").charset == "cp1252"
    assert read("a.txt", "hi".encode("utf-16")).charset == "utf-16-le"
    assert read("a.txt", b"caf\xe9", encoding="latin-1").charset == "iso8859-1"


def test_binary_is_refused() -> None:
    with pytest.raises(Refused, match=r"a\.bin: not text \(NUL bytes\); use --force-text") as raised:
        read("a.bin", b"\x7fELF\0\0")
    assert raised.value.code == Exit.REFUSED


def test_forced_text_keeps_every_character() -> None:
    article = read("a.bin", b"a\0b\x0ec\x7fd", force_text=True)
    assert article.text == "a\0b\x0ec\x7fd"
    assert len(article.blocks) == 1


@pytest.mark.parametrize("char", ["\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"])
def test_a_change_of_direction_gives_one_notice(char: str) -> None:
    assert len(read("a.txt", f"abc{char}def{char}".encode()).notices) == 1


@pytest.mark.parametrize("text", ["plain", "עברית", "left\u200eright"])
def test_other_text_gives_no_notice(text: str) -> None:
    assert read("a.txt", text.encode()).notices == ()


def test_an_entity_may_change_the_direction_too() -> None:
    assert len(read("a.md", b"abc&#x202e;def").notices) == 1


def test_plain_utf8_needs_no_detector_and_no_markdown_parser() -> None:
    code = (
        "import sys; from reader.formats.registry import read; read('a.txt', b'text');"
        "assert not {'chardet', 'markdown_it'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_open_with_force(data: bytes, name: str) -> None:
    article = read(name, data, force_text=True)
    assert all(0 <= b.extent.start < b.extent.end <= len(article.text) for b in article.blocks)
