"""What was said, in whose words, by whom."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from reader.domain.text import Extent


class QuoteKind(StrEnum):
    """How much of it is in the speaker's own words."""

    DIRECT = "direct"
    """All of it stands between quotation marks."""
    MIXED = "mixed"
    """Reported words with some of them in marks."""
    INDIRECT = "indirect"
    """Reported, without marks."""
    SCARE = "scare"
    """Words in marks that nobody is said to have said: titles, nicknames, ironic terms."""


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A speaker that was considered."""

    extent: Extent
    entity: str | None
    """An entity's id."""
    name: str


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """Who said it, and what decided that."""

    extent: Extent
    """The mention in the text, alone: never the clause around it."""
    entity: str | None
    """The id of the entity that the mention stands for; None where no named entity does."""
    name: str
    """That entity's name, or the words themselves where there is no entity."""
    basis: str
    """What decided it, in plain words: `subject of the cue`, `the speaker before`, …"""
    certain: bool
    """Whether the reader would bet on it."""
    chain: tuple[Extent, ...] = ()
    """From a pronoun or a role to the name, nearest first; empty where the mention is a name."""
    candidates: tuple[Candidate, ...] = ()
    """The others considered, best first."""
    confirmed: bool = False
    """Whether a person said so."""


class Quote(msgspec.Struct, frozen=True, gc=False):
    """One utterance; an attribution in the middle (`"…," she said, "…"`) does not make it two."""

    id: str
    """`q1`, `q2`, … in reading order."""
    kind: QuoteKind
    parts: tuple[Extent, ...]
    """Each contiguous piece, quotation marks included; neither cue nor speaker is ever inside a part."""
    cue: Extent | None
    """The word that reports it (`said`, `according to`)."""
    speaker: Speaker | None
    """None where nobody can be named."""
    basis: str
    """What made it a quote: the frame that was recognised (`clause of the cue`, `marks`, …)."""
    confirmed: bool = False
    """Whether a person said that it is one, or whose it is, or that it is nobody's."""
    asserted: bool = True
    """Whether the text says that it was said; False where the cue is denied, asked or only thought possible:
    `never said`, `may say`.
    """

    @property
    def certain(self) -> bool:
        """Whether the speaker is sure; words in marks that nobody said need none."""
        if self.speaker is None:
            return self.confirmed or self.kind is QuoteKind.SCARE
        return self.kind is QuoteKind.SCARE or self.speaker.certain
