"""Textual's driver for Linux and macOS, with an input thread that no byte can end.

Textual's own decodes keys strictly: one byte that is no UTF-8 ends the application. This is the one place
that leans on what Textual does not document (its parser of keys). What the terminal was asked before Textual
was there is answered here, where it was not in time.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from reader.files.terminal import Question

_WAIT = 0.1
"""Seconds between looks at whether to end, and after which a lone Esc is the key and not a beginning."""


class BackgroundTold(Message):
    """The terminal said what its background is."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self.color = color
        """As `#rrggbb`."""


class Driver(LinuxDriver):
    """Replaces what is no UTF-8, and drops a sequence that cannot be parsed."""

    question: Question | None = None
    """What the terminal was asked before; set for the class, as it is Textual that makes the driver."""

    def start_application_mode(self) -> None:
        """As Textual's; the modes to go back to are those from before the question."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.question is not None and self.question.modes is not None:
            self.attrs_before = self.question.modes

    def run_input_thread(self) -> None:
        """Turn what is typed into messages until the application ends."""
        parser = XTermParser()
        decode = getincrementaldecoder("utf-8")("replace").decode
        if self.question is not None and (typed := self.question.typed()):
            self._process(parser.feed(decode(typed)))
        while not self.exit_event.is_set():
            ready = select.select([self.fileno], [], [], _WAIT)[0]
            data = os.read(self.fileno, 1 << 16) if ready else b""
            if ready and not data:
                return  # the terminal is gone; SIGHUP says so to the application
            data = self._without_answers(data)
            try:
                if data:
                    self._process(parser.feed(decode(data)))
                self._process(parser.tick())
            except (ValueError, OverflowError, LookupError):
                parser = XTermParser()

    def _without_answers(self, data: bytes) -> bytes:
        """What was typed of it; an answer that comes late is told."""
        listener = self.question.listener if self.question is not None else None
        if listener is None:
            return data
        before = listener.color
        typed = listener.feed(data) if data else listener.flush()
        if listener.color is not None and before is None:
            self.send_message(BackgroundTold(listener.color))
        return typed

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
