"""The column beside the scroll bar: where in the whole article something occurs."""

from __future__ import annotations

from collections.abc import Iterable

_GLYPHS = {(True, False): "▘", (False, True): "▖", (True, True): "▌"}
GUESS = "·"
NOTHING = " "


def glyphs(places: Iterable[tuple[int, bool]], total: int, height: int) -> list[str]:
    """One glyph for each row of the screen.

    `places`: for each mark a row of the article, of `total`, and whether it is sure. Two marks fit into one
    cell, one over the other; a guess shows only where nothing sure does. While the article fits the
    screen, a mark stands beside its row.
    """
    column = [NOTHING] * height
    if not height or not total:
        return column
    halves = [[False, False] for _ in range(height)]
    guessed = set()
    slots = 2 * height
    for row, sure in places:
        slot = 2 * row if total <= height else min(slots - 1, row * slots // total)
        if slot >= slots:
            continue
        if sure:
            halves[slot // 2][slot % 2] = True
        else:
            guessed.add(slot // 2)
    for y, (upper, lower) in enumerate(halves):
        if upper or lower:
            column[y] = _GLYPHS[upper, lower]
        elif y in guessed:
            column[y] = GUESS
    return column
