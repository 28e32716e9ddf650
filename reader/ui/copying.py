"""What is copied: the selection, else the quote or the sentence in focus; alone, or with its source."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from reader.domain import display
from reader.domain.ledger import cue_of, joined, needs_cue
from reader.domain.text import Extent
from reader.ui.focus import QuoteFocus, current
from reader.ui.quote_words import NOBODY
from reader.ui.sentences import sentence_at
from reader.ui.session import Session

Words = Callable[[Extent], str]
"""The words of a stretch as they are read: a paragraph is one line."""


class Passage(msgspec.Struct, frozen=True):
    """Something that is copied."""

    what: str
    """What it is: selection, quote, sentence."""
    text: str
    """As it is read, what could act where it is pasted made visible."""
    start: int
    """Code points: where it begins."""
    speaker: str = ""
    """Who said it, `~` before a guess, the cue behind it where the words alone tell too little."""


def passage(session: Session, selected: Extent | None, here: int, words: Words) -> Passage | None:
    """What the person means: what is selected, the chosen quote, the sentence of what is chosen or of `here`.

    `here`: where the caret or the top of the page is. None where nothing stands there.
    """
    if selected is not None:
        return _of("selection", words(selected), selected.start)
    focus = session.focus
    if isinstance(focus, QuoteFocus):
        quote, text = focus.quote, session.article.text

        def goes_on(before: Extent, part: Extent) -> str:
            return " " if session.block_at(before.start) == session.block_at(part.start) else "\n\n"

        said = joined(quote, text, words, goes_on)
        by = quote.speaker
        speaker = f"{'' if by.certain else '~'}{by.name}" if by is not None else ""
        if (cue := cue_of(quote, text)) and needs_cue(quote):
            speaker = f"{speaker or NOBODY} ({cue})"
        return _of("quote", said, quote.parts[0].start, speaker)
    if focus is not None:
        here = current(focus).extent.start
    block = session.block_at(here)
    if block is None:
        return None
    sentence = sentence_at(session.article.text, block, max(here, block.start))
    return _of("sentence", words(sentence), sentence.start)


def with_source(found: Passage, *, name: str, title: str | None, paragraph: int) -> str:
    """The passage with a line that says who said it, in what, where."""
    said = [f"{found.speaker}, " if found.speaker else "", f"“{_line(title)}”, " if title else ""]
    return f"{found.text}\n— {''.join(said)}{_line(name)}, ¶ {paragraph}"


def _of(what: str, text: str, start: int, speaker: str = "") -> Passage | None:
    text = display.copied(text.strip())
    return Passage(what, text, start, _line(speaker)) if text else None


def _line(text: str) -> str:
    return display.copied(" ".join(text.splitlines()))
