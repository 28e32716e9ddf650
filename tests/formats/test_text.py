from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.display import show
from reader.domain.text import Article, BlockKind
from reader.formats import lines
from reader.formats.lines import SPACES
from reader.formats.text import read

LONG = (
    "The harbour board of Kestrel Bay voted late on Monday to close the northern pier for the winter, a decision that "
    "fishing crews had fought since spring and that the town's mayor called unavoidable after two inspections."
)
SECOND = (
    "Crews will be offered berths at the old ferry dock, the board said, although the dock has no cranes and the road "
    "that leads to it floods whenever the wind stands in the east for more than a day."
)
THIRD = "“We were told in March that nothing was decided,” said Ada Lindqvist, who has run boats from the pier since 1988."


def article(text: str) -> Article:
    return read("a.txt", text)


def kinds(text: str) -> list[str]:
    return [b.kind.value for b in article(text).blocks]


def pieces(text: str) -> list[str]:
    return [b.extent.of(text) for b in article(text).blocks]


def wrapped(*paragraphs: str, width: int = 72, between: str = "\n\n", indent: str = "") -> str:
    return between.join(textwrap.fill(p, width, initial_indent=indent) for p in paragraphs)


# Paragraphs


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t\n", " \u3000\xa0"])
def test_an_empty_article_has_no_blocks(text: str) -> None:
    assert article(text).blocks == ()
    assert article(text).text == text


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n", "\n \t\n"])
def test_a_long_line_is_a_paragraph(between: str) -> None:
    assert pieces(between.join([LONG, SECOND, THIRD])) == [LONG, SECOND, THIRD]


@pytest.mark.parametrize("width", [32, 40, 60, 72, 80, 100])
def test_wrapped_lines_are_one_paragraph(width: int) -> None:
    text = wrapped(LONG, SECOND, THIRD, width=width)
    assert [p.replace("\n", " ") for p in pieces(text)] == [LONG, SECOND, THIRD]


def test_a_single_wrapped_paragraph() -> None:
    assert len(pieces(wrapped(LONG))) == 1


def test_wrapped_paragraphs_without_blank_lines_end_where_the_next_word_had_room() -> None:
    text = wrapped(LONG, SECOND, THIRD, between="\n")
    assert [p.replace("\n", " ") for p in pieces(text)] == [LONG, SECOND, THIRD]


def test_wrapped_paragraphs_without_blank_lines_begin_where_the_indent_does() -> None:
    text = wrapped(LONG, SECOND, THIRD, between="\n", indent="    ")
    assert [p.replace("\n", " ") for p in pieces(text)] == [LONG, SECOND, THIRD]


def test_a_ragged_line_in_a_spaced_text_ends_no_paragraph() -> None:
    text = (
        wrapped(LONG, SECOND)
        + "\n\nThe board met behind closed doors, and the\ndoors stayed shut until two in the morning.\n"
    )
    text += "Nobody who came out of the room wanted to say\nwhat had been said in it, or by whom, or why."
    assert len(pieces(text)) == 3


def test_short_lines_without_sentences_stay_apart() -> None:
    names = ["Ada Lindqvist", "Bo Marsh", "Cem Yildiz", "Dorota Wilk"]
    assert pieces("\n".join(names)) == names


def test_a_list_of_small_words_stays_apart() -> None:
    assert pieces("eggs\nmilk\nbread\nsalt") == ["eggs", "milk", "bread", "salt"]


def test_spaces_around_lines_are_in_no_block() -> None:
    assert pieces(f"  {LONG} \t\n\n\u3000{SECOND}\xa0") == [LONG, SECOND]


@pytest.mark.parametrize("mark", ["\x0c", "\x0b", "\x85", "\u2028", "\u2029", "\x1c"])
def test_other_line_ends_stay_in_their_paragraph(mark: str) -> None:
    text = f"One{mark}two.\n\n{mark}Three"
    assert pieces(text) == [f"One{mark}two.", f"{mark}Three"]


