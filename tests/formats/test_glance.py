"""What can be said of an article that is not open."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.errors import CannotOpen, Refused
from reader.domain.text import digest
from reader.formats import glance as module
from reader.formats.glance import glance
from reader.formats.source import Source

TEXT = (
    "Harbour board votes to keep the old ferry\n\n"
    "The ferry came late on Monday, and nobody was there to see it arrive in the harbour.\n\nIt left at once.\n"
)


def source(path: Path, text: str | bytes = TEXT) -> Source:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return Source(str(path), path)


def test_it_tells_what_opening_would(tmp_path: Path) -> None:
    seen = glance(source(tmp_path / "a.txt"), max_size=1000)
    assert (seen.length, seen.title, seen.sha256) == (
        len(TEXT),
        "Harbour board votes to keep the old ferry",
        digest(TEXT),
    )
    assert not seen.measured


def test_a_large_file_is_only_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGE", 100)
    monkeypatch.setattr(module, "load", lambda *args, **more: pytest.fail("it was read"))
    seen = glance(source(tmp_path / "a.txt", "x" * 500), max_size=1000)
    assert (seen.length, seen.measured) == (500, True)


def test_what_is_here_already_needs_no_file() -> None:
    assert (
        glance(Source("-", None, TEXT.encode()), max_size=1000).title
        == "Harbour board votes to keep the old ferry"
    )


def test_what_cannot_be_opened_is_refused_in_the_same_way(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen):
        glance(Source("gone.txt", tmp_path / "gone.txt"), max_size=1000)
    with pytest.raises(Refused):
        glance(source(tmp_path / "a.txt", b"a\0b"), max_size=1000)
    with pytest.raises(Refused):
        glance(source(tmp_path / "b.txt", "x" * 2000), max_size=1000)
