from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from reader.files import fingerprint
from reader.files.kept import Kept

decode = msgspec.json.Decoder(list[int]).decode


def test_a_value_comes_back(tmp_path: Path) -> None:
    kept = Kept(tmp_path / "new")
    assert kept.get("a", decode) is None
    kept.put("a", [1, 2])
    assert kept.get("a", decode) == [1, 2]


@pytest.mark.parametrize("damage", [b"", b"junk", b"x\n[1]", b"\n"])
def test_a_torn_or_foreign_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    kept = Kept(tmp_path)
    kept.put("a", [1, 2])
    (tmp_path / "a.json").write_bytes(damage)
    assert kept.get("a", decode) is None


def test_a_value_of_another_form_is_as_good_as_none(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("a", {"b": 1})
    assert kept.get("a", decode) is None


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    kept = Kept(tmp_path, limit=500)
    for n, name in enumerate("abc"):
        kept.put(name, list(range(40)))  # about 200 bytes with the checksum
        os.utime(tmp_path / f"{name}.json", (n, n)) if (tmp_path / f"{name}.json").exists() else None
        if name == "b":
            assert kept.get("a", decode)  # used now
    assert kept.get("b", decode) is None
    assert kept.get("a", decode) is not None


def test_without_a_folder_nothing_is_kept() -> None:
    kept = Kept(None)
    kept.put("a", [1])
    assert kept.get("a", decode) is None
    assert kept.forget() == 0


def test_forgetting_by_the_start_of_the_name(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for name in ("ab-1", "ab-2", "cd-1"):
        kept.put(name, [1])
    assert kept.forget("ab") == 2
    assert kept.get("cd-1", decode) == [1]


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Kept(tmp_path / "file" / "x").put("a", [1])


def test_other_code_has_another_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("x = 1")
    before = fingerprint.of_code(tmp_path)
    assert fingerprint.of_code(tmp_path) == before
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.py").write_text("")
    assert fingerprint.of_code(tmp_path) != before


def test_data_are_told_apart_by_their_borders() -> None:
    assert fingerprint.of_data([b"ab", b"c"]) != fingerprint.of_data([b"a", b"bc"])
