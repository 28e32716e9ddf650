"""The highlight rules as a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.cache import Cache
from reader.analysis.matches import DocMatches
from reader.domain.analysis import Analysis
from reader.domain.layers import of_highlights
from reader.domain.reading import Reading
from reader.domain.spans import flatten
from reader.highlighting import Highlighting
from reader.rules.kinds.kind import Clock
from reader.ui.rule_list import Set, listed, switched
from tests.ui.fakes import analysis, article

MINE = """\
name: Mine
description: boats
rules:
  - name: boat
    words: [ferry]
    note: it floats
  - name: quay
    words: [quay]
  - name: not now
    words: [board]
    enabled: false
  - name: unsaid
    words: [plan]
    in: outside-quotes
"""


class Desk:
    """Rule files of a person and one that ships, and what they find in an article."""

    def __init__(self, folder: Path) -> None:
        self.own, self.shipped = folder / "own", folder / "shipped"
        self.own.mkdir()
        self.shipped.mkdir()
        (self.own / "mine.yaml").write_text(MINE)
        (self.shipped / "more.yaml").write_text("rules:\n  - name: months\n    words: [monday]\n")
        self.highlighting = Highlighting(
            ["own"],
            (self.own, self.shipped),
            DocMatches(Cache(None)),
            place_of=lambda *_: "",
            tell=lambda _: None,
        )

    def listed(self, off: frozenset[str] = frozenset(), found: Analysis | None = None) -> list[Set]:
        about, complete = article(), found is None
        found = found or analysis()
        highlights = self.highlighting.find(about, found, complete=complete)
        spans = tuple(of_highlights(highlights))
        return listed(
            self.highlighting, Reading(about, found, highlights, spans, flatten(spans), complete), off
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def states(one: Set) -> dict[str, tuple[str, str, str]]:
    return {row.rule.name: (row.counted, row.state, row.sample) for row in one.rows}


def test_active_sets_come_with_counts_and_samples_the_others_by_name(desk: Desk) -> None:
    mine, more = desk.listed()
    assert (mine.name, mine.description, mine.active) == ("Mine", "boats", True)
    assert states(mine) == {
        "boat": ("2", "", "ferry"),
        "quay": ("0", "", ""),
        "not now": ("0", "off in its file", ""),
        "unsaid": ("1", "", "plan"),
    }
    assert (more.name, more.active, more.rows) == ("more", False, ())


def test_what_is_off_keeps_its_count(desk: Desk) -> None:
    assert states(desk.listed(frozenset({"Mine/boat"}))[0])["boat"] == ("2", "off", "ferry")


def test_a_rule_that_waits_for_the_analysis_says_so(desk: Desk) -> None:
    assert states(desk.listed(found=Analysis())[0])["unsaid"][1] == "…"


def test_a_slow_rule_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.rules.apply.Clock", lambda _: Clock(0.02))
    (desk.own / "mine.yaml").write_text("rules:\n  - name: slow\n    regex: '(.|..)+\\Z(?<=no end)'\n")
    assert states(desk.listed()[0])["slow"][1] == "too slow, off"


def test_a_broken_file_has_its_last_rules_and_says_what_is_wrong_where(desk: Desk) -> None:
    desk.listed()
    (desk.own / "mine.yaml").write_text(MINE.replace("words: [quay]", "wrds: [quay]"))
    desk.highlighting.refresh()
    mine = desk.listed()[0]
    assert len(mine.rows) == 4
    assert mine.wrong.startswith('mine.yaml:8:5: rule "quay": unknown key "wrds"')
    assert mine.line == 8


def test_a_file_that_was_never_right_is_listed_all_the_same(desk: Desk) -> None:
    (desk.own / "mine.yaml").write_text("rules: [")
    mine = desk.listed()[0]
    assert (mine.name, mine.rows) == ("mine", ())
    assert mine.wrong


def test_an_added_set_has_its_rules_and_says_that_it_is_added(desk: Desk) -> None:
    desk.highlighting.rules.added = (desk.shipped / "more.yaml",)
    mine, more = desk.listed()
    assert states(more) == {"months": ("1", "", "Monday")}
    assert (mine.added, more.added) == (False, True)


def test_a_rule_and_a_whole_set_are_switched(desk: Desk) -> None:
    sets = desk.listed()
    every = {row.name for row in sets[0].rows}
    one = switched(sets, "Mine/boat", frozenset())
    assert one == {"Mine/boat"}
    assert switched(sets, "Mine/boat", one) == frozenset()
    none = switched(sets, str(sets[0].path), one)
    assert none == every
    assert switched(sets, str(sets[0].path), none | {"other/rule"}) == {"other/rule"}
