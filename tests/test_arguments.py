from __future__ import annotations

import pytest

from reader.cli.arguments import COMMANDS, Start, command_parser, reading_parser, split_start
from reader.domain.errors import UsageError


@pytest.mark.parametrize(
    ("argv", "rest", "start"),
    [
        (["a.txt"], ["a.txt"], None),
        (["+30", "a.txt"], ["a.txt"], Start(paragraph=30)),
        (["+/cease fire", "a.txt"], ["a.txt"], Start(pattern="cease fire")),
        (["--", "+30"], ["--", "+30"], None),
        (["+x"], ["+x"], None),
        (["+/"], ["+/"], None),
    ],
)
def test_where_to_start_may_stand_anywhere(argv: list[str], rest: list[str], start: Start | None) -> None:
    assert split_start(argv) == (rest, start)


def test_an_unknown_option_says_where_help_is() -> None:
    with pytest.raises(UsageError, match="--help"):
        reading_parser().parse_args(["--nonsense"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_parser_with_help(name: str) -> None:
    assert COMMANDS[name] in " ".join(command_parser(name).format_help().split())


def test_help_leads_with_examples_and_names_every_command() -> None:
    text = reading_parser().format_help()
    assert text.index("examples:") < text.index("--encoding")
    assert all(f"reader {name}" in text for name in COMMANDS)
