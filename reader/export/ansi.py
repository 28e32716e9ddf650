"""The article coloured with the terminal's escape codes, for `less -R` and the like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.domain.display import show
from reader.domain.reading import Reading
from reader.domain.theme import ANSI_COLORS, Style, Theme


def writer(theme: Theme) -> Callable[[Iterable[Reading]], Iterator[bytes]]:
    """A writer that colours with this theme; no grounds but those of runs, so that it fits any terminal."""

    def ansi(readings: Iterable[Reading]) -> Iterator[bytes]:
        for reading in readings:
            yield "".join(_pieces(reading, theme)).encode("utf-8", "replace") + b"\n"

    return ansi


def _pieces(reading: Reading, theme: Theme) -> Iterator[str]:
    text = reading.article.text
    at = 0
    for run in reading.runs:
        yield _shown(text[at : run.start])
        styles = (reading.styles.get(key) or theme.styles.get(key, Style()) for key in run.style_keys)
        yield _coloured(_shown(text[run.start : run.end]), codes(styles, theme))
        at = run.end
    yield _shown(text[at:])


def _shown(text: str) -> str:
    return show(text.replace("\t", "    "), keep_lines=True)


def _coloured(text: str, codes: str) -> str:
    """Each line by itself, so that a pager may begin at any of them."""
    if not codes:
        return text
    return "\n".join(f"\x1b[{codes}m{line}\x1b[0m" if line else "" for line in text.split("\n"))


def codes(styles: Iterable[Style], theme: Theme) -> str:
    """The SGR parameters of the styles, the last of which wins."""
    codes: dict[str, str] = {}
    for style in styles:
        for name, code, off in (("bold", "1", "22"), ("italic", "3", "23"), ("underline", "4", "24"),
                                ("reverse", "7", "27"), ("strike", "9", "29")):  # fmt: skip
            value = getattr(style, name)
            if value is not None:
                codes[name] = code if value else off
        for name, lead in (("color", 30), ("background", 40)):
            if value := getattr(style, name):
                codes[name] = _color(theme.colors.get(value, value), lead)
    return ";".join(codes.values())


def _color(color: str, lead: int) -> str:
    """The parameters for a colour; `lead`: 30 for text, 40 for its ground."""
    if color in ANSI_COLORS:
        number = ANSI_COLORS.index(color) - 1
        return str(lead + (9 if number < 0 else number if number < 8 else number + 52))
    return f"{lead + 8};2;" + ";".join(str(int(color[i : i + 2], 16)) for i in (1, 3, 5))
