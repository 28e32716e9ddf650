"""One analysis process, seen from the reader: started, spoken to, listened to, killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from reader.analysis.protocol import Frames, Reply, Request, frame

_SETTINGS = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""One process, one core: the libraries' own threads only cost memory and start-up."""


class Process:
    """A running worker; never imports spaCy here."""

    def __init__(self, model: str, log: Path | None, kept: Path | None = None) -> None:
        """`kept`: the folder where the worker keeps what it parsed; None: nowhere."""
        # -P: a folder's own `spacy.py` must not be run because an article is read in it.
        command = [sys.executable, "-P", "-m", "reader.analysis.worker", model, str(kept or "")]
        with _open_log(log) as errors:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                bufsize=0,
                env={**_SETTINGS, **os.environ},
                start_new_session=True,  # Ctrl+C in the terminal is the reader's affair
            )
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        self._sink = self._child.stdin.fileno()
        self._source = self._child.stdout.fileno()
        self._frames = Frames()
        self._outbox: SimpleQueue[Request | None] = SimpleQueue()
        # A thread: ten million characters do not fit in a pipe while the worker still loads its model.
        self._postman = Thread(target=self._post, daemon=True, name="to the analysis process")
        self._postman.start()

    def fileno(self) -> int:
        """The descriptor that is readable when there is a reply."""
        return self._source

    def send(self, request: Request) -> None:
        """Ask; returns at once."""
        self._outbox.put(request)

    def replies(self) -> tuple[list[Reply], bool]:
        """What has arrived whole after one read, which may wait; and whether the process has ended."""
        data = os.read(self._source, 1 << 20)
        self._frames.feed(data)
        return self._frames.replies(), not data

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._outbox.put(None)
        self._child.kill()
        self.cause()
        self._postman.join()  # before the descriptor's number can be another file's
        for end in (self._child.stdin, self._child.stdout):
            if end is not None:
                end.close()

    def cause(self) -> str:
        """Why it ended, in words; waits for the end."""
        code = self._child.wait()
        if self.late:
            return "a part of it took too long"
        if code < 0:
            return f"the analysis process was ended by signal {-code}"
        return f"the analysis process ended with exit code {code}"

    @property
    def late(self) -> bool:
        """Whether it was ended since something took too long; waits for the end."""
        return self._child.wait() in (-signal.SIGPROF, -signal.SIGALRM)

    def _post(self) -> None:
        while (request := self._outbox.get()) is not None:
            view = memoryview(frame(request))
            try:
                while view:
                    view = view[os.write(self._sink, view) :]
            except OSError:  # it has ended: whoever reads its replies will see that
                return


def _open_log(log: Path | None) -> BinaryIO:
    if log is None:
        return open(os.devnull, "wb")
    try:
        if not log.parent.is_dir():
            from reader.files import atomic

            atomic.make_folder(log.parent)
        return open(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")
    except OSError:
        return open(os.devnull, "wb")
