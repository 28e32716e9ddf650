"""What is copied: the selection, else the quote or the sentence in focus; alone, or with its source."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from reader.domain.display import show
from reader.domain.text import Extent
from reader.ui.focus import QuoteFocus, current
from reader.ui.sentences import sentence_at
from reader.ui.session import Session

Words = Callable[[Extent], str]
"""The words of a stretch as they are read: a paragraph is one line."""


class Passage(msgspec.Struct, frozen=True):
    """Something that is copied."""

    what: str
    """What it is: selection, quote, sentence."""
    text: str
    """As it is read, what could act on a terminal made visible."""
    start: int
    """Code points: where it begins."""
    speaker: str = ""
    """Who said it, `~` before a guess; empty where it is no quote or nobody is named."""


def passage(session: Session, selected: Extent | None, here: int, words: Words) -> Passage | None:
    """What the person means: what is selected, the chosen quote, the sentence of what is chosen or of `here`.

    `here`: where the caret or the top of the page is. None where nothing stands there.
    """
    if selected is not None:
        return _of("selection", words(selected), selected.start)
    focus = session.focus
    if isinstance(focus, QuoteFocus):
        parts = focus.quote.parts
        said = " … ".join(words(part) for part in parts)
        by = focus.quote.speaker
        speaker = f"{'' if by.certain else '~'}{by.name}" if by is not None else ""
        return _of("quote", said, parts[0].start, speaker)
    if focus is not None:
        here = current(focus).extent.start
    block = session.block_at(here)
    if block is None:
        return None
    sentence = sentence_at(session.article.text, block, max(here, block.start))
    return _of("sentence", words(sentence), sentence.start)


def with_source(found: Passage, *, name: str, title: str | None, paragraph: int) -> str:
    """The passage with a line that says who said it, in what, where."""
    said = [f"{found.speaker}, " if found.speaker else "", f"“{show(title)}”, " if title else ""]
    return f"{found.text}\n— {''.join(said)}{show(name)}, ¶ {paragraph}"


def _of(what: str, text: str, start: int, speaker: str = "") -> Passage | None:
    text = show(text.strip(), keep_lines=True)
    return Passage(what, text, start, show(speaker)) if text else None
