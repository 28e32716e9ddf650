from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.display import show
from reader.domain.text import Article, BlockKind, InlineKind
from reader.formats import markdown
from reader.formats.lines import SPACES


def article(text: str) -> Article:
    return markdown.read("a.md", text)


def blocks(text: str) -> list[tuple[str, str, int, str]]:
    found = article(text)
    return [(b.kind.value, b.extent.of(found.text), b.level, b.marker) for b in found.blocks]


def inlines(text: str) -> list[tuple[str, str, str]]:
    found = article(text)
    return [(i.kind.value, i.extent.of(found.text), i.target) for i in found.inlines]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", []),
        ("One.\n\nTwo.", [("paragraph", "One.", 0, ""), ("paragraph", "Two.", 0, "")]),
        ("soft\nbreak", [("paragraph", "soft break", 0, "")]),
        ("hard  \nbreak", [("paragraph", "hard", 0, ""), ("paragraph", "break", 0, "")]),
        ("hard\\\nbreak", [("paragraph", "hard", 0, ""), ("paragraph", "break", 0, "")]),
        ("a<br>b<BR />c", [("paragraph", "a", 0, ""), ("paragraph", "b", 0, ""), ("paragraph", "c", 0, "")]),
        ("## Two\n\n###### Six", [("heading", "Two", 2, ""), ("heading", "Six", 6, "")]),
        ("Text\n\n# One", [("paragraph", "Text", 0, ""), ("heading", "One", 1, "")]),
        ("Under\n-----", [("heading", "Under", 2, "")]),
        ("> said\n> so", [("block_quote", "said so", 1, "")]),
        ("> a\n>\n> > b", [("block_quote", "a", 1, ""), ("block_quote", "b", 2, "")]),
        ("- a\n- b", [("list_item", "a", 1, "•"), ("list_item", "b", 1, "•")]),
        ("3. a\n4. b", [("list_item", "a", 1, "3."), ("list_item", "b", 1, "4.")]),
        ("1) a", [("list_item", "a", 1, "1)")]),
        (
            "- a\n  - b\n    - c",
            [("list_item", "a", 1, "•"), ("list_item", "b", 2, "•"), ("list_item", "c", 3, "•")],
        ),
        (
            "- a\n\n  more\n- b",
            [("list_item", "a", 1, "•"), ("list_item", "more", 1, ""), ("list_item", "b", 1, "•")],
        ),
        ("> - a", [("list_item", "a", 1, "•")]),
        ("```py\nx = 1\n\ny = 2\n```", [("code", "x = 1\n\ny = 2", 0, "")]),
        ("    indented\n      more", [("code", "indented\n  more", 0, "")]),
        ("```\n\n```", []),
        ("one\n\n---\n\ntwo", [("paragraph", "one", 0, ""), ("paragraph", "two", 0, "")]),
        ("<!-- gone -->\n\nstays", [("paragraph", "stays", 0, "")]),
        ("a <!-- gone --> b", [("paragraph", "a  b", 0, "")]),
        ("<div>\n<!-- gone -->\ntext</div>", [("paragraph", "<div>\n\ntext</div>", 0, "")]),
        ("<!-- open", [("paragraph", "<!-- open", 0, "")]),
        ("a <b>bold</b>", [("paragraph", "a <b>bold</b>", 0, "")]),
        ("~~not~~ so", [("paragraph", "~~not~~ so", 0, "")]),
        ("[sic] [x", [("paragraph", "[sic] [x", 0, "")]),
        ("AT&amp;T &copy;", [("paragraph", "AT&T ©", 0, "")]),
        ("| a | bb |\n|---|---|\n| ccc | d |", [("code", "a    bb\nccc  d", 0, "")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str, int, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    ("source", "text", "expected"),
    [
        ("an *odd* day", "an odd day", [("emphasis", "odd", "")]),
        ("a **very odd** day", "a very odd day", [("strong", "very odd", "")]),
        ("`x = 1` here", "x = 1 here", [("code", "x = 1", "")]),
        (
            "[the pier](https://x.org/a?b=c%20d)",
            "the pier",
            [("link", "the pier", "https://x.org/a?b=c%20d")],
        ),
        ("[y](-rf)", "y", [("link", "y", "-rf")]),
        ("[é](/ü)", "é", [("link", "é", "/ü")]),
        ("<https://x.org>", "https://x.org", [("link", "https://x.org", "https://x.org")]),
        ("[ref]\n\n[ref]: /u", "ref", [("link", "ref", "/u")]),
        ("![a boat](b.png) at sea", "a boat at sea", []),
        ("[![a *boat*](b.png)](/u)", "a boat", [("link", "a boat", "/u")]),
        ("***both***", "both", [("emphasis", "both", ""), ("strong", "both", "")]),
        ("**a *b* [c](/u)**", "a b c", [("strong", "a b c", ""), ("emphasis", "b", ""), ("link", "c", "/u")]),
        ("*one  \ntwo*", "one\n\ntwo", [("emphasis", "one", ""), ("emphasis", "two", "")]),
        ("A\n\n- *b*", "A\n\nb", [("emphasis", "b", "")]),
        ("# *T*", "T", [("emphasis", "T", "")]),
        ("| *a* |\n|---|\n| `b` |", "a\nb", [("emphasis", "a", ""), ("code", "b", "")]),
        ("[x](javascript:alert)", "[x](javascript:alert)", []),
    ],
)
def test_inlines(source: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert article(source).text == text
    assert inlines(source) == expected


@pytest.mark.parametrize(
    ("source", "title", "first"),
    [
        ("# Pier closes\n\nText.", "Pier closes", "title"),
        ("<!-- draft -->\n\n# Pier closes", "Pier closes", "title"),
        ("Text.\n\n# Later", None, "paragraph"),
        ("## Two", None, "heading"),
        ("---\ntitle: Pier closes\ndate: 2024-03-01\n---\nText.", "Pier closes", "title"),
        ('---\ntitle: "Pier: \\"closed\\""\n---\nText.', 'Pier: "closed"', "title"),
        ("---\ntitle: 'It''s closed' \n...\nText.", "It's closed", "title"),
        ("---\nTitle: Pier closes # again\n---\nText.", "Pier closes", "title"),
        ("---\ntitle: From the front\n---\n# From the text\n\nText.", "From the text", "title"),
        ("---\ntitle: >-\n  Long\n---\nText.", None, "paragraph"),
        ("---\ndate: today\n---\n\nText.", None, "paragraph"),
        ("---\n\nA rule, not front matter.\n\n---", None, "paragraph"),
    ],
)
def test_title(source: str, title: str | None, first: str) -> None:
    found = article(source)
    assert found.title == title
    assert found.blocks[0].kind.value == first
    assert "date" not in found.text


def test_front_matter_alone_is_an_article_with_a_title() -> None:
    found = article("---\ntitle: Pier closes\n---\n")
    assert (found.text, found.title) == ("Pier closes", "Pier closes")


def test_front_matter_that_never_ends_is_text() -> None:
    assert "title: x" in article("---\ntitle: x\n\nText.").text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a\x1b[2Jb", "a\x1b[2Jb"),
        ("a&#27;[2Jb", "a\ufffd[2Jb"),
        ("a&#x9b;2Jb", "a\ufffd2Jb"),
        ("a&#x202e;b", "a\u202eb"),
    ],
)
def test_control_characters_stay_or_are_replaced_but_never_vanish(source: str, text: str) -> None:
    assert article(source).text == text


@pytest.mark.parametrize("source", ["a&#0;b", "a&#xD800;b", "a\0b"])
def test_nul_and_lone_surrogates_never_stay(source: str) -> None:
    assert article(source).text == "a\ufffdb"


@pytest.mark.parametrize(
    "source",
    [
        "[" * 20_000,
        ">" * 5_000,
        "a " + "*" * 20_000,
        "a " + "`" * 20_000,
        "![" * 20_000,
        "- " * 5_000 + "a",
        "a " + "<![CDATA[" * 20_000,
        "a " + "<!--" * 20_000,
        "<a " * 20_000,
        "[a](" * 20_000,
        "|a" * 5_000 + "|\n" + "|-" * 5_000 + "|\n" + "|x\n" * 5_000,
        '```scala\n"' + "\\" * 48,
        "a " + "~" * 20_000,
        "\n".join("  " * i + "- a" for i in range(1_000)),
    ],
    ids=lambda s: s[:8],
)
def test_hostile_input_neither_hangs_nor_crashes(source: str) -> None:
    found = article(source)
    assert found.blocks


@pytest.mark.parametrize("char", "*-_`~")
def test_rules_and_empty_fences_are_nothing_to_read(char: str) -> None:
    assert article(char * 20_000).blocks == ()


def test_nothing_is_lost_where_the_parser_gives_up() -> None:
    found = article("> " * 60 + "deep")
    assert "deep" in found.text
    assert found.notices == ("Markdown nested too deeply is shown as plain text.",)


def test_deep_but_sane_nesting_is_read() -> None:
    found = article("\n".join("  " * i + f"- item {i}" for i in range(12)))
    assert [b.level for b in found.blocks] == list(range(1, 13))
    assert not found.notices


def test_very_long_markdown_is_shown_as_plain_text() -> None:
    found = article("*word* " * 50_000)
    assert found.text.startswith("*word*")
    assert found.notices


PIECES = st.sampled_from(
    [
        *"*_`[]()!<>#-+|~&;:\\\n\n\n ",
        "word ",
        "> ",
        "- ",
        "1. ",
        "    ",
        "```\n",
        "---\n",
        "<!--",
        "-->",
        "<br>",
        "](",
        "&#0;",
        "é",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=80).map("".join)))
def test_blocks_and_marks_fit_the_text(source: str) -> None:
    found = article(source.replace("\r", "\n"))
    end = 0
    for number, block in enumerate(found.blocks):
        gap = found.text[end : block.extent.start]
        assert gap == ("\n\n" if number else "")
        assert block.extent.start < block.extent.end
        end = block.extent.end
        assert block.extent.of(found.text).strip(SPACES + "\n")
    assert end == len(found.text)
    for mark in found.inlines:
        assert len(mark.extent) > 0
        assert any(b.extent.contains(mark.extent) for b in found.blocks)
        assert mark.kind in InlineKind
    assert "\0" not in found.text
    found.text.encode("utf-8")
    assert len(show(found.text)) == len(found.text)
    assert (found.title is not None) == any(b.kind is BlockKind.TITLE for b in found.blocks)
