"""Making any string safe to show: one visible character for every character.

Textual and terminals act on control characters, and several invisible ones break widths
or the order of what is read; see `show`.
"""

from __future__ import annotations

REPLACEMENT = "\ufffd"

_BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_INVISIBLE = (
    "\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u00ad\u180e\u034f"
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"
)
BIDI_OVERRIDES = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
"""The characters that change the direction of what follows them."""


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0x20):
        table[code] = chr(0x2400 + code)  # control pictures ␀ … ␟
    table[0x7F] = "␡"
    for code in range(0x80, 0xA0):
        table[code] = REPLACEMENT  # C1
    for char in _BIDI:
        table[ord(char)] = "⁞"
    # Joiners, selectors, fillers and invisible operators: measured differently by every terminal.
    for char in _INVISIBLE:
        table[ord(char)] = "·"
    for code in (*range(0xFFF9, 0xFFFC), *range(0xFE00, 0xFE10)):
        table[code] = "·"
    table[0x2028] = "␤"
    table[0x2029] = "¶"
    table[0x85] = "␤"
    return table


_TABLE = _table()
_ACTING = {
    code: shown
    for code, shown in _TABLE.items()
    if (code < 0xA0 or chr(code) in BIDI_OVERRIDES or chr(code) in "\u202c\u2069") and chr(code) not in "\n\t"
} | dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)  # a lone surrogate is no character
_TABLE_LINES = {k: v for k, v in _TABLE.items() if k not in (0x0A,)}


def show(text: str, *, keep_lines: bool = False) -> str:
    """The text with one visible character for each that would act on a terminal or vanish in it.

    `len(show(s)) == len(s)`, so offsets stay. `keep_lines` leaves LF as it is.
    Combining marks stay: widths are the layout's affair.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = text.translate(_TABLE_LINES if keep_lines else _TABLE)
    if shown.isprintable():
        return shown
    return "".join(_visible(c, keep_lines) for c in shown)


def copied(text: str) -> str:
    """The text as it may be pasted anywhere: only what could act there is made visible, as `show` does.

    That is control characters but line ends and tabs, and what turns the direction of what follows; joiners
    and the like are a part of the words.
    """
    return text.translate(_ACTING)


def _visible(char: str, keep_lines: bool) -> str:
    if char.isprintable() or char == "\u3000" or (keep_lines and char == "\n"):
        return char
    if char.isspace():
        return " "
    return REPLACEMENT  # lone surrogates, unassigned, tags, private use
