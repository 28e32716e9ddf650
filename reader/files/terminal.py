"""Asking the terminal what its background is, while something else is done, and losing no key over it."""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import termios
import time
from collections.abc import Mapping
from types import FrameType

PATIENCE = 0.1
"""Seconds after the question beyond which nobody waits for its answer; it may still come."""
_LATE = 1.0
"""Seconds by which the answer may come after that to the question behind it."""
_QUESTION = b"\x1b]11;?\x1b\\\x1b[c"
"""For the background (OSC 11), and for what every terminal knows: its kind (DA1). So one that does not know
the first is known at once.
"""
_COLOR = re.compile(rb"\x1b\]11;([^\x07\x1b]*)(?:(\x07|\x1b\\)|(?=\x1b[^\\]))")
"""An answer, and how it ends; without an end where something else begins."""
_KIND = re.compile(rb"\x1b\[\?[0-9;]{1,64}c")
_COLOR_BEGUN = rb"\](?:1(?:1(?:;[^\x07\x1b]*\x1b?)?)?)?"
_BEGUN = re.compile(rb"\x1b(?:" + _COLOR_BEGUN + rb"|\[(?:\?[0-9;]{0,64})?)?\Z")
"""The beginning of an answer, at the end of what was read."""
_BEGUN_LATE = re.compile(rb"\x1b" + _COLOR_BEGUN + rb"\Z")
"""The same when none is awaited any more: Esc alone is a key then, and a key has no time to lose."""
_MOST = 4096
"""Bytes of an answer that are kept."""
_TOO_MUCH = b"\x1b]11;?"
"""Stands for the beginning of a longer one, which says no colour."""
_WAITS = 10
"""How often nothing may come after the beginning of an answer until the rest is given up."""
_CHANNELS = re.compile(
    rb"rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/[0-9a-fA-F]{1,4})?"
)
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class Listener:
    """Takes the answers out of what a terminal sends, however it is cut; all else is keys."""

    def __init__(self) -> None:
        self.color: str | None = None
        """The background as `#rrggbb`, once it was said."""
        self.answered = False
        """Whether all that was asked for the sake of an end was answered."""
        self._end = 0.0  # when nothing can come any more
        self._held = b""
        self._waits = 0  # how often nothing came after it

    @property
    def done(self) -> bool:
        """Whether no answer is to come any more."""
        return self.answered and (self.color is not None or time.monotonic() > self._end)

    def feed(self, data: bytes) -> bytes:
        """What of it was typed; what may be the beginning of an answer is held back."""
        data, self._held, self._waits = self._held + data, b"", 0
        data = _COLOR.sub(self._take_color, data)  # also one that comes twice or very late: no key is one
        if not self.answered:
            data, found = _KIND.subn(b"", data, count=1)
            self.answered = found > 0
            self._end = time.monotonic() + _LATE
        if begun := (_BEGUN_LATE if self.done else _BEGUN).search(data):
            data, self._held = data[: begun.start()], data[begun.start() :]
        if len(self._held) > _MOST:
            self._held = _TOO_MUCH + (b"\x1b" if self._held.endswith(b"\x1b") else b"")
        return data

    def flush(self) -> bytes:
        """Nothing came for a while: what was held back and cannot be told from a key by now is one."""
        if len(self._held) > 2:
            self._waits += 1
            if self._waits >= _WAITS:
                self._held = b""
            return b""
        held, self._held = self._held, b""
        return held

    def _take_color(self, found: re.Match[bytes]) -> bytes:
        if self.color is None and found[2]:
            self.color = color_in(found[1])
        return b""


def color_in(answer: bytes) -> str | None:
    """The colour in `rgb:RRRR/GGGG/BBBB`, one to four digits each, as `#rrggbb`; None for anything else."""
    found = _CHANNELS.fullmatch(answer)
    if found is None:
        return None
    shares = (int(digits, 16) / (16 ** len(digits) - 1) for digits in found.groups()[:3])
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)


class Question:
    """One question to the terminal of this process: asked at once, heard later.

    From asking on the terminal shows nothing of what comes; `restore` ends that, and so does every signal
    that ends the process, as long as nobody else handles it.
    """

    def __init__(self, keys: int, screen: int) -> None:
        """`keys`: the descriptor that the terminal is read from; `screen`: the one it is written to."""
        self._keys = keys
        self.modes: list[object] | None = termios.tcgetattr(keys)
        """The terminal's modes, as they were."""
        self.listener = Listener()
        self._typed = b""
        handlers = {number: signal.getsignal(number) for number in _SIGNALS}
        # What is ignored, as by nohup, ends nothing; what Python did not set it cannot put back.
        self._before = {
            number: handler for number, handler in handlers.items() if handler not in (signal.SIG_IGN, None)
        }
        for number in self._before:
            signal.signal(number, self._end)
        try:
            quiet = termios.tcgetattr(keys)
            quiet[0] &= ~termios.ICRNL  # Enter stays Enter, for whoever reads it later
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(keys, termios.TCSANOW, quiet)
            self._asked = time.monotonic()
            os.write(screen, _QUESTION)
        except BaseException:
            self.restore()
            raise

    def hear(self, *, wait: bool) -> str | None:
        """The background, as far as it was said by now; `wait`: or until the patience is at its end."""
        while not self.listener.done:
            waits = wait and not self.listener.answered
            left = self._asked + PATIENCE - time.monotonic() if waits else 0.0
            if not select.select([self._keys], [], [], max(0.0, left))[0]:
                break
            data = os.read(self._keys, 1 << 16)
            if not data:
                break
            self._typed += self.listener.feed(data)
        return self.listener.color

    def typed(self) -> bytes:
        """What was typed meanwhile; once."""
        typed, self._typed = self._typed, b""
        return typed

    def restore(self) -> None:
        """Give the terminal back as it was."""
        modes, self.modes = self.modes, None
        if modes is None:
            return
        with contextlib.suppress(termios.error, OSError):  # it may be gone
            termios.tcsetattr(self._keys, termios.TCSANOW, modes)  # type: ignore[arg-type]
        for number, before in self._before.items():
            if signal.getsignal(number) == self._end:
                signal.signal(number, before)

    def _end(self, number: int, frame: FrameType | None) -> None:
        del frame
        self.restore()
        if number == signal.SIGINT:
            raise KeyboardInterrupt
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def ask(keys: int, screen: int, environ: Mapping[str, str]) -> Question | None:
    """A question to the terminal; None where it cannot be asked."""
    if environ.get("TERM", "") in ("", "dumb", "linux", "unknown"):
        return None
    try:
        if not (os.isatty(keys) and os.isatty(screen)) or os.tcgetpgrp(keys) != os.getpgrp():
            return None
        return Question(keys, screen)
    except (OSError, termios.error, ValueError):
        return None
