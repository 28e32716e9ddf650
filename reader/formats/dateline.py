"""Datelines: place, date and agency before the dash with which many news texts begin."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reader.domain.text import Block, BlockKind, Extent

_LONGEST = 90  # characters before the dash
_TRIED = 4  # blocks after the title: bylines and standfirsts may come first
_DASH = re.compile(r"\s*(?:—|–|―|--+|\s-\s)\s*")

_SPEAKER = re.compile(r"\n\s*[A-Z][A-Z .'’-]+:\s")
"""A line of a transcript: where there are such lines, capitals before a colon are a speaker."""
_TRANSCRIPT_SEEN = 20_000  # characters


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MONTHS = _words("""
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    januar jänner februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
""")
_WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
_SMALL = _words(
    "of the and & de la le les los las du des del della di da do am an der im in sur el al y et und /"
)
"""Words inside names of places that are written small."""
_LABELS = _words("""
    advertisement advisory alert analysis announcement answer audio blog breaking byline caption
    clarification column comment commentary contents correction date developing disclaimer edit
    editorial editor's exclusive explainer fact false feature flash form from full headline image
    important interview just latest listen live lead location more new news note notice now opinion
    opinions photo photos pictured poll press question rating read related release report review
    rumor section source spoiler story subject summary this title to true update updated urgent
    verdict video warning watch who what when where why how
""")
"""Capitals before a dash or colon that name the kind of text, never a place."""
_AGENCIES = _words("Reuters Bloomberg Xinhua Bernama Interfax Kyodo Antara Tass Anadolu Yonhap Agerpres")
"""Those that do not write themselves in capitals."""


def find_dateline(text: str, blocks: Sequence[Block]) -> Extent | None:
    """The dateline of an article, without the dash after it; None where there is none."""
    bodies = [b for b in blocks[:12] if b.kind is BlockKind.PARAGRAPH][:_TRIED]
    for block in bodies:
        if found := dateline_at(text, block.extent.start, block.extent.end):
            return found
        if len(block.extent) > 200:  # the article has begun without one
            return None
    return None


def dateline_at(text: str, start: int, end: int) -> Extent | None:
    """The dateline with which a block begins, if it begins with one."""
    window = text[start : min(end, start + _LONGEST + 10)]
    if dash := _DASH.search(window):
        head, rest = window[: dash.start()], window[dash.end() :]
        if rest and _is_head(head, _place_before_dash):
            return Extent(start, start + len(head))
    head, colon, rest = window.partition(": ")
    if colon and rest and _is_head(head, _place_before_colon) and not _is_transcript(text, start):
        return Extent(start, start + len(head))
    return None


def _is_transcript(text: str, start: int) -> bool:
    """Whether lines other than the one at `start` begin as a speaker's do."""
    lines = _SPEAKER.finditer(text, 0, _TRANSCRIPT_SEEN)
    return any(not line.start() < start < line.end() for line in lines)


def _is_head(head: str, undated: Callable[[str], bool]) -> bool:
    """Whether it is made of a place, regions, a date, an agency, in this order."""
    if not 2 <= len(head) <= _LONGEST or "\n" in head:
        return False
    head, agency = _split_agency(head)
    if not head:
        return bool(agency) and _is_agency(agency)
    parts = [p.strip() for p in head.split(",")]
    if agency and not (_is_date(agency.replace(",", " ")) or _is_agency(agency)):
        return False
    dated = _is_date(agency.replace(",", " ")) or _is_known_agency(agency)
    while parts and (_is_date(parts[-1]) or (parts[-1].isdigit() and len(parts[-1]) == 4)):
        dated = True
        parts.pop()
    if not parts:
        return bool(agency)  # `Dec 29 (Reuters) - `; a bare date is too little
    place, *regions = parts
    if len(regions) > 2 or not all(_is_region(r) for r in regions):
        return False
    return _dated_place(place) if dated else undated(place)


def _split_agency(head: str) -> tuple[str, str]:
    if head.endswith(")") and (opened := head.rfind("(")) >= 0:
        return head[:opened].rstrip(" ,\xa0"), head[opened + 1 : -1].strip()
    return head, ""


def _is_agency(inside: str) -> bool:
    """`AP`, `Reuters`, `Bloomberg News`, `dpa`, `AFP/File`."""
    words = inside.replace("/", " ").split()
    return 0 < len(words) <= 4 and all(w.isalpha() and (w[0].isupper() or len(w) <= 4) for w in words)


def _is_known_agency(inside: str) -> bool:
    """Whether it is an agency even after a name that is not in capitals."""
    first = re.split("[/ ]", inside, maxsplit=1)[0]
    return first.isalpha() and (first.isupper() or first.islower() or first in _AGENCIES)


def _is_date(part: str) -> bool:
    named = False
    for word in re.split(r"[\s.]+", part.strip(" .").casefold()):
        if word in _MONTHS or word in _WEEKDAYS:
            named = True
        elif not re.fullmatch(r"\d{1,2}(?:st|nd|rd|th|er)?|\d{4}", word):
            return False
    return named


def _is_region(part: str) -> bool:
    """`Minn.`, `South Africa`, `D.C.`, `KENYA`."""
    words = part.split()
    return 0 < len(words) <= 3 and words[0].casefold() not in _LABELS and _all_names(words)


def _dated_place(place: str) -> bool:
    if " / " in place:  # `afrol News / Africa Renewal`
        return all(_dated_place(part) for part in place.split(" / "))
    words = place.split()
    if not 0 < len(words) <= 6:
        return False
    # An agency may write itself small (`afrol News, 5 February`); a sentence has more small words.
    return _all_names(words) or (
        len(words) <= 3 and words[0].isalpha() and _all_names(words[1:]) and len(words) > 1
    )


def _place_before_dash(place: str) -> bool:
    return _in_capitals(place, shortest=2)


def _place_before_colon(place: str) -> bool:
    return _in_capitals(place, shortest=4)


def _in_capitals(place: str, *, shortest: int) -> bool:
    words = place.replace("/", " ").split()
    if not 0 < len(words) <= 4:
        return False
    first = words[0].casefold() if words[0] != "NEW" or len(words) == 1 else ""  # NEW YORK, NEW DELHI
    if first in _LABELS or words[-1].casefold() in _LABELS:
        return False
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= shortest and place.isupper() and _all_names(words)


def _all_names(words: Sequence[str]) -> bool:
    return all(_is_name(w) for w in words) and any(w[0].isupper() for w in words if w)


def _is_name(word: str) -> bool:
    if word.casefold() in _SMALL:
        return True
    bare = re.sub(r"[.'’\-/()]", "", word)
    if not bare.isalpha() or word.endswith(("'S", "’S", "'s", "’s")):
        return False
    return (
        word[0].isupper()
        or word[0] in "'’"
        or word.casefold().startswith(("al-", "el-", "d'", "d’", "l'", "l’"))
    )
