"""Whatever happens to the file: reading goes on, it is told, and nothing that was kept is lost."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from reader.domain.errors import StateUnusable
from reader.store.database import Store
from tests.store.test_database import OTHER, TEXT, kept, position, save

# -- damaged


@pytest.mark.parametrize("junk", [b"junk" * 100, b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 4080])
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "reader.sqlite").write_bytes(junk)
    with Store.open(tmp_path) as store:
        assert store.position(TEXT) is None
        (notice,) = store.notices()
        assert "was damaged and is kept as reader.sqlite.corrupt-" in notice
        save(store, 3)
    assert position(tmp_path) == 3
    (aside,) = tmp_path.glob("*.corrupt-*")
    assert aside.read_bytes() == junk


def test_damage_that_opening_does_not_meet_is_treated_the_same_once_it_is_met(tmp_path: Path) -> None:
    path = kept(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)  # the first page holds the schema
    path.write_bytes(data)
    with Store.open(tmp_path) as store:
        save(store, 8)
        (notice,) = store.notices()
        assert "was damaged" in notice
        assert store.position(TEXT) == 8


def test_a_version_that_cannot_be_is_damage(tmp_path: Path) -> None:
    connection = sqlite3.connect(kept(tmp_path))
    connection.execute("PRAGMA user_version = -3")
    connection.close()
    assert position(tmp_path) is None
    assert len(list(tmp_path.glob("*.corrupt-*"))) == 1


def test_tables_of_something_else_are_set_aside(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "reader.sqlite") as connection:
        connection.execute("CREATE TABLE position (mine)")
    connection.close()
    assert position(tmp_path) is None
    assert len(list(tmp_path.glob("*.corrupt-*"))) == 1


def test_two_files_damaged_in_one_second_are_both_kept(tmp_path: Path) -> None:
    for junk in (b"one", b"two"):
        (tmp_path / "reader.sqlite").write_bytes(junk * 100)
        position(tmp_path)
    assert {p.read_bytes()[:3] for p in tmp_path.glob("*.corrupt-*")} == {b"one", b"two"}


@pytest.mark.parametrize("seed", range(60))
def test_whatever_the_file_holds_reading_goes_on(tmp_path: Path, seed: int) -> None:
    with Store.open(tmp_path) as store:
        for n in range(40):
            store.save_position(f"{n:064}", n, length=n, source="a.txt", title="A title" * 9)
            store.record(f"{n % 3:064}", "labels", "x", {"a": n}, [n])
    path = tmp_path / "reader.sqlite"
    data = bytearray(path.read_bytes())
    dice = random.Random(seed)
    for _ in range(dice.choice((1, 20, 2000))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data[: dice.choice((len(data), dice.randrange(len(data))))])
    with Store.open(tmp_path) as store:
        store.position(f"{3:064}")
        store.recent()
        store.changes(f"{1:064}")
        store.undo(f"{1:064}")
        store.record(TEXT, "labels", "x", 1, 2)
        save(store, 8)
        told = store.notices()
        assert store.position(TEXT) == 8 or told


KILLED = """
import os, signal, sys
from pathlib import Path
from reader.store.database import Store
store = Store.open(Path(sys.argv[1]))
store.save_mark("a" * 64, "k", 7)
os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(folder: Path) -> Path:
    """The file that a window left that was killed: what it wrote is in the log beside it."""
    subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    return folder / "reader.sqlite"


def test_the_log_of_a_damaged_file_is_set_aside_with_it(tmp_path: Path) -> None:
    path = kept(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with Store.open(tmp_path) as one, Store.open(tmp_path):  # the other one keeps the log from being removed
        log = os.stat(f"{path}-wal").st_ino
        save(one, 1)
        assert {p.name.partition("corrupt-")[2][15:] for p in tmp_path.glob("*.corrupt-*")} == {
            "",
            "-wal",
            "-shm",
        }
        (aside,) = tmp_path.glob("*.corrupt-*-wal")
        assert aside.stat().st_ino == log != os.stat(f"{path}-wal").st_ino


def test_a_window_whose_file_was_set_aside_goes_on_in_the_new_one(tmp_path: Path) -> None:
    path = kept(tmp_path)
    with Store.open(tmp_path) as store:
        save(store, 5)
        for end in ("", "-wal", "-shm"):
            os.replace(f"{path}{end}", f"{path}.corrupt-1{end}")
        assert store.save_mark(TEXT, "a", 1)
        assert "was set aside by another program" in store.notices()[0]
        with Store.open(tmp_path) as other:
            assert other.marks(TEXT) == {"a": 1}
            assert other.position(TEXT) is None


# -- newer, read-only, full


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "reader.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA journal_mode = {mode}")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    with Store.open(tmp_path) as store:
        assert "newer reader (version 999" in store.notices()[0]
        assert not store.writable
        save(store, 3)
        assert store.position(TEXT) == 3  # while it is open
        with pytest.raises(StateUnusable, match="newer reader"):
            store.forget()
    assert path.read_bytes() == before


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """As on a read-only disk, for root too, who may write into any folder."""
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    return monkeypatch


