"""A file is the old one or the new one."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.files import atomic


def mode(path: Path) -> int:
    """The permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(
    ("data", "expected"), [("käse\n", "käse\n".encode()), (b"\x00\xff", b"\x00\xff"), ("", b"")]
)
def test_writes_text_as_utf_8_and_bytes_as_they_are(
    tmp_path: Path, data: str | bytes, expected: bytes
) -> None:
    atomic.write(tmp_path / "f", data)
    assert (tmp_path / "f").read_bytes() == expected
    assert os.listdir(tmp_path) == ["f"]


def test_private_unless_told_otherwise(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        atomic.write(tmp_path / "new" / "deep" / "f", "x")
        atomic.write(tmp_path / "g", "x", mode=0o644)
    finally:
        os.umask(old)
    assert mode(tmp_path / "new" / "deep" / "f") == 0o600
    assert mode(tmp_path / "new" / "deep") == 0o700
    assert mode(tmp_path / "new") == 0o700
    assert mode(tmp_path / "g") == 0o644


def test_replaces_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_text("a much longer old text")
    atomic.write(path, "new")
    assert path.read_text() == "new"


def test_follows_a_link(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles" / "config.yaml"
    real.parent.mkdir()
    real.write_text("old")
    link = tmp_path / "config.yaml"
    link.symlink_to("dotfiles/config.yaml")
    atomic.write(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert os.listdir(real.parent) == ["config.yaml"]


def test_follows_a_link_to_nothing_yet(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "later" / "f")
    atomic.write(link, "new")
    assert (tmp_path / "later" / "f").read_text() == "new"


def failing(*_: object) -> None:
    raise OSError(28, "No space left on device")


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("call", ["fchmod", "fsync", "replace"])
@pytest.mark.parametrize("failure", [failing, interrupted])
def test_a_failure_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, failure: Callable[..., None]
) -> None:
    path = tmp_path / "f"
    path.write_text("old")
    monkeypatch.setattr(os, call, failure)
    with pytest.raises((OSError, KeyboardInterrupt)):
        atomic.write(path, "new")
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["f"]


def test_a_folder_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "f").mkdir()
    with pytest.raises(OSError, match="directory"):
        atomic.write(tmp_path / "f", "x")
    assert os.listdir(tmp_path) == ["f"]


def test_a_long_name(tmp_path: Path) -> None:
    name = "n" * 250
    atomic.write(tmp_path / name, "x")
    assert os.listdir(tmp_path) == [name]
