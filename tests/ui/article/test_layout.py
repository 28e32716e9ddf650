from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.text import Article, Block, BlockKind, Extent
from reader.ui.article import slabs as slabs_module
from reader.ui.article.cells import cells, shown
from reader.ui.article.layout import Layout, Row
from reader.ui.article.slabs import Slabs
from reader.ui.article.wrap import BLANKS
from tests.ui.article.samples import article, articles, prose

widths = st.integers(1, 200)


def rows(layout: Layout) -> list[Row]:
    return [layout.row(n) for n in range(len(layout))]


def drawn(layout: Layout) -> list[str]:
    return [row.lead + layout.text(row) for row in rows(layout)]


# -- what is drawn


K = BlockKind


@pytest.mark.parametrize(
    ("parts", "width", "expected"),
    [
        (["one", "two"], 9, ["one", "", "two"]),
        ([(K.TITLE, "Ferry"), "one"], 9, ["Ferry", "", "one"]),
        (["one", (K.HEADING, "Two"), "three"], 9, ["one", "", "", "Two", "", "three"]),
        ([(K.TITLE, "One"), (K.HEADING, "Two")], 9, ["One", "", "Two"]),
        ([(K.LIST_ITEM, "- one"), (K.LIST_ITEM, "- two")], 9, ["- one", "- two"]),
        ([(K.LIST_ITEM, "- one two three")], 9, ["- one two", "  three"]),
        (["one", (K.LIST_ITEM, "1. two"), "three"], 9, ["one", "", "1. two", "", "three"]),
        ([(K.BLOCK_QUOTE, "one two")], 6, ["│ one", "│ two"]),
        ([(K.CODE, "a  b\n\n c")], 9, ["a  b", "", " c"]),
        ([(K.CODE, "a  b\n c")], 24, ["  a  b", "   c"]),
        (["one\ntwo"], 9, ["one two"]),
        ([(K.BOILERPLATE, "one"), (K.BOILERPLATE, "two"), "three"], 9, ["one", "two", "", "three"]),
        ([], 9, []),
    ],
)
def test_blocks(parts: list[str | tuple[BlockKind, str]], width: int, expected: list[str]) -> None:
    assert drawn(Layout.of(article(*parts), width)) == expected


@pytest.mark.parametrize(
    ("level", "marker", "expected"),
    [(1, "•", ["• one two", "  three"]), (2, "•", ["  • one", "    two", "    three"]), (1, "12.", ["12. one", "    two", "    three"])],
)  # fmt: skip
def test_markers_of_lists_hang(level: int, marker: str, expected: list[str]) -> None:
    words = "one two three"
    item = Block(Extent(0, len(words)), K.LIST_ITEM, level, marker)
    assert [r.rstrip() for r in drawn(Layout.of(Article("a", words, (item,)), 16 if level == 2 else 9))] == (
        expected if level == 1 else ["  • one two", "    three"]
    )


def test_hidden_boilerplate_is_on_no_row() -> None:
    text = article("one", (K.BOILERPLATE, "sign up"), "two")
    assert drawn(Layout.of(text, 9, boilerplate=False)) == ["one", "", "two"]


# -- what holds for every text


@given(articles(), widths, st.booleans())
def test_every_visible_character_is_on_one_row_in_order(text: Article, width: int, boilerplate: bool) -> None:
    layout = Layout.of(text, width, boilerplate=boilerplate)
    wanted = [
        offset
        for block in text.blocks
        if boilerplate or block.kind is not K.BOILERPLATE
        for offset in range(block.extent.start, block.extent.end)
        if text.text[offset] not in BLANKS
    ]
    got = [
        offset
        for row in rows(layout)
        for offset in range(row.start, row.end)
        if text.text[offset] not in BLANKS
    ]
    assert got == wanted


@given(articles(), widths)
def test_no_row_is_wider_than_the_column_unless_one_character_is(text: Article, width: int) -> None:
    layout = Layout.of(text, width)
    for row in rows(layout):
        words = layout.text(row)
        room = max(1, layout.width - row.indent)
        assert cells(row.lead) == row.indent < max(2, layout.width)
        assert cells(words) <= room or cells(words[:1]) > room


@given(articles(), widths)
def test_a_character_leads_to_its_row_and_back(text: Article, width: int) -> None:
    layout = Layout.of(text, width)
    for number, row in enumerate(rows(layout)):
        for offset in range(row.start, row.end):
            assert layout.row_at(offset) == number
        if row.block is not None:
            assert layout.start_of(number) == row.start
            assert row.block.extent.contains(Extent(row.start, row.end))
        for cell in range(layout.width):
            offset_there = layout.offset_at(number, cell)
            assert offset_there is None or row.start <= offset_there < row.end


