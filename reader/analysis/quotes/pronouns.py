"""Whom each pronoun stands for: outside of quotation marks first, then in the words of each speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.analysis.parse import Token
from reader.analysis.quotes.clauses import barred, governors, is_object, says, subject_of
from reader.analysis.quotes.meant import UNTOLD, Named, Persons, Ranked, clock, rank, unnamed
from reader.analysis.quotes.tree import Tree
from reader.analysis.quotes.unnamed import Unnamed, person_nouns
from reader.domain.corrections import PRONOUNS
from reader.domain.entities import Entity
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.text import Extent

SEX = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
"""The pronouns that say whether a man or a woman is meant."""
_OWN = frozenset({"i", "me", "my", "mine", "myself"})
_LINKED = frozenset({*SEX, *_OWN})
_TAGS = frozenset({"PRP", "PRP$", "NN", "NNS", "JJ"})
_REFLEXIVE = frozenset({"himself", "herself"})
_LOOKED_AT = 32
"""Mentions before a pronoun that may be meant."""
_GOVERNS = 1.5
"""How much more the subject of a clause around the pronoun is meant."""
_AGAIN = 0.5
"""How much less a pronoun speaks for its entity than its name does."""
_UNNAMED = 0.7
"""How much less somebody without a name is meant."""
_SPEAKS = 1.5
"""How much more who spoke before is meant where the pronoun speaks."""
_OTHERS = 0.3
"""How much the other mentions of somebody count beside the best."""
_IN_MARKS = 0.15
"""How much less somebody in another's words is meant."""
_BREAK = 0.5
"""Sentences that a new paragraph is worth."""
_SURE, _SURE_UNKNOWN = 1.4, 3.0
"""How far ahead of the others somebody must be; the second where the name does not tell man from woman."""
_WORTH, _WORTH_ALONE = 0.4, 0.25
"""The least that somebody must be worth to be sure; the second where nobody else fits."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A pronoun and whom it stands for."""

    extent: Extent
    entity: Entity
    certain: bool
    why: str
    """In plain words: `the last man named`."""
    name: Extent | None
    """Where that name stands last before it."""
    ranked: Sequence[Ranked] = ()
    """All who may be meant, best first."""

    @property
    def said(self) -> bool:
        """Whether a person said so."""
        return self.why == AS_SAID


AS_SAID = "as you said"


Fixed = Mapping[Extent, Entity | None]
"""What a person said of pronouns; None: nobody's."""


def _may_be_more(other: Ranked, best: Ranked, sexes: Mapping[str, str | None]) -> bool:
    """Whether a later name counts for less only because it does not tell man from woman."""
    named = other.nearest
    return (
        named.by_name
        and not named.in_marks
        and sexes.get(named.key, named.sex) is None
        and named.extent > best.nearest.extent
        and other.value > UNTOLD * best.value
    )


class Pronouns:
    """Links in reading order; what was linked counts for what follows."""

    def __init__(self, persons: Persons, trees: Sequence[Tree], fixed: Fixed) -> None:
        self.found: dict[int, Linked] = {}
        """By where the pronoun starts."""
        self._persons = persons
        self._trees = trees
        self._fixed = fixed
        self._sex = dict(persons.sex)  # with what certain links say about the others
        self._before: list[Named] = []
        self._starts: list[int] = []
        self._who: dict[int, Named] = {}  # by where the head starts
        self._in_marks: list[tuple[int, int]] = []
        self._unnamed = Unnamed(persons)
        self._clock = list(clock(trees))
        self._walk()

    def confirm(self, start: int) -> None:
        """The link of the pronoun that starts there is sure after all."""
        self.found[start] = replace(self.found[start], certain=True)

    def in_words(self, quotes: Sequence[Quote]) -> None:
        """Link what stands in quotation marks, now that the speakers are known."""
        parts = sorted(((part, q) for q in quotes for part in q.parts), key=lambda pair: pair[0])
        starts = [part.start for part, _ in parts]
        own: dict[str, list[Named]] = defaultdict(list)  # what was linked in the same words
        for place, i in self._in_marks:
            tree = self._trees[place]
            token = tree.tokens[i]
            k = bisect_right(starts, token.start) - 1
            quote = parts[k][1] if k >= 0 and parts[k][0].contains(Extent(token.start, token.end)) else None
            if (linked := self._in_quote(tree, place, i, quote, own)) is not None:
                self.found[token.start] = linked
                if quote is not None and token.lemma in SEX:
                    named = self._named(tree, place, i, linked.entity)
                    own[quote.id].append(named)
                    self._who[token.start] = named

    def _walk(self) -> None:
        names, k = self._persons.named, 0
        words = person_nouns() | _LINKED
        told = {extent.start for extent in self._fixed}
        for place, tree in enumerate(self._trees):
            for i, token in enumerate(tree.tokens):
                if token.start in told and self._tell(token):
                    continue
                if token.lemma not in words or token.tag not in _TAGS:
                    continue
                if token.lemma in _LINKED and self._persons.at(tree, i) is not None:
                    continue  # in a name: `Call Me by Your Name`
                while k < len(names) and names[k].extent.start < token.start:
                    self._remember(names[k])
                    k += 1
                self._read(tree, place, i)
        for named in names[k:]:
            self._remember(named)

    def _tell(self, token: Token) -> bool:
        """Link a pronoun that only a person can say the owner of (`they`); whether it is one."""
        extent = Extent(token.start, token.end)
        word = token.text.lower()
        if extent not in self._fixed or word in SEX or word not in PRONOUNS:
            return False
        if (linked := self._said(extent, self._fixed[extent])) is not None:
            self.found[token.start] = linked
        return True

    def _read(self, tree: Tree, place: int, i: int) -> None:
        """Remember who a noun stands for, link a pronoun or keep it for later."""
        token = tree.tokens[i]
        if token.lemma not in _LINKED:
            if (somebody := self._unnamed.at(tree, place, i, self._before[-_LOOKED_AT:])) is not None:
                self._remember(somebody)
        elif not tree.outside(i):
            self._in_marks.append((place, i))
        elif token.lemma in SEX and (linked := self._link(tree, place, i)) is not None:
            self.found[token.start] = linked
            self._remember(self._named(tree, place, i, linked.entity))
            if linked.certain and self._sex.get(linked.entity.id) is None:
                self._sex[linked.entity.id] = SEX[token.lemma]

    def _remember(self, named: Named) -> None:
        self._before.append(named)
        self._starts.append(named.extent.start)
        self._who[self._trees[named.place].tokens[named.head].start] = named

    def _named(self, tree: Tree, place: int, i: int, entity: Entity) -> Named:
        return unnamed(tree, place, i, entity.id, SEX.get(tree.tokens[i].lemma))

    def _link(self, tree: Tree, place: int, i: int) -> Linked | None:
        """What the pronoun outside of marks stands for, where it is clear."""
        token = tree.tokens[i]
        extent = Extent(token.start, token.end)
        said = extent in self._fixed
        if token.lemma in _REFLEXIVE and not said:
            return self._reflexive(tree, i)
        found = self._ranked(tree, place, i, self._recent(token.start))
        if said:  # the others who may be meant are known all the same
            return self._said(extent, self._fixed[extent], found.ranked if found is not None else ())
        return found

    def _linked(
        self, extent: Extent, entity: Entity, certain: bool, why: str, ranked: Sequence[Ranked] = ()
    ) -> Linked:
        """The link, with the last mention of the entity by name."""
        names = self._persons.names[entity.id]
        place = bisect_left(names, extent.start, key=lambda name: name.start) - 1
        return Linked(extent, entity, certain, why, names[place] if place >= 0 else None, ranked)

    def _said(self, extent: Extent, entity: Entity | None, ranked: Sequence[Ranked] = ()) -> Linked | None:
        """What a person said of a pronoun."""
        return self._linked(extent, entity, True, AS_SAID, ranked) if entity else None

    def _recent(self, start: int) -> list[Named]:
        end = bisect_left(self._starts, start)
        return self._before[max(0, end - _LOOKED_AT) : end]

    def _reflexive(self, tree: Tree, i: int) -> Linked | None:
        """`himself` is the subject of its clause, or the name that it stands beside."""
        token = tree.tokens[i]
        beside = tree.tokens[token.head].start
        subject = subject_of(tree, i)
        named = self._who.get(beside) if token.dep in ("appos", "npadvmod") else None
        if named is None and subject is not None:
            named = self._who.get(tree.tokens[subject].start)
        entity = self._persons.by_id.get(named.key) if named is not None else None
        if named is None or entity is None or self._sex.get(entity.id) not in (None, SEX[token.lemma]):
            return None
        sure = self.found[named.extent.start].certain if named.extent.start in self.found else True
        extent = Extent(token.start, token.end)
        return self._linked(extent, entity, sure, "the subject", [Ranked(named, 1.0)])

    def _ranked(
        self, tree: Tree, place: int, i: int, before: Sequence[Named], never: str | None = None
    ) -> Linked | None:
        """The best of those who stand before; `never`: an entity that cannot be meant."""
        token = tree.tokens[i]
        wanted = SEX[token.lemma]
        sentence, words, block = tree.stretch.sentence_of(i), tree.mark_of[i], tree.stretch.block
        around = governors(tree, i)
        apart = {named.key for k in barred(tree, i) if (named := self._who.get(tree.tokens[k].start))}

        by_id = self._persons.by_id
        now, speaks = self._clock[place][sentence], says(tree, i)

        def worth(named: Named) -> float:
            if named.key in apart or named.key == never:
                return 0.0
            ago = now - self._clock[named.place][named.sentence] + _BREAK * (block - named.block)
            found = named.standing / (1.0 + ago)
            if speaks and named.says and named.key in by_id:
                found *= _SPEAKS
            if named.in_marks and not (named.place == place and tree.mark_of[named.head] == words):
                found *= _IN_MARKS
            if not named.by_name:
                found *= _AGAIN if named.key in by_id else _UNNAMED
            if named.place == place and named.head in around:
                found *= _GOVERNS
            return found

        ranked = rank(reversed(before), wanted, worth, self._sex, _OTHERS)
        entity = by_id.get(ranked[0].nearest.key) if ranked else None
        if entity is None:
            return None
        best = ranked[0]
        lead = best.value / ranked[1].value if len(ranked) > 1 else 9.0
        known = self._sex.get(entity.id) == wanted
        here = [r for r in ranked if r.nearest.place == place]
        ahead = best.value > _WORTH and lead >= (_SURE if known and words < 0 else _SURE_UNKNOWN)
        alone = known and (here == [best] or (len(ranked) == 1 and best.value > _WORTH_ALONE))
        before_it = self.found.get(best.nearest.extent.start)
        follows = before_it is not None and not before_it.certain
        sure = alone or (ahead and (not follows or lead >= _SURE_UNKNOWN))
        if best.nearest.in_marks and words < 0:
            sure = False
        if known and sure and any(_may_be_more(r, best, self._sex) for r in ranked[1:]):
            sure = False
        nearest = max(ranked, key=lambda r: r.nearest.extent.start)
        other = nearest.nearest
        if nearest is not best and other.place == place and other.sentence == sentence:
            # Between the two stands somebody who fits: sure only of the subject of the very clause.
            sure = (
                sure and bool(around) and best.nearest.head == around[0] and not is_object(tree, other.head)
            )
        last = nearest is best
        why = f"the last {'man' if wanted == 'm' else 'woman'} named" if last else "whom the text is about"
        return self._linked(Extent(token.start, token.end), entity, sure, why, ranked)

    def _in_quote(
        self, tree: Tree, place: int, i: int, quote: Quote | None, own: Mapping[str, list[Named]]
    ) -> Linked | None:
        token = tree.tokens[i]
        extent = Extent(token.start, token.end)
        if extent in self._fixed:
            return self._said(extent, self._fixed[extent])
        speaker = quote.speaker if quote is not None else None
        by_id = self._persons.by_id
        if token.lemma in _OWN:
            if speaker is None or speaker.entity not in by_id or by_id[speaker.entity].label != "PERSON":
                return None
            return self._linked(extent, by_id[speaker.entity], speaker.certain, "the speaker")
        if token.lemma in _REFLEXIVE:
            return self._reflexive(tree, i)
        before = self._recent(token.start)
        if quote is not None:
            before = sorted([*before, *own[quote.id]], key=lambda named: named.extent)
        direct = quote is not None and quote.kind is QuoteKind.DIRECT
        return self._ranked(tree, place, i, before, speaker.entity if speaker and direct else None)
