"""What the reader and its analysis process say to each other, and the frames it travels in.

A frame is its length in four bytes (big endian) and one message as MessagePack.
"""

from __future__ import annotations

import struct
from typing import ClassVar, TypeAlias

import msgspec

from reader.analysis.pieces import Piece, cut, join
from reader.domain.analysis import Analysis
from reader.domain.corrections import Said
from reader.domain.queries import DocQuery
from reader.domain.text import Article, Block, Extent

_LENGTH = struct.Struct(">I")

Queries: TypeAlias = tuple[DocQuery, ...]
Matches: TypeAlias = tuple[tuple[int, ...], ...]
"""For each query of the request, in its order, where its matches begin and end, by turns."""


class Text(msgspec.Struct, frozen=True):
    """Of an article, what the analysis looks at."""

    text: str
    blocks: tuple[Block, ...]
    dateline: Extent | None
    corrections: tuple[Said, ...] = ()
    """What a person said about names and quotes in it."""

    @classmethod
    def of(cls, article: Article, corrections: tuple[Said, ...] = ()) -> Text:
        """The part of `article` that travels, and what a person said about names and quotes in it."""
        return cls(article.text, tuple(article.blocks), article.dateline, corrections)

    def article(self) -> Article:
        """The article again, without its name and its inline marks."""
        return Article("", self.text, self.blocks, dateline=self.dateline)


class Analyse(msgspec.Struct, frozen=True, tag=True):
    """Read this one now, instead of what is being read; snapshots arrive while it is."""

    job: int
    text: Text
    focus: int
    """The offset of what is on the screen: it is read first."""
    queries: Queries = ()
    """What is looked for in it on the way."""


class Focus(msgspec.Struct, frozen=True, tag=True):
    """Something else is on the screen now."""

    job: int
    offset: int


class Batch(msgspec.Struct, frozen=True, tag=True):
    """Read all of these, in order, after what was asked before; one `Found` for each, or one `Matched`."""

    jobs: tuple[int, ...]
    texts: tuple[Text, ...]
    queries: Queries = ()
    """What is looked for in each."""
    analysed: bool = False
    """Whether they are analysed already, and only that is asked."""


class Match(msgspec.Struct, frozen=True, tag=True):
    """Look for these alone in an article that is analysed already; one `Matched`."""

    job: int
    text: Text
    queries: Queries


class Check(msgspec.Struct, frozen=True, tag=True):
    """Tell which of these spaCy refuses, by `Refused`; then one `Checked`."""

    queries: Queries


Request = Analyse | Focus | Batch | Match | Check


class Progress(msgspec.Struct, frozen=True, tag=True):
    """A part more was read."""

    job: int
    done: int
    """Characters read so far."""
    total: int
    """Characters that are to be read."""


class Found(msgspec.Struct, frozen=True, tag=True):
    """What was found so far, or, when `complete`, at all."""

    job: int
    analysis: Analysis
    done: int
    total: int
    complete: bool
    matches: Matches = ()


class Matched(msgspec.Struct, frozen=True, tag=True):
    """What a `Match` has come to."""

    job: int
    matches: Matches


class Trying(msgspec.Struct, frozen=True, tag=True):
    """What comes next may end the process: if it does, this query is to blame."""

    job: int
    """The request, or the first of it."""
    query: int | None
    """Its place among the queries of the request; None: none any more."""
    alone: bool = False
    """Whether it is only made ready: what happens then does not depend on the article."""


class Refused(msgspec.Struct, frozen=True, tag=True):
    """A query that spaCy cannot make sense of; it finds nothing."""

    job: int
    query: int
    reason: str


class Checked(msgspec.Struct, frozen=True, tag=True):
    """All queries of a `Check` were tried."""


class Part(msgspec.Struct, frozen=True, tag=True):
    """A part of what the next `Found` tells."""

    piece: Piece


class Unable(msgspec.Struct, frozen=True, tag=True):
    """There is no pipeline to read with; the process ends."""

    reason: str


Reply = Progress | Found | Matched | Trying | Refused | Checked | Unable

_encode = msgspec.msgpack.Encoder().encode
_decode_request = msgspec.msgpack.Decoder(Request).decode
_decode_reply = msgspec.msgpack.Decoder(Reply | Part).decode


def frame(message: Request | Reply) -> bytes:
    """The message as bytes for the pipe; one that tells much goes in parts."""
    if isinstance(message, Found):
        head, pieces = cut(message.analysis)
        parts = [_frame(Part(piece)) for piece in pieces]
        return b"".join([*parts, _frame(msgspec.structs.replace(message, analysis=head))])
    return _frame(message)


def _frame(message: Request | Reply | Part) -> bytes:
    body = _encode(message)
    return _LENGTH.pack(len(body)) + body


class Frames:
    """Cuts what arrives on a pipe into messages."""

    HEAD: ClassVar[int] = _LENGTH.size

    def __init__(self) -> None:
        self._waiting = bytearray()
        self._pieces: list[Piece] = []

    def feed(self, data: bytes) -> None:
        """Take what was read."""
        self._waiting += data

    def bodies(self) -> list[bytes]:
        """The messages that have arrived whole, still encoded, in order."""
        found = []
        at = 0
        while len(self._waiting) - at >= self.HEAD:
            (length,) = _LENGTH.unpack_from(self._waiting, at)
            if len(self._waiting) - at - self.HEAD < length:
                break
            found.append(bytes(self._waiting[at + self.HEAD : at + self.HEAD + length]))
            at += self.HEAD + length
        if at:
            del self._waiting[:at]
        return found

    def requests(self) -> list[Request]:
        """The requests that have arrived whole."""
        return [_decode_request(body) for body in self.bodies()]

    def replies(self) -> list[Reply]:
        """The replies that have arrived whole."""
        return [reply for body in self.bodies() if (reply := self._whole(_decode_reply(body))) is not None]

    def _whole(self, reply: Reply | Part) -> Reply | None:
        """The reply with the parts that came before it; None for one of these."""
        if isinstance(reply, Part):
            self._pieces.append(reply.piece)
            return None
        if isinstance(reply, Found) and self._pieces:
            pieces, self._pieces = self._pieces, []
            return msgspec.structs.replace(reply, analysis=join(reply.analysis, pieces))
        return reply
