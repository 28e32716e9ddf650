"""What a person said about quotes goes before what is found: which are none, whose they are, one more."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import pairwise

from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.meant import Persons
from reader.domain.corrections import (
    BASIS,
    PRONOUNS,
    By,
    Correction,
    QuoteCorrection,
    Said,
    plain,
    reselected,
)
from reader.domain.entities import Entity
from reader.domain.quotes import Candidate, QuoteKind, Speaker
from reader.domain.text import Article, Extent

_ALIKE = 0.5
"""The share of all their words that two first parts have in common when they begin the same quote."""
_LEFT = 3
"""So many characters behind the last words of a paragraph are none of it."""
_LOOSE = re.compile(r"[\s,;:]+")
"""What is left over where words are cut out."""
_JOINS = re.compile(r"\W*(?:that|and|but|or|to|as|if|whether|because)?\W*", re.I)
"""What says nothing when it is all that is left of a part."""

Pairs = list[tuple[Draft, QuoteKind]]
KindOf = Callable[[Draft], QuoteKind]


def as_said(article: Article, corrections: Sequence[Said], found: Pairs, kind_of: KindOf) -> Pairs:
    """The quotes with what was said about them: those that are none are gone, others were put in.

    What was said about a place where no quote is any more does nothing; neither does a quote that was put in
    and withdrawn later.
    """
    pairs = list(found)
    holds = {said.at: said.quote for said in corrections if isinstance(said, QuoteCorrection) and said.added}
    for number, said in enumerate(corrections):
        if not isinstance(said, QuoteCorrection):
            continue
        place = _place_of(pairs, said)
        if place is None and said.added and holds[said.at]:
            place = _put_in(article, pairs, said, kind_of)
        if place is not None:
            _tell(pairs[place][0], said, number)
    _speak(article.text, pairs, kind_of)
    pairs = [(draft, kind) for draft, kind in pairs if draft.said is None or draft.said.quote]
    _go_on(article, [draft for draft, _ in pairs])
    return pairs


def _go_on(article: Article, drafts: Sequence[Draft]) -> None:
    """A paragraph that is nothing but words in marks, of nobody, goes on with a quote that ends the paragraph
    before, where only a person knows whose that is.
    """
    for last, draft in pairwise(drafts):
        if draft.frame != "marks" or draft.source is not None or draft.said is not None:
            continue
        before, block = (article.blocks[one.block].extent for one in (last, draft))
        alone = draft.start == block.start and block.end - draft.end < _LEFT
        if draft.block == last.block + 1 and alone and before.end - last.end < _LEFT:
            named = last.said is not None and last.said.by is not None and last.source is None
            draft.follows = last if named else last.follows


def _tell(draft: Draft, said: QuoteCorrection, number: int) -> None:
    """Say it of the quote."""
    nothing = said.quote and said.by is None and not said.added
    draft.said, draft.told = (None, -1) if nothing else (said, number)


def _speak(text: str, pairs: Pairs, kind_of: KindOf) -> None:
    """Whoever has a speaker is no mere term in marks; and its words are not those of a report around."""
    for draft, kind in list(pairs):
        said = draft.said
        if kind is not QuoteKind.SCARE or said is None or not said.quote:
            continue
        if said.by is not None and said.by.name:
            draft.frame = "marks" if draft.frame == "scare" else draft.frame
            spoken = draft, kind_of(draft)
            pairs[:] = [spoken if other is draft else (other, k) for other, k in pairs]
            _cut_out(text, pairs, draft, kind_of)


def _cut_out(text: str, pairs: Pairs, spoken: Draft, kind_of: KindOf) -> None:
    """Take the words of a quote out of the others; what is left of them stays with its speaker."""
    kept: Pairs = []
    for draft, kind in pairs:
        apart = not any(part.overlaps(own) for part in draft.parts for own in spoken.parts)
        if draft is spoken or kind is QuoteKind.SCARE or apart:
            kept.append((draft, kind))
            continue
        for own in spoken.parts:
            draft.parts = [left for part in draft.parts for left in _without(text, part, own)]
        if draft.parts:
            kept.append((draft, kind_of(draft)))
    pairs[:] = sorted(kept, key=lambda pair: pair[0].parts[0])


def _without(text: str, part: Extent, words: Extent) -> list[Extent]:
    """What is left of a part before and after some of its words."""
    if not part.overlaps(words):
        return [part]
    start, end = max(part.start, words.end), min(part.end, words.start)
    if loose := _LOOSE.match(text, start, part.end):
        start = loose.end()
    while end > part.start and _LOOSE.match(text[end - 1]):
        end -= 1
    left = [Extent(*edges) for edges in ((part.start, end), (start, part.end)) if edges[0] < edges[1]]
    return [piece for piece in left if not _JOINS.fullmatch(piece.of(text))]


def _place_of(pairs: Pairs, said: QuoteCorrection) -> int | None:
    """Which quote is meant: the one that begins with just these words, else with nearly the same."""
    first = [draft.parts[0] for draft, _ in pairs]
    exact = next((i for i, part in enumerate(first) if part == said.at), None)
    if exact is not None or said.added:
        return exact
    shares = [(part.alike(said.at), i) for i, part in enumerate(first) if part.overlaps(said.at)]
    share, place = max(shares, default=(0.0, 0))
    return place if share >= _ALIKE else None


def _put_in(article: Article, pairs: Pairs, said: QuoteCorrection, kind_of: KindOf) -> int | None:
    """Put in what a person found, in place of what was found there; None where it is no prose."""
    blocks = article.blocks
    block = next((i for i, b in enumerate(blocks) if b.extent.contains(said.at)), None)
    if block is None or not said.at.of(article.text).strip():
        return None
    draft = Draft([said.at], None, "", BASIS, 1.0, None, None, block)
    same = next((d for d, k in pairs if k is not QuoteKind.SCARE and reselected(said.at, d.parts)), None)
    if same is not None:
        _take_over(draft, same, named=said.by is not None)
        pairs[:] = [(other, k) for other, k in pairs if other.parts]
    kind = kind_of(draft)
    whole = kind is not QuoteKind.INDIRECT  # in a report terms stay terms
    pairs[:] = [
        (other, k)
        for other, k in pairs
        if k is not QuoteKind.SCARE or not (whole and said.at.contains(other.parts[0]))
    ]
    place = bisect_left(pairs, said.at, key=lambda pair: pair[0].parts[0])
    pairs.insert(place, (draft, kind))
    _cut_out(article.text, pairs, draft, kind_of)
    return next(place for place, (other, _) in enumerate(pairs) if other is draft)


def _take_over(draft: Draft, same: Draft, *, named: bool) -> None:
    """Make it the other quote with other borders: what it is without them that one loses."""
    draft.asserted = same.asserted
    near = reselected(draft.parts[0], same.parts)
    if near == same.parts[0]:
        draft.parts += [part for part in same.parts[1:] if part.start >= draft.parts[0].end]
        same.parts = []
    else:
        same.parts = [part for part in same.parts if part != near]
    if not named or same.frame == "goes-on":
        return
    if same.cue is not None and not any(part.overlaps(same.cue) for part in draft.parts):
        draft.cue = same.cue
    tree, source = same.tree, same.source
    if tree is not None and source is not None:
        words = source.words or tree.extent(*tree.speaker(source.head))
        if not any(part.overlaps(words) for part in draft.parts):
            draft.tree, draft.source = tree, source


class AsSaid:
    """The speakers that a person named."""

    def __init__(self, persons: Persons) -> None:
        self._persons = persons

    def pronouns(self, drafts: Sequence[Draft], corrections: Sequence[Said]) -> dict[Extent, Entity | None]:
        """Whom the pronouns that speak stand for, as was said of their quotes; None: nobody with a name.

        What was said last about a pronoun holds, whether of itself or of one of its quotes; the others of
        its quotes then follow the pronoun.
        """
        last: dict[Extent, Draft] = {}
        for draft in sorted(drafts, key=lambda draft: draft.told):
            word = _pronoun(draft)
            if word is None or draft.said is None or draft.said.by is None:
                continue
            if any(isinstance(c, Correction) and c.at == word for c in corrections[draft.told + 1 :]):
                draft.said = None
                continue
            if word in last:
                last[word].said = None
            last[word] = draft
        said = ((word, draft.said) for word, draft in last.items())
        return {word: self._entity(one.by) for word, one in said if one is not None and one.by is not None}

    def speaker(self, draft: Draft, by: By, found: Speaker | None) -> Speaker | None:
        """Who said it; `found`: whom the text alone leads to."""
        if not by.name:
            return None
        entity = self._entity(by)
        name = (entity.name if entity else by.name).replace("\n", " ")
        extent, chain = self._where(draft, by, entity, found)
        if extent is None:
            return None
        ref = entity.id if entity else None
        others: list[Candidate] = []
        if found is not None:
            others = [Candidate(found.extent, found.entity, found.name), *found.candidates]
        others = [c for c in others if (c.entity, c.name) != (ref, name)]
        return Speaker(extent, ref, name, BASIS, True, chain, tuple(others), confirmed=True)

    def _where(
        self, draft: Draft, by: By, entity: Entity | None, found: Speaker | None
    ) -> tuple[Extent | None, tuple[Extent, ...]]:
        """The words that stand for the speaker, and what leads from them to the name; None where they are
        named only in what they said, and nothing reports it.
        """
        places = self._persons.names[entity.id] if entity else [by.at] if by.at else []
        apart = [place for place in places if not any(part.overlaps(place) for part in draft.parts)]
        nearest = _nearest(apart, found.extent.start if found else draft.start)
        if found is not None and draft.frame != "goes-on":
            if entity is not None and found.entity == entity.id:
                return found.extent, found.chain
            if nearest is None or nearest.overlaps(found.extent):
                return found.extent, ()
            if not self._is_name(draft):
                return found.extent, (nearest,)
        if nearest is not None:
            return nearest, ()
        return found.extent if found else draft.cue, ()

    def _is_name(self, draft: Draft) -> bool:
        """Whether the words that say it are a name, or stand for one beside them."""
        tree, source = draft.tree, draft.source
        if tree is None or source is None:
            return False
        head = source.head if source.stands_for is None else source.stands_for
        return source.words is not None or self._persons.at(tree, head) is not None

    def _entity(self, by: By) -> Entity | None:
        """The entity that goes under that name, at that place where there are several; else the one there."""
        entities = list(self._persons.by_id.values())
        called = [e for e in entities if plain(e.name) == plain(by.name)]
        there = [e for e in entities if any(m.extent == by.at for m in e.mentions if not m.pronoun)]
        return next(iter([e for e in called if e in there] or called or there), None)


def _pronoun(draft: Draft) -> Extent | None:
    """The pronoun that says it, in the words of the article; what only goes on has none of its own."""
    tree, source = draft.tree, draft.source
    if tree is None or source is None or source.words is not None or draft.frame == "goes-on":
        return None
    token = tree.tokens[source.head]
    return Extent(token.start, token.end) if token.text.lower() in PRONOUNS else None


def _nearest(places: Sequence[Extent], start: int) -> Extent | None:
    """The last of the places before an offset, else the first after it."""
    last = bisect_left(places, start, key=lambda place: place.start)
    return places[max(0, last - 1)] if places else None
