"""Takes the pictures of the themes: for each a sheet of three sample articles, as one would read them.

    python docs/pictures/take_themes.py [NAME…]

As `take.py`; the sheets are in `themes/`.
"""

from __future__ import annotations

import asyncio
import re
import sys

from take import HERE, browse, drawn, screen

from reader.settings.locations import Locations

COLUMNS, ROWS = 116, 26
_NAME = ("right_square_bracket", "e")
SCREENS = (
    ("harbour-strike.txt", ["e", "j", "enter", "n"]),  # a name is chosen
    ("merger.txt", ["right_square_bracket", "q", "right_square_bracket", "q"]),  # a quote is
    ("estuary-bridge.txt", [*_NAME, "asterisk", *_NAME, *_NAME, "asterisk", "slash", *"bridge", "enter"]),
    # two names are pinned, and a search goes on
)
"""Article and keys."""
SCALE = 0.56


def sheet(theme: str) -> None:
    """One theme's picture."""
    drawings = [
        drawn(asyncio.run(screen(article, theme, (COLUMNS, ROWS), keys))) for article, keys in SCREENS
    ]
    width, height = (float(n) for n in re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawings[0])[0])
    target = HERE / "themes" / f"{theme}.png"
    target.parent.mkdir(exist_ok=True)
    size = round(width * SCALE), round(len(drawings) * height * SCALE)
    browse("".join(drawings), size, target, SCALE)


def main() -> None:
    """Take all of them, or those that are named."""
    for theme in sys.argv[1:] or sorted(path.stem for path in Locations.shipped().glob("*.yaml")):
        sheet(theme)


if __name__ == "__main__":
    main()
