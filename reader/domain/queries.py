"""What a highlight rule asks of the model's parse, as plain values that travel to the analysis process."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import msgspec

_encode = msgspec.json.Encoder(order="sorted").encode


class DocQuery(msgspec.Struct, frozen=True, dict=True):  # dict: the digest is computed once and kept
    """What to find among an article's tokens; equal ones find the same."""

    kind: Literal["lemma", "match"]
    data: str
    """JSON. `lemma`: the terms. `match`: patterns, each a list of spaCy's token patterns, or a text whose
    tokens are meant as they are."""

    @classmethod
    def of(cls, kind: Literal["lemma", "match"], data: Sequence[object]) -> DocQuery:
        """The query with that data."""
        return cls(kind, _encode(data).decode())

    @cached_property
    def digest(self) -> str:
        """A short name for it."""
        return hashlib.sha256(f"{self.kind}:{self.data}".encode()).hexdigest()[:24]

    @property
    def values(self) -> list[object]:
        """The data again."""
        found: list[object] = msgspec.json.decode(self.data)
        return found
