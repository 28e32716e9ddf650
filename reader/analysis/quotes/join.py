"""Words in marks that no cue reports by themselves: they go on with a quote, or nobody said them."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator

import regex

from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.find import MARKS, looks_like_speech
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
    speaking: Draft | None = None  # the one with the words in marks before
    last: Draft | None = None  # the one before, with or without marks
    k = 0
    for number, marked in enumerate(marks):
        while k < len(drafts) and drafts[k].start < marked.extent.start:
            last = drafts[k]
            k += 1
        if number in owner:
            speaking = last = owner[number]
        elif speaking is not None and (marked.continued or _goes_on(text, marked, speaking)):
            insort(speaking.parts, marked.extent)
        elif (draft := _interrupted(text, marked, drafts, k)) is not None:
            draft.parts.insert(0, marked.extent)
            speaking = last = draft
        elif marked.continued and loose and marks[number - 1].extent == loose[-1].parts[-1]:
            loose[-1].parts.append(marked.extent)
        elif last is not None and last is not speaking and _goes_on(text, marked, last):
            speaking = Draft([marked.extent], None, "", "goes-on", 0.0, last.tree, last.source, marked.block)
            loose.append(speaking)
        else:
            speech = looks_like_speech(marked.extent.of(text).strip(MARKS))
            frame = "marks" if speech else "scare"
            loose.append(Draft([marked.extent], None, "", frame, 0.0, None, None, marked.block))
            if speech:
                speaking = last = None
    found = sorted([*drafts, *_before(text, loose, drafts)], key=lambda draft: draft.start)
    return list(_paragraphs(article, found, marks))


_GOES_ON_AFTER = frozenset(",!?…—–-")
"""How words in marks end that the attribution interrupts."""
_LONGEST_CUE = 120
"""Characters of an attribution between two pairs of marks."""


def _interrupted(text: str, marked: Marked, drafts: list[Draft], k: int) -> Draft | None:
    """The draft that goes on with the words in marks behind its cue: `“If so,” she said, “call me.”`

    `k`: the place of the first draft that starts after the marks.
    """
    draft = drafts[k] if k < len(drafts) else None
    if draft is None or draft.cue is None or draft.block != marked.block or text[draft.start] not in MARKS:
        return None
    end = marked.extent.end
    between = text[end : draft.start]
    if (
        not end <= draft.cue.start < draft.start
        or len(between) > _LONGEST_CUE
        or _SENTENCE_END.search(between)
    ):
        return None
    said = marked.extent.of(text).strip(MARKS)
    return draft if said and said[-1] in _GOES_ON_AFTER else None


def _paragraphs(article: Article, drafts: list[Draft], marks: tuple[Marked, ...]) -> Iterator[Draft]:
    """A paragraph that is nothing but words in marks goes on with the speaker of the one before."""
    in_marks = {marked.extent for marked in marks}
    last: Draft | None = None  # the last one with a speaker
    for draft in drafts:
        if draft.frame == "marks" and last is not None and _follows(article, last, draft):
            if last.parts[-1] in in_marks and last.cue is not None:
                last.parts += draft.parts
                continue
            draft.tree, draft.source, draft.frame = last.tree, last.source, "goes-on"
        if draft.source is not None:
            last = draft
        yield draft


def _follows(article: Article, last: Draft, draft: Draft) -> bool:
    block = article.blocks[draft.block].extent
    before = article.blocks[draft.block - 1].extent
    return (
        draft.start == block.start
        and block.end - draft.parts[-1].end < 3
        and before.start <= last.end <= before.end
    )


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


def _goes_on(text: str, marked: Marked, draft: Draft) -> bool:
    """Whether the words in marks are more of what the draft's speaker says, in the same paragraph."""
    if draft.block != marked.block or not looks_like_speech(marked.extent.of(text).strip(MARKS)):
        return False
    between = text[min(draft.end, marked.extent.start) : marked.extent.start]
    if (
        not between.strip()
        and draft.cue is not None
        and draft.parts[0].end <= draft.cue.start < draft.parts[-1].start
    ):
        return False  # `“…,” he said. “Who?” “Me.”`: the second sentence in marks is answered
    ends = len(_SENTENCE_END.findall(between))
    if ends == 0 and _MORE.fullmatch(between):
        return True  # `“this,” “that” and “more”`
    return ends <= 1 and (not between.strip() or _ENDED.search(between) is not None)


_MORE = regex.compile(
    r"[\s,;.…]*(?:(?:and|or|but|nor|then|that|to|a|an|the|also|as|for|with|of|in|yet|still)[\s,]+)*"
)


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
        if draft is not None and piece.frame == "marks" and text[following] in MARKS:
            draft.parts[:0] = piece.parts
            starts[draft.start] = draft
        else:
            kept.append(piece)
    return kept[::-1]
