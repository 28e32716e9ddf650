"""`reader themes`: which there are, how one looks, what is wrong with one."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from reader.cli import streams
from reader.cli.reading import borrow
from reader.domain.briefly import brief
from reader.domain.display import show
from reader.domain.errors import CannotOpen, Exit, Invalid, ReaderError, UsageError
from reader.domain.theme import STYLE_KEYS, Style, Theme
from reader.engine import Engine
from reader.settings import themes
from reader.settings.contrast import is_fixed


def run(options: argparse.Namespace) -> int:
    """Run `list`, `show` or `check`; the exit code."""
    engine = Engine({}, borrow=borrow)
    if options.action == "list":
        for line in _list(engine):
            streams.write_text(show(line) + "\n")
        for error in engine.looks.missing():
            streams.say(str(error))
        return Exit.OK
    if options.action == "show":
        return _show(engine, options.files)
    return _check(engine, options.files)


# -- list


def _list(engine: Engine) -> Iterator[str]:
    """A line for each theme, `*` before the one in use."""
    from reader.ui import borrowed

    used, own = engine.looks.name, engine.looks.own_names
    for name in engine.theme_names():
        mark, whose = "*" if name == used else " ", "yours" if name in own else "ships"
        try:
            theme = themes.find(name, engine.looks.shelf).theme
        except ReaderError as error:
            first, *rest = str(error).split("\n")
            more = f", and {len(rest)} more: reader themes check {name}" if rest else ""
            yield f"{mark} {name:<21} not valid: {brief(first)}{more}"
        else:
            yield f"{mark} {name:<21} {themes.shade(theme):<10}  {whose:<7}  {theme.about}".rstrip()
    for name in borrowed.names():
        mark, shade = "*" if name == used else " ", "dark" if borrowed.is_dark(name) else "light"
        yield f"{mark} {name:<21} {shade:<10}  Textual"


# -- show


def _show(engine: Engine, names: list[str]) -> int:
    if len(names) != 1:
        raise UsageError("name one theme", hint="reader themes list")
    found = themes.find(names[0], engine.looks.shelf)
    coloured = streams.is_terminal(1) and not os.environ.get("NO_COLOR")
    for line in _sample(found, coloured=coloured):
        streams.write_text(line + "\n")
    return Exit.OK


def _sample(found: themes.Found, *, coloured: bool) -> Iterator[str]:
    """The palette, every style in itself, and how well all of it can be read."""
    theme = found.theme

    def styled(words: str, style: Style) -> str:
        from reader.export.ansi import codes

        base = Style(color="text", background="background") if theme.colors else Style()
        return f"\x1b[{codes((base, style), theme)}m{words}\x1b[0m" if coloured else words

    yield show(f"{theme.name}  {themes.shade(theme)}  {theme.about}".rstrip())
    yield ""
    for role, color in theme.colors.items():
        yield f"{role:<12} {styled('      ', Style(background=color))} {color}"
    if theme.colors:
        yield ""
    for key, (what, _) in STYLE_KEYS.items():
        yield f"{styled(f' {key:<18} ', theme.styles[key])} {what}"
    yield ""
    yield from _contrast(theme)
    yield from found.weak


def _contrast(theme: Theme) -> Iterator[str]:
    from reader.settings.legible import pairs

    if not theme.colors:
        return
    known = pairs(theme)
    if not known:
        yield "contrast: only the terminal knows its own colours"
    for kind, dimmed in (("text", False), ("dimmed text", True)):
        if of_kind := [pair for pair in known if pair.dimmed is dimmed]:
            least = min(of_kind, key=lambda pair: pair.ratio())
            yield f"contrast of {kind}: at least {least.ratio():.1f}:1, of {least.text} on {least.ground}"


# -- check


def _check(engine: Engine, wanted: list[str]) -> int:
    """Every problem of every theme on standard error; 5 where there is one."""
    code = Exit.OK
    for name in wanted or sorted({*engine.looks.own_names, engine.looks.name}):
        try:
            theme = _checked(engine, name)
        except OSError as error:
            streams.say(f"{name}: {error.strerror}")
            code = code or Exit.CANNOT_OPEN
        except CannotOpen as error:
            streams.say(str(error))
            code = code or Exit.CANNOT_OPEN
        except ReaderError as error:
            streams.say(str(error))
            code = Exit.INVALID
        else:
            if theme.colors and not all(map(is_fixed, theme.colors.values())):
                streams.say(f"{name}: the terminal's own colours are in it; their contrast cannot be checked")
    return code


def _checked(engine: Engine, name: str) -> Theme:
    """The theme of that name or file; raises `Invalid` with all that is wrong with it."""
    from reader.files import paths
    from reader.settings import themefile

    own = engine.locations.config / "themes"
    if "/" in name or name.endswith(".yaml") or os.path.isfile(name):
        return themefile.check(Path(name).read_bytes(), name, (own,))
    for folder in (own, engine.locations.shipped()):
        if paths.is_file(path := folder / f"{name}.yaml"):
            return themefile.check(path.read_bytes(), str(path), (own,))
    theme = themes.find(name, engine.looks.shelf).theme
    if poor := [ReaderError(text, source=name) for text in themefile.every_weakness(theme)]:
        raise Invalid(poor)
    return theme