@pytest.mark.parametrize("name", ["data", "a?b#c %20", "bad\udcff"])
def test_a_read_only_disk_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = kept(tmp_path / name).read_bytes()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Store.open(tmp_path / name) as store:
        assert store.notices() == ["not saved: the data folder is read-only"]
        assert store.position(TEXT) == 4
        save(store, 9)
        assert store.position(TEXT) == 9  # while it is open
        assert store.notices() == []
        with pytest.raises(StateUnusable, match="not forgotten: the data folder is read-only"):
            store.forget(TEXT)
    assert [p.name for p in (tmp_path / name).iterdir()] == ["reader.sqlite"]
    assert (tmp_path / name / "reader.sqlite").read_bytes() == before


def test_what_a_killed_window_wrote_last_is_read_on_a_read_only_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with Store.open(tmp_path) as store:
        assert store.marks(TEXT) == {"k": 7}
        assert not store.writable


def test_a_damaged_file_on_a_read_only_disk_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_only: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reader.sqlite").write_bytes(b"junk" * 100)

    def refuse(*names: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "replace", refuse)
    with Store.open(tmp_path) as store:
        (notice,) = store.notices()
        assert notice.endswith("is damaged and cannot be set aside: Read-only file system")
        save(store, 1)


def test_a_disk_that_fills_up_is_told_once_and_the_old_data_stay(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        save(store, 4)
        connection = store._connection()
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")  # no room for another page
        for n in range(200):
            store.save_position(f"{n:064}", 1, length=1, source="x" * 500)
        assert store.notices() == ["not saved: No space left"]
        assert store.position(TEXT) == 4
        connection.execute(f"PRAGMA max_page_count = {pages * 100}")
        save(store, 5)  # there is room again
    assert position(tmp_path) == 5


def test_where_no_log_can_be_made_the_old_data_are_read(tmp_path: Path) -> None:
    kept(tmp_path)
    (tmp_path / "reader.sqlite-wal").mkdir()  # as on a full disk: SQLite cannot make it
    with Store.open(tmp_path) as store:
        assert store.position(TEXT) == 4
        assert store.notices()[0].startswith("not saved: ")
        assert not store.writable


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Store.open(tmp_path / "file" / "data") as store:
        assert store.position(TEXT) is None
        save(store, 1)
        assert store.notices()[0].startswith("not saved: ")
        save(store, 2)
        assert store.notices() == []
        assert store.position(TEXT) == 2  # while it is open


# -- several windows, and windows that die

WRITER = """
import sys
from pathlib import Path
from reader.store.database import Store
print("ready", flush=True)
sys.stdin.readline()
store = Store.open(Path(sys.argv[1]))
for n in range(int(sys.argv[3])):
    store.save_position(f"{sys.argv[2]}{n:060}", n, length=n, source="a.txt")
    print(n, flush=True)
print(store.notices())
"""


def writer(folder: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A process that begins to write when it is told to."""
    command = [sys.executable, "-c", WRITER, str(folder), name, str(count)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_two_windows_that_begin_together_lose_nothing(tmp_path: Path) -> None:
    for n in range(6):  # the first start, when the file is made, is the one that could clash
        folder = tmp_path / str(n)
        both = [writer(folder, name, 100) for name in ("x", "y")]
        for process in both:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        assert [process.communicate()[0].split()[-1] for process in both] == ["[]", "[]"]
        with Store.open(folder) as store:
            assert len(store.recent(1000)) == 200


def test_a_killed_window_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    saved = 0
    for n in range(20):
        process = writer(tmp_path, f"{n:02}", 100_000)
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("\n")
        process.stdin.flush()
        for _ in range(1 + 3 * n):  # killed while it writes, each time a little later
            process.stdout.readline()
            saved += 1
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        with Store.open(tmp_path) as store:
            assert store.notices() == []
            assert store._connection().execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            assert len(store.recent(10**6)) >= saved


def test_windows_that_find_the_same_damage_set_it_aside_once(tmp_path: Path) -> None:
    path = kept(tmp_path)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with Store.open(tmp_path) as one, Store.open(tmp_path) as two:
        save(one, 1)
        save(two, 2, OTHER)
        assert len(list(tmp_path.glob("*.corrupt-????????-??????"))) == 1
    with Store.open(tmp_path) as store:
        assert (store.position(TEXT), store.position(OTHER)) == (1, 2)


def test_an_older_file_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path)
    from reader.store import opening, schema

    monkeypatch.setattr(schema, "_STEPS", (*schema._STEPS, ("CREATE TABLE more (x)",)))
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(opening, "VERSION", schema.VERSION)
    with Store.open(tmp_path) as store:
        assert store.position(TEXT) == 4
        assert store._connection().execute("SELECT count(*) FROM more").fetchone() == (0,)
        assert schema.version(store._connection()) == schema.VERSION
