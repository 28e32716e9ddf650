"""Lines of pieces, the line that is typed, the trail of jumps."""

from __future__ import annotations

import pytest

from reader.domain.analysis import Analysis
from reader.ui import status
from reader.ui.app import ReaderApp
from reader.ui.jumps import Jumps
from reader.ui.pieces import Piece, cut, fit, piece, width
from reader.ui.prompt import LONGEST, Line
from reader.ui.session import Session
from tests.ui.fakes import as_engine, at, entity, theme
from tests.ui.test_app import engine_with, line, press, running


def text(pieces: list[Piece]) -> str:
    return "".join(p.text for p in pieces)


@pytest.mark.parametrize(
    ("left", "right", "cells", "expected"),
    [
        ("abc", "yz", 8, "abc   yz"),
        ("abcdef", "yz", 8, "abcd… yz"),
        ("abcdef", "", 6, "abcdef"),
        ("abcdef", "", 4, "abc…"),
        ("abc", "tuvwxyz", 5, "tuvw…"),
        ("", "", 3, "   "),
        ("日本語", "", 4, "日… "),
        ("abc", "z", 0, ""),
    ],
)
def test_a_line_is_exactly_as_wide_as_asked(left: str, right: str, cells: int, expected: str) -> None:
    fitted = fit([Piece(left)], [Piece(right)] if right else [], cells)
    assert text(fitted) == expected
    assert width(fitted) == cells


def test_what_is_left_out_twice_in_a_row_is_told_once() -> None:
    assert text(fit([Piece("ab …"), Piece("   more")], [], 5)) == "ab … "


@pytest.mark.parametrize(
    ("words", "cells", "expected"), [("abc", 3, "abc"), ("abc", 2, "a…"), ("abc", 0, ""), ("a b", 2, "a…")]
)
def test_what_is_cut_ends_in_an_ellipsis(words: str, cells: int, expected: str) -> None:
    assert cut(words, cells) == expected


@pytest.mark.parametrize("evil", ["\x1b[2J", "\x9b", "a\nb", "\t", "\u202e", "[/x]", "[@click=app.quit]Q[/]"])
def test_a_piece_is_safe_and_as_long_as_its_text(evil: str) -> None:
    made = piece(evil).text
    assert made.isprintable()
    assert len(made) == len(evil)


def typed(*keys: str | tuple[str, str]) -> Line:
    line = Line()
    for key in keys:
        line.feed(*(key if isinstance(key, tuple) else (key, key if len(key) == 1 else None)))
    return line


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["a", "b"], "ab"),
        (["a", ("space", " "), "b"], "a b"),
        (["a", "b", "backspace"], "a"),
        (["backspace"], ""),
        (["a", "b", "left", "X"], "aXb"),
        (["a", "b", "home", "delete"], "b"),
        (["a", "b", "ctrl+u"], ""),
        (["a", "b", "left", "ctrl+k"], "a"),
        (["a", ("space", " "), "b", "ctrl+w"], "a"),
        (["a", ("ctrl+x", "\x18")], "a"),
        (["a", "end", "b"], "ab"),
        (["é"], "é"),
    ],
)
def test_typing_edits_the_line(keys: list[str | tuple[str, str]], expected: str) -> None:
    assert typed(*keys).text == expected


def test_pasted_lines_become_one_of_bounded_length() -> None:
    line = Line()
    assert line.insert("a\nb\r\nc")
    assert line.text == "a b c"
    line.insert("x" * 2 * LONGEST)
    assert len(line.text) == LONGEST
    assert not line.insert("y")
    line.begin_with("", "\\q")  # as Tab does
    assert not line.insert("z" * 50)
    assert len(line.text) == LONGEST + 2


def test_the_cursor_is_shown_on_a_safe_character() -> None:
    line = Line("a\x1bb")
    line.cursor = 1
    assert [(p.text, p.reverse) for p in line.pieces()] == [("a", False), ("␛", True), ("b ", False)]


def test_back_and_forward_retrace_the_jumps() -> None:
    jumps = Jumps()
    jumps.leave(10)
    jumps.leave(500)
    assert jumps.back(900) == 500
    assert jumps.back(500) == 10
    assert jumps.back(10) is None
    assert jumps.forward(10) == 500
    assert jumps.forward(500) == 900
    assert jumps.forward(900) is None


def test_a_new_jump_forgets_what_was_ahead() -> None:
    jumps = Jumps()
    jumps.leave(10)
    jumps.back(50)
    jumps.leave(10)
    assert jumps.forward(99) is None


@pytest.mark.parametrize(
    ("characters", "expected"),
    [(1, "1 min"), (2_700, "2 min"), (4_000, "3 min"), (81_000, "1 h"), (100_000, "1 h 15 min")],
)
def test_how_long_it_takes_to_read(characters: int, expected: str) -> None:
    assert status.duration(characters) == expected


def test_the_place_says_when_it_is_the_end() -> None:
    assert text(status.place(2, 13, 4, 4_000)) == "¶ 2 of 13   4%   3 min left"
    assert text(status.place(2, None, 4, 4_000)) == "¶ 2 of …   4%   3 min left"
    assert text(status.place(None, None, 4, 4_000)) == "¶ … of …   4%   3 min left"
    assert text(status.place(13, 13, 100, 0)) == "¶ 13 of 13   100%   end"


@pytest.mark.parametrize(
    ("left", "cells", "kept", "expected"),
    [
        ("/ferry 1/40", 39, 1, "/ferry 1/40 ¶ 2 of 13   4%   3 min left"),
        ("/ferry 1/40", 38, 1, "/ferry 1/40             ¶ 2 of 13   4%"),
        ("/ferry 1/40", 24, 1, "/ferry 1/40    ¶ 2 of 13"),
        ("/ferry 1/40", 18, 0, "/ferry 1/40       "),
        ("/ferry 1/40", 18, 1, "/ferry…  ¶ 2 of 13"),
    ],
)
def test_where_we_are_gives_way_from_its_end(left: str, cells: int, kept: int, expected: str) -> None:
    right = status.place(2, 13, 4, 4_000)
    assert text(fit([Piece(left)], status.yielding([Piece(left)], right, cells, kept), cells)) == expected


async def test_the_names_and_the_paragraph_are_of_the_same_place() -> None:
    text_of_40 = "\n\n".join(
        ["A title", *(f"Paragraph {n}, in which nobody is." for n in range(1, 40)), "Ruiz."]
    )
    there = at(text_of_40, "Ruiz")
    found = Analysis((entity("e1", "Ana Ruiz", "PERSON", (there, True)),))
    engine = engine_with(text_of_40)
    session = Session(as_engine(engine), engine.queue(), engine.articles["ferry.txt"], found)
    app = ReaderApp(session, theme())
    async with running(app, 80, 16) as pilot:
        assert "Ana Ruiz" not in line(app, "status")
        await press(pilot, "G")
        assert line(app, "status").startswith("  Ana Ruiz")
        assert "¶ 40 of 40" in line(app, "status")
