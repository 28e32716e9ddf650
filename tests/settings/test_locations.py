from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
import pytest
from platformdirs.macos import MacOS

from reader.settings.locations import Locations


def test_the_xdg_folders_hold(tmp_path: Path) -> None:
    found = Locations.of({"HOME": "/home/a", "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": "relative"})
    assert found.config == tmp_path / "article-reader"
    assert found.data == Path("/home/a/.local/share/article-reader")


@pytest.mark.parametrize("home", [{"HOME": "/home/a"}, {"HOME": ""}, {}])
def test_without_variables_they_are_where_the_specification_says(
    home: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/a")
    monkeypatch.setattr(sys, "platform", "linux")
    assert Locations.of(home) == Locations(
        Path("/home/a/.config/article-reader"),
        Path("/home/a/.local/share/article-reader"),
        Path("/home/a/.local/state/article-reader"),
        Path("/home/a/.cache/article-reader"),
    )


def test_elsewhere_the_systems_own_folders_stand_for_those_that_are_not_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(platformdirs, "PlatformDirs", MacOS)
    monkeypatch.delenv("XDG_CACHE_HOME")
    found = Locations.of({"HOME": "/Users/a", "XDG_CONFIG_HOME": "/Users/a/.config"})
    assert found.config == Path("/Users/a/.config/article-reader")
    assert found.cache.parts[-3:] == ("Library", "Caches", "article-reader")


def test_somebody_without_a_home_has_folders_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nobody)
    monkeypatch.setattr(sys, "platform", "linux")
    assert Locations.of({}).data == Path("/nonexistent/.local/share/article-reader")


def test_no_folder_is_made_by_asking(tmp_path: Path) -> None:
    Locations.of({"HOME": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_themes_and_rules_are_found() -> None:
    shipped = Locations.shipped()
    assert (shipped / "ink.yaml").is_file()
    assert (shipped / "rules" / "checkable.yaml").is_file()
