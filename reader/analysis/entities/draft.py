"""Mentions in the making, and the tokens that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter

from reader.analysis.entities.lexicon import beside
from reader.analysis.parse import Stretch, Token
from reader.domain.corrections import Correction
from reader.domain.entities import GROUPS, group_of
from reader.domain.text import Article

Clues = dict[str, float]
"""What speaks for or against something: by name, and how much of it there is."""

_SPORTY = 60
"""So many words for each one about sport, or fewer, are wholly about sport."""
_CLASSES = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place"}


_FIGURES = frozenset(label for label in GROUPS if group_of(label) == "figure")


def class_of(label: str) -> str:
    """The class of a name's label: person, org, place or other."""
    return _CLASSES.get(label, "other")


@dataclass(slots=True, eq=False)
class Draft:
    """One place in the text that may become a mention."""

    stretch: Stretch
    first: int
    """Place of its first token in the stretch."""
    last: int
    """Place after its last token."""
    label: str
    words: str
    """As they stand in the text, on one line."""
    basis: str = "model"
    scores: dict[str, float] = field(default_factory=dict)
    """How likely the model thinks each label."""
    titles: tuple[str, ...] = ()
    """Titles that the model had taken for a part of the name."""
    person: int | None = None
    """Number of the person it names."""
    share: float = 0.5
    """Of the evidence for any label, the part that is for this one."""
    likely: float = 0.5
    """How likely the class of its label is, all clues taken together."""
    junk: float = 0.0
    """How likely it is that it is no name, or one of another extent."""
    short_of: str | None = None
    """The key of the longer name in the article that it stands for: `the Commission`."""
    team: bool = False
    """Whether it is a team that is called by its city."""
    firm: bool = False
    """Whether the text says of it what is said of organisations alone."""
    sure: bool = True
    correction: Correction | None = None
    """What a person said about it: its tokens are not given to anything else."""

    @property
    def figure(self) -> bool:
        """Whether it is a date, an amount or a number, and no name."""
        return self.label in _FIGURES

    @property
    def tokens(self) -> list[Token]:
        """Its tokens."""
        return self.stretch.tokens[self.first : self.last]

    @property
    def start(self) -> int:
        """Code points into the article's text."""
        return self.stretch.tokens[self.first].start

    @property
    def end(self) -> int:
        """Code points, exclusive."""
        return self.stretch.tokens[self.last - 1].end


class Sheet:
    """The drafts of one article, never overlapping, and which token belongs to which."""

    def __init__(self, article: Article, stretches: Sequence[Stretch]) -> None:
        self.article = article
        self.stretches = stretches
        self._owners: dict[int, list[Draft | None]] = {s.start: [None] * len(s.tokens) for s in stretches}
        self._drafts: set[Draft] = set()
        self._in_order: list[Draft] | None = None
        self.capitals: list[tuple[Stretch, int]] = [
            (s, t.i) for s in stretches for t in s.tokens if t.text[0].isupper()
        ]
        """Every token that begins with a capital, in reading order."""
        self.headlines: set[int] = set()
        """Where stretches start in which every word has a capital."""

    @cached_property
    def sports(self) -> float:
        """How much the article speaks of sport, from 0 to 1."""
        words = beside("sports")
        total = sum(len(stretch.tokens) for stretch in self.stretches)
        found = sum(token.lemma in words for stretch in self.stretches for token in stretch.tokens)
        return min(1.0, _SPORTY * found / total) if total else 0.0

    @cached_property
    def small(self) -> frozenset[str]:
        """Every word that the article writes in small letters."""
        return frozenset(t.text for s in self.stretches for t in s.tokens if t.text.islower())

    def drafts(self) -> list[Draft]:
        """All drafts, in reading order."""
        if self._in_order is None:
            self._in_order = sorted(self._drafts, key=attrgetter("start"))
        return self._in_order.copy()

    def names(self) -> list[Draft]:
        """The drafts that are no figures, in reading order."""
        return [draft for draft in self.drafts() if not draft.figure]

    def words(self, stretch: Stretch, first: int, last: int) -> str:
        """The text of these tokens, on one line."""
        return self.article.text[stretch.tokens[first].start : stretch.tokens[last - 1].end].replace(
            "\n", " "
        )

    def owner(self, stretch: Stretch, i: int) -> Draft | None:
        """The draft that token `i` belongs to; None also outside the stretch."""
        return self._owners[stretch.start][i] if 0 <= i < len(stretch.tokens) else None

    def free(self, stretch: Stretch, first: int, last: int) -> bool:
        """Whether no draft has one of these tokens."""
        return not any(self._owners[stretch.start][first:last])

    def within(self, stretch: Stretch, first: int, last: int) -> list[Draft]:
        """The drafts that have some of these tokens, in order."""
        owners = self._owners[stretch.start][first:last]
        return list(dict.fromkeys(owner for owner in owners if owner is not None))

    def add(self, stretch: Stretch, first: int, last: int, label: str, basis: str = "model") -> Draft | None:
        """A new draft, unless one of its tokens is taken."""
        if last <= first or not self.free(stretch, first, last):
            return None
        draft = Draft(stretch, first, last, label, self.words(stretch, first, last), basis)
        self._owners[stretch.start][first:last] = [draft] * (last - first)
        self._drafts.add(draft)
        self._in_order = None
        return draft

    def remove(self, draft: Draft) -> None:
        """Its tokens are free again, unless a person said that a name stands there."""
        if draft.correction is not None:
            return
        self._owners[draft.stretch.start][draft.first : draft.last] = [None] * (draft.last - draft.first)
        self._drafts.discard(draft)
        self._in_order = None

    def resize(self, draft: Draft, first: int, last: int) -> None:
        """Make it go from token `first` to before `last`; what it did not have must be free.

        What a person named stays as it is.
        """
        if draft.correction is not None:
            return
        self.remove(draft)
        draft.first, draft.last = first, last
        draft.words = self.words(draft.stretch, first, last)
        self._owners[draft.stretch.start][first:last] = [draft] * (last - first)
        self._drafts.add(draft)
        self._in_order = None