def test_beyond_the_last_line_that_is_counted_the_rest_is_one_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MAX_LINES", 2)
    found = article("A.\n\nB.\n\nC.\nD.\n\n")
    assert [b.extent.of(found.text) for b in found.blocks] == ["A.", "B.", "C.\nD."]
    assert found.blocks[-1].kind is BlockKind.CODE
    assert found.notices


# Titles


@pytest.mark.parametrize(
    "title",
    [
        "Pier to close for the winter",
        "Kestrel Bay Votes to Close Northern Pier",
        "Who will pay for the pier?",
        "‘Nothing was decided,’ crews say",
        "PIER TO CLOSE",
        "Board Votes to Close Northern Pier Until Spring.",
        "Pier haul passes $1m;",
    ],
)
def test_a_headline_over_a_blank_line_is_the_title(title: str) -> None:
    found = article(f"{title}\n\n{LONG}\n\n{SECOND}\n")
    assert found.title == title
    assert [b.kind.value for b in found.blocks] == ["title", "paragraph", "paragraph"]


def test_a_headline_right_above_a_long_line_is_the_title() -> None:
    assert article(f"Pier to close for the winter\n{LONG}\n{SECOND}").title == "Pier to close for the winter"


def test_a_headline_above_wrapped_lines_is_the_title() -> None:
    assert article("Pier to close in winter\n" + wrapped(LONG, SECOND)).title == "Pier to close in winter"


def test_a_headline_of_two_lines_is_one_title() -> None:
    text = "Kestrel Bay board votes to close the northern pier for the winter and\nlong after\n\n" + wrapped(
        LONG, SECOND
    )
    assert (
        article(text).title
        == "Kestrel Bay board votes to close the northern pier for the winter and long after"
    )


def test_a_headline_with_a_full_stop_over_a_dateline() -> None:
    found = article(f"Board closes pier.\n\nKESTREL BAY, Maine (AP) — {LONG}")
    assert found.title == "Board closes pier."


def test_a_headline_over_a_byline() -> None:
    found = article(f"Pier to close for the winter\n\nBy Ada Lindqvist\n\n{LONG}")
    assert found.title == "Pier to close for the winter"


def test_a_kicker_is_not_the_title() -> None:
    found = article(f"POLITICS\n\nPier to close for the winter\n\n{LONG}")
    assert found.title == "Pier to close for the winter"
    assert [b.kind.value for b in found.blocks] == ["heading", "title", "paragraph"]


def test_boilerplate_before_the_title_is_passed_over() -> None:
    found = article(f"Advertisement\n\nPier to close for the winter\n\n{LONG}")
    assert found.title == "Pier to close for the winter"
    assert [b.kind.value for b in found.blocks] == ["boilerplate", "title", "paragraph"]


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG}\n{SECOND}",
        f"{LONG}\n\n{SECOND}",
        "caf\u00e9",
        f"It was late when they voted.\n\n{LONG}",
        f"By Ada Lindqvist\n\n{LONG}",
        f"ADA LINDQVIST\n\n{LONG}",
        f"Dear editor,\n\n{LONG}",
        f"https://example.org/pier\n\n{LONG}",
        f"www.example.org/pier.html\n\n{LONG}",
        f"* * *\n\n{LONG}",
        "Ada Lindqvist\n\nBo Marsh\n\nCem Yildiz",
        f"- a first point\n\n{LONG}",
    ],
)
def test_other_beginnings_are_no_title(text: str) -> None:
    assert article(text).title is None
    assert "title" not in kinds(text)


# Headings


@pytest.mark.parametrize(
    "heading",
    ["What happens next", "THE ROAD FLOODS", "‘A long winter’", "Two inspections", "COST, AND WHO PAYS"],
)
def test_a_short_line_between_paragraphs_is_a_heading(heading: str) -> None:
    for between in ("\n\n", "\n"):
        text = between.join([LONG, heading, SECOND])
        assert kinds(text) == ["paragraph", "heading", "paragraph"]
    assert article(text).blocks[1].level == 2


