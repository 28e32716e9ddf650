"""Words in marks that no cue reports by themselves: they go on with a quote, or nobody said them."""

from __future__ import annotations

import regex

from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.find import looks_like_speech
from reader.analysis.quotes.marks import Marked
from reader.domain.text import Article

_SENTENCE_END = regex.compile(
    r"(?<!\b(?:Mr|Ms|Mrs|Dr|Gov|Sen|Rep|Gen|Lt|St|Jr|Sr|[A-Z]))[.!?…][\"”’')\]]*(?=\s|$)"
)
_ENDED = regex.compile(r"[.!?…,:;—–-][\"”’')\]]*\s*$")


def join(article: Article, marks: tuple[Marked, ...], drafts: list[Draft]) -> list[Draft]:
    """The drafts, in reading order, each with the marks that go on with it, and those that nobody said."""
    text = article.text
    owner = _owners(marks, drafts)
    loose: list[Draft] = []
    for number, marked in enumerate(marks):
        if number in owner:
            continue
        before = owner.get(number - 1) if number else None
        if before is not None and (marked.continued or _goes_on(text, marks[number - 1], marked, before)):
            _add(before, marked)
            owner[number] = before
        elif marked.continued and loose and marks[number - 1].extent == loose[-1].parts[-1]:
            loose[-1].parts.append(marked.extent)
        else:
            frame = "marks" if looks_like_speech(marked.extent.of(text)[1:-1]) else "scare"
            loose.append(Draft([marked.extent], None, "", frame, 0.0, None, None, marked.block))
    loose = _before(text, loose, drafts)
    return sorted([*drafts, *loose], key=lambda draft: draft.start)


def _owners(marks: tuple[Marked, ...], drafts: list[Draft]) -> dict[int, Draft]:
    """Which draft has the words of which marks; both lists are walked once."""
    parts = sorted(((part, draft) for draft in drafts for part in draft.parts), key=lambda pair: pair[0])
    owner: dict[int, Draft] = {}
    k = 0
    for number, marked in enumerate(marks):
        while k < len(parts) and parts[k][0].end <= marked.extent.start:
            k += 1
        if k < len(parts) and parts[k][0].overlaps(marked.extent):
            owner[number] = parts[k][1]
    return owner


def _goes_on(text: str, last: Marked, marked: Marked, draft: Draft) -> bool:
    """Whether the words in marks are further sentences of the draft's speaker, in the same paragraph."""
    if last.block != marked.block or draft.block != marked.block:
        return False
    if not looks_like_speech(marked.extent.of(text)[1:-1]):
        return False
    end = max(draft.end, last.extent.end)
    between = text[end : marked.extent.start]
    if not _ENDED.search(text[: marked.extent.start][-4:]) and between.strip():
        return False
    return len(_SENTENCE_END.findall(between)) <= 1


def _add(draft: Draft, marked: Marked) -> None:
    draft.parts.append(marked.extent)
    draft.parts.sort()
    draft.joined.append("goes on in the same paragraph" if marked.block == draft.block else "goes on")


def _before(text: str, loose: list[Draft], drafts: list[Draft]) -> list[Draft]:
    """Join what stands in marks right before a quote in marks, as an earlier sentence of it."""
    starts = {part.start: draft for draft in drafts for part in draft.parts[:1]}
    kept: list[Draft] = []
    for piece in reversed(loose):
        end = piece.parts[-1].end
        following = end
        while following < len(text) and text[following] == " ":
            following += 1
        draft = starts.get(following)
        if draft is not None and piece.frame == "marks" and text[following] in "\"“‘'«„`":
            draft.parts[:0] = piece.parts
            starts[draft.start] = draft
        else:
            kept.append(piece)
    return kept[::-1]
