"""Selecting with the mouse in a terminal."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from tests.terminal import Terminal

PARAGRAPH = (
    "It has 中文字 words and goes on for a while, so that it wraps at the width of the page as a paragraph does "
    "in a column of text that is narrow enough for that."
)
TEXT = f"The harbour board votes to keep the old ferry\n\n{PARAGRAPH}\n\nSecond paragraph here.\n"


def drag(terminal: Terminal, *places: tuple[int, int]) -> None:
    """Press the button at the first place, move over the others, let go at the last; columns and rows from 1."""
    (x, y), *others = places
    terminal.type(f"\x1b[<0;{x};{y}M")
    for x, y in others:
        terminal.type(f"\x1b[<32;{x};{y}M")
    terminal.type(f"\x1b[<0;{x};{y}m")
    terminal.settle()


def copied(terminal: Terminal, key: str) -> str:
    """What that key puts into the terminal's clipboard."""
    before = len(terminal.written)
    terminal.type(key)
    terminal.wait_for("copied: selection", after=before)
    found = re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)", terminal.written[before:])
    return base64.b64decode(found[-1]).decode()


@pytest.mark.parametrize("key", ["y", "\x03"])
def test_what_is_dragged_over_is_copied_without_the_wrapping(tmp_path: Path, key: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    terminal = Terminal([str(path)], columns=120, rows=30)
    terminal.wait_for("Second paragraph here.")
    terminal.settle()
    drag(terminal, (9, 5), (20, 5), (30, 6), (16, 9))
    taken = copied(terminal, key)
    first, second = taken.split("\n\n")
    assert first.endswith("narrow enough for that.")
    assert PARAGRAPH.endswith(first)
    assert "Second paragraph here.".startswith(second)
    assert len(second) > 5
    assert terminal.quit() == 0
