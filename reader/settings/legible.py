"""Which colours text and its ground can have in a theme, all layers considered, and which are too close.

Layers lie over one another (`domain/spans.py`): a style may take the colour of its text from one layer and
its ground from another. What can come together is worked out here, so that nobody has to think of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from reader.domain.theme import STYLE_KEYS, Theme
from reader.settings.contrast import in_256, is_fixed, ratio

TEXT, DIMMED = 4.5, 3.0
"""What WCAG 2.2 asks of text (1.4.3), and of what is deliberately quiet (1.4.11)."""

_GROUNDS = ("background", "panel", "quote", "row")
TEXTS = ("text", "quoted", "soft", "accent", "person", "org", "place", "other", "number", "warning", "error")
"""The roles that colour text; panels put them on every ground, and rules may."""


def _keys(*starts: str) -> tuple[str, ...]:
    return tuple(key for key in STYLE_KEYS if key.startswith(starts))


_KINDS_OF_QUOTES = ("quote.direct", "quote.mixed", "quote.indirect", "quote.scare")
_HOLLOW = ("chosen.cue", "chosen.chain", "chosen.guess")
_STACK: tuple[tuple[str, ...], ...] = (
    ("fold.line",),
    _keys("block."),
    ("block.dateline",),
    _keys("inline."),
    _keys("inline."),  # a link in emphasis
    ("lens.dim",),
    _keys("entity."),
    _KINDS_OF_QUOTES,
    _KINDS_OF_QUOTES,  # words in marks inside reported ones
    ("quote.mark", "quote.scare.mark", "quote.cue"),
    _keys("rule."),
    _keys("rule."),  # two rules match the same words
    ("lens.quote",),
    ("chosen.quote",),
    _HOLLOW,
    _keys("pin."),
    tuple(key for key in _keys("chosen.") if key not in (*_HOLLOW, "chosen.quote")),
    _keys("search."),
    ("cursor",),
)
"""What can lie over what, lowest first: of each step one, or none."""


class Pair(msgspec.Struct, frozen=True):
    """Text on a ground, as it can really be seen."""

    text: str
    """Whose colour the text has: a role or a style key."""
    ground: str
    colors: tuple[str, str]
    """`#rrggbb` of both."""
    dimmed: bool
    """Whether it is meant to be quiet."""

    def ratio(self, shown: Callable[[str], str] = str) -> float:
        """The contrast of what `shown` makes of both colours."""
        return ratio(shown(self.colors[0]), shown(self.colors[1]))


def pairs(theme: Theme) -> list[Pair]:
    """All pairs whose colours are known, those of the same colours once."""
    if not theme.colors:
        return []
    found: dict[tuple[str, str], Pair] = {}
    for text, ground, one, other in (*_of_palette(theme), *_of_layers(theme)):
        if is_fixed(one) and is_fixed(other):
            dimmed = one in (theme.colors["mute"], theme.colors["strip"])
            found.setdefault((one, other), Pair(text, ground, (one, other), dimmed))
    return list(found.values())


def weaknesses(
    theme: Theme, *, colors: int = 1 << 24, text: float = TEXT, dimmed: float = DIMMED
) -> list[str]:
    """Each pair that is too close in a terminal of so many colours, in words; none without colours."""
    shown = in_256 if colors == 256 else str
    return [
        f"{pair.text} on {pair.ground} has a contrast of {found:.1f}:1, under {least}:1"
        for pair in pairs(theme)
        if round(found := pair.ratio(shown), 2) < (least := dimmed if pair.dimmed else text)
    ]


def _of_palette(theme: Theme) -> Iterator[tuple[str, str, str, str]]:
    """What panels, cards and lines draw, and what a rule of the person's may: roles on roles."""
    colors = theme.colors
    named = [(text, ground) for text in TEXTS for ground in (*_GROUNDS, "tint")]
    named += [("mute", ground) for ground in (*_GROUNDS, "tint")]
    named += [("on_accent", "accent"), ("strip", "background")]
    for text, ground in named:
        yield text, ground, colors[text], colors[ground]
    for key, style in theme.styles.items():  # the legend shows each by itself
        if style.color or style.background:
            for ground in ("panel", "row"):
                text, under = style.color or colors["text"], style.background or colors[ground]
                words = _named(key, style.color) if style.color else "text"
                yield words, key if style.background else ground, text, under


def _of_layers(theme: Theme) -> Iterable[tuple[str, str, str, str]]:
    """What the layers of the text make of each other."""
    colors = theme.colors
    seen = {(colors["text"], colors["background"]): ("text", "background")}
    for step in _STACK:
        for (color, ground), (text, under) in list(seen.items()):
            for key in step:
                style = theme.styles[key]
                over = style.color or color, style.background or ground
                names = (
                    _named(key, style.color) if style.color else text,
                    key if style.background else under,
                )
                seen.setdefault(over, names)
    return ((text, ground, *both) for both, (text, ground) in seen.items())


def _named(key: str, color: str | None) -> str:
    return f"{key} ({color})" if color else key
