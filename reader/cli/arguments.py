"""What may stand on the command line; no work is done here."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn

import msgspec

from reader.domain.errors import UsageError
from reader.domain.roster import SORTS

EXAMPLES = """\
examples:
  reader article.txt                    read it
  reader a.txt b.md news/               a queue: ]a and [a go from one to the next
  curl -s https://… | reader            read what is piped in
  reader +/ceasefire article.txt        start at the first hit
  reader --plain article.txt            labelled lines, for a screen reader
  reader export --format jsonl news/    entities and quotes as JSON, one line an article
  reader entities --label people news/  who is named, a line each, for grep, cut and sort
  reader quotes --by speaker article.txt  who said what
"""

COMMANDS = {
    "export": "entities, quotes and highlights of articles as data",
    "entities": "who and what is named in articles, a line each",
    "quotes": "who said what in articles, a line each",
    "rules": "check highlight rules, try them on articles, list the sets",
    "themes": "list the themes, show one, or check some",
    "names": "list the names that you corrected for every article, or check the file",
    "keys": "print the keymap as YAML, ready to edit",
    "forget": "remove what is kept about an article, or about all",
    "doctor": "what a bug report needs",
    "completion": "a completion script for bash, zsh, fish or tcsh",
}
"""Each subcommand with what it does; a file of that name is opened as `./NAME`."""

_EXAMPLES = {
    "quotes": """\
examples:
  reader quotes article.txt                       who said what, in the order of the text
  reader quotes --by speaker article.txt          each speaker's quotes together
  reader quotes --kind direct,mixed news/ | less  only what is in quotation marks
  reader quotes --speaker solberg --sure news/    what she said for certain, by any of her names
  reader quotes news/ | cut -f5 | sort | uniq -c  how often who is quoted
  reader quotes news/a.txt | cut -f4-             speaker, verb (said, never said) and words
  reader quotes --json a.txt | jq -r .words       for scripts
""",
    "rules": """\
examples:
  reader rules check mine.yaml          every mistake, with line and column
  reader rules check                    the same of all your own files
  reader rules test mine.yaml news/     what each rule finds, and which is never seen
  reader rules list                     every set, own or shipped; * is active
  reader rules schema > rules.json      what editors complete and check by
""",
}
"""What the help of a subcommand leads with."""


class Start(msgspec.Struct, frozen=True):
    """Where to start in the first article."""

    paragraph: int | None = None
    """From 1."""
    pattern: str | None = None
    """A search; its first hit is shown."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(message, hint=f"try `{self.prog} --help`")


class _Intermixed(_Parser):
    """Takes options also between two names: `test mine.yaml --json a.txt`."""

    _inside = False

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        if self._inside:
            return super().parse_known_args(args, namespace)
        self._inside = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._inside = False


def split_start(argv: Sequence[str]) -> tuple[list[str], Start | None]:
    """The arguments without `+N` and `+/pattern`, and where they say to start."""
    rest: list[str] = []
    start: Start | None = None
    for i, word in enumerate(argv):
        if word == "--":
            rest += argv[i:]
            break
        if word.startswith("+/") and len(word) > 2:
            start = Start(pattern=word[2:])
        elif word.startswith("+") and word[1:].isdecimal():
            start = Start(paragraph=int(word[1:][:9]))
        else:
            rest.append(word)
    return rest, start


def reading_parser() -> argparse.ArgumentParser:
    """The parser of `reader [FILE…]`."""
    commands = "\n".join(f"  reader {name:<12} {what}" for name, what in COMMANDS.items())
    parser = _Parser(
        prog="reader",
        usage="reader [options] [+N | +/PATTERN] [FILE | FOLDER | -]…",
        description="Read an article closely: who is in it, who said what, and how sure that is.\n\n"
        + EXAMPLES,
        epilog=f"commands (reader COMMAND --help tells more):\n{commands}\n\n"
        "Settings come from flags, then READER_* variables, then .reader.yaml, then config.yaml.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _articles(parser)
    parser.add_argument(
        "--plain", action="store_true", help="write labelled lines instead of opening a window"
    )
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colours when the output is no terminal",
    )
    parser.add_argument("--theme", metavar="NAME", help="a theme's name, or auto")
    parser.add_argument("--measure", type=int, metavar="N", help="width of the text, 40 to 120 characters")
    _common(parser)
    parser.add_argument(
        "-V", "--version", action="store_true", help="versions of reader, Textual, spaCy and the model"
    )
    return parser


def _articles(parser: argparse.ArgumentParser, metavar: str = "FILE") -> None:
    parser.add_argument(
        "paths", nargs="*", metavar=metavar, help="articles or folders of them; - is standard input"
    )


def _jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs", type=int, metavar="N", help="processes to read with (every core that may be used)"
    )


def _sets(text: str) -> list[str]:
    """The rule sets that a flag names; a file may have a comma in its name."""
    return [text] if os.path.exists(text) else [part.strip() for part in text.split(",") if part.strip()]


