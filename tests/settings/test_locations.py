from __future__ import annotations

from pathlib import Path

from reader.settings.locations import Locations


def test_the_xdg_folders_hold(tmp_path: Path) -> None:
    found = Locations.of({"HOME": "/home/a", "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": "relative"})
    assert found.config == tmp_path / "article-reader"
    assert found.data == Path("/home/a/.local/share/article-reader")


def test_no_folder_is_made_by_asking(tmp_path: Path) -> None:
    Locations.of({"HOME": str(tmp_path)})
    assert list(tmp_path.iterdir()) == []


def test_the_shipped_themes_and_rules_are_found() -> None:
    shipped = Locations.shipped()
    assert (shipped / "ink.yaml").is_file()
    assert (shipped / "rules" / "checkable.yaml").is_file()
