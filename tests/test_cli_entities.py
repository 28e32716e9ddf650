"""`reader entities`: what it writes where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.test_cli import NEWS, Called, call, here, ran

__all__ = ["call", "here"]


def rows(out: str) -> list[list[str]]:
    return [line.split("\t") for line in out.splitlines()]


def test_a_line_each_between_tabs(here: Path, call: Called) -> None:
    code, out, err = call("entities", "a.txt")
    assert (code, err) == (0, "")
    assert rows(out) == [["PERSON", "2", "Anna Berg", "Mayor", "Berg", ""]]


def test_figures_come_where_they_are_asked_for(here: Path, call: Called) -> None:
    assert rows(call("entities", "--label", "figures", "a.txt")[1]) == [["DATE", "1", "Monday", "", "", ""]]
    assert [row[0] for row in rows(call("entities", "--label", "all", "a.txt")[1])] == ["PERSON", "DATE"]
    assert [row[0] for row in rows(call("entities", "--label", "date, person", "a.txt")[1])] == [
        "PERSON",
        "DATE",
    ]


def test_several_files_are_named_in_each_line(here: Path, call: Called) -> None:
    assert [row[0] for row in rows(call("entities", "a.txt", "b.md")[1])] == ["a.txt", "b.md"]
    assert [row[0] for row in rows(call("entities", ".")[1])] == ["./a.txt", "./b.md"]


def test_a_missing_file_is_named_and_the_others_are_written(here: Path, call: Called) -> None:
    code, out, err = call("entities", "a.txt", "nope")
    assert code == 3
    assert rows(out)[0][:2] == ["a.txt", "PERSON"]
    assert err == "reader: nope: No such file\n"


def test_json_is_an_object_a_line(here: Path, call: Called) -> None:
    found = [
        json.loads(line)
        for line in call("entities", "--json", "--sort", "first", "--label", "all", "a.txt")[1].splitlines()
    ]
    assert [(one["file"], one["name"], one["label"], one["count"]) for one in found] == [
        ("a.txt", "Anna Berg", "PERSON", 2), ("a.txt", "Monday", "DATE", 1),
    ]  # fmt: skip
    assert found[0]["names"] == {"Anna Berg": 1, "Berg": 1}


def test_an_order_is_that_of_the_whole_list(here: Path, call: Called) -> None:
    (here / "c.txt").write_text("London is big. Anna Berg met Carl Osei in London.\n", encoding="utf-8")
    names = [row[2] for row in rows(call("entities", "--sort", "name", "c.txt")[1])]
    assert names == sorted(names)
    assert len(names) == 3
    assert rows(call("entities", "--sort", "count", "c.txt")[1])[0][:3] == ["GPE", "2", "London"]


def test_standard_input_is_read(here: Path) -> None:
    done = ran("entities", data=NEWS.encode())
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(b"PERSON\t2\tAnna Berg\t")
    assert ran("entities", "-", data=NEWS.encode()).out == done.out


@pytest.mark.parametrize("label", ["persn", "people,xyz", ",", ""])
def test_a_label_that_is_none_is_a_mistake(here: Path, call: Called, label: str) -> None:
    code, out, err = call("entities", "--label", label, "a.txt")
    assert (code, out) == (2, "")
    assert err.startswith("reader: ")
    assert "people" in err


@pytest.mark.parametrize("order", ["size", ""])
def test_an_order_that_is_none_is_a_mistake(here: Path, call: Called, order: str) -> None:
    assert call("entities", "--sort", order, "a.txt")[0] == 2


def test_nobody_reading_any_more_is_no_mistake_to_speak_of(here: Path) -> None:
    many = here / "many"
    many.mkdir()
    for n in range(30):
        (many / f"{n:02}.txt").write_text(NEWS * 20, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "entities", "many"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=here,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_on_a_terminal_it_is_in_columns(here: Path) -> None:
    terminal = Terminal(["entities", "a.txt"], columns=100)
    assert terminal.end() == 0
    assert terminal.text.rstrip() == "PERSON  2   Anna Berg  Mayor  (Berg)"
