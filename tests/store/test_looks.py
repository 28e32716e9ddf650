"""How each text was shown."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.store import schema
from reader.store.database import Store

TEXT, OTHER = "a" * 64, "b" * 64


def test_what_was_changed_comes_back_with_its_text(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.look(TEXT) == {}
        store.save_look(TEXT, {"measure": 80, "speakers": ["Ana Ruiz"]})
    with Store.open(tmp_path) as store:
        assert store.look(TEXT) == {"measure": 80, "speakers": ["Ana Ruiz"]}
        assert store.look(OTHER) == {}


def test_nothing_changed_makes_no_file(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_look(TEXT, {})
    assert list(tmp_path.iterdir()) == []


def test_two_windows_keep_what_each_has_changed(tmp_path: Path) -> None:
    with Store.open(tmp_path) as one, Store.open(tmp_path) as two:
        one.save_look(TEXT, {"measure": 80})
        two.save_look(TEXT, {"panels": False})
        one.save_look(TEXT, {"measure": None})
        assert one.look(TEXT) == two.look(TEXT) == {"panels": False}


def test_a_record_without_values_is_gone(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_look(TEXT, {"measure": 80})
        store.save_look(TEXT, {"measure": None})
        assert store._connection().execute("SELECT count(*) FROM look").fetchone() == (0,)


def test_a_private_store_forgets_it_at_its_end(tmp_path: Path) -> None:
    with Store.open(tmp_path, private=True) as store:
        store.save_look(TEXT, {"measure": 80})
        assert store.look(TEXT) == {"measure": 80}
    assert list(tmp_path.iterdir()) == []


def test_forgetting_a_text_takes_its_look(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_look(TEXT, {"measure": 80})
        store.save_look(OTHER, {"measure": 90})
        assert store.forget(TEXT) == 1
        assert (store.look(TEXT), store.look(OTHER)) == ({}, {"measure": 90})


@pytest.mark.parametrize("damaged", [b"", b"[1]", b'{"measure": 80}', b"\xff{", b'{"version": "1"}'])
def test_what_is_damaged_counts_as_nothing(tmp_path: Path, damaged: bytes) -> None:
    with Store.open(tmp_path) as store:
        store.save_position(TEXT, 1, length=9, source="a")
        store._connection().execute("INSERT INTO look VALUES (?, ?)", (TEXT, damaged))
        assert store.look(TEXT) == {}
        assert store.position(TEXT) == 1


def test_the_record_of_a_newer_reader_is_left_alone(tmp_path: Path) -> None:
    newer = b'{"version": 99, "measure": {"left": 3}}'
    with Store.open(tmp_path) as store:
        store.save_position(TEXT, 1, length=9, source="a")
        store._connection().execute("INSERT INTO look VALUES (?, ?)", (TEXT, newer))
        assert store.look(TEXT) == {}
        store.save_look(TEXT, {"measure": 80})
        assert store._connection().execute("SELECT value FROM look").fetchone() == (newer,)


def test_a_file_from_before_is_brought_up_with_what_is_in_it(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "reader.sqlite", isolation_level=None)
    for step in schema._STEPS[:2]:
        for statement in step:
            connection.execute(statement)
    connection.execute("PRAGMA user_version = 2")
    connection.execute("INSERT INTO position VALUES (?, 40, 80, ?, 'A title', 1.0)", (TEXT, b"/a"))
    connection.close()
    with Store.open(tmp_path) as store:
        place = store.place(TEXT)
        assert place is not None
        assert (place.offset, place.read, place.percent) == (40, None, 50)
        store.save_look(TEXT, {"measure": 80})
        assert store.look(TEXT) == {"measure": 80}


def test_a_place_is_found_by_its_text(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.place(TEXT) is None
        store.save_position(TEXT, 1, length=10, source="/a", read=5)
        place = store.place(TEXT)
        assert place is not None
        assert place.percent == 50
