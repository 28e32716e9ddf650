"""The model's names, cut to the name itself: without articles, titles, possessives, brackets and prefixes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.analysis.entities.draft import Sheet
from reader.analysis.entities.lexicon import (
    ARTICLES,
    COMPANY,
    PARTICLES,
    SUFFIXES,
    beside,
    head_label,
    is_generic,
    is_given_name,
    is_role,
    is_title,
    known_label,
)
from reader.analysis.parse import Name, Stretch, Token
from reader.domain.entities import group_of

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
DASHES = frozenset({"-", "–", "—", "--", "‑"})
_PREFIXES = frozenset(
    {"anti", "pro", "non", "ex", "post", "pre", "then", "mid", "self", "near", "pan", "neo", "semi", "un"}
)
_LOOSE_ENDS = frozenset(
    {"of", "and", "in", "for", "at", "to", "on", "with", "from", "by", "as", "or", "the", "&", "is"}
)
_OFFICE = frozenset({"Executive", "Financial", "Operating", "Technology", "Commercial", "Officer"})
"""What follows `Chief` in an office."""
_WORKS = frozenset({"WORK_OF_ART", "LAW", "EVENT"})
_AFTER_COMMA = COMPANY | SUFFIXES | {"d.c."}
_NOT_BEFORE_A_PERSON = frozenset(
    {"general", "major", "private", "chief", "lake", "justice", "officer", "director", "canon", "patriarch"}
)
"""Titles that begin other names as well (`General Motors`, `Justice Department`)."""

_SURNAMES = frozenset({"son", "star", "head", "poster", "broker", "monk", "rich", "legend", "keeper"})
"""Nouns for persons that names begin with as well: `Son Heung-min`."""

_SCORE = re.compile(r"\d+[-–:]\d+|\d+['’]")
"""Of a match, or a minute in it: `Marl Town 3-1`."""


def read(sheet: Sheet) -> None:
    """Put every name and figure of the model on the sheet."""
    for stretch in sheet.stretches:
        for name in stretch.names:
            if group_of(name.label) == "figure":
                sheet.add(stretch, name.first, name.last, name.label)
            else:
                for first, last in _parts(stretch, name):
                    _add(sheet, stretch, first, last, name)


def split_possessives(sheet: Sheet) -> None:
    """`Hamas's Qassam Brigades` is two names where the first one is known by itself."""
    names = sheet.names()
    alone = {draft.words for draft in names}
    for draft in names:
        tokens = draft.tokens
        at = next((k for k, t in enumerate(tokens) if t.text in POSSESSIVE and 0 < k < len(tokens) - 1), None)
        if at is None:
            continue
        stretch, first, last = draft.stretch, draft.first, draft.last
        before = sheet.words(stretch, first, first + at)
        acronym = before.isupper() and at == 1 and len(before) > 1
        if before in alone or draft.label == "PERSON" or acronym or known_label(before) in ("GPE", "LOC"):
            owner = "PERSON" if draft.label == "PERSON" else known_label(before) or "ORG"
            sheet.remove(draft)
            sheet.add(stretch, first, first + at, owner)
            rest = first + at + 1
            while rest < last and not stretch.tokens[rest].text[0].isupper():
                rest += 1
            label = head_label(stretch.tokens[last - 1].text) or (
                "ORG" if draft.label == "PERSON" else draft.label
            )
            if rest < last and not is_generic(sheet.words(stretch, rest, last)):
                sheet.add(stretch, rest, last, label)


def _add(sheet: Sheet, stretch: Stretch, first: int, last: int, name: Name) -> None:
    tokens = stretch.tokens
    first, last = _trimmed(tokens, first, last, name.label)
    if last <= first:
        return
    known = known_label(sheet.words(stretch, first, last)) is not None  # `Sri Lanka`, `Prince Edward Island`
    kept = first if known else _after_titles(tokens, first, last, name.label)
    label = "PERSON" if kept > first else name.label
    if kept >= last:
        return  # nothing but a title
    scores = name.scores if kept == name.first or label == name.label else {}
    if last < name.last and tokens[last].text == "Chief":
        label, scores = "ORG", {}  # it has a chief executive
    draft = sheet.add(stretch, kept, last, label)
    if draft is not None:
        draft.scores = scores
        draft.titles = tuple(t.text for t in tokens[first:kept])


def _parts(stretch: Stretch, name: Name) -> Iterator[tuple[int, int]]:
    """Where the model has taken several names for one: brackets, slashes, nationalities with a hyphen."""
    tokens = stretch.tokens
    first = name.first
    for i in range(name.first, name.last):
        text = tokens[i].text
        if text in ("(", "[", "{", "/", ";", "|", "...", "…") or (
            text == ":" and name.label != "WORK_OF_ART"
        ):
            cut = True
        elif text in DASHES and first < i < name.last - 1:
            spaced = tokens[i - 1].end < tokens[i].start
            both = known_label(tokens[i - 1].text) == known_label(tokens[i + 1].text) == "NORP"
            cut = spaced or (both and known_label(_joined(tokens, first, name.last)) is None)
        elif text in ("and", "&") and name.label in ("PERSON", "GPE") and first < i < name.last - 1:
            cut = tokens[i + 1].text[0].isupper() and known_label(_spaced(tokens, first, name.last)) is None
        elif text == "," and first < i < name.last - 1 and name.label not in _WORKS:
            cut = tokens[i + 1].text.lower() not in _AFTER_COMMA and all(
                t.text != "and" for t in tokens[i : name.last]
            )
        else:
            cut = first < i < name.last - 1 and _is_finite(tokens[i]) and name.label not in _WORKS
        if cut:
            yield first, i
            first = i + 1
    yield first, name.last


def _is_finite(token: Token) -> bool:
    """Whether a word is a verb of saying, which no name holds: `Berg told Business Weekly` is two names."""
    return token.tag in ("VBD", "VBZ") and token.text.islower() and token.lemma in beside("saying")


def _spaced(tokens: list[Token], first: int, last: int) -> str:
    return " ".join(t.text for t in tokens[first:last])


def _joined(tokens: list[Token], first: int, last: int) -> str:
    return "".join(t.text for t in tokens[first:last])


def _trimmed(tokens: list[Token], first: int, last: int, label: str) -> tuple[int, int]:
    while first < last and _leaves_left(tokens, first, last, label):
        first += 1
    last = _before_office(tokens, first, last, label)
    while first < last and _leaves_right(tokens, first, last, label):
        last -= 1
    return first, last


def _before_office(tokens: list[Token], first: int, last: int, label: str) -> int:
    """Where an office ends a name that stands before a person's: `Corvane` + `Chief Executive`."""
    if label == "PERSON" and not (last - first > 2 and is_role(tokens[last - 1].text)):
        return last
    end = next((k for k in range(first + 1, last) if tokens[k].text == "Chief"), 0)
    if end and all(is_role(t.text) or t.text in _OFFICE for t in tokens[end + 1 : last]):
        return end
    return last


