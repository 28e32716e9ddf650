"""A theme for a terminal of 256 colours: of these, the nearest that can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import hypot

from msgspec.structs import replace

from reader.domain.theme import Style, Theme
from reader.settings.contrast import in_256, is_fixed, oklab, ratio
from reader.settings.legible import DIMMED, TEXT, pairs

_LEVELS = (0, *range(95, 256, 40))
_GREY, _GREY_GROUND = 0.041, 0.05
"""Below so much colour (OKLab) a grey may stand for a text, as a name that turns grey has lost its kind; and
has to for a ground, as the cube has no quiet colours.
"""
_HUE, _LIGHTNESS = 3, 4
"""What counts more than the rest: of text its hue, as a grey that turns pink is seen at once; of a ground its
lightness, as all text has to be read on it.
"""

_SHARED = 0.006
"""How much farther a colour may be that is not taken, before two share one."""


def fitted(theme: Theme) -> Theme:
    """The theme in colours that such a terminal has, or that become one of them.

    Left alone, each colour would become the nearest by itself, and what could be read before may no longer
    be: grounds that are a tone apart jump, and text does not follow them.
    """
    grounds_of: dict[str, set[str]] = {}
    least: dict[str, float] = {}
    for pair in pairs(theme):
        grounds_of.setdefault(pair.colors[0], set()).add(pair.colors[1])
        least[pair.colors[0]] = DIMMED if pair.dimmed else TEXT
    used = dict.fromkeys(_used(theme))
    found: dict[str, str] = {}
    for color in sorted(used, key=lambda color: len(grounds_of.get(color, ()))):
        taken = set(found.values())
        if color not in grounds_of:  # only a ground
            found[color] = _nearest(color, (), 0, taken)
    texts = [color for color in used if color in grounds_of]
    # What is text here and a ground there comes before the text on it.
    for color in sorted(
        texts, key=lambda color: any(color in grounds_of[text] for text in texts), reverse=True
    ):
        grounds = [found.get(ground, ground) for ground in grounds_of[color]]
        found[color] = _nearest(color, grounds, least[color], set(found.values()))
    return _recoloured(theme, found)


def _nearest(color: str, grounds: Iterable[str], least: float, taken: set[str]) -> str:
    """Of the 256 that can be read on the grounds, the nearest, and rather one that is not taken.

    Where none can, the one that comes closest to it.
    """
    on = tuple(grounds)
    here = oklab(color)

    def distance(other: str) -> float:
        lightness, *hue = (a - b for a, b in zip(here, oklab(in_256(other)), strict=True))
        one, two = (1, _HUE) if on else (_LIGHTNESS, _HUE)
        return one * lightness**2 + two * sum(part**2 for part in hue) + (_SHARED if other in taken else 0)

    def worst(other: str) -> float:
        return min((ratio(in_256(other), in_256(ground)) for ground in on), default=21)

    of_its_kind = _palette(hypot(*here[1:]) < _GREY) if on else _grounds(hypot(*here[1:]) < _GREY_GROUND)
    legible = [other for other in of_its_kind if worst(other) >= least]
    if not legible:
        return max(of_its_kind, key=worst)
    return min(legible, key=distance)


def _grounds(grey: bool) -> tuple[str, ...]:
    every = _palette(True)
    return tuple(color for color in every if _is_grey(color)) if grey else every


def _is_grey(color: str) -> bool:
    return color[1:3] == color[3:5] == color[5:]


@cache
def _palette(greys_too: bool) -> tuple[str, ...]:
    """For each colour that is the same in every such terminal, one that becomes it."""
    cube = [f"#{r:02x}{g:02x}{b:02x}" for r in _LEVELS for g in _LEVELS for b in _LEVELS]
    greys = [f"#{round(step * 10.2):02x}" + f"{round(step * 10.2):02x}" * 2 for step in range(1, 25)]
    every = {in_256(color): color for color in (*cube, *greys)}
    return tuple(color for color in every.values() if greys_too or not _is_grey(color))


def _used(theme: Theme) -> Iterable[str]:
    """Every known colour of a theme, that of its page first."""
    own = (color for style in theme.styles.values() for color in (style.background, style.color) if color)
    return (color for color in (*theme.colors.values(), *own) if is_fixed(color))


def _recoloured(theme: Theme, colors: Mapping[str, str]) -> Theme:
    def change(style: Style) -> Style:
        return replace(
            style,
            color=colors.get(style.color or "", style.color),
            background=colors.get(style.background or "", style.background),
        )

    return replace(
        theme,
        colors={role: colors.get(color, color) for role, color in theme.colors.items()},
        styles={key: change(style) for key, style in theme.styles.items()},
    )
