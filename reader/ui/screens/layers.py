"""Why something has its colours: every layer that lies over it, from the top, and where rules stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

import msgspec

from reader.domain.reading import Reading
from reader.domain.spans import Run
from reader.domain.text import Extent
from reader.domain.theme import STYLE_KEYS, Style, Theme
from reader.ui.pieces import Piece, piece
from reader.ui.pins import called
from reader.ui.screens.card import Entry
from reader.ui.screens.window import Window

RULE = "rule "
"""What the ref of a rule's entry begins with; its name follows."""
_KINDS = {"quote": "quote", "entity": "name", "inline": "text", "block": "text"}


class Layer(msgspec.Struct, frozen=True):
    """One of the layers over a stretch of the text."""

    key: str
    """Its style key."""
    ref: str
    """What it stands for."""
    under: str = ""
    """What hides all that it would show: the ref of the layer that does, or its style key; empty for none."""


def layers(
    reading: Reading, here: Extent, theme: Theme, shows: Callable[[str, str], bool] = lambda key, ref: True
) -> list[Layer]:
    """Every layer with a character there, the top first; `shows` says of a style key, and of what the layer
    stands for, whether it is drawn.
    """
    found: dict[tuple[str, str], str] = {}
    for run in _runs(reading.runs, here):
        pairs = [pair for pair in zip(run.style_keys, run.refs, strict=True) if shows(*pair)]
        said: dict[str, tuple[str, str]] = {}  # what an upper layer says of colour, weight, …, and which
        for pair in reversed(pairs):
            style = reading.styles.get(pair[0]) or theme.styles.get(pair[0], Style())
            own = {name for name in Style.__struct_fields__ if getattr(style, name) is not None}
            over = "" if own - said.keys() or not own else _name(next(said[n] for n in sorted(own)))
            found[pair] = over if found.get(pair, over) else ""  # it is seen somewhere
            said = {**dict.fromkeys(own, pair), **said}
    return [Layer(*pair, over) for pair, over in found.items()]


def _name(pair: tuple[str, str]) -> str:
    key, ref = pair
    return ref if key.startswith(("rule.", "rule:")) else STYLE_KEYS[key][0] if key in STYLE_KEYS else key


def _runs(runs: Sequence[Run], here: Extent) -> Iterator[Run]:
    """The runs with a character there."""
    first = bisect_right(runs, here.start, key=lambda run: run.end)
    yield from runs[first : bisect_left(runs, here.end, key=lambda run: run.start)]


def entries(window: Window, here: Extent) -> Iterator[Entry]:
    """What is pinned there, what rules match there, with their lines and notes, and the layers below."""
    session = window.session
    for pin in session.pins.at(here.start):
        yield Entry((piece(f"pin {pin.number}    ", "mute"), piece(called(pin))))
    quotes = {quote.id: quote for quote in session.found[1]}
    off, lens = window.layers_off, window.article_view.lens

    def shows(key: str, ref: str) -> bool:
        return key not in off and ref not in off and (lens is None or lens.keeps(key, ref, quotes))

    found = layers(session.reading, here, window.theme_in_use, shows)
    if found:
        yield Entry(())
        yield Entry((piece("Colours here, from the top", "soft", bold=True),))
    for layer in found:
        under = (piece(f"  hidden under {layer.under}", "mute", italic=True),) if layer.under else ()
        if layer.key.startswith(("rule.", "rule:")):
            yield from _rule(window, layer, here, under)
        else:
            kind = _KINDS.get(layer.key.partition(".")[0], "")
            what = STYLE_KEYS[layer.key][0] if layer.key in STYLE_KEYS else layer.key
            yield Entry((piece(f"{kind:<9}", "mute"), piece(what, "soft"), *under))


def _rule(window: Window, layer: Layer, here: Extent, under: Sequence[Piece]) -> Iterator[Entry]:
    session = window.session
    rule = session.engine.highlighting.rules.rule(layer.ref)
    matched = (h for h in session.reading.highlights if h.rule == layer.ref and h.extent.overlaps(here))
    words = next((h.extent.of(session.article.text) for h in matched), "")
    said = (piece("rule     ", "mute"), piece(layer.ref), piece(f"  {words}", "soft"), *under)
    if rule is None:
        yield Entry(said)
        return
    yield Entry(said, (piece(f"  {rule.source}", "mute"),), ref=RULE + layer.ref)
    if rule.note:
        yield Entry((piece(f"         {rule.note}", "mute"),))
