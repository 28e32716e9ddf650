"""The analysis process's end of the talk with the reader."""

from __future__ import annotations

import os
import select

from reader.analysis.protocol import Frames, Reply, Request, frame


class Pipe:
    """The two ends that lead to the reader."""

    def __init__(self, source: int, sink: int) -> None:
        self._source = source
        self._sink = sink
        self._frames = Frames()
        self._requests: list[Request] = []
        self._ended = False

    def take(self, *, wait: bool) -> Request | None:
        """The next request; None when there is none yet, or, waiting, when no more will come."""
        while not self._requests and not self._ended:
            if not wait and not select.select([self._source], [], [], 0)[0]:
                return None
            data = os.read(self._source, 1 << 20)
            self._ended = not data
            self._frames.feed(data)
            self._requests += self._frames.requests()
        return self._requests.pop(0) if self._requests else None

    @property
    def ended(self) -> bool:
        """Whether the reader has gone."""
        return self._ended

    def say(self, reply: Reply) -> None:
        """Send it."""
        data = memoryview(frame(reply))
        while data:
            data = data[os.write(self._sink, data) :]
