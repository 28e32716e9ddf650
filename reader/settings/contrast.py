"""How well two colours can be told apart, by WCAG 2.2."""

from __future__ import annotations

from collections.abc import Iterable
from colorsys import rgb_to_hls
from functools import lru_cache

_GREYS = 25
"""Steps from black to white in the 256 colours of a terminal."""


def is_fixed(color: str) -> bool:
    """Whether a colour is `#rrggbb`: what others are, only the terminal knows."""
    return color.startswith("#")


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(1024)
def luminance(color: str) -> float:
    """The relative luminance of a `#rrggbb` colour, 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(one: str, other: str, share: float) -> str:
    """`share` of the second colour in the first, as `#rrggbb`."""
    channels = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)


def readable(color: str, grounds: Iterable[str], least: float, pole: str) -> str:
    """The colour, so much nearer to `pole` (white or black) that it has that ratio on every ground."""
    on = tuple(grounds)
    nearer = (mix(color, pole, share / 20) for share in range(21))
    return next((found for found in nearer if min(ratio(found, ground) for ground in on) >= least), pole)


@lru_cache(1024)
def in_256(color: str) -> str:
    """What a terminal of 256 colours shows of a `#rrggbb` colour: one of a cube of 6×6×6, or a grey.

    It is the colour that Rich writes for it; the tests hold the two together.
    """
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    _, lightness, saturation = rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.15:
        step = round(lightness * _GREYS)
        level = 0 if step == 0 else 255 if step == _GREYS else 10 * step - 2
        return f"#{level:02x}{level:02x}{level:02x}"
    return "#" + "".join(f"{_in_cube(channel):02x}" for channel in (red, green, blue))


def _in_cube(channel: int) -> int:
    step = round(channel / 95 if channel < 95 else 1 + (channel - 95) / 40)
    return 55 + 40 * step if step else 0


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


@lru_cache(1024)
def oklab(color: str) -> tuple[float, float, float]:
    """A `#rrggbb` colour in OKLab, where distances are those that eyes see (Ottosson, 2020)."""
    red, green, blue = (_linear(int(color[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )
