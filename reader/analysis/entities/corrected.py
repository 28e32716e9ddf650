"""What a person said about names goes before everything that is found: placed first, settled last."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.parse import Stretch
from reader.domain.corrections import BASIS, NO_NAME, PRONOUNS, Correction, plain
from reader.domain.text import Extent

_ASIDE = "ORDINAL"
"""What is named here alone is a figure until all is settled: from figures nothing is concluded."""
_BEGINNING = re.compile(r"\w+|.", re.S)


class Corrected:
    """The corrections that concern one article; with none, everything stays as it is."""

    def __init__(self, sheet: Sheet, corrections: Sequence[Correction]) -> None:
        self._sheet = sheet
        self._here = [(c, c.at) for c in corrections if c.at is not None]
        text = plain(sheet.article.text) if any(len(c.names) > 1 for c in corrections) else ""
        self._named = [_present(text, c) for c in corrections if c.at is None]
        # What was said last about a name holds.
        self._last = {name: c for c in self._named for name in c.names if c.label is not None}
        self._nowhere = {
            offset for c, at in self._here if c.label == NO_NAME for offset in range(at.start, at.end)
        }
        """The offsets at which no name stands."""

    def place(self) -> None:
        """Put what a person named on the empty sheet; the model's names have to give way."""
        for c, at in self._here:
            found = _tokens(self._sheet, at) if c.label != NO_NAME else None
            if found is not None and not _is_pronoun(*found):
                self._add(*found, c)
        starts = self._starts()
        longest = {start: max(map(len, names)) for start, names in starts.items()}
        for stretch in self._sheet.stretches if starts else ():
            for token in stretch.tokens:
                start = _beginning(plain(token.text))
                if start in starts:
                    self._place_at(stretch, token.i, starts[start], longest[start])

    def strike(self) -> None:
        """Take what a person called no name off the sheet, before anything is built on it."""
        if self._here or self._named:
            for draft in self._sheet.drafts():
                if self._struck(draft, plain(draft.words)):
                    self._sheet.remove(draft)

    def settle(self, groups: list[list[Draft]]) -> list[list[Draft]]:
        """The groups as a person said that they are, in order of first mention."""
        if not (self._here or self._named):
            return groups
        left = [[(d, plain(d.words)) for d in group] for group in groups]
        arranged = Groups([[(d, name) for d, name in group if not self._struck(d, name)] for group in left])
        for c in self._named:
            if c.label != NO_NAME and self._holds(c):
                arranged.gather(c, self._label_of(c))
        for c, _ in self._here:
            if c.label != NO_NAME:
                arranged.move(c)
        return arranged.all()

    def _struck(self, draft: Draft, name: str) -> bool:
        if draft.correction is not None and draft.correction.at is not None:
            return False
        said = self._last.get(name)
        if said is not None and said.label == NO_NAME:
            return True
        return bool(self._nowhere) and not self._nowhere.isdisjoint(range(draft.start, draft.end))

    def _holds(self, c: Correction) -> bool:
        """Whether nothing else was said later about every name of it."""
        return c.label is None or any(self._last[name] is c for name in c.names)

    def _label_of(self, c: Correction) -> str | None:
        """The type of what is corrected: as was said last about the name it goes under."""
        said = self._last.get(c.names[0]) if c.names else None
        return c.label if said is None or said.label == NO_NAME else said.label

    def _starts(self) -> dict[str, dict[str, Correction]]:
        """From how a name begins to the names that begin so, with what was said last about each."""
        starts: dict[str, dict[str, Correction]] = defaultdict(dict)
        for c in self._named:
            for name in c.names:
                said = self._last.get(name, c)
                if said.label != NO_NAME:
                    starts[_beginning(name)][name] = said
        return starts

    def _place_at(self, stretch: Stretch, first: int, names: dict[str, Correction], longest: int) -> None:
        """Add the longest of these names that begins at token `first`, if one does."""
        found: tuple[int, Correction] | None = None
        for last in range(first + 1, len(stretch.tokens) + 1):
            words = plain(self._sheet.words(stretch, first, last))
            if len(words) > longest:
                break
            if not stretch.tokens[last - 1].text.strip():
                continue  # a second space
            if words in names and not _inside_a_longer_name(stretch, first, last):
                found = last, names[words]
        if found is not None:
            self._add(stretch, first, *found)

    def _add(self, stretch: Stretch, first: int, last: int, c: Correction) -> None:
        label = _ASIDE if c.at is not None else c.label or self._label_like(stretch, first, last, c)
        draft = self._sheet.add(stretch, first, last, label, BASIS) if label else None
        if draft is not None:
            draft.correction = c

    def _label_like(self, stretch: Stretch, first: int, last: int, c: Correction) -> str | None:
        """The label of a name of which only was said whose it is: none where the model sees a name there, of
        which all else is found; else that of another name of the same thing that the model sees.
        """
        if any(name.first < last and first < name.last for name in stretch.names):
            return None
        return next((self._seen[name] for name in c.names if name in self._seen), None)

    @cached_property
    def _seen(self) -> dict[str, str]:
        """The names that the model sees, each with a label."""
        return {
            plain(self._sheet.words(stretch, name.first, name.last)): name.label
            for stretch in self._sheet.stretches
            for name in stretch.names
        }