@pytest.mark.parametrize(
    "line",
    [
        "It floods.",
        "Will it flood?",
        "The board said:",
        "By Ada Lindqvist",
        "Ada Lindqvist, harbour master",
        "lower case words",
        "desk@example.org",
        "and so, for a second winter running, the crews of the northern pier moved their boats to the dock",
    ],
)
def test_other_short_lines_are_no_heading(line: str) -> None:
    assert "heading" not in kinds(f"{LONG}\n\n{line}\n\n{SECOND}")


def test_a_short_line_at_the_end_is_no_heading() -> None:
    assert kinds(f"{LONG}\n\nWhat happens next") == ["paragraph", "paragraph"]


def test_lines_of_a_row_are_no_headings() -> None:
    assert "heading" not in kinds(f"{LONG}\n\nAda Lindqvist\n\nBo Marsh\n\n{SECOND}")


# List items


@pytest.mark.parametrize("marker", ["-", "*", "•", "‣"])
def test_bullets_are_list_items(marker: str) -> None:
    text = f"{LONG}\n\n{marker} two berths\n{marker} one crane\n"
    assert kinds(text) == ["paragraph", "list_item", "list_item"]
    assert article(text).blocks[1].level == 1
    assert pieces(text)[1] == f"{marker} two berths"


@pytest.mark.parametrize("form", ["{}.", "{})"])
def test_numbers_that_count_up_are_list_items(form: str) -> None:
    text = "\n".join(f"{form.format(n)} berth at the dock" for n in (1, 2, 3))
    assert kinds(text) == ["list_item"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "1988 was a good year for the pier.",
        "24. März war ein Montag.",
        "-5 degrees were measured.",
        "*Correction*",
    ],
)
def test_other_lines_are_no_list_items(line: str) -> None:
    assert kinds(f"{LONG}\n\n{line}") == ["paragraph", "paragraph"]


def test_list_items_between_wrapped_lines() -> None:
    text = (
        wrapped(LONG)
        + "\n\n- a berth at the old ferry dock, which has no crane and no light and\n  no road\n- a refund\n\n"
        + wrapped(SECOND)
    )
    assert kinds(text) == ["paragraph", "list_item", "list_item", "paragraph"]


def test_a_dash_that_a_wrap_put_first_begins_no_item() -> None:
    text = (
        wrapped(LONG, SECOND)
        + "\n\nThe vote was closer than in any year since the pier was built, a member\n- the youngest of the nine - said afterwards in the corridor."
    )
    assert kinds(text) == ["paragraph", "paragraph", "paragraph"]


# What holds for every text

CHARS = st.sampled_from(
    [
        *"aB1.,:;!?\"'-*•—()“”’\n\n\n\n  \t",
        "\u2028",
        "\x0c",
        "\xa0",
        "é",
        "日",
        "\u202e",
        "\x1b",
        "word ",
        "The end.\n",
    ]
)


@given(st.one_of(st.text(), st.lists(CHARS, max_size=200).map("".join)))
def test_blocks_are_ordered_apart_and_hold_all_that_is_seen(text: str) -> None:
    text = text.replace("\r", "\n")
    found = article(text)
    assert found.text == text
    covered = [False] * len(text)
    end = 0
    for block in found.blocks:
        assert end <= block.extent.start < block.extent.end <= len(text)
        end = block.extent.end
        covered[block.extent.start : end] = [True] * len(block.extent)
        assert block.extent.of(text).strip(SPACES + "\n") == block.extent.of(text)
    assert all(c or text[i] in SPACES or text[i] == "\n" for i, c in enumerate(covered))
    assert len(show(text)) == len(text)
    if found.dateline:
        assert any(b.extent.contains(found.dateline) for b in found.blocks)
