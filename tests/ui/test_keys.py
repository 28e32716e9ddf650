"""Keys that wait for more, and how keys are written."""

from __future__ import annotations

import pytest

from reader.ui import keys
from reader.ui.keys import Binding, Invocation, KeyReader

ALL = frozenset({"article", "entities"})
BINDINGS = [
    Binding(("j",), "down", ALL),
    Binding(("G",), "bottom", ALL),
    Binding(("0",), "quiet", ALL),
    Binding(("%",), "percent", ALL),
    Binding(("]", "e"), "next-entity", ALL),
    Binding(("]", "q"), "next-quote", ALL),
    Binding(("ctrl+x", "ctrl+s", "a"), "long", ALL),
    Binding(("escape",), "cancel", ALL),
    Binding(("x",), "only-here", frozenset({"entities"})),
]


def press(reader: KeyReader, *pressed: str, pane: str = "article") -> list[Invocation]:
    return [found for key in pressed if (found := reader.feed(key, pane)) is not None]


@pytest.mark.parametrize(
    ("pressed", "command", "count"),
    [
        ("j", "down", None),
        ("5j", "down", 5),
        ("12j", "down", 12),
        ("10j", "down", 10),
        ("42G", "bottom", 42),
        ("40%", "percent", 40),
        ("0", "quiet", None),
        ("]e", "next-entity", None),
        ("3]q", "next-quote", 3),
        ("99999999999999j", "down", keys.MOST),
    ],
)
def test_keys_run_a_command(pressed: str, command: str, count: int | None) -> None:
    assert press(KeyReader(BINDINGS), *pressed) == [Invocation(command, count)]


@pytest.mark.parametrize(
    ("pressed", "pending"),
    [
        ("", ""),
        ("5", "5"),
        ("50", "50"),
        ("]", "]"),
        ("3]", "3]"),
        ("j", ""),
        ("z", ""),
        ("3z", ""),
        ("]z", ""),
        ("x", ""),
    ],
)
def test_what_waits_is_said(pressed: str, pending: str) -> None:
    reader = KeyReader(BINDINGS)
    press(reader, *pressed)
    assert reader.pending == pending


def test_a_long_sequence_waits_to_its_end() -> None:
    reader = KeyReader(BINDINGS)
    assert press(reader, "ctrl+x", "ctrl+s") == []
    assert reader.pending == "ctrl+x ctrl+s"
    assert press(reader, "a") == [Invocation("long")]


@pytest.mark.parametrize("first", ["5", "]", "3]"])
def test_escape_clears_what_waits_and_does_nothing_else(first: str) -> None:
    reader = KeyReader(BINDINGS)
    assert press(reader, *first, "escape") == []
    assert reader.pending == ""
    assert press(reader, "escape") == [Invocation("cancel")]


def test_an_unknown_key_spoils_nothing_after_it() -> None:
    assert press(KeyReader(BINDINGS), "]", "j", "j") == [Invocation("down")]


def test_digits_after_a_sequence_began_are_part_of_it() -> None:
    reader = KeyReader([Binding(("L", "1"), "lens", ALL)])
    assert press(reader, "L", "1") == [Invocation("lens")]


def test_a_key_works_only_in_its_panes() -> None:
    assert press(KeyReader(BINDINGS), "x", pane="entities") == [Invocation("only-here")]
    assert press(KeyReader(BINDINGS), "x", pane="article") == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("j", ("j",)),
        ("]e", ("]", "e")),
        ("gg", ("g", "g")),
        ("Space", ("space",)),
        ("PgDn", ("pagedown",)),
        ("pageup", ("pageup",)),
        ("Esc", ("escape",)),
        ("ctrl+f", ("ctrl+f",)),
        ("Ctrl+F", ("ctrl+f",)),
        ("shift+Tab", ("shift+tab",)),
        ("alt+right", ("alt+right",)),
        ("F1", ("f1",)),
        ("+", ("+",)),
        ("-", ("-",)),
        ("ctrl++", ("ctrl++",)),
        ("ctrl+x s", ("ctrl+x", "s")),
        ("m a", ("m", "a")),
    ],
)
def test_keys_as_a_person_writes_them(written: str, expected: keys.Keys) -> None:
    assert keys.parse(written) == expected


@pytest.mark.parametrize("written", ["", "  ", "ctrl+", "hyper+x", "pgdwn", "ctrl+nothing"])
def test_what_names_no_key_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="key"):
        keys.parse(written)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (("]", "e"), "]e"),
        (("pagedown",), "PgDn"),
        (("down",), "↓"),
        (("ctrl+x", "s"), "ctrl+x s"),
        (("f1",), "F1"),
        (("alt+right",), "alt+→"),
    ],
)
def test_keys_as_they_are_shown(one: keys.Keys, expected: str) -> None:
    assert keys.shown(one) == expected


@pytest.mark.parametrize(
    ("key", "character", "expected"),
    [
        ("j", "j", "j"),
        ("G", "G", "G"),
        ("right_square_bracket", "]", "]"),
        ("question_mark", "?", "?"),
        ("space", " ", "space"),
        ("enter", "\r", "enter"),
        ("tab", "\t", "tab"),
        ("ctrl+f", "\x06", "ctrl+f"),
        ("down", None, "down"),
        ("alt+q", "q", "alt+q"),
        ("plus", "+", "+"),
    ],
)
def test_the_name_of_a_pressed_key(key: str, character: str | None, expected: str) -> None:
    assert keys.token(key, character) == expected
