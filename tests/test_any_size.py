"""Texts of any size and any make in a terminal: they open, keys answer whatever the analysis does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.terminal import Terminal

NEWS = "Mayor Anna Berg closed the bridge. “The cables are not safe,” Berg said on Monday.\n\n"
PRESSES = 50


def lines(characters: int, says: str = "The ferry came to Port Ellis, and Anna Berg was there.") -> str:
    """Numbered paragraphs, so many characters of them at least."""
    size = len(says) + 10
    return "".join(f"LINE {n}: {says}\n\n" for n in range(1, characters // size + 2))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Opens a text in a terminal of its own; whatever is open at the end is ended."""
    running: list[Terminal] = []

    def open_text(text: str, words: str, *flags: str) -> Terminal:
        path = tmp_path / "article.txt"
        path.write_text(text, encoding="utf-8")
        terminal = Terminal([*flags, str(path)])
        running.append(terminal)
        terminal.wait_for(words)
        return terminal

    yield open_text
    for terminal in running:
        if psutil.pid_exists(terminal.pid):
            terminal.kill()


def children(terminal: Terminal) -> list[psutil.Process]:
    """The processes that it has started."""
    return list(psutil.Process(terminal.pid).children(recursive=True))


def analysing(terminal: Terminal) -> list[psutil.Process]:
    """Wait until the analysis has a process; that and what it has started."""
    for _ in range(600):
        if found := children(terminal):
            return found
        terminal.settle(0.1)
    raise AssertionError("nothing was started")


def walk(terminal: Terminal, first: int) -> None:
    """Fifty keys, one after the other: each brings the next line to the top, and one more to the screen."""
    for number in range(first, first + PRESSES):
        before = len(terminal.written)
        terminal.type("}")
        terminal.wait_for(f"LINE {number}:", after=before)


def leave(terminal: Terminal) -> None:
    assert terminal.quit() == 0, terminal.text[-3000:]
    assert "Traceback" not in terminal.text


def last_line(text: str) -> str:
    return text[text.rindex("LINE") :].split(":", maxsplit=1)[0]


def test_row_10_a_text_over_the_limit_of_the_model_is_analysed_in_parts(
    opened: Callable[..., Terminal],
) -> None:
    terminal = opened(NEWS + lines(1_000_001 - len(NEWS)), "The cables are not safe")
    terminal.wait_for("Anna Berg  ")  # in the panel, long before the whole is read
    assert "The analysis stopped" not in terminal.text
    leave(terminal)


def test_row_12_keys_answer_in_ten_megabytes_while_they_are_analysed(
    opened: Callable[..., Terminal],
) -> None:
    text = lines(10_000_000)
    terminal = opened(text, "LINE 1:")
    before = len(terminal.written)
    terminal.type("G")
    terminal.wait_for(f"{last_line(text)}:", after=before)
    before = len(terminal.written)
    terminal.type("g")
    terminal.wait_for("LINE 1:", after=before)
    analysing(terminal)
    seen = max(n for n in range(1, 40) if f"LINE {n}:" in terminal.text)
    walk(terminal, seen + 1)
    leave(terminal)


def test_row_13_keys_answer_in_a_storm_of_quotation_marks(opened: Callable[..., Terminal]) -> None:
    terminal = opened('"' * 100_000 + "\n\n" + lines(20_000), '"""')
    before = len(terminal.written)
    terminal.type("2G")
    terminal.wait_for("LINE 1:", after=before)
    terminal.settle()
    seen = max(n for n in range(1, 40) if f"LINE {n}:" in terminal.text)
    walk(terminal, seen + 1)
    leave(terminal)


@pytest.mark.parametrize("words", ["word", "中文", "a\u0301"])
def test_row_15_one_paragraph_of_a_megabyte_wraps_and_scrolls(
    opened: Callable[..., Terminal], words: str
) -> None:
    text = " ".join(f"{words} N{n}." for n in range(1_000_000 // (len(words) + 9)))
    terminal = opened(text, "N1.")
    before = len(terminal.written)
    terminal.type(" ")
    terminal.settle()
    assert len(terminal.written) > before
    before = len(terminal.written)
    terminal.type("G")
    terminal.wait_for(text[-6:], after=before)
    before = len(terminal.written)
    terminal.type("g")
    terminal.wait_for("N1.", after=before)
    leave(terminal)


def test_row_41_keys_answer_while_a_rule_runs_away(
    opened: Callable[..., Terminal], own_folders: Path
) -> None:
    rules = own_folders / "config" / "article-reader" / "rules"
    rules.mkdir(parents=True)
    (rules / "evil.yaml").write_text("name: evil\nrules:\n  - name: runs\n    regex: '(a|aa)+$'\n")
    (rules.parent / "config.yaml").write_text("rules: [own]\n")
    terminal = opened(lines(20_000) + "a" * 1000 + "!\n", "LINE 1:")
    seen = max(n for n in range(1, 40) if f"LINE {n}:" in terminal.text)
    walk(terminal, seen + 1)
    terminal.wait_for("took over 1 s")
    leave(terminal)


def test_promise_6_without_its_analysis_the_article_can_still_be_read(
    opened: Callable[..., Terminal],
) -> None:
    terminal = opened(lines(2_000_000), "LINE 1:")
    for child in analysing(terminal):
        child.kill()
    for _ in range(600):  # it is started again, but not for ever
        if "The analysis stopped" in terminal.text:
            break
        for child in children(terminal):
            with suppress(psutil.NoSuchProcess):
                child.kill()
        terminal.settle(0.1)
    seen = max(n for n in range(1, 40) if f"LINE {n}:" in terminal.text)
    terminal.type("\x1b")
    walk(terminal, seen + 1)
    assert children(terminal) == []
    leave(terminal)


def test_promise_6_what_a_long_article_takes_ends_with_it(opened: Callable[..., Terminal]) -> None:
    terminal = opened(lines(2_000_000), "LINE 1:")
    started = analysing(terminal)
    leave(terminal)
    assert not [child for child in started if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]
