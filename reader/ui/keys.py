"""The one place for keys that wait for more: counts (`5j`, `42G`, `40%`) and sequences (`]e`).

A key is named by the character it types (`j`, `?`, `]`) or, where it types none, by its name
(`enter`, `ctrl+f`, `alt+right`). Nothing here knows Textual but for those names.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

Keys = tuple[str, ...]
"""A sequence of keys, pressed one after the other."""

MOST = 9_999_999
"""The largest count."""

_NAMES = {
    "space": "space",
    "enter": "enter",
    "return": "enter",
    "tab": "tab",
    "esc": "escape",
    "escape": "escape",
    "backspace": "backspace",
    "del": "delete",
    "delete": "delete",
    "insert": "insert",
    "up": "up",
    "down": "down",
    "left": "left",
    "right": "right",
    "home": "home",
    "end": "end",
    "pgup": "pageup",
    "pageup": "pageup",
    "pgdn": "pagedown",
    "pagedown": "pagedown",
    **{f"f{n}": f"f{n}" for n in range(1, 25)},
}
_MODIFIERS = ("ctrl", "alt", "shift", "super")
_SHOWN = {
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    "escape": "Esc",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def parse(written: str) -> Keys:
    """The keys of a binding as a person writes it: `j`, `PgDn`, `ctrl+f`, `]e`, `ctrl+x s`.

    Raises ValueError where it names no key.
    """
    keys: list[str] = []
    for word in written.split():
        if (named := _named(word)) is not None:
            keys.append(named)
        elif all(char.isprintable() for char in word) and not _looks_named(word):
            keys.extend(word)
        else:
            raise ValueError(f'no key is called "{word}"')
    if not keys:
        raise ValueError("no key is given")
    return tuple(keys)


def shown(keys: Keys) -> str:
    """Keys as help and footer write them: `]e`, `PgDn`, `ctrl+x s`."""
    if all(len(key) == 1 for key in keys):
        return "".join(keys)
    return " ".join(_shown_key(key) for key in keys)


def written(keys: Keys) -> str:
    """Keys so that `parse` gives them back: `]e`, `pagedown`, `ctrl+x s`."""
    if all(len(key) == 1 for key in keys):
        together = "".join(keys)
        if _named(together) is None or len(keys) == 1:
            return together
    return " ".join(keys)


def token(key: str, character: str | None) -> str:
    """The name of a key that was pressed, from Textual's name for it and what it types."""
    types = character is not None and len(character) == 1 and character.isprintable() and character != " "
    if character is not None and types and not key.startswith(("ctrl+", "alt+", "super+")):
        return character
    return key


class Binding(msgspec.Struct, frozen=True):
    """Keys that run a command in some panes."""

    keys: Keys
    command: str
    panes: frozenset[str]


class Invocation(msgspec.Struct, frozen=True):
    """A command that was asked for."""

    command: str
    count: int | None = None


class KeyReader:
    """Turns keys into commands, one key at a time."""

    def __init__(self, bindings: Iterable[Binding]) -> None:
        self._commands: dict[tuple[str, Keys], str] = {}
        self._prefixes: set[tuple[str, Keys]] = set()
        for binding in bindings:
            for pane in binding.panes:
                self._commands[pane, binding.keys] = binding.command
                for length in range(1, len(binding.keys)):
                    self._prefixes.add((pane, binding.keys[:length]))
        self._count = ""
        self._keys: Keys = ()

    @property
    def pending(self) -> str:
        """What was pressed and waits for more: `12`, `3]`; empty for nothing."""
        return self._count + shown(self._keys) if self._keys else self._count

    def clear(self) -> bool:
        """Forget what waits; whether there was something."""
        waited = bool(self._count or self._keys)
        self._count, self._keys = "", ()
        return waited

    def feed(self, key: str, pane: str) -> Invocation | None:
        """The command that this key completes; None while more is awaited, or where the keys mean nothing."""
        if key == "escape" and self.clear():
            return None
        if not self._keys and _is_digit(key) and (key != "0" or self._count):
            self._count = str(min(int(self._count + key), MOST))
            return None
        keys = (*self._keys, key)
        command = self._commands.get((pane, keys))
        if command is None and (pane, keys) in self._prefixes:
            self._keys = keys
            return None
        count = int(self._count) if self._count else None
        self.clear()
        return Invocation(command, count) if command is not None else None


def _is_digit(key: str) -> bool:
    return len(key) == 1 and key in "0123456789"


def _named(word: str) -> str | None:
    """A key's own name for what a person writes; None where it is not one named key."""
    if len(word) == 1:
        return word
    *modifiers, last = word.split("+") if not word.endswith("++") else [*word[:-2].split("+"), "+"]
    modifiers = [m.lower() for m in modifiers]
    if any(m not in _MODIFIERS for m in modifiers):
        return None
    base = _NAMES.get(last.lower()) or (last if len(last) == 1 else None)
    if base is None:
        return None
    if len(base) == 1 and modifiers:
        base = base.lower()
    return "+".join([*modifiers, base])


def _looks_named(word: str) -> bool:
    """Whether a word is meant as one key's name, not as characters in sequence."""
    return "+" in word[1:] or (len(word) > 3 and word.isalpha())


def _shown_key(key: str) -> str:
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    is_function = last[:1] == "f" and last[1:].isdigit()
    return "+".join([*modifiers, _SHOWN.get(last, last.upper() if is_function else last)])
