"""What the window asks the engine for, beyond what the commands show."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.engine import Engine
from reader.formats.source import Source

TEXT = """\
Harbour board votes to keep the old ferry

Mayor Ana Ruiz said on Monday that the ferry would run. “It is the only way home for many,” she said at the pier.

The board had planned to end the line, which is older than the town, and to sell the boat.
"""


@pytest.fixture
def source(tmp_path: Path) -> Source:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT)
    return Source(str(path), path)


def test_without_a_model_marks_are_found_and_it_says_so(source: Source) -> None:
    engine = Engine({"model": "none"})
    assert engine.modelless
    found = engine.without_model(engine.open(source))
    assert len(found.quotes) == 1
    assert found.model is None
    assert "not installed" in found.notices[0]


def test_with_the_model_of_the_settings_there_is_one() -> None:
    assert not Engine({}).modelless


def test_what_is_kept_of_a_text_comes_back_from_a_copy(source: Source, tmp_path: Path) -> None:
    engine = Engine({})
    engine.save_position(engine.open(source), 50, 120)
    engine.save_look(engine.open(source), {"measure": 80})
    engine.close()
    copy = tmp_path / "copy.txt"
    copy.write_text(TEXT)
    again = Engine({})
    article = again.open(Source(str(copy), copy))
    place = again.place(article.sha256)
    assert place is not None
    assert (again.position(article), place.read) == (50, 120)
    assert again.look(article) == {"measure": 80}
    assert set(again.known_places()) == {str(tmp_path / "ferry.txt")}
    again.close()


def test_a_file_that_was_changed_has_what_was_kept_of_it(source: Source, tmp_path: Path) -> None:
    engine = Engine({})
    old = engine.open(source)
    engine.save_position(old, TEXT.index("The board"))
    assert engine.set_mark(old, "a", TEXT.index("she said"))
    engine.close()
    (tmp_path / "ferry.txt").write_text("A line before.\n\n" + TEXT)
    again = Engine({})
    new = again.open(source)
    place = again.position(new)
    assert place is not None
    assert new.text[place:].startswith("The board")
    assert new.text[again.marks(new)["a"] :].startswith("she said")
    assert again.notices() == ["The file has changed: 1 mark moved with the text."]
    assert again.notices() == []
    again.close()


def test_a_private_one_keeps_nothing(source: Source, own_folders: Path) -> None:
    engine = Engine({"private": True})
    engine.save_position(engine.open(source), 50)
    engine.save_look(engine.open(source), {"measure": 80})
    engine.close()
    assert Engine({}).look(Engine({}).open(source)) == {}
    assert not list(own_folders.rglob("reader.sqlite"))


def test_the_articles_read_last_are_told_also_where_one_is_gone(source: Source, tmp_path: Path) -> None:
    engine = Engine({})
    assert engine.recent() == []
    engine.save_position(engine.open(source), 50)
    other = tmp_path / "other.txt"
    other.write_text("Another text.\n")
    engine.save_position(engine.open(Source(str(other), other)), 0)
    other.unlink()
    assert [Path(place.source).name for place in engine.recent()] == ["other.txt", "ferry.txt"]
    Path(source.name).unlink()
    assert engine.recent() == []
    engine.close()


def test_a_glance_tells_what_opening_would(source: Source) -> None:
    engine = Engine({})
    seen, article = engine.glance(source), engine.open(source)
    assert (seen.length, seen.title, seen.sha256) == (len(article.text), article.title, article.sha256)
