"""The legend: each colour and mark, what it means, how often it is on the screen and in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.domain.entities import group_of
from reader.domain.roster import CONFIRMED
from reader.domain.spans import Span
from reader.domain.text import Extent
from reader.domain.theme import STYLE_KEYS
from reader.ui.focus import KIND_NAMES, current
from reader.ui.ink import worn
from reader.ui.panels.columns import LEGEND
from reader.ui.panels.quotes import MARKS
from reader.ui.panels.words import MARKED, REPORTED
from reader.ui.pieces import Piece, piece, width
from reader.ui.pins import called
from reader.ui.screens.card import Card, Entry
from reader.ui.screens.window import Window

_SAMPLE = 13
"""Cells for what is explained."""
_ENTITIES = ("person", "org", "place", "group", "other", "figure")
_CHOSEN = (
    ("chosen.mention", "Full Name", "named in full"),
    ("chosen.alias", "Name", "a short name, initials, another name"),
    ("chosen.pronoun", "she", "a pronoun, sure; n and N stop there too"),
    ("chosen.guess", "Name", "a guess: it may be somebody else"),
    ("chosen.current", "Name", "where you are"),
    ("chosen.quote", "words", "what was said"),
    ("chosen.cue", "said", "the word that reports it"),
    ("chosen.speaker", "Name", "whose words they are"),
    ("chosen.chain", "he", "what leads to the speaker"),
)


def legend_card(window: Window) -> Card:
    """What colours and marks mean."""
    counts = _Counts(window)
    entries = [
        *_lens(window),
        *_names(window, counts),
        *_quotes(window, counts),
        *_rules(window, counts),
        *_overlay(window, counts),
        *_text(window, counts),
        *_marks(window, counts),
    ]
    return Card("Legend", entries, window.ink)


class _Counts:
    """How often a style key is on the screen and in the article."""

    def __init__(self, window: Window) -> None:
        self.view = view = window.article_view.in_view()
        session = window.session
        self.spans = session.reading.spans
        whole = Extent(0, len(session.article.text))
        over = [*session.overlay(), *session.pins.between(0, whole.end)]
        if session.search is not None:
            over += session.search.between(0, whole.end)
        self._all, self._here = Counter[str](), Counter[str]()
        for span in (*self.spans, *over):
            self._add(span, view)

    def _add(self, span: Span, view: Extent) -> None:
        self._all[span.style_key] += 1
        self._here[span.style_key] += span.extent.overlaps(view)

    def of(self, key: str) -> tuple[int, int]:
        """Those of a style key: on the screen, in the article."""
        return self._here[key], self._all[key]

    def among(self, places: Iterable[Sequence[Extent]]) -> tuple[int, int]:
        """Those of things that stand at these places, each at several."""
        there = [any(extent.overlaps(self.view) for extent in extents) for extents in places]
        return sum(there), len(there)


def _lens(window: Window) -> Iterator[Entry]:
    """What is coloured, where that is not everything."""
    from reader.ui.screens.lenses import words

    if (lens := window.article_view.lens) is not None:
        yield Entry((piece("Lens  ", "soft", bold=True), piece(lens.name), piece(f"  {words(lens)}", "mute")))
        yield Entry(())


def _names(window: Window, counts: _Counts) -> Iterator[Entry]:
    rows = Counter(group_of(entity.label) for entity in window.session.found[0])
    yield _head("Names", "here  in all")
    for key in _ENTITIES:
        off = key in window.entities.hidden
        shown = Piece(" Name ") if off else worn(window.theme_in_use, f"entity.{key}", "Name")
        said = f"{STYLE_KEYS[f'entity.{key}'][0]}{': colours off' if off else ''}"
        several = f"  {rows[key]} in the list" if rows[key] else ""
        yield _line(shown, said, counts.of(f"entity.{key}"), several)


def _quotes(window: Window, counts: _Counts) -> Iterator[Entry]:
    theme, quotes = window.theme_in_use, window.session.found[1]
    yield from (Entry(()), _head("Quotes, with their mark in the gutter"))
    for kind, mark in MARKS.items():
        shown = worn(theme, f"quote.{kind}", "words")
        found = counts.among(quote.parts for quote in quotes if quote.kind is kind)
        yield _line(shown, KIND_NAMES[kind], found, lead=f"{mark} ")
    for key, words in (("quote.mark", "“ ”"), ("quote.scare.mark", "‘ ’"), ("quote.cue", "said")):
        if _differs(window, key):
            yield _line(worn(theme, key, words), STYLE_KEYS[key][0], counts.of(key), lead="  ")


def _rules(window: Window, counts: _Counts) -> Iterator[Entry]:
    theme = window.theme_in_use
    found: dict[str, list[Extent]] = {}
    styles = {}
    for highlight in window.session.highlights:
        found.setdefault(highlight.rule, []).append(highlight.extent)
        styles[highlight.rule] = highlight.style
    if found:
        yield from (Entry(()), _head("Rules"))
    for rule, extents in sorted(found.items(), key=lambda pair: -len(pair[1])):
        shown = worn(theme, styles[rule], "words")
        yield _line(shown, rule, counts.among((extent,) for extent in extents))


def _overlay(window: Window, counts: _Counts) -> Iterator[Entry]:
    theme, session = window.theme_in_use, window.session
    yield from (Entry(()), _head("What is chosen, and what is searched for"))
    for key, words, meaning in _CHOSEN:
        yield _line(worn(theme, key, words), meaning, counts.of(key))
    for key, meaning in (("search.hit", "found by /"), ("search.current", "the hit where you are")):
        yield _line(worn(theme, key, "hit"), meaning, counts.of(key))
    if len(session.pins):
        yield from (Entry(()), _head("Pinned"))
    for pin in session.pins:
        yield _line(worn(theme, pin.style_key, str(pin.number)), called(pin), counts.of(pin.style_key))
    if counts.of("pin.guess")[1]:
        yield _line(worn(theme, "pin.guess", "Name"), "a guess of what is pinned", counts.of("pin.guess"))


def _text(window: Window, counts: _Counts) -> Iterator[Entry]:
    """What the text itself brings, as far as this article has it."""
    there = [key for key in STYLE_KEYS if key.startswith(("block.", "inline.")) and counts.of(key)[1]]
    if there:
        yield from (Entry(()), _head("The text itself"))
    for key in there:
        yield _line(worn(window.theme_in_use, key, "words"), STYLE_KEYS[key][0], counts.of(key))


def _marks(window: Window, counts: _Counts) -> Iterator[Entry]:
    entities, quotes = window.session.found
    focus = window.session.focus
    guesses = [[m.extent] for e in entities for m in e.mentions if not m.certain]
    guesses += [list(quote.parts) for quote in quotes if not quote.certain]
    sure = [[m.extent for m in entity.mentions] for entity in entities if entity.confirmed]
    sure += [list(quote.parts) for quote in quotes if quote.confirmed]
    yield from (Entry(()), _head("Marks"))
    yield _mark("~", "a guess: of whom a name is, or of who speaks", counts.among(guesses))
    yield _mark(CONFIRMED, "confirmed: you said so", counts.among(sure))
    here = [[current(focus).extent]] if focus is not None else []
    yield _mark("▸", "the current mention", counts.among(here))
    for mark, meaning in (
        ("▌", "in the accent's colour: the chosen quote"),
        ("1 … 6 +", "something that is pinned with *; several things"),
        (LEGEND, f"where in the article it is named; {LEGEND[1]} only a guess or a pronoun"),
        (MARKED + REPORTED, "beside a speaker: words quoted, in marks and reported, against the others"),
        ("▖ ▘ ▌ ·", "beside the scroll bar: where the chosen one is; · a guess or a pronoun"),
    ):
        yield _mark(mark, meaning)


def _differs(window: Window, key: str) -> bool:
    """Whether a style shows at all in this theme."""
    style = window.theme_in_use.styles.get(key, STYLE_KEYS[key][1])
    return any(getattr(style, name) is not None for name in style.__struct_fields__)


def _head(title: str, right: str = "") -> Entry:
    return Entry((piece(title, "soft", bold=True),), (piece(right, "mute"),) if right else ())


def _line(shown: Piece, meaning: str, count: tuple[int, int], more: str = "", *, lead: str = " ") -> Entry:
    """What is explained, what it means, how often it is there."""
    gap = " " * max(1, _SAMPLE - width([shown]) - len(lead))
    said = (Piece(lead), shown, Piece(gap), piece(meaning), piece(more, "mute"))
    return Entry(said, _counted(count))


def _mark(mark: str, meaning: str, count: tuple[int, int] | None = None) -> Entry:
    said = (piece(f"  {mark:<{_SAMPLE - 2}}", "accent"), piece(meaning))
    return Entry(said, _counted(count) if count else ())


def _counted(count: tuple[int, int]) -> tuple[Piece, ...]:
    here, everywhere = count
    if not everywhere:
        return (piece(f"{'–':>14}", "mute"),)
    return (piece(f"{here or '–':>6}", "soft"), piece(f"{everywhere:>8}", "mute"))
