"""The one table of commands and all that is made of it."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain

import pytest

from reader.files import yamlfile
from reader.files.fields import Fields, plain
from reader.settings import values
from reader.ui import commands, keys
from reader.ui.commands import COMMANDS, FOOTER
from reader.ui.keymap import clashes, resolve


def by_id(table: tuple[commands.Command, ...], name: str) -> commands.Command:
    return next(command for command in table if command.id == name)


def pressed(table: tuple[commands.Command, ...], name: str) -> list[str]:
    return [keys.shown(k) for k in by_id(table, name).keys]


def test_no_two_commands_of_a_pane_clash() -> None:
    assert clashes(COMMANDS) == []


def test_a_clash_and_a_beginning_are_noticed() -> None:
    one = commands.Command("one", (("]",),), "", "", "Moving")
    two = commands.Command("two", (("]", "e"),), "", "", "Moving")
    assert clashes([one, two]) == [("one", "two", ("]", "e"))]


def test_the_same_keys_in_different_panes_are_no_clash() -> None:
    one = commands.Command("one", (("x",),), "", "", "Moving", frozenset({"article"}))
    two = commands.Command("two", (("x",),), "", "", "Moving", frozenset({"quotes"}))
    assert clashes([one, two]) == []


def test_ids_are_there_once() -> None:
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_says_what_it_does(command: commands.Command) -> None:
    assert command.help
    assert command.label
    assert not command.help.endswith(".")
    assert command.panes


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.id != "search-back"], ids=lambda c: c.id)
def test_every_command_has_a_key_that_every_terminal_sends(command: commands.Command) -> None:
    first = command.keys[0]
    assert first[0] not in ("ctrl+m", "ctrl+i", "ctrl+h")
    assert not any(key.startswith("ctrl+shift+") for key in first)


@pytest.mark.parametrize("pane", sorted(FOOTER))
def test_the_footer_names_five_to_seven_commands_that_exist(pane: str) -> None:
    ids = set(chain.from_iterable(FOOTER[pane]))
    assert {name.rpartition(" ")[2] for name in ids} <= {command.id for command in COMMANDS}
    assert 5 <= len(commands.footer(COMMANDS, pane)) <= 7


def test_the_footer_follows_the_keymap() -> None:
    table, _ = resolve({"search": "ctrl+s"})
    assert ("ctrl+s", "search") in commands.footer(table, "article")


def test_a_keymap_moves_a_command() -> None:
    table, problems = resolve({"next-entity": ["ctrl+n", "]n"]})
    assert pressed(table, "next-entity") == ["ctrl+n", "]n"]
    assert problems == ()


def test_an_own_key_takes_the_place_of_a_default_without_a_word() -> None:
    table, problems = resolve({"legend": "w"})
    assert pressed(table, "legend") == ["w"]
    assert pressed(table, "panels") == []
    assert problems == ()
    assert "  panels: []  # both panels away, and back; w is legend now\n" in commands.as_yaml(table)


def test_an_own_key_goes_before_a_default_of_a_narrower_pane() -> None:
    table, problems = resolve({"wider": "l"})
    assert pressed(table, "caret-right") == ["→"]
    assert pressed(table, "legend") == []
    assert problems == ()


def test_a_key_that_begins_longer_ones_takes_their_place_too() -> None:
    table, _ = resolve({"legend": "]"})
    assert pressed(table, "next-entity") == []
    assert pressed(table, "previous-entity") == ["[e"]


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"serch": "x"}, 'no command is called "serch"; did you mean search?'),
        ({"zzzz": "x"}, "`reader keys` lists them"),
        ({"search": "pgdwn"}, 'search: no key is called "pgdwn"'),
        ({"search": "1x"}, "`1x` begins with a digit"),
        ({"search": ""}, "search: no key is given"),
    ],
)
def test_what_is_wrong_with_a_keymap_is_told(keymap: dict[str, str], said: str) -> None:
    table, problems = resolve(keymap)
    assert said in problems[0]
    assert pressed(table, "search") == ["/"]


def test_no_keys_at_all_can_be_asked_for() -> None:
    table, problems = resolve({"quit": []})
    assert pressed(table, "quit") == []
    assert problems == ()


def test_the_question_mark_can_be_a_search() -> None:
    table, problems = resolve({}, question="search")
    assert pressed(table, "search-back") == ["?"]
    assert pressed(table, "help") == ["F1"]
    assert problems == ()


def test_the_keymap_as_yaml_reads_back_as_itself() -> None:
    root = yamlfile.parse(commands.as_yaml(COMMANDS), "keys.yaml")
    written = Fields(root, []).get("keymap")
    assert written is not None
    keymap = values.keymap(plain(written))
    table, problems = resolve(keymap)
    assert problems == ()
    assert table == COMMANDS


def test_the_docs_name_every_command_and_key() -> None:
    written = commands.as_markdown()
    for command in COMMANDS:
        assert f"`{command.id}`" in written
        assert all(f"`{keys.shown(k)}`" in written for k in command.keys)


def test_the_table_needs_no_terminal_library() -> None:
    code = "import sys, reader.ui.commands; print([m for m in ('textual', 'rich') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