def _common(parser: argparse.ArgumentParser, *, rules: bool = True) -> None:
    """What opening an article needs, in the window and in `export`; `rules`: whether sets can be chosen."""
    _reading_text(parser)
    parser.add_argument("--model", metavar="NAME", help="a spaCy pipeline, or best")
    if rules:
        parser.add_argument(
            "--rules",
            action="extend",
            type=_sets,
            metavar="SET",
            help="active rule sets: names or files, with commas between them, or none; again for more",
        )
    parser.add_argument("--private", action="store_true", help="keep nothing about what is read")


def command_parser(name: str) -> argparse.ArgumentParser:
    """The parser of one subcommand."""
    parser = _Parser(prog=f"reader {name}", description=COMMANDS[name], allow_abbrev=False)
    if name in _EXAMPLES:
        parser.description = f"{COMMANDS[name]}\n\n{_EXAMPLES[name]}"
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
    _FILL[name](parser)
    return parser


def whole_parser(file: Mapping[str, object]) -> argparse.ArgumentParser:
    """Options and subcommands in one, for completion only; `file` is what completes a file's name."""
    whole = reading_parser()
    commands = whole.add_subparsers()
    for name, what in COMMANDS.items():
        _FILL[name](commands.add_parser(name, help=what, description=what))
    for parser in _with_inner(whole):
        for action in parser._actions:
            if action.dest in ("paths", "path", "file", "files", "output"):
                action.complete = file  # type: ignore[attr-defined]
    return whole


def _with_inner(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """A parser and those of its subcommands."""
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _with_inner(inner)


def _export(parser: argparse.ArgumentParser) -> None:
    _articles(parser, "PATH")
    parser.add_argument("--format", default="jsonl", help="jsonl, json or plain (jsonl)")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there instead of to standard output")
    _jobs(parser)
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")
    _common(parser)


def _entities(parser: argparse.ArgumentParser) -> None:
    _articles(parser)
    parser.add_argument(
        "--label",
        metavar="NAMES",
        help="only these: labels (PERSON,GPE) or groups (people, organisations, places, groups, works, "
        "events, figures, all); without it all but figures and dates",
    )
    parser.add_argument(
        "--sort", choices=SORTS, help="the whole list by that; without it group by group, as in the window"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    _jobs(parser)
    _common(parser)


def _quotes(parser: argparse.ArgumentParser) -> None:
    _articles(parser)
    parser.add_argument(
        "--by", choices=("text", "speaker"), default="text", help="in the order of the text, or by speaker"
    )
    parser.add_argument(
        "--kind",
        action="append",
        metavar="KINDS",
        help="only these, between commas: direct (all in quotation marks), mixed (some of it), indirect "
        "(none), scare (words in marks that nobody is said to have said); again for more",
    )
    parser.add_argument(
        "--speaker",
        action="append",
        metavar="NAME",
        help="only whoever has these words in a name; again for more",
    )
    sureness = parser.add_mutually_exclusive_group()
    sureness.add_argument("--sure", action="store_true", help="only those of which the speaker is sure")
    sureness.add_argument(
        "--unsure", action="store_true", help="only those of which the speaker is a guess, or nobody"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    _jobs(parser)
    _common(parser)


def _reading_text(parser: argparse.ArgumentParser) -> None:
    """What decides which text a file holds."""
    parser.add_argument(
        "--encoding", metavar="NAME", help="the charset of the files, where it is not found by itself"
    )
    parser.add_argument("--force-text", action="store_true", help="open files that hold NUL bytes")
    parser.add_argument("--max-size", metavar="SIZE", help="refuse larger files (64MiB)")


def _rules(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", required=True, metavar="check|test|list|schema", parser_class=_Intermixed
    )

    def action(name: str, what: str) -> argparse.ArgumentParser:
        return actions.add_parser(name, help=what, description=what, allow_abbrev=False)

    check = action("check", "every mistake of rule files, and what in them never does anything")
    check.add_argument("files", nargs="*", metavar="FILE", help="files or names of sets (all your own)")
    test = action("test", "what each rule finds in articles, which is never seen, which is slow")
    test.add_argument("file", metavar="FILE", help="a rule file, or the name of a set")
    _articles(test, "ARTICLE")
    test.add_argument("--examples", type=int, default=3, metavar="N", help="how many of each rule (3)")
    test.add_argument("--json", action="store_true", help="one JSON object")
    _jobs(test)
    _common(test, rules=False)
    action("list", "every rule set that is there, own or shipped; * is active").add_argument(
        "--json", action="store_true", help="one JSON object a line"
    )
    action("schema", "a JSON Schema of rule files, for editors")


def _check_or_list(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("check", "list"), metavar="check|list")
    parser.add_argument("files", nargs="*", metavar="FILE", help="what to check")


def _themes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "show", "check"), metavar="list|show|check")
    parser.add_argument("files", nargs="*", metavar="NAME", help="a theme's name, or a file to check")


def _forget(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="?", metavar="PATH", help="the article")
    parser.add_argument("--all", action="store_true", help="everything about every article")
    _reading_text(parser)


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh"))


def _nothing(parser: argparse.ArgumentParser) -> None:
    del parser


_FILL = {
    "export": _export,
    "entities": _entities,
    "quotes": _quotes,
    "rules": _rules,
    "themes": _themes,
    "names": _check_or_list,
    "keys": _nothing,
    "forget": _forget,
    "doctor": _nothing,
    "completion": _completion,
}
