"""The table of commands with the person's own keys: what gives way to them, what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping, Sequence

from msgspec.structs import replace

from reader.ui import keys
from reader.ui.commands import COMMANDS, Command
from reader.ui.keys import Keys


def resolve(
    keymap: Mapping[str, str | Sequence[str]],
    *,
    question: str = "help",
    place: Callable[[str], str] = lambda name: "keymap",
) -> tuple[tuple[Command, ...], tuple[str, ...]]:
    """The table with the person's own keys, and what is wrong with them, one sentence each.

    An own key takes the place of a default that it clashes with, which is no problem; two own ones that clash
    are. `question="search"` gives `?` to the search. `place` says where the keymap has a command.
    """
    own: dict[str, tuple[Keys, ...]] = {}
    problems: list[str] = []
    known = {command.id for command in COMMANDS}
    for name, written in keymap.items():
        if name not in known:
            problems.append(f'{place(name)}: no command is called "{name}"{_nearest(name, known)}')
            continue
        try:
            own[name] = _parse_all(written)
        except ValueError as error:
            problems.append(f"{place(name)}: {name}: {error}")
    table = [replace(c, keys=own[c.id]) if c.id in own else _with_question(c, question) for c in COMMANDS]
    return _without_clashes(table, own, problems, place), tuple(problems)


def clashes(commands: Sequence[Command]) -> list[tuple[str, str, Keys]]:
    """Pairs of commands of one pane of which the second's keys (given) are, begin or continue the first's."""
    found: list[tuple[str, str, Keys]] = []
    taken: list[tuple[Command, Keys]] = []
    for command in commands:
        for written in command.keys:
            found += [
                (other.id, command.id, written)
                for other, theirs in taken
                if _rivals(other, theirs, command, written)
            ]
            taken.append((command, written))
    return found


def _with_question(command: Command, question: str) -> Command:
    mark = keys.parse("?")
    if question != "search":
        return command
    if command.id == "help":
        return replace(command, keys=tuple(k for k in command.keys if k != mark))
    return replace(command, keys=(mark,)) if command.id == "search-back" else command


def _parse_all(written: str | Sequence[str]) -> tuple[Keys, ...]:
    found = tuple(keys.parse(w) for w in ([written] if isinstance(written, str) else written))
    for one in found:
        if one[0] in "123456789":
            raise ValueError(f"`{keys.shown(one)}` begins with a digit, which is a count")
    return found


def _without_clashes(
    table: list[Command],
    own: Mapping[str, tuple[Keys, ...]],
    problems: list[str],
    place: Callable[[str], str],
) -> tuple[Command, ...]:
    """The table less the keys that clash: a default gives way to an own key."""
    taken: list[tuple[Command, Keys]] = []
    kept: dict[str, list[Keys]] = {c.id: [] for c in table}
    for command in sorted(table, key=lambda c: c.id not in own):
        for written in command.keys:
            rival = next((o for o, theirs in taken if _displaces(o, theirs, command, written, own)), None)
            if rival is None:
                taken.append((command, written))
                kept[command.id].append(written)
            elif command.id in own:  # a default gives way without a word: that was the wish
                clash = f"`{keys.shown(written)}` of {command.id} clashes with the keys of {rival.id}"
                problems.append(f"{place(command.id)}: {clash}")
    return tuple(replace(c, keys=tuple(kept[c.id])) for c in table)


def _displaces(one: Command, its: Keys, other: Command, theirs: Keys, own: Container[str]) -> bool:
    """Whether keys that one command has leave none to another: an own key goes before every default, also
    before one that holds in fewer panes.
    """
    owned = one.id in own and other.id not in own
    return _rivals(one, its, other, theirs) or (owned and its == theirs and bool(one.panes & other.panes))


def _rivals(one: Command, its: Keys, other: Command, theirs: Keys) -> bool:
    """Whether keys of two commands cannot both hold: the same in one pane, or one begins the other.

    The same keys in fewer of the other's panes are none: there they win.
    """
    if not one.panes & other.panes:
        return False
    if its == theirs:
        return not (one.panes < other.panes or other.panes < one.panes)
    shorter = min(len(its), len(theirs))
    return its[:shorter] == theirs[:shorter]


def _nearest(name: str, known: set[str]) -> str:
    import difflib

    close = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean {close[0]}?" if close else "; `reader keys` lists them"
