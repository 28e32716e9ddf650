"""Which rule sets are active, and which a lens adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.errors import ReaderError
from reader.rules.active import Active
from tests.rules.packs import FOLDER


class Desk:
    """Two folders of rule sets, and what was told."""

    def __init__(self, folder: Path) -> None:
        self.own, self.shipped = folder / "own", folder / "shipped"
        for name, where in (("mine", self.own), ("figures", self.shipped), ("hedges", self.shipped)):
            where.mkdir(exist_ok=True)
            self.write(where / f"{name}.yaml", f"name: {name.title()}\nrules:\n  - name: r\n    words: [a]\n")
        self.told: list[str] = []

    def write(self, path: Path, text: str) -> None:
        path.write_text(text)

    def active(self, *names: str) -> Active:
        return Active(names, (self.own, self.shipped), "own", lambda error: self.told.append(str(error)))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def names(active: Active) -> list[str]:
    return [one.name for one in active.sets]


def test_the_sets_that_are_named_are_active(desk: Desk) -> None:
    assert names(desk.active("figures", "own")) == ["Figures", "Mine"]
    assert names(desk.active()) == []


def test_a_lens_adds_sets_for_as_long_as_it_is_on(desk: Desk) -> None:
    active = desk.active("figures")
    digest = active.digest
    assert active.look_for(["hedges", "figures"], "") == (("Hedges", "Figures"), True)
    assert names(active) == ["Figures", "Hedges"]
    assert active.digest != digest
    assert active.look_for(["figures"], "") == (("Figures",), True)
    assert active.look_for([], "") == ((), False)
    assert active.digest == digest


def test_what_is_wrong_is_told_once_and_the_others_go_on(desk: Desk) -> None:
    desk.write(desk.own / "mine.yaml", "rules:\n  - name: r\n    wrds: [a]\n")
    active = desk.active("own", "figures")
    assert names(active) == names(active) == ["Figures"]
    assert active.look_for(["hedge"], "config.yaml:4:5")[0] == ()
    assert [told.split(": ")[0] for told in desk.told] == ["mine.yaml:3:5", "config.yaml:4:5"]
    assert "there are: figures, hedges, mine" in desk.told[1]


def test_a_rule_is_found_by_the_name_of_its_matches(desk: Desk) -> None:
    rule = desk.active("own").rule("Mine/r")
    assert rule is not None
    assert rule.source == "mine.yaml:3"
    assert desk.active("own").rule("Mine/other") is None


def test_a_name_that_leads_to_none_is_refused(desk: Desk) -> None:
    with pytest.raises(ReaderError, match='there is no rule set "x"'):
        desk.active().file("x")


PHRASES = "name: Mine\nrules:\n  - name: r\n    phrase: {file: ../terms.txt}\n"


def test_a_file_that_a_rule_names_counts(desk: Desk) -> None:
    desk.write(desk.own / "mine.yaml", PHRASES)
    terms = desk.own.parent / "terms.txt"
    desk.write(terms, "Ada")
    active = desk.active("own")
    assert [path.resolve() for path in active.watched] == [desk.own / "mine.yaml", terms]
    before = active.digest
    desk.write(terms, "Ada and Bo")
    assert active.digest != before
    assert names(desk.active("own")) == ["Mine"]


def test_a_file_that_is_not_there_yet_is_watched(desk: Desk) -> None:
    desk.write(desk.own / "mine.yaml", PHRASES)
    active = desk.active("own")
    before = active.digest
    assert (desk.own / "../terms.txt") in active.watched
    assert len(desk.told) == 1
    assert desk.told[0].startswith('mine.yaml:4:20: rule "r": ../terms.txt: No such file')
    desk.write(desk.own.parent / "terms.txt", "Ada")
    assert active.digest != before


def test_rules_that_name_no_file_are_not_read_for_a_digest(desk: Desk) -> None:
    desk.write(desk.own / "mine.yaml", "# a file\nrules: [{wrong: yes}]")
    active = desk.active("own")
    assert active.watched == [desk.own / "mine.yaml"]
    assert active.digest
    assert desk.told == []


@pytest.mark.parametrize(
    "written", ["{file: ../terms.txt}", "{'file': ../terms.txt}", '{"file" : ../terms.txt}']
)
def test_however_a_file_is_named_it_is_watched(desk: Desk, written: str) -> None:
    desk.write(desk.own / "mine.yaml", f"rules:\n  - name: r\n    phrase: {written}\n")
    assert len(desk.active("own").watched) == 2


def test_the_sets_that_are_on_by_default_are_not_read_for_a_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.rules.loader.load", lambda *_: pytest.fail("reading costs the start"))
    active = Active(
        ("checkable",), (Path("/nonexistent"), FOLDER), "own", lambda error: pytest.fail(str(error))
    )
    assert active.watched == [FOLDER / "checkable.yaml"]
    assert active.digest
