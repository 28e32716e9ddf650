"""Paths that no system takes, and links that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.files import fingerprint, paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ink.yaml").write_text("appearance: dark\n")
    (tmp_path / "deep").mkdir()
    (tmp_path / "link.yaml").symlink_to("ink.yaml")
    (tmp_path / "gone.yaml").symlink_to("nobody@host.1:2")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "self").symlink_to(".")
    (tmp_path / ".#ink.yaml").symlink_to("nobody@host.1:2")
    (tmp_path / "._ink.yaml").write_text("\0")
    return tmp_path


@pytest.mark.parametrize("name", ["no\0name", "x" * 300, "loop.yaml", "gone.yaml", "ink.yaml/x", ""])
def test_what_the_system_does_not_take_is_no_file(folder: Path, name: str) -> None:
    assert not paths.is_file(folder / name)
    assert not paths.is_folder(folder / name / "x")
    assert paths.real(folder / name).is_absolute()


def test_a_link_is_what_it_leads_to(folder: Path) -> None:
    assert paths.is_file(folder / "link.yaml")
    assert paths.is_folder(folder / "self")
    assert paths.real(folder / "self" / "link.yaml") == folder.resolve() / "ink.yaml"


def test_the_locks_of_editors_are_not_among_the_files_of_a_folder(folder: Path) -> None:
    names = ["gone.yaml", "ink.yaml", "link.yaml", "loop.yaml"]
    assert paths.visible(folder, ".yaml", ".jsonl") == [folder / name for name in names]
    assert paths.visible(folder / "missing", ".yaml") == []


def test_links_in_the_code_that_lead_nowhere_or_back_are_no_code(folder: Path) -> None:
    before = fingerprint.of_code(folder)
    (folder / "gone.yaml").unlink()
    (folder / "loop.yaml").unlink()
    assert fingerprint.of_code(folder) == before
    (folder / "ink.yaml").write_text("appearance: light\n")
    assert fingerprint.of_code(folder) != before
