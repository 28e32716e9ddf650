"""The whole program asks the terminal for its background, and goes by it."""

from __future__ import annotations

import os
import signal
import termios
from pathlib import Path

import pytest

from tests.terminal import Terminal

ASKED = b"\x1b]11;?\x1b\\"
WHITE, BLACK = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:0000/0000/0000\x07"
PAPER, INK = b"48;2;251;249;244", b"48;2;23;25;28"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text("Mayor Anna Berg closed the bridge.\n\n" + "It rained. " * 900, encoding="utf-8")
    return path


def opened(article: Path, answers: dict[bytes, bytes], typed: str = "", **environ: str) -> Terminal:
    terminal = Terminal([str(article)], environ=environ)
    terminal.answers |= answers
    terminal.type(typed)
    terminal.wait_for("Entities")
    return terminal


def test_the_theme_goes_by_it_is_right_at_once_the_next_time_and_is_corrected(article: Path) -> None:
    terminal = opened(article, {ASKED: WHITE}, "G")  # and no key is lost over the question
    terminal.wait_for("100%")
    assert terminal.quit() == 0
    assert PAPER in terminal.written
    assert INK not in terminal.written
    assert b"]11;rgb" not in terminal.written  # no answer is echoed

    terminal = opened(article, {})  # it does not say it in time
    assert PAPER in terminal.written
    assert INK not in terminal.written
    terminal.type(BLACK)
    terminal.wait_for_bytes(INK)
    terminal.type("?")
    terminal.wait_for("Keys")
    assert terminal.quit() == 0


@pytest.mark.parametrize(
    "environ", [{"READER_THEME": "ink"}, {"NO_COLOR": "1"}, {"TERM": "linux"}], ids=lambda e: next(iter(e))
)
def test_it_is_not_asked_where_that_changes_nothing(article: Path, environ: dict[str, str]) -> None:
    terminal = opened(article, {}, **environ)
    assert terminal.quit() == 0
    assert ASKED not in terminal.written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_whatever_ends_it_before_the_first_screen_the_terminal_is_as_before(
    article: Path, number: signal.Signals
) -> None:
    terminal = Terminal([str(article)])
    before = terminal.local_modes()
    assert before & termios.ECHO
    terminal.wait_for_bytes(ASKED)
    assert not terminal.local_modes() & termios.ECHO
    os.kill(terminal.pid, number)
    assert terminal.end() in (-number, 128 + number)
    assert b"?1049h" not in terminal.written  # it had not begun
    assert terminal.local_modes() == before


def test_the_terminal_is_as_before_after_an_ordinary_end(article: Path) -> None:
    terminal = Terminal([str(article)])
    terminal.answers[ASKED] = WHITE
    before = terminal.local_modes()
    terminal.wait_for("Entities")
    assert terminal.quit() == 0
    assert terminal.local_modes() == before
