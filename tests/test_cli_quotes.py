"""`reader quotes`: what it writes where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal
from tests.test_cli import Called, call, here, ran
from tests.test_cli_entities import rows

__all__ = ["call", "here"]

SAID = """\
The ferry stays

“We keep the ferry,” Mayor Anna Berg said on Monday. Berg said that the old pier would be closed.

Officials said that nobody had asked them. “It is late,” Carl Osei told reporters.
"""


@pytest.fixture
def said(here: Path) -> Path:
    """The folder with an article in which people speak."""
    (here / "said.txt").write_text(SAID, encoding="utf-8")
    return here


def test_a_line_each_between_tabs_never_wrapped(said: Path, call: Called) -> None:
    code, out, err = call("quotes", "said.txt")
    assert (code, err) == (0, "")
    assert [row[:2] + row[3:] for row in rows(out)] == [
        ["1", "direct", "Anna Berg", "said", "“We keep the ferry,”"],
        ["1", "indirect", "Anna Berg", "said", "that the old pier would be closed"],
        ["2", "indirect", "Officials", "said", "that nobody had asked them"],
        ["2", "direct", "Carl Osei", "told", "“It is late,”"],
    ]
    assert {row[2] for row in rows(out)} <= {"", "~"}


def words(out: str) -> list[str]:
    return [row[5].strip("“”,") for row in rows(out)]


def test_speakers_kinds_and_order_are_chosen(said: Path, call: Called) -> None:
    assert words(call("quotes", "--kind", "direct", "said.txt")[1]) == ["We keep the ferry", "It is late"]
    assert len(rows(call("quotes", "--kind", "direct, mixed", "--kind", "indirect", "said.txt")[1])) == 4
    assert words(call("quotes", "--speaker", "berg", "--kind", "direct", "said.txt")[1]) == [
        "We keep the ferry"
    ]
    assert [row[3] for row in rows(call("quotes", "--by", "speaker", "said.txt")[1])] == [
        "Anna Berg", "Anna Berg", "Carl Osei", "Officials",
    ]  # fmt: skip
    sure = rows(call("quotes", "--sure", "said.txt")[1])
    assert sure == [row for row in rows(call("quotes", "said.txt")[1]) if row[2] == ""]
    unsure = rows(call("quotes", "--unsure", "said.txt")[1])
    assert unsure == [row for row in rows(call("quotes", "said.txt")[1]) if row[2] == "~"]
    assert call("quotes", "--sure", "--unsure", "said.txt")[0] == 2


def test_several_files_are_named_in_each_line(said: Path, call: Called) -> None:
    (said / "more.txt").write_text(SAID, encoding="utf-8")
    out = call("quotes", "--speaker", "osei", "said.txt", "more.txt")[1]
    assert [row[0] for row in rows(out)] == ["said.txt", "more.txt"]


def test_a_missing_file_is_named_and_the_others_are_written(said: Path, call: Called) -> None:
    code, out, err = call("quotes", "said.txt", "nope")
    assert code == 3
    assert rows(out)[0][:2] == ["said.txt", "1"]
    assert err == "reader: nope: No such file\n"


def test_json_is_an_object_a_line_and_the_same_quotes_as_export_has(said: Path, call: Called) -> None:
    found = [json.loads(line) for line in call("quotes", "--json", "said.txt")[1].splitlines()]
    assert [(one["file"], one["paragraph"], one["speaker"]["name"]) for one in found][:2] == [
        ("said.txt", 1, "Anna Berg"), ("said.txt", 1, "Anna Berg"),
    ]  # fmt: skip
    added = ("file", "paragraph", "words", "certain")
    exported = json.loads(call("export", "said.txt")[1])["quotes"]
    assert [{k: v for k, v in one.items() if k not in added} for one in found] == exported


def test_standard_input_is_read(said: Path) -> None:
    done = ran("quotes", data=SAID.encode())
    assert (done.code, done.err) == (0, "")
    assert done.out.decode().startswith("1\tdirect\t")
    assert ran("quotes", "-", data=SAID.encode()).out == done.out


def test_nothing_found_is_no_mistake(said: Path, call: Called) -> None:
    assert call("quotes", "--speaker", "nobody at all", "said.txt") == (0, "", "")


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        (("--kind", "spoken"), "direct"), (("--kind", ","), "direct"), (("--kind", ""), "direct"),
        (("--speaker", " "), "Solberg"), (("--by", "size"), "help"),
    ],
)  # fmt: skip
def test_a_mistake_in_an_option_is_told(
    said: Path, call: Called, options: tuple[str, str], hint: str
) -> None:
    code, out, err = call("quotes", *options, "said.txt")
    assert (code, out) == (2, "")
    assert err.startswith("reader: ")
    assert hint in err


def test_the_help_leads_with_examples() -> None:
    out = ran("quotes", "--help").out.decode()
    assert out.index("examples:") < out.index("options:")


def test_nobody_reading_any_more_is_no_mistake_to_speak_of(said: Path) -> None:
    many = said / "many"
    many.mkdir()
    for n in range(30):
        (many / f"{n:02}.txt").write_text(SAID * 20, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "quotes", "many"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, cwd=said,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_on_a_terminal_it_is_a_ledger_in_columns(said: Path) -> None:
    terminal = Terminal(["quotes", "--by", "speaker", "--speaker", "berg", "said.txt"], columns=100)
    assert terminal.end() == 0
    assert terminal.text.replace("\r", "").rstrip().split("\n") == [
        "Anna Berg: 2 quotes, 11 words",
        "1  direct     said  “We keep the ferry,”",
        "1  indirect   said  that the old pier would be closed",
    ]
