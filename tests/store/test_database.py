from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.store.database import Store

TEXT, OTHER = "a" * 64, "b" * 64


def save(store: Store, offset: int, sha256: str = TEXT) -> None:
    store.save_position(sha256, offset, length=100, source="a.txt", title="A title")


def test_a_position_comes_back(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    assert store.position(TEXT) is None
    save(store, 7)
    save(store, 9)
    store.close()
    assert Store.open(tmp_path).position(TEXT) == 9


def test_the_texts_read_last_come_first_whatever_their_names(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    save(store, 1)
    store.save_position(OTHER, 2, length=5, source="bad\udcff.txt")
    assert [(p.sha256, p.source, p.title) for p in store.recent()] == [
        (OTHER, "bad\udcff.txt", None),
        (TEXT, "a.txt", "A title"),
    ]
    assert len(store.recent(1)) == 1


def test_what_is_kept_is_the_owners_alone(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "new")
    save(store, 1)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "new").iterdir()}
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_private_keeps_and_makes_nothing(tmp_path: Path) -> None:
    save(Store.open(tmp_path), 5)
    store = Store.open(tmp_path, private=True)
    assert store.position(TEXT) is None
    save(store, 50)
    assert store.notices() == []
    assert Store.open(tmp_path).position(TEXT) == 5
    Store.open(tmp_path / "none", private=True)
    assert not (tmp_path / "none").exists()


def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path) -> None:
    (tmp_path / "reader.sqlite").write_bytes(b"junk" * 100)
    store = Store.open(tmp_path)
    (notice,) = store.notices()
    assert "was damaged and is kept as reader.sqlite.corrupt-" in notice
    save(store, 3)
    assert Store.open(tmp_path).position(TEXT) == 3
    (aside,) = tmp_path.glob("*.corrupt-*")
    assert aside.read_bytes() == b"junk" * 100


def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "reader.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    store = Store.open(tmp_path)
    assert "newer reader (version 999" in store.notices()[0]
    save(store, 3)
    store.close()
    assert path.read_bytes() == before


def test_a_read_only_disk_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store.open(tmp_path)
    save(store, 4)
    store.close()
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write everywhere
    store = Store.open(tmp_path)
    assert "read-only" in store.notices()[0]
    assert store.position(TEXT) == 4
    save(store, 9)
    assert store.notices() == []
    store.close()
    monkeypatch.undo()
    assert Store.open(tmp_path).position(TEXT) == 4


def test_a_full_disk_is_told_and_the_old_data_stay(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    save(store, 4)
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    for n in range(200):
        store.save_position(f"{n:064}", 1, length=1, source="x" * 500)
    assert "not saved: No space left" in store.notices()
    assert Store.open(tmp_path).position(TEXT) == 4


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store.open(tmp_path / "file" / "data")
    assert store.notices()[0].startswith("not saved: ")
    save(store, 1)


def test_forgetting_leaves_no_trace(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.save_position(TEXT, 1, length=1, source="secret-name.txt")
    store.save_position(OTHER, 2, length=1, source="other.txt")
    store.record(TEXT, "k", "x", "y")
    store.forget(TEXT)
    assert store.position(TEXT) is None
    assert store.position(OTHER) == 2
    assert store.undo(TEXT) is None
    store.close()
    assert all(b"secret-name" not in path.read_bytes() for path in tmp_path.iterdir())


def test_changes_are_undone_and_made_again_in_order(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    store.record(TEXT, "label", "ORG", "PERSON")
    store.record(TEXT, "merge", "1", "2")
    store.record(OTHER, "label", "x", "y")
    assert store.undo(TEXT) == ("merge", "1")
    assert store.undo(TEXT) == ("label", "ORG")
    assert store.undo(TEXT) is None
    assert store.redo(TEXT) == ("label", "PERSON")
    store.record(TEXT, "label", "PERSON", "GPE")
    assert store.redo(TEXT) is None
    assert store.undo(TEXT) == ("label", "PERSON")


WRITER = """
import sys
from pathlib import Path
from reader.store.database import Store
store = Store.open(Path(sys.argv[1]))
print("ready", flush=True)
for n in range(int(sys.argv[3])):
    store.save_position(f"{sys.argv[2]}{n:060}", n, length=n, source="a.txt")
print(store.notices())
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_windows_lose_nothing(tmp_path: Path) -> None:
    both = [writer(tmp_path, name, 150) for name in ("x", "y")]
    assert [p.communicate()[0].split()[-1] for p in both] == ["[]", "[]"]
    assert len(Store.open(tmp_path).recent(1000)) == 300


def test_a_killed_window_leaves_a_whole_file(tmp_path: Path) -> None:
    for n in range(15):
        process = writer(tmp_path, f"{n:x}", 100_000)
        assert process.stdout is not None
        process.stdout.readline()
        before = len(Store.open(tmp_path).recent(10**6))
        while len(Store.open(tmp_path).recent(10**6)) < before + n:  # it is in the middle of writing
            pass
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        store = Store.open(tmp_path)
        assert store.notices() == []
        assert store._connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert len(store.recent(10**6)) >= before + n
        store.close()
