"""A pseudo-terminal with the reader in it: type, wait for words, look at every byte that was written."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time
from collections.abc import Mapping, Sequence

CONTROL = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC
    rb"|\x1b[PX^_].*?\x1b\\"  # DCS and other strings
    rb"|\x1b[ -/]+[0-~]|\x1b[0-~]",  # two and three characters
    re.S,
)
_ANSWERS = {b"\x1b[c": b"\x1b[?62c", b"\x1b[6n": b"\x1b[1;1R", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
LONG = 30.0
"""Seconds after which something that should have come never will; nothing waits that long unless it fails."""


class Terminal:
    """One run of a command."""

    def __init__(
        self,
        args: Sequence[str | bytes],
        *,
        columns: int = 100,
        rows: int = 30,
        environ: Mapping[str, str] | None = None,
        program: Sequence[str] = (sys.executable, "-m", "reader"),
    ) -> None:
        self.answers = dict(_ANSWERS)
        """What it says to the questions that it knows."""
        self.written = b""
        """Every byte so far."""
        variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
        variables |= environ or {}
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(program[0], [*program, *args], variables)
        self.resize(columns, rows)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys: str | bytes) -> None:
        """Press keys."""
        os.write(self._terminal, keys.encode() if isinstance(keys, str) else keys)

    @property
    def text(self) -> str:
        """All that was written, without the sequences that control the terminal."""
        return CONTROL.sub(b"", self.written).decode("utf-8", "replace")

    def sequences(self) -> list[bytes]:
        """The sequences that control the terminal, in order."""
        return CONTROL.findall(self.written)

    def wait_for(self, words: str, *, after: int = 0) -> None:
        """Read until the words have been written, at or after byte `after`."""
        end = time.monotonic() + LONG
        while words not in CONTROL.sub(b"", self.written[after:]).decode("utf-8", "replace"):
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"{words!r} never came; the end was: {self.text[-2000:]!r}")

    def wait_for_bytes(self, wanted: bytes) -> None:
        """Read until these bytes have been written."""
        end = time.monotonic() + LONG
        while wanted not in self.written:
            if not self._read(end - time.monotonic()):
                raise AssertionError(f"{wanted!r} never came; the end was: {self.written[-500:]!r}")

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has been written for so many seconds."""
        while self._read(quiet):
            pass

    def answer(self, keys: str, quiet: float = 0.15) -> tuple[float, int]:
        """Press keys and read until nothing comes for a while: seconds to the last byte, and how many came.

        It waits up to a second for the first one.
        """
        before = len(self.written)
        started = last = time.perf_counter()
        if keys:
            self.type(keys)
        while self._read(quiet if len(self.written) > before else 1.0):
            last = time.perf_counter()
        return last - started, len(self.written) - before

    def end(self) -> int:
        """Read to the end; the exit code, or minus the signal."""
        end = time.monotonic() + LONG
        while self._read(end - time.monotonic()):
            pass
        if time.monotonic() >= end:
            os.kill(self.pid, 9)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def quit(self) -> int:
        """Press Q and read to the end; the exit code."""
        self.type("Q")
        return self.end()

    def local_modes(self) -> int:
        """Whether it echoes, reads line by line, and so on: the local modes of termios."""
        return int(termios.tcgetattr(self._terminal)[3])

    def kill(self) -> None:
        """End it and whatever it started."""
        os.kill(self.pid, 15)
        while self._read(LONG):
            pass
        os.waitpid(self.pid, 0)
        os.close(self._terminal)

    def modes(self) -> dict[bytes, bool]:
        """The last state of every private mode that was touched: alternate screen, mouse, cursor, …"""
        found: dict[bytes, bool] = {}
        for sequence in self.sequences():
            if match := re.fullmatch(rb"\x1b\[\?([\d;]+)([hl])", sequence):
                found |= dict.fromkeys(match[1].split(b";"), match[2] == b"h")
        return found

    def _read(self, timeout: float) -> bool:
        """Read once; False where nothing came in time, or at the end."""
        if not select.select([self._terminal], [], [], max(0.0, timeout))[0]:
            return False
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:  # Linux says so when the other end is closed
            return False
        for question, answer in self.answers.items():
            if question in data:
                os.write(self._terminal, answer)
        self.written += data
        return bool(data)
