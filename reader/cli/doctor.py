"""What a bug report needs."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from importlib import metadata

from reader import __version__
from reader.analysis import models
from reader.cli import streams
from reader.domain.display import show
from reader.engine import Engine
from reader.ui import keymap

_LIBRARIES = ("textual", "spacy", "pyyaml", "regex", "msgspec", "markdown-it-py", "chardet")


def versions() -> str:
    """One line: reader, Textual, spaCy and the model that the settings name."""
    engine = Engine({"private": True})
    name = models.choose(engine.config.model)
    model = models.installed(name)
    told = f"{name} {model.version}" if model else f"{name} (not installed)"
    return f"reader {__version__} (Textual {_version('textual')}, spaCy {_version('spacy')}, {show(told)})"


def report() -> str:
    """Versions, terminal, folders, settings files and what is wrong with them."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    engine = Engine({"private": True})
    yield versions()
    yield f"python     {platform.python_version()} on {platform.platform()}"
    yield "libraries  " + ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)
    terminal = {
        name: os.environ.get(name, "")
        for name in ("TERM", "COLORTERM", "COLORFGBG", "NO_COLOR", "LANG", "TMUX")
    }
    yield "terminal   " + ", ".join(f"{name}={show(value)}" for name, value in terminal.items() if value)
    yield f"           input {_end(0)}, output {_end(1)}, errors {_end(2)}, encoding {sys.stdout.encoding}"
    installed = [name for name in models.BEST if models.installed(name)]
    yield f"models     {', '.join(installed) or 'none'}"
    for kind in ("config", "data", "state", "cache"):
        yield f"{kind:<10} {show(str(getattr(engine.locations, kind)))}"
    yield f"themes     {', '.join(engine.theme_names())}"
    active = ", ".join(path.stem for path in engine.highlighting.rules.files) or "none"
    yield show(f"rules      {', '.join(engine.highlighting.rules.names())}; active: {active}")
    _ = engine.highlighting.rules.sets, engine.theme()
    config = engine.config
    _, of_keys = keymap.resolve(
        config.keymap, question=config.question, place=lambda name: engine.place_of("keymap", name)
    )
    problems = "\n".join([*engine.notices(), *of_keys]).split("\n")
    yield f"problems   {len(problems) if problems != [''] else 'none'}"
    yield from (f"           {show(problem)}" for problem in problems if problem)


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "missing"


def _end(descriptor: int) -> str:
    if streams.is_terminal(descriptor):
        return "terminal"
    return "elsewhere" if streams.is_open(descriptor) else "closed"
