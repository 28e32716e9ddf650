"""The card of an entity: who is this again?"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from reader.domain.entities import group_of
from reader.domain.quotes import Quote, QuoteKind
from reader.domain.roster import CONFIRMED, names, one_line, pronouns
from reader.domain.text import Extent
from reader.ui.focus import GROUP_NAMES, EntityFocus
from reader.ui.panels.entities import entity_color, mark_of
from reader.ui.panels.quotes import MARKS
from reader.ui.pieces import Piece, cut, piece, width
from reader.ui.screens.card import WIDEST, Entry
from reader.ui.screens.entity_why import reason, why
from reader.ui.screens.window import Window
from reader.ui.sentences import sentence_at

_LABEL = 8
"""Cells of the column that says what a line is."""
_LINES = 3
"""Of one sentence."""
_SEARCHED = 200
"""Mentions among which the one is looked for that has the role beside it."""
MENTION, QUOTE, PLACE = "mention", "quote", "place"
"""What an entry leads to: the name there, the quote that begins there, or just the place."""


def entity_card(window: Window, focus: EntityFocus) -> list[Entry]:
    """All about an entity: what it is, how it is called, where, what it says, and why that is thought."""
    return list(_Page(window, focus).entries())


def follow(window: Window, ref: str | None) -> None:
    """Go where an entry of the card leads."""
    if not ref:
        return
    # By its place: what was found may be another state by now, with other numbers for the same things.
    kind, _, start = ref.partition(" ")
    session, offset = window.session, int(start)
    if kind == QUOTE:
        quote = next((q for q in session.found[1] if q.parts[0].start == offset), None)
        focus = session.focus_on(quote.id) if quote is not None else None
    else:
        focus = session.at(offset) if kind == MENTION else None
    if focus is not None:
        window.choose(focus)
    else:
        window.go_to(Extent(offset, offset + 1))


class _Page:
    def __init__(self, window: Window, focus: EntityFocus) -> None:
        self.window, self.focus, self.entity = window, focus, focus.entity
        self.text = window.session.article.text
        self.cells = min(WIDEST, window.size.width) - 4 - _LABEL

    def entries(self) -> Iterator[Entry]:
        entity = self.entity
        kind = f"{GROUP_NAMES[group_of(entity.label)] + '  ':<{_LABEL}}"
        lines = self._wrapped(entity.role or "", self.cells + _LABEL - len(kind)) or [""]
        mark = {"~": piece("~ a guess", "mute"), "✓": piece("✓ confirmed", "mute")}.get(mark_of(entity))
        yield Entry((piece(kind, entity_color(entity)), piece(lines[0])), (mark,) if mark else ())
        for line in lines[1:]:
            yield Entry((Piece(" " * len(kind)), piece(line)))
        yield Entry(())
        yield from self._labelled("called", _counted(names(entity, self.text)))
        if any(m.pronoun for m in entity.mentions):
            said = _counted(pronouns(entity, self.text))
            yield from self._labelled("", f"and as {said}", color="soft")
        yield Entry(())
        yield from self._places()
        yield from self._quotes()
        yield from self._reasons()

    def _places(self) -> Iterator[Entry]:
        """First and last name, and the one that has the role beside it, each with its sentence."""
        named = [i for i, m in enumerate(self.entity.mentions) if not m.pronoun]
        if not named:
            named = list(range(len(self.entity.mentions)))
        first, last = named[0], named[-1]
        at = {"first": first}
        if (role := self._with_role(named)) is not None and self._sentence(role) != self._sentence(first):
            at["role"] = role
        if self._sentence(last) not in [self._sentence(i) for i in at.values()]:
            at["last"] = last
        for label, number in at.items():
            yield from self._sentence_entries(label, number)

    def _sentence_entries(self, label: str, number: int) -> Iterator[Entry]:
        mention = self.entity.mentions[number]
        where = f"{self._paragraph(mention.extent.start)}  "
        lines = self._wrapped(self._sentence(number).of(self.text), self.cells - len(where))
        if len(lines) > _LINES:
            lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"]
        name = one_line(mention.extent.of(self.text))
        done = False
        for n, line in enumerate(lines):
            before = [piece(f"{label if n == 0 else '':<{_LABEL}}", "mute")]
            before.append(piece(f"{where if n == 0 else '':<{len(where)}}", "mute"))
            words = [piece(line, "soft")]
            if not done and name in line:
                left, _, right = line.partition(name)
                words = [piece(left, "soft"), piece(name, "accent", bold=True), piece(right, "soft")]
                done = True
            yield Entry((*before, *words), ref=f"{MENTION} {mention.extent.start}" if n == 0 else "")

    def _quotes(self) -> Iterator[Entry]:
        """What it says, a line each."""
        said = [q for q in self.window.session.found[1] if q.speaker and q.speaker.entity == self.entity.id]
        if said:
            yield Entry(())
        for n, quote in enumerate(said):
            yield self._quote(quote, "says" if n == 0 else "")

    def _quote(self, quote: Quote, label: str) -> Entry:
        words = one_line(" … ".join(part.of(self.text) for part in quote.parts))
        guess = CONFIRMED if quote.confirmed else " " if quote.certain else "~"
        left = [piece(f"{label:<{_LABEL}}", "mute"), piece(f"{MARKS[quote.kind]} ", "soft")]
        right = piece(f" {guess}{self._paragraph(quote.parts[0].start)}", "mute")
        room = max(1, self.cells - 2 - width([right]) - 1)
        reported = quote.kind in (QuoteKind.INDIRECT, QuoteKind.MIXED)
        shown = piece(words, "text" if quote.certain else "mute", italic=reported)
        return Entry(
            (*left, replace(shown, text=cut(shown.text, room))),
            (right,),
            ref=f"{QUOTE} {quote.parts[0].start}",
        )

    def _reasons(self) -> Iterator[Entry]:
        yield Entry(())
        for n, said in enumerate(why(self.entity, self.text)):
            yield from self._labelled("why" if n == 0 else "", said, color="soft")
        here = self.entity.mentions[self.focus.index]
        words = one_line(here.extent.of(self.text))
        sure = "sure" if here.certain else "~ a guess"
        where = f"¶ {self.window.article_view.paragraph_at(here.extent.start)}"
        said = f"{words}, {where}: {reason(self.entity, here, self.text)}, {sure}"
        yield from self._labelled("here", said, color="soft")

    # -- parts

    def _labelled(self, label: str, text: str, *, color: str = "text") -> Iterator[Entry]:
        for n, line in enumerate(self._wrapped(text, self.cells)):
            yield Entry((piece(f"{label if n == 0 else '':<{_LABEL}}", "mute"), piece(line, color)))

    def _wrapped(self, text: str, cells: int) -> list[str]:
        return textwrap.wrap(" ".join(text.split()), max(8, cells))

    def _paragraph(self, offset: int) -> str:
        view = self.window.article_view
        return f"¶ {view.paragraph_at(offset):>{len(str(view.paragraph_count))}}"

    def _sentence(self, number: int) -> Extent:
        start = self.entity.mentions[number].extent.start
        block = self.window.session.block_at(start) or Extent(0, len(self.text))
        return sentence_at(self.text, block, start)

    def _with_role(self, named: Iterable[int]) -> int | None:
        """The mention whose sentence has the role in it: as it is, else all its words."""
        wanted = one_line(self.entity.role or "").casefold()
        if not wanted:
            return None
        sentences = {i: one_line(self._sentence(i).of(self.text)).casefold() for i in list(named)[:_SEARCHED]}
        whole = [i for i, sentence in sentences.items() if wanted in sentence]
        pieces = [i for i, sentence in sentences.items() if all(w in sentence for w in wanted.split())]
        return next(iter(whole or pieces), None)


def _counted(counts: dict[str, int]) -> str:
    return " · ".join(f"{name} {count}" for name, count in counts.items())