def _leaves_left(tokens: list[Token], first: int, last: int, label: str) -> bool:
    text = tokens[first].text
    low = text.lower()
    if not any(c.isalnum() for c in text) or low in ("'s", "’s"):
        return True
    if last - first == 1:
        return False
    following = tokens[first + 1].text
    if low in ARTICLES or low in ("that", "this", "its", "his", "their", "these", "those"):
        return True
    if low in _PREFIXES and following in DASHES:
        return True
    if low in beside("openers") and label not in _WORKS and text.istitle():
        opens = first == 0 or not tokens[first - 1].text[-1].isalnum()
        return opens and following[0].isupper()  # `Later`, `When`, `But` at the start of a sentence
    if text[0].islower() and label not in _WORKS and low not in PARTICLES and following not in DASHES:
        # `former`, `rapper`; but not `al Qaeda`, `eBay`
        return any(t.text[0].isupper() for t in tokens[first + 1 : last]) and not any(
            c.isupper() for c in text
        )
    return False


def _leaves_right(tokens: list[Token], first: int, last: int, label: str) -> bool:
    text = tokens[last - 1].text
    low = text.lower()
    if not any(c.isalnum() for c in text):
        return not (text == "." and last - first > 1 and len(tokens[last - 2].text) == 1)
    if low in ("'s", "’s"):
        return True
    if last - first == 1:
        return False
    if label == "PERSON" and text.isdigit():
        return True
    if label in ("PERSON", "GPE", "ORG") and _SCORE.fullmatch(text):
        return True
    if low in _LOOSE_ENDS and text[0].islower():
        return True
    return (
        label in ("PERSON", "GPE", "ORG")
        and text[0].islower()
        and tokens[last - 1].tag[:2] in ("VB", "NN", "RB")
        and not (tokens[last - 1].tag == "NNP" and tokens[last - 2].text in DASHES)  # `Heung-min`
    )


def _after_titles(tokens: list[Token], first: int, last: int, label: str) -> int:
    """The first token after the titles that a name begins with; `first` where it begins with none."""
    person = label == "PERSON"
    if not person and (label == "WORK_OF_ART" and last - first > 4):
        return first
    kept = first
    while kept < last:
        text = tokens[kept].text
        if text == "." and kept > first:
            kept += 1
            continue
        if (
            text in DASHES
            and kept > first
            and kept + 1 < last
            and is_title(f"{tokens[kept - 1].text}-{tokens[kept + 1].text}")
        ):
            kept += 2
            continue
        low = text.lower().rstrip(".")
        pair = f"{low} {tokens[kept + 1].text.lower()}" if kept + 1 < last else ""
        if is_title(pair):
            kept += 2
        elif person and _is_first(text, last - kept):
            break
        elif (is_title(text) and (person or low not in _NOT_BEFORE_A_PERSON)) or (
            person and kept + 1 < last and _is_office(text)
        ):
            kept += 1
        elif (
            low == "ex"
            and kept + 2 < last
            and tokens[kept + 1].text in DASHES
            and is_title(tokens[kept + 2].text)
        ):
            kept += 3
        else:
            break
    if kept == last and person and last - first == 1:
        return first  # `Major`, `Pope`, `King` may be surnames: what else is known decides
    if not person and (kept == last or not _looks_like_person(tokens, kept, last)):
        return first
    return kept


def _is_first(word: str, words: int) -> bool:
    """Whether a word that is a title as well is the given name of one with a surname: `Dean Keller`."""
    return words == 2 and is_given_name(word) and not word.endswith(".")


def _is_office(word: str) -> bool:
    """Whether the word says what somebody is, and no name begins with it."""
    return is_role(word) and word.lower() not in _SURNAMES and not is_given_name(word)


def _looks_like_person(tokens: list[Token], first: int, last: int) -> bool:
    """Whether after a title come one to three words in capitals, none the head of another kind of name."""
    return (
        last - first <= 3
        and all(
            t.text[0].isupper()
            and t.text.isalpha()
            and head_label(t.text) is None
            and t.tag.startswith("NNP")
            for t in tokens[first:last]
        )
        and known_label(tokens[first].text) is None
    )
