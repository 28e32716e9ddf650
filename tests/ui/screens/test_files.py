"""Keeping the place in a text that changed, and the editor's command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.screens.files import editor_command, moved

OLD = "First paragraph here.\n\nSecond paragraph, which is what was being read.\n\nThird one.\n"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, "Second"),
        ("A new start.\n\n" + OLD, "Second"),
        (OLD.removeprefix("First paragraph here.\n\n"), "Second"),
        (OLD.replace("Third one.", "Another end."), "Second"),
    ],
)
def test_the_words_that_were_read_stay_at_the_top(new: str, expected: str) -> None:
    place = OLD.index("Second")
    assert new[moved(OLD, place, new) :].startswith(expected)


def test_of_several_such_words_those_nearest_are_taken() -> None:
    old = "same words\n" * 9
    assert moved(old, 44, old) == 44


def test_where_the_words_are_gone_it_is_as_far_down_as_before() -> None:
    assert moved(OLD, 30, "x" * 100) == 30
    assert moved(OLD, 30, "x" * 10) == 10


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, ["vi", "+7", "/a b.txt"]),
        ({"EDITOR": "nano"}, ["nano", "+7", "/a b.txt"]),
        ({"EDITOR": "nano", "VISUAL": "emacs -nw"}, ["emacs", "-nw", "+7", "/a b.txt"]),
        ({"EDITOR": "code -n"}, ["code", "-n", "--wait", "--goto", "/a b.txt:7"]),
        ({"EDITOR": "/usr/bin/hx"}, ["/usr/bin/hx", "/a b.txt:7"]),
        ({"EDITOR": " "}, ["vi", "+7", "/a b.txt"]),
    ],
)
def test_the_editor_opens_the_file_at_the_line(environ: dict[str, str], expected: list[str]) -> None:
    assert editor_command(environ, Path("/a b.txt"), 7) == expected


def test_a_file_name_is_never_an_option() -> None:
    assert editor_command({}, Path("-rf"), 1)[-1].startswith("/")
