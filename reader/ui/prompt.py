"""A line that is typed: what `/` and the palette ask for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from reader.domain.display import show
from reader.ui.pieces import Piece

LONGEST = 1_000
"""Characters that a line may have."""


class Line:
    """A line of text and the cursor in it."""

    def __init__(self, text: str = "") -> None:
        self.text = text
        self.cursor = len(text)

    def feed(self, key: str, character: str | None) -> bool:
        """Edit as the key says; whether the text changed. Keys that edit nothing do nothing."""
        if character is not None and character.isprintable() and not key.startswith(("ctrl+", "alt+")):
            return self.insert(character)
        before = self.text
        match key:
            case "backspace" | "ctrl+h":
                self._remove(self.cursor - 1, self.cursor)
            case "delete" | "ctrl+d":
                self._remove(self.cursor, self.cursor + 1)
            case "ctrl+u":
                self._remove(0, self.cursor)
            case "ctrl+k":
                self._remove(self.cursor, len(self.text))
            case "ctrl+w":
                self._remove(len(self.text[: self.cursor].rstrip().rpartition(" ")[0]), self.cursor)
            case "left" | "ctrl+b":
                self.cursor = max(0, self.cursor - 1)
            case "right" | "ctrl+f":
                self.cursor = min(len(self.text), self.cursor + 1)
            case "home" | "ctrl+a":
                self.cursor = 0
            case "end" | "ctrl+e":
                self.cursor = len(self.text)
        return self.text != before

    def insert(self, text: str) -> bool:
        """Put text at the cursor, line ends as spaces; whether there was room."""
        text = " ".join(text.splitlines())[: max(0, LONGEST - len(self.text))]
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)
        return bool(text)

    def clear(self) -> None:
        """Take all of it away."""
        self.text, self.cursor = "", 0

    def begin_with(self, old: str, new: str) -> None:
        """Put something else before the line, the cursor staying at its character."""
        self.text = new + self.text.removeprefix(old)
        self.cursor = max(len(new), self.cursor - len(old) + len(new))

    def pieces(self) -> list[Piece]:
        """The line with its cursor, ready to show."""
        safe = show(self.text) + " "
        before, under, after = safe[: self.cursor], safe[self.cursor], safe[self.cursor + 1 :]
        return [Piece(before), Piece(under, reverse=True), Piece(after)]

    def _remove(self, start: int, end: int) -> None:
        start = max(0, start)
        self.text = self.text[:start] + self.text[end:]
        self.cursor = start


class Earlier:
    """What was typed before, gone through while something else is: older ones, and back to what is typed."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [*lines]
        self._at = len(self._lines)
        self._typed = ""

    def step(self, line: Line, step: int) -> bool:
        """Put the line before in the place of what is typed, or the one after; whether there is one."""
        wanted = self._at + step
        if not 0 <= wanted <= len(self._lines):
            return False
        if self._at == len(self._lines):
            self._typed = line.text
        self._at = wanted
        line.text = self._lines[wanted] if wanted < len(self._lines) else self._typed
        line.cursor = len(line.text)
        return True


class Prompt(msgspec.Struct):
    """A line being typed, and what it is for."""

    before: str
    """What stands before it."""
    typed: Callable[[str], None]
    """Told the text each time that it changes."""
    done: Callable[[bool], None]
    """Told at the end whether it was accepted (Enter) or not (Esc)."""
    says: Callable[[], str] | None = None
    """What it will do with the line, in words."""
    turn: Callable[[int], None] | None = None
    """Told when Tab wants it to do the next thing, or shift+Tab the one before."""
    earlier: Earlier | None = None
    """What Up and Down go through."""
    line: Line = msgspec.field(default_factory=Line)
