from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reader.domain.errors import StateUnusable
from reader.domain.pins import Pin
from reader.store.database import Store
from reader.store.log import EVERYWHERE, Change

TEXT, OTHER = "a" * 64, "b" * 64


def save(store: Store, offset: int, sha256: str = TEXT) -> None:
    store.save_position(sha256, offset, length=100, source="a.txt", title="A title")


def kept(folder: Path, offset: int = 4) -> Path:
    """The file of a store that holds a position in `TEXT`."""
    with Store.open(folder) as store:
        save(store, offset)
    return folder / "reader.sqlite"


def position(folder: Path) -> int | None:
    with Store.open(folder) as store:
        return store.position(TEXT)


# -- positions


def test_a_position_comes_back(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.position(TEXT) is None
        save(store, 7)
        save(store, 9)
    assert position(tmp_path) == 9


def test_the_texts_read_last_come_first_whatever_their_names(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        save(store, 1)
        store.save_position(OTHER, 2, length=5, source="bad\udcff.txt")
        assert [(p.sha256, p.source, p.title) for p in store.recent()] == [
            (OTHER, "bad\udcff.txt", None),
            (TEXT, "a.txt", "A title"),
        ]
        assert len(store.recent(1)) == 1


def test_a_title_that_is_no_text_is_no_reason_to_lose_the_place(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.save_position(TEXT, 3, length=9, source="a", title="x\ud800y")
        assert store.position(TEXT) == 3
        assert store.notices() == []


# -- the owner's alone


def test_what_is_kept_is_the_owners_alone(tmp_path: Path) -> None:
    with Store.open(tmp_path / "share" / "reader") as store:
        save(store, 1)
        files = list((tmp_path / "share" / "reader").iterdir())
        assert {stat.S_IMODE(p.stat().st_mode) for p in files} == {0o600}
        assert {p.name for p in files} >= {"reader.sqlite", "reader.sqlite-wal"}
    for folder in ("share", "share/reader"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700


def test_nothing_is_made_before_something_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with Store.open(folder) as store:
        assert (store.position(TEXT), store.recent(), store.changes(TEXT)) == (None, [], [])
        store.forget()
        assert not folder.exists()
        kept(folder)  # by another window
        assert store.position(TEXT) == 4


def test_private_reads_nothing_and_keeps_nothing(tmp_path: Path) -> None:
    before = kept(tmp_path, 5).read_bytes()
    with Store.open(tmp_path, private=True) as store:
        assert store.position(TEXT) is None
        save(store, 50)
        assert store.position(TEXT) == 50  # while it is open
        store.record(TEXT, "labels", "x", 1, 2)
        assert store.undo(TEXT) is not None
        assert store.notices() == []
    assert (tmp_path / "reader.sqlite").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1
    with Store.open(tmp_path / "none", private=True) as store:
        save(store, 1)
    assert not (tmp_path / "none").exists()


# -- forgetting


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


@pytest.mark.parametrize("private", [False, True])
def test_forgetting_a_text_leaves_no_trace_of_it(tmp_path: Path, private: bool) -> None:
    with Store.open(tmp_path) as store:
        store.save_position(TEXT, 1, length=1, source="secret-name.txt")
        store.save_position(OTHER, 2, length=1, source="other.txt")
        store.record(TEXT, "labels", "secret-name", "x", "y")
    assert b"secret-name" in everything(tmp_path)
    with Store.open(tmp_path, private=private) as store:
        store.forget(TEXT)
    assert b"secret-name" not in everything(tmp_path)
    with Store.open(tmp_path) as store:
        assert (store.position(TEXT), store.position(OTHER)) == (None, 2)
        assert store.undo(TEXT) is None


def test_forgetting_reaches_what_another_window_has_not_put_in_place_yet(tmp_path: Path) -> None:
    with Store.open(tmp_path) as other:
        other.save_position(TEXT, 1, length=1, source="secret-name.txt")
        with Store.open(tmp_path) as store:
            store.forget()
        assert b"secret-name" not in everything(tmp_path)
        assert other.recent() == []


def test_forgetting_all_reaches_the_damaged_files_set_aside(tmp_path: Path) -> None:
    kept(tmp_path).write_bytes(b"junk" * 100)
    position(tmp_path)
    assert list(tmp_path.glob("*.corrupt-*"))
    with Store.open(tmp_path) as store:
        store.forget(TEXT)
        assert list(tmp_path.glob("*.corrupt-*"))
        store.forget()
    assert not list(tmp_path.glob("*.corrupt-*"))


def test_what_cannot_be_forgotten_is_an_error(tmp_path: Path) -> None:
    kept(tmp_path)
    with Store.open(tmp_path) as other, Store.open(tmp_path) as store:
        connection = other._connection()
        connection.execute("BEGIN IMMEDIATE")
        store._connection().execute("PRAGMA busy_timeout = 1")
        with pytest.raises(StateUnusable, match="not forgotten: another program holds the file"):
            store.forget()
        connection.execute("ROLLBACK")
    assert position(tmp_path) == 4


# -- the log of changes


def test_changes_are_undone_and_made_again_in_order(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.record(TEXT, "labels", "Homan", "ORG", "PERSON")
        store.record(TEXT, "merge", "Homan", [1, 2], {"to": 3})
        store.record(OTHER, "labels", "x", None, "y")

        def said(change: Change | None) -> object:
            return change and (change.who, change.what, change.before, change.after)

        assert said(store.undo(TEXT)) == ("merge", "Homan", [1, 2], {"to": 3})
        assert said(store.undo(TEXT)) == ("labels", "Homan", "ORG", "PERSON")
        assert store.undo(TEXT) is None
        assert said(store.redo(TEXT)) == ("labels", "Homan", "ORG", "PERSON")
        store.record(TEXT, "labels", "Homan", "PERSON", "GPE")
        assert store.redo(TEXT) is None
        assert said(store.undo(TEXT)) == ("labels", "Homan", "PERSON", "GPE")
        assert said(store.undo(OTHER)) == ("labels", "x", None, "y")


def test_the_last_change_of_a_text_or_of_all_is_undone_first(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for sha256, what in ((TEXT, "1"), (EVERYWHERE, "2"), (OTHER, "3"), (TEXT, "4")):
            store.record(sha256, "rules", what, None, what)
        undone = [store.undo(TEXT, EVERYWHERE) for _ in range(4)]
        assert [change and change.what for change in undone] == ["4", "2", "1", None]
        redone = [store.redo(TEXT, EVERYWHERE) for _ in range(4)]
        assert [change and change.what for change in redone] == ["1", "2", "4", None]


def test_what_holds_is_listed_and_outlives_the_window(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        for what in ("a", "b", "c"):
            store.record(TEXT, "labels", what, None, {"label": what})
        store.undo(TEXT)
    with Store.open(tmp_path) as store:
        assert [(c.what, c.after) for c in store.changes(TEXT)] == [
            ("a", {"label": "a"}),
            ("b", {"label": "b"}),
        ]
        change = store.redo(TEXT)
        assert change is not None
        assert change.what == "c"


def test_marks_belong_to_a_text_and_are_forgotten_with_it(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.marks("one") == {}
        assert store.save_mark("one", "a", 3)
        assert store.save_mark("one", "a", 5)
        assert store.save_mark("two", "b", 7)
    with Store.open(tmp_path) as store:
        assert (store.marks("one"), store.marks("two")) == ({"a": 5}, {"b": 7})
        assert store.forget("one") == 1
        assert (store.marks("one"), store.marks("two")) == ({}, {"b": 7})


def test_pins_belong_to_a_text_and_are_forgotten_with_it(tmp_path: Path) -> None:
    ferry, ruiz = Pin(1, "\\<ferry\\>"), Pin(4, entity="Ana Ruiz", label="PERSON", place=48)
    with Store.open(tmp_path) as store:
        assert store.pins("one") == []
        assert store.save_pin("one", ruiz)
        assert store.save_pin("one", Pin(1, "ferries"))
        assert store.save_pin("one", ferry), "in the place of what had its colour"
        assert store.save_pin("two", ferry)
    with Store.open(tmp_path) as store:
        assert (store.pins("one"), store.pins("two")) == ([ferry, ruiz], [ferry])
        assert store.drop_pin("two", 1)
        assert store.pins("two") == []
        assert store.forget("one") == 2
        assert store.pins("one") == []


def test_nothing_pinned_is_kept_in_private(tmp_path: Path) -> None:
    with Store.open(tmp_path, private=True) as store:
        assert store.save_pin("one", Pin(1, "ferry"))
        assert store.pins("one") == [Pin(1, "ferry")]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("what", [b"{}", b"no JSON", b'{"number": 2}', b'{"number": 1, "query": 5}'])
def test_a_damaged_pin_is_no_reason_to_end(tmp_path: Path, what: bytes) -> None:
    with Store.open(tmp_path) as store:
        store.save_pin("one", Pin(1, "ferry"))
        store._connection().execute("UPDATE pin SET what = ?", (what,))
        assert store.pins("one") == []
        assert any("damaged" in notice or "set aside" in notice for notice in store.notices())
