"""What the article is folded to: the paragraphs, or the sentences, that concern what is in focus."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from reader.domain.entities import Entity
from reader.domain.paragraphs import is_numbered
from reader.domain.text import Extent
from reader.ui.article.folding import blocks_of
from reader.ui.article.slabs import Fold, Gap
from reader.ui.focus import KIND_NAMES, EntityFocus, Focus, QuoteFocus, current
from reader.ui.hits import SearchFocus
from reader.ui.rule_focus import RuleFocus
from reader.ui.session import Session


def name(focus: Focus) -> str:
    """What is followed, in a word or two."""
    if isinstance(focus, EntityFocus):
        return focus.entity.name
    if isinstance(focus, QuoteFocus):
        speaker = focus.quote.speaker
        return speaker.name if speaker else KIND_NAMES[focus.quote.kind]
    if isinstance(focus, RuleFocus):
        return focus.rule
    return f"/{focus.query}" if isinstance(focus, SearchFocus) else ""


def concerned(focus: Focus, speaker: Entity | None) -> Sequence[Extent]:
    """Where what is in focus occurs: mentions, pronouns among them that are sure; hits; of a quote all that
    its speaker says, and where he is named.
    """
    if isinstance(focus, SearchFocus):
        return focus.hits
    extents = [place.extent for place in focus.places if place.walked]
    if isinstance(focus, QuoteFocus):
        for quote in focus.quotes:
            extents += [quote.cue] if quote.cue else []
            extents += [quote.speaker.extent] if quote.speaker else []
        if speaker is not None:
            extents += concerned(EntityFocus(speaker), None)
    if not current(focus).walked:
        extents.append(current(focus).extent)
    return extents


class Following:
    """Whether the article is folded, and to what; the fold follows the focus, and stays without one."""

    def __init__(self) -> None:
        self.on = False
        self.fine = False
        """Whether only the sentences that concern it stay, else their paragraphs."""
        self.fold: Fold | None = None
        """What stays whole; None while nothing is folded, or not yet."""
        self.name = ""
        """What is followed, in a word or two."""
        self.count = 0
        """How many numbered paragraphs concern it."""
        self.at: Focus | None = None
        """What was in focus when it began."""
        self._rule = ""  # what is followed, where that is a rule: it may be taken away
        self._basis: tuple[object, ...] = ()

    def begin(self, session: Session, *, fine: bool = False) -> None:
        """Fold from now on, to paragraphs or to sentences."""
        self.at = self.at if self.on else session.focus
        self.on, self.fine, self._basis = True, fine, ()
        self.follow(session)

    def end(self) -> None:
        """Fold no more."""
        self.on, self.fine, self.fold, self.at, self.name = False, False, None, None, ""
        self._basis = ()

    def left(self, focus: Focus) -> bool:
        """Whether we are elsewhere than where it began; what is in focus may be of a later analysis."""
        if self.at is None:
            return False
        there = current(self.at).extent
        return type(focus) is not type(self.at) or not current(focus).extent.overlaps(there)

    def follow(self, session: Session) -> bool:
        """Fold to what is in focus now; whether that is something else: a walk along its places changes
        nothing, and costs nothing.
        """
        focus = session.focus
        if self.on and focus is None and self._rule and not _matches(session, self._rule):
            self.end()
            return True
        if not self.on or focus is None or not session.article.whole:
            return False
        self._rule = focus.rule if isinstance(focus, RuleFocus) else ""
        basis = (session.article, *_basis(focus, session))
        if len(basis) == len(self._basis) and all(a is b for a, b in zip(basis, self._basis, strict=True)):
            return False
        self._basis = basis
        speaker = focus.quote.speaker if isinstance(focus, QuoteFocus) else None
        entity = session.entity(speaker.entity) if speaker and speaker.entity else None
        extents = concerned(focus, entity)
        blocks = blocks_of(session.article, extents)
        starts = tuple(block.extent.start for block in blocks)
        opened = self.fold.opened if self.fold is not None and name(focus) == self.name else ()
        sentences = tuple(sorted(extents)) if self.fine else None
        self.fold, self.name = Fold(starts, opened, sentences), name(focus)
        self.count = sum(map(is_numbered, blocks))
        return True

    def open(self, gap: Gap) -> None:
        """Show what is folded there."""
        if self.fold is not None:
            self.fold = replace(self.fold, opened=(*self.fold.opened, gap.extent))


def _matches(session: Session, rule: str) -> bool:
    """Whether a rule still matches anything."""
    return any(highlight.rule == rule for highlight in session.reading.highlights)


def _basis(focus: Focus, session: Session) -> Sequence[object]:
    """The things that decide what is shown: as long as they are the same ones, so is the fold."""
    if isinstance(focus, (SearchFocus, RuleFocus)):
        return (focus.hits,)
    if isinstance(focus, QuoteFocus):
        return (session.reading.analysis, focus.quotes[0], focus.quotes[-1])
    assert isinstance(focus, EntityFocus)
    here = focus.entity.mentions[focus.index]
    return (focus.entity, here if here.pronoun and not here.certain else None)