@given(articles(), widths)
def test_a_cell_leads_to_the_character_drawn_there(text: Article, width: int) -> None:
    layout = Layout.of(text, width)
    for number, row in enumerate(rows(layout)):
        for offset in range(row.start, row.end):
            if cells(layout.text(row)[offset - row.start]):
                assert layout.offset_at(number, layout.cell_of(row, offset)) == offset


@pytest.mark.parametrize("width", range(1, 201))
def test_joiners_at_every_width(width: int) -> None:
    layout = Layout.of(article("\u200d\u200d👩a", "\u3164" * 30, "Z" + "\u0301" * 300), width)
    assert "".join(drawn(layout)).startswith("··👩a")


def test_blanks_at_the_start_of_a_block_belong_to_it() -> None:
    layout = Layout.of(article("one", "   two"), 9)
    assert layout.row_at(layout.article.blocks[1].extent.start) == 2


@pytest.mark.parametrize("text", [" " * 1000, "\n"])
def test_white_space_alone_is_one_row(text: str) -> None:
    layout = Layout.of(Article("a", text, (Block(Extent(0, len(text)), K.PARAGRAPH),)), 10)
    assert drawn(layout) == [""]
    assert layout.row_at(0) == 0


# -- long articles


@pytest.fixture
def small_slabs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slabs_module, "SIZE", 200)


LONG = prose(60)


@pytest.mark.usefixtures("small_slabs")
@pytest.mark.parametrize("asked", [[0], [59], [30, 10, 50], [59, 0, 30]])
@pytest.mark.parametrize("width", [5, 40, 72])
def test_what_is_wrapped_piece_by_piece_ends_as_if_wrapped_at_once(asked: list[int], width: int) -> None:
    lazy, whole = Layout(Slabs(LONG), width), Layout.of(LONG, width)
    assert not lazy.exact
    for place in asked:
        start = LONG.blocks[place].extent.start
        assert lazy.row(lazy.row_at(start)).start == start
    while lazy.work(0.001):
        pass
    lazy.settle()
    assert lazy.exact
    assert rows(lazy) == rows(whole)


@pytest.mark.usefixtures("small_slabs")
def test_steps_are_exact_whatever_is_estimated() -> None:
    lazy, whole = Layout(Slabs(LONG), 20), Layout.of(LONG, 20)
    middle = whole.row_at(LONG.blocks[30].extent.start)
    for rows_ in (-40, 40, -7, 13):
        row = lazy.step(lazy.row_at(LONG.blocks[30].extent.start), rows_)
        assert lazy.start_of(row) == whole.start_of(middle + rows_)
    assert lazy.step(5, -100) == 0
    assert lazy.start_of(lazy.bottom(10)) == whole.start_of(len(whole) - 10)
    assert lazy.start_of(lazy.step(lazy.bottom(10), 100)) == whole.start_of(len(whole) - 1)


@pytest.mark.usefixtures("small_slabs")
def test_a_spot_stays_the_same_row_when_rows_above_are_counted() -> None:
    lazy = Layout(Slabs(LONG), 20)
    place = LONG.blocks[50].extent.start
    spot = lazy.spot(lazy.row_at(place))
    lazy.settle()
    assert lazy.number(spot) == lazy.row_at(place)


@pytest.mark.usefixtures("small_slabs")
@settings(max_examples=30)
@given(st.sampled_from(list(BlockKind)), st.integers(3, 40), st.sampled_from([" ", "\n", ""]))
def test_a_long_block_is_cut_without_a_loss(kind: BlockKind, width: int, gap: str) -> None:
    words = gap.join(f"word{n}" for n in range(400))
    text = article((kind, words))
    layout = Layout.of(text, width)
    assert len(layout.slabs) > 1
    assert "".join(shown(text.text[row.start : row.end]).strip() for row in rows(layout)).replace(
        " ", ""
    ) == (words.replace(gap, "") if gap else words)
    assert [row.first for row in rows(layout)].count(True) == 1
    assert not any(row.block is None for row in rows(layout))


@pytest.mark.usefixtures("small_slabs")
def test_what_is_near_a_row_costs_no_wrapping() -> None:
    lazy = Layout(Slabs(LONG), 20)
    places = [lazy.near(row) for row in range(0, len(lazy), 10)]
    assert places == sorted(places)
    assert not lazy.exact
    assert abs(lazy.near(len(lazy) // 2) - len(LONG.text) // 2) < len(LONG.text) / 10
