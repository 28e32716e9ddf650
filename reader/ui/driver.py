"""Textual's driver for Linux and macOS, with an input thread that no byte can end.

Textual's own decodes keys strictly: one byte that is no UTF-8 ends the application. This is the one place
that leans on what Textual does not document (its parser of keys).
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder
from collections.abc import Iterable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

_WAIT = 0.1
"""Seconds between looks at whether to end, and after which a lone Esc is the key and not a beginning."""


class Driver(LinuxDriver):
    """Replaces what is no UTF-8, and drops a sequence that cannot be parsed."""

    def run_input_thread(self) -> None:
        """Turn what is typed into messages until the application ends."""
        parser = XTermParser()
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            ready = select.select([self.fileno], [], [], _WAIT)[0]
            data = os.read(self.fileno, 1 << 16) if ready else b""
            if ready and not data:
                return  # the terminal is gone; SIGHUP says so to the application
            try:
                if data:
                    self._process(parser.feed(decode(data)))
                self._process(parser.tick())
            except (ValueError, OverflowError, LookupError):
                parser = XTermParser()

    def _process(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
