"""What a person said about names goes before everything that is found: placed first, settled last."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.parse import Stretch
from reader.domain.corrections import NO_NAME, Correction, plain
from reader.domain.text import Extent

BASIS = "correction"
"""Where a mention comes from that a person named."""
_ASIDE = "ORDINAL"
"""What is named here alone is a figure until all is settled: from figures nothing is concluded."""
_LONGEST = 40
"""Tokens in a name."""


class Corrected:
    """The corrections that concern one article; with none, everything stays as it is."""

    def __init__(self, sheet: Sheet, corrections: Sequence[Correction]) -> None:
        self._sheet = sheet
        self._here = [c for c in corrections if c.at is not None]
        text = plain(sheet.article.text) if any(len(c.names) > 1 for c in corrections) else ""
        self._named = [_present(text, c) for c in corrections if c.at is None]
        # What was said last about a name holds.
        self._last = {name: c for c in self._named for name in c.names if c.label is not None}

    def place(self) -> None:
        """Put what a person named on the empty sheet; the model's names have to give way."""
        for c in self._here:
            found = _tokens(self._sheet, c.at) if c.label != NO_NAME and c.at is not None else None
            if found is not None and not _is_pronoun(*found):
                self._add(*found, c)
        if starts := self._starts():
            for stretch in self._sheet.stretches:
                self._place_in(stretch, starts)

    def strike(self) -> None:
        """Take what a person called no name off the sheet, before anything is built on it."""
        if self._here or self._named:
            for draft in self._sheet.drafts():
                if self._struck(draft):
                    self._sheet.remove(draft)

    def settle(self, groups: list[list[Draft]]) -> list[list[Draft]]:
        """The groups as a person said that they are, in order of first mention."""
        if not (self._here or self._named):
            return groups
        groups = [kept for g in groups if (kept := [d for d in g if not self._struck(d)])]
        for c in self._named:
            if c.label != NO_NAME and self._holds(c):
                _gather(groups, c, self._label_of(c))
        for c in self._here:
            if c.label != NO_NAME and c.at is not None:
                _move(groups, c)
        for group in groups:
            group.sort(key=lambda draft: draft.start)
        return sorted((g for g in groups if g), key=lambda g: g[0].start)

    def _struck(self, draft: Draft) -> bool:
        if draft.correction is not None and draft.correction.at is not None:
            return False
        said = self._last.get(plain(draft.words))
        return (said is not None and said.label == NO_NAME) or any(
            c.label == NO_NAME and c.at is not None and c.at.overlaps(Extent(draft.start, draft.end))
            for c in self._here
        )

    def _holds(self, c: Correction) -> bool:
        """Whether nothing else was said later about every name of it."""
        return c.label is None or any(self._last[name] is c for name in c.names)

    def _label_of(self, c: Correction) -> str | None:
        """The type of what is corrected: as was said last about the name it goes under."""
        said = self._last.get(c.names[0]) if c.names else None
        return c.label if said is None or said.label == NO_NAME else said.label

    def _starts(self) -> dict[str, list[tuple[str, Correction]]]:
        """From a name's first letters to the names that begin with them, longest first."""
        starts: dict[str, list[tuple[str, Correction]]] = defaultdict(list)
        for c in self._named:
            for name in c.names:
                said = self._last.get(name, c)
                if said.label != NO_NAME:
                    starts[name[0]].append((name, said))
        for found in starts.values():
            found.sort(key=lambda one: -len(one[0]))
        return starts

    def _place_in(self, stretch: Stretch, starts: dict[str, list[tuple[str, Correction]]]) -> None:
        for token in stretch.tokens:
            for name, c in starts.get(plain(token.text[:1]), ()):
                last = self._end_of(stretch, token.i, name)
                if last and not _inside_a_longer_name(stretch, token.i, last):
                    self._add(stretch, token.i, last, c)
                    break

    def _end_of(self, stretch: Stretch, first: int, name: str) -> int:
        """The place after the last token of this name where it begins at token `first`; 0: it does not."""
        if not name.startswith(plain(stretch.tokens[first].text)):
            return 0
        for last in range(first + 1, min(first + _LONGEST, len(stretch.tokens)) + 1):
            words = plain(self._sheet.words(stretch, first, last))
            if len(words) >= len(name):
                return last if words == name else 0
        return 0

    def _add(self, stretch: Stretch, first: int, last: int, c: Correction) -> None:
        label = _ASIDE if c.at is not None else c.label or _model_label(stretch, first, last)
        draft = self._sheet.add(stretch, first, last, label, BASIS)
        if draft is not None:
            draft.correction = c


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
    return last - first == 1 and stretch.tokens[first].tag.startswith("PRP")


def _gather(groups: list[list[Draft]], c: Correction, label: str | None) -> None:
    """Bring the mentions of these names together in the first of their groups."""
    wanted = set(c.names)
    gathered: list[Draft] = []
    for group in groups:
        named = [d for d in group if plain(d.words) in wanted]
        if not named:
            continue
        # Others may bear one of the names too: a group comes as a whole only where it goes under one.
        taken = list(group) if plain(fullest(group)) in wanted else named
        gathered += taken
        for draft in taken:
            group.remove(draft)
        for draft in named:
            draft.basis, draft.sure, draft.correction = BASIS, True, draft.correction or c
    if not gathered:
        return
    if label is None:
        named_first = [d for d in gathered if plain(d.words) == c.names[0]] or gathered
        label = Counter(d.label for d in named_first).most_common(1)[0][0]
    for draft in gathered:
        draft.label = label
    groups.append(gathered)


def _move(groups: list[list[Draft]], c: Correction) -> None:
    """Give the mention here to what is called so, or make it something of its own."""
    assert c.at is not None
    for group in groups:
        for draft in group:
            if draft.correction is c:
                group.remove(draft)
                name = plain(c.names[0]) if c.names else ""
                home = next((g for g in groups if any(plain(d.words) == name for d in g)), None)
                if home is not None and c.label in (None, home[0].label):
                    draft.label = home[0].label
                    home.append(draft)
                else:
                    draft.label = c.label or _model_label(draft.stretch, draft.first, draft.last)
                    groups.append([draft])
                draft.sure = True
                return


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
    return fullest(drafts)


def confirmed(drafts: Sequence[Draft]) -> bool:
    """Whether a person said what this is, and not only what one of its mentions is."""
    said = [d.correction for d in drafts]
    return all(said) or any(c is not None and c.at is None for c in said)