class Groups:
    """The drafts of each entity, to be put together and taken apart by name, each step in its own size."""

    def __init__(self, groups: Sequence[Sequence[tuple[Draft, str]]]) -> None:
        """Each draft comes with its name as names are compared."""
        self._members = [{draft: name for draft, name in group} for group in groups]
        self._home = {draft: n for n, group in enumerate(self._members) for draft in group}
        self._named: dict[str, list[Draft]] = defaultdict(list)
        for group in self._members:
            for draft, name in group.items():
                self._named[name].append(draft)
        self._placed = {id(d.correction): d for d in self._home if d.correction is not None}

    def all(self) -> list[list[Draft]]:
        """The groups, in order of first mention, each in reading order."""
        groups = [sorted(group, key=lambda draft: draft.start) for group in self._members if group]
        return sorted(groups, key=lambda group: group[0].start)

    def gather(self, c: Correction, label: str | None) -> None:
        """Bring the mentions of these names together."""
        wanted = set(c.names)
        named = [draft for name in c.names for draft in self._named.get(name, ())]
        if not named:
            return
        taken: list[Draft] = []
        for home in dict.fromkeys(self._home[draft] for draft in named):
            group = self._members[home]
            # Others may bear one of the names too: a group comes as a whole only where it goes under one.
            whole = plain(fullest(group)) in wanted
            taken += group if whole else [draft for draft, name in group.items() if name in wanted]
        for draft in named:
            draft.basis, draft.sure, draft.correction = BASIS, True, draft.correction or c
        if label is None:
            first = self._named.get(c.names[0]) or named
            label = Counter(draft.label for draft in first).most_common(1)[0][0]
        for draft in taken:
            draft.label = label
        self._bring(taken, len(self._members))

    def move(self, c: Correction) -> None:
        """Give the mention at this one place to what is called so, or make it something of its own."""
        draft = self._placed.get(id(c))
        if draft is None:
            return
        name = plain(c.names[0]) if c.names else ""
        others = [other for other in self._named.get(name, ()) if other is not draft]
        other = next((o for o in others if c.label in (None, o.label)), None)
        if other is None and name != plain(draft.words):  # whose name it is counts, whatever that is by now
            other = next(iter(others), None)
        if other is not None:
            draft.label = other.label
            self._bring([draft], self._home[other])
        else:
            draft.label = c.label or _model_label(draft.stretch, draft.first, draft.last)
            self._bring([draft], len(self._members))
        draft.sure = True

    def _bring(self, drafts: Iterable[Draft], home: int) -> None:
        """Put drafts into a group, which is new where there are not so many."""
        if home == len(self._members):
            self._members.append({})
        for draft in drafts:
            self._members[home][draft] = self._members[self._home[draft]].pop(draft)
            self._home[draft] = home


def _beginning(words: str) -> str:
    """How a name begins: its first run of letters and digits, else its first character."""
    found = _BEGINNING.match(words)
    return found[0] if found else ""


def _present(text: str, c: Correction) -> Correction:
    """The correction with those of its names that count in an article, given its text on one line.

    A part of the name that it goes under (`Homan` of `Tom Homan`) counts only where that name stands.
    """
    names = [plain(name) for name in c.names if plain(name)]
    whole = set(names[0].split()) if names else set()
    if names and names[0] not in text:
        names = [name for name in names if not set(name.split()) < whole]
    return Correction(tuple(dict.fromkeys(names)), c.label, c.at)


def _inside_a_longer_name(stretch: Stretch, first: int, last: int) -> bool:
    """Whether the model sees a longer name there (`Easton` in `Easton Rovers`)."""
    return any(
        name.first <= first
        and last <= name.last
        and any(
            t.text[0].isupper() for t in stretch.tokens[name.first : name.last] if not first <= t.i < last
        )
        for name in stretch.names
    )


def _model_label(stretch: Stretch, first: int, last: int) -> str:
    """What the model says of these tokens: a correction may only say what belongs together."""
    return next((n.label for n in stretch.names if n.first < last and first < n.last), "ORG")


def _tokens(sheet: Sheet, at: Extent) -> tuple[Stretch, int, int] | None:
    """The tokens of an extent; None where there are none."""
    for stretch in sheet.stretches:
        if stretch.start <= at.start < stretch.end:
            inside = [t.i for t in stretch.tokens if t.start < at.end and at.start < t.end]
            return (stretch, inside[0], inside[-1] + 1) if inside else None
    return None


def _is_pronoun(stretch: Stretch, first: int, last: int) -> bool:
    """Whether it is a pronoun, which is linked when all names are settled, and is none itself."""
    return last - first == 1 and stretch.tokens[first].text.lower() in PRONOUNS


def fullest(drafts: Iterable[Draft]) -> str:
    """The fullest form of a name: most words, then no shouting, then the longest."""
    words: Iterator[str] = (d.words for d in drafts)
    return max(words, key=lambda w: (len(w.split()), not w.isupper() or len(w) < 5, len(w)))


def name_of(drafts: Sequence[Draft]) -> str:
    """What a group goes under: what a person said, where it stands in the article, else its fullest form."""
    there = {plain(d.words): d.words for d in drafts}
    for draft in drafts:
        c = draft.correction
        if c is not None and c.at is None and c.names and c.names[0] in there:
            return there[c.names[0]]
    named = [d for d in drafts if d.correction is None or d.correction.at is None]
    return fullest(named or drafts)


def confirmed(drafts: Sequence[Draft]) -> bool:
    """Whether a person said what this is, and not only what one of its mentions is."""
    said = [d.correction for d in drafts]
    return all(said) or any(c is not None and c.at is None for c in said)
