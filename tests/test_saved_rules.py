"""What rules find in an article, and what is searched again when they change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.analysis.cache import Cache
from reader.analysis.matches import DocMatches
from reader.domain.text import Extent
from reader.highlighting import Highlighting
from reader.rules.kinds.kind import Clock, Target
from reader.rules.kinds.registry import KINDS
from tests.ui.fakes import TEXT, analysis, article

RULES = "rules:\n  - name: a\n    words: [{}]\n  - name: b\n    words: [{}]\n"


class Desk:
    """One rule file, and how often its rules searched the text."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = folder / "mine.yaml"
        self.searches = 0
        self.article = article()
        words = KINDS["words"]

        def find(pattern: object, target: Target, clock: Clock) -> Iterator[Extent]:
            self.searches += 1
            return words.find(pattern, target, clock)

        monkeypatch.setitem(KINDS, "words", replace(words, find=find))
        self.cache = Cache(folder / "cache")
        self.highlighting = self.opened()

    def opened(self) -> Highlighting:
        """As when the program starts."""
        folders = self.path.parent, self.path.parent
        return Highlighting(
            [str(self.path)], folders, DocMatches(self.cache), place_of=lambda *_: "", tell=lambda _: None
        )

    def found(self, text: str, *, broken: bool = False) -> tuple[list[str], int]:
        """What is found once this is saved, and how many searches that cost."""
        before = self.searches
        self.path.write_text(text)
        assert bool(self.highlighting.refresh().wrong) == broken
        return self.find(), self.searches - before

    def find(self) -> list[str]:
        found = self.highlighting.find(self.article, analysis(), complete=True)
        return [one.extent.of(TEXT) for one in found]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


def test_one_changed_rule_costs_one_search(desk: Desk) -> None:
    assert desk.found(RULES.format("spring", "plan")) == (["spring", "plan"], 2)
    assert desk.found(RULES.format("spring", "Monday")) == (["spring", "Monday"], 1)
    assert desk.found("# moved\n" + RULES.format("spring", "Monday")) == (["spring", "Monday"], 0)
    assert desk.found(RULES.format("spring, rescue", "Monday")) == (["spring", "Monday", "rescue"], 1)


def test_what_is_found_with_the_last_good_rules_is_not_kept_for_the_broken_file(desk: Desk) -> None:
    desk.found(RULES.format("spring", "plan"))
    broken = RULES.format("spring", "plan").replace("words", "wrds", 1)
    assert desk.found(broken, broken=True)[0] == ["spring", "plan"]
    desk.highlighting = desk.opened()
    assert desk.find() == []


def test_what_was_found_before_comes_from_the_disk(desk: Desk) -> None:
    assert desk.found(RULES.format("spring", "plan"))[1] == 2
    desk.highlighting = desk.opened()
    assert desk.found(RULES.format("spring", "plan"))[0] == ["spring", "plan"]
    desk.highlighting = desk.opened()
    before = desk.searches
    assert desk.find() == ["spring", "plan"]
    assert desk.searches == before
