"""A file that is opened again after it was changed: what was kept of it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.pins import Pin
from reader.domain.text import Article
from reader.revised import take_over
from reader.store.database import Store

PARTS = (
    "The harbour board votes on the ferry",
    "It was a long night in the hall, and few of those who came had slept.",
    "The board had planned to end the line; the mayor called that a mistake.",
    "In the end nine members out of twelve were for the ferry to go on.",
)
TEXT = "\n\n".join(PARTS) + "\n"
PIN = Pin(2, "\\<ferry\\>")


def article(text: str) -> Article:
    return Article("a.txt", text, ())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """One that knows `TEXT` under the name `/a.txt`."""
    store, old = Store.open(tmp_path), article(TEXT)
    store.save_position(
        old.sha256, TEXT.index("The board"), length=len(TEXT), source="/a.txt", read=len(TEXT), text=TEXT
    )
    store.save_mark(old.sha256, "a", TEXT.index("the mayor"), TEXT)
    store.save_mark(old.sha256, "b", TEXT.index("nine"), TEXT)
    store.save_pin(old.sha256, PIN)
    store.save_look(old.sha256, {"measure": 60})
    return store


def test_place_marks_pins_and_look_go_on(store: Store) -> None:
    new = article("A first line that is new.\n\n" + TEXT.replace("planned", "plannd"))
    assert take_over(store, new, "/a.txt") == "2 marks moved with the text"
    place, marks = store.place(new.sha256), store.marks(new.sha256)
    assert place is not None
    assert new.text[place.offset :].startswith("The board")
    assert (place.read, place.length) == (len(new.text), len(new.text))
    assert new.text[marks["a"] :].startswith("the mayor")
    assert new.text[marks["b"] :].startswith("nine")
    assert store.pins(new.sha256) == [PIN]
    assert store.look(new.sha256) == {"measure": 60}


def test_a_mark_whose_words_are_gone_is_about_where_it_was_and_told(store: Store) -> None:
    new = article(TEXT.replace(PARTS[3], "What came of it is not known yet, nor when it will be."))
    assert take_over(store, new, "/a.txt") == "1 mark moved with the text, 1 not found again"
    assert abs(store.marks(new.sha256)["b"] - TEXT.index("nine")) < 20


def test_it_goes_on_from_change_to_change(store: Store) -> None:
    for n in range(4):
        new = article(f"Line {n}, which is new.\n" * (n + 1) + TEXT)
        assert take_over(store, new, "/a.txt") == "2 marks moved with the text"
    assert new.text[store.marks(new.sha256)["a"] :].startswith("the mayor")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Another article, about a bridge, that came under the same name.\n" * 9, "/a.txt"),
        (TEXT + "More.\n", "/b.txt"),
    ],
)
def test_another_article_begins_afresh(store: Store, text: str, source: str) -> None:
    new = article(text)
    assert take_over(store, new, source) == ""
    assert (store.position(new.sha256), store.marks(new.sha256), store.pins(new.sha256)) == (None, {}, [])


def test_of_what_an_older_reader_kept_the_text_is_not_known(store: Store) -> None:
    store._connection().execute("UPDATE position SET sample = NULL")
    assert take_over(store, article(TEXT + "More.\n"), "/a.txt") == ""


def test_a_mark_of_an_older_reader_goes_by_its_share_of_the_text(store: Store) -> None:
    store._connection().execute("UPDATE mark SET context = NULL WHERE name = 'a'")
    assert take_over(store, article(TEXT + "More.\n"), "/a.txt").endswith(", 1 not found again")
