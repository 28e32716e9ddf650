"""The window over an engine with rule files, for what the fake one has not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.engine import Engine
from reader.formats.source import Source
from reader.settings.locations import Locations
from reader.ui import live
from reader.ui.app import ReaderApp
from reader.ui.session import Session
from tests.ui.fakes import TEXT, analysis, theme


def rule_file(folder: Path, text: str, name: str = "mine") -> Path:
    """A rule file of the person's."""
    path = folder / "config" / "rules" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def window(folder: Path, monkeypatch: pytest.MonkeyPatch, settings: str = "rules: own\n") -> ReaderApp:
    """With the rules of that folder; files are read again at once, and only when a test says so."""
    monkeypatch.setattr(live, "beside", _at_once)
    monkeypatch.setattr(live.Live, "begin", lambda self: None)
    (folder / "config" / "config.yaml").write_text(settings)
    home = Locations(*(folder / kind for kind in ("config", "data", "state", "cache")))
    engine = Engine({}, environ={}, locations=home)
    engine.analyst.close()
    (folder / "ferry.txt").write_text(TEXT)
    source = Source("ferry.txt", folder / "ferry.txt")
    return ReaderApp(Session(engine, [source], engine.open(source), analysis()), theme())


def _at_once(work: Callable[[], object], done: Callable[[object], None]) -> None:
    done(work())


def found(app: ReaderApp) -> list[str]:
    """The words that rules match in the open article."""
    return [one.extent.of(TEXT) for one in app.session.reading.highlights]
