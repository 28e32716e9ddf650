"""Which rule sets are active, and which a lens adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.errors import ReaderError
from reader.domain.rules import RuleSet
from reader.rules.active import Active, Refreshed
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
    assert {path.resolve() for path in active.watched} == {desk.own, desk.own / "mine.yaml", terms}
    before = active.digest
    desk.write(terms, "Ada and Bo")
    assert active.refresh().changed
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
    assert active.refresh().news == ["mine.yaml is right again"]
    assert active.digest != before


def test_rules_that_name_no_file_are_not_read_for_a_digest(desk: Desk) -> None:
    desk.write(desk.own / "mine.yaml", "# a file\nrules: [{wrong: yes}]")
    active = desk.active("own")
    assert active.watched == {desk.own, desk.own / "mine.yaml"}
    assert active.digest
    assert desk.told == []


@pytest.mark.parametrize(
    "written", ["{file: ../terms.txt}", "{'file': ../terms.txt}", '{"file" : ../terms.txt}']
)
def test_however_a_file_is_named_it_is_watched(desk: Desk, written: str) -> None:
    desk.write(desk.own / "mine.yaml", f"rules:\n  - name: r\n    phrase: {written}\n")
    assert len(desk.active("own").watched) == 3


def test_the_sets_that_are_on_by_default_are_not_read_for_a_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.rules.loader.load", lambda *_: pytest.fail("reading costs the start"))
    active = Active(
        ("checkable",), (Path("/nonexistent"), FOLDER), "own", lambda error: pytest.fail(str(error))
    )
    assert active.watched == {FOLDER / "checkable.yaml"}
    assert active.digest


# -- files that change


def rule(*words: str, name: str = "Mine") -> str:
    listed = "".join(f"  - name: {word}\n    words: [{word}]\n" for word in words)
    return f"name: {name}\nrules:\n{listed}"


def rules(active: Active) -> list[str]:
    return [f"{one.name}/{each.name}" for one in active.sets for each in one.rules]


@pytest.fixture
def active(desk: Desk) -> Active:
    active = desk.active("figures", "own")
    assert rules(active) == ["Figures/r", "Mine/r"]
    return active


def test_where_nothing_changed_nothing_is_read(desk: Desk, active: Active) -> None:
    before = active.sets
    assert active.refresh() == Refreshed()
    assert all(a is b for a, b in zip(active.sets, before, strict=True))


def test_only_what_changed_is_read_again(desk: Desk, active: Active) -> None:
    before, digest = active.sets, active.digest
    desk.write(desk.own / "mine.yaml", rule("ferry", "pier"))
    assert active.refresh() == Refreshed(changed=True, news=["mine.yaml read again"])
    assert rules(active) == ["Figures/r", "Mine/ferry", "Mine/pier"]
    assert active.sets[0] is before[0]
    assert active.digest != digest
    assert active.refresh() == Refreshed()


def test_a_broken_save_keeps_the_last_rules_until_it_is_mended(desk: Desk, active: Active) -> None:
    desk.write(desk.own / "mine.yaml", "name: Mine\nrules:\n  - name: r\n    wrds: [a]\n  - words: [b]\n")
    found = active.refresh()
    assert not found.changed
    assert [line.split(": ")[0] for line in found.wrong] == ["mine.yaml:4:5", "mine.yaml:5:5", "mine.yaml"]
    assert found.wrong[-1] == "mine.yaml: its last rules hold"
    assert rules(active) == ["Figures/r", "Mine/r"]
    assert list(active.wrong) == [desk.own / "mine.yaml"]
    assert active.refresh() == Refreshed()
    desk.write(desk.own / "mine.yaml", rule("ferry"))
    assert active.refresh() == Refreshed(changed=True, news=["mine.yaml is right again"])
    assert rules(active) == ["Figures/r", "Mine/ferry"]
    assert active.wrong == {}
    assert desk.told == []


def test_what_the_person_edits_is_read_before_it_is_broken(desk: Desk) -> None:
    active = desk.active("own", "figures")
    assert active.digest  # what it found is known from before: nothing had to be read
    active.refresh()
    desk.write(desk.own / "mine.yaml", "rules: [")
    assert active.refresh().wrong[-1] == "mine.yaml: its last rules hold"
    assert rules(active) == ["Mine/r", "Figures/r"]


def test_a_file_that_was_never_right_has_no_rules_until_it_is(desk: Desk) -> None:
    desk.write(desk.own / "mine.yaml", "rules: [")
    active = desk.active("own")
    assert rules(active) == []
    assert len(desk.told) == 1
    desk.write(desk.own / "mine.yaml", "rules: [[")
    assert active.refresh().wrong[-1] == "mine.yaml: it has no rules until then"
    desk.write(desk.own / "mine.yaml", rule("ferry"))
    assert active.refresh() == Refreshed(changed=True, news=["mine.yaml is right again"])


def test_a_file_that_is_away_for_a_moment_keeps_its_rules(desk: Desk, active: Active) -> None:
    (desk.own / "mine.yaml").rename(desk.own / "mine.yaml~")
    assert active.refresh() == Refreshed(vanished=True)
    assert rules(active) == ["Figures/r", "Mine/r"]
    (desk.own / "mine.yaml~").rename(desk.own / "mine.yaml")
    assert active.refresh(patient=False) == Refreshed()


def test_a_file_that_rules_name_is_followed_as_they_are(
    desk: Desk, active: Active, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = desk.own / "terms.txt"
    terms.write_text("ferry")
    mine = desk.own / "mine.yaml"

    def load(text: bytes, source: str, folder: Path) -> RuleSet:
        named = RuleSet(terms.read_text(), "", (), source, (terms,))
        return named if source == "mine.yaml" else RuleSet("Figures", "", (), source)

    monkeypatch.setattr("reader.rules.loader.load", load)
    desk.write(mine, "other text")
    assert active.refresh().changed
    assert terms in active.watched
    digest = active.digest
    terms.write_text("quay and pier")
    assert active.refresh() == Refreshed(changed=True, news=["mine.yaml read again"])
    assert names(active) == ["Figures", "quay and pier"]
    assert active.digest != digest


def test_files_come_and_go(desk: Desk, active: Active) -> None:
    desk.write(desk.own / "new.yaml", rule("quay", name="New"))
    assert active.refresh() == Refreshed(changed=True, news=["new.yaml is active now"])
    assert rules(active) == ["Figures/r", "Mine/r", "New/quay"]
    (desk.own / "new.yaml").unlink()
    found = active.refresh(patient=False)
    assert found == Refreshed(changed=True, news=["new.yaml is gone, and so are its rules"])
    assert rules(active) == ["Figures/r", "Mine/r"]


def test_a_file_that_comes_broken_is_told_as_that_alone(desk: Desk, active: Active) -> None:
    desk.write(desk.own / "new.yaml", "rules:\n  - name: r\n    wrds: [a]\n")
    assert active.refresh().news == []
    assert desk.told == ['new.yaml:3:5: rule "r": unknown key "wrds"; did you mean "words"?']


def test_a_set_of_the_persons_takes_the_place_of_one_that_ships(desk: Desk, active: Active) -> None:
    desk.write(desk.own / "figures.yaml", rule("sum", name="Sums"))
    assert active.refresh().changed
    assert rules(active) == ["Sums/sum", "Mine/r"]


def test_a_named_file_that_is_removed_keeps_its_last_rules_and_is_told(desk: Desk, tmp_path: Path) -> None:
    active = desk.active(str(desk.own / "mine.yaml"))
    assert rules(active) == ["Mine/r"]
    (desk.own / "mine.yaml").unlink()
    assert active.refresh(patient=False).wrong == [
        "mine.yaml: No such file or directory", "mine.yaml: its last rules hold",
    ]  # fmt: skip
    assert rules(active) == ["Mine/r"]


def test_a_name_that_leads_nowhere_is_told_once_until_it_leads_somewhere(desk: Desk) -> None:
    active = desk.active("later")
    assert rules(active) == []
    active.refresh()
    assert len(desk.told) == 1
    desk.write(desk.own / "later.yaml", rule("ferry", name="Later"))
    assert active.refresh().changed
    assert rules(active) == ["Later/ferry"]


@pytest.mark.parametrize("name", ["x" * 300, "loop", "gone", "a\0b", "~no-such-user/a.yaml"])
def test_a_name_that_leads_to_no_file_is_told_and_the_others_go_on(desk: Desk, name: str) -> None:
    (desk.own / "loop.yaml").symlink_to("loop.yaml")
    (desk.own / "gone.yaml").symlink_to("nowhere.yaml")
    active = desk.active(name, "figures")
    assert names(active) == ["Figures"]
    (problem,) = desk.told
    assert "there is no " in problem
    assert not active.refresh().changed
    assert active.names() == ["figures", "hedges", "mine"]


def test_what_editors_and_systems_hide_is_no_rule_set(desk: Desk) -> None:
    active = desk.active("own")
    before = rules(active)
    (desk.own / ".#mine.yaml").symlink_to("nobody@host.1:2")
    desk.write(desk.own / "._mine.yaml", "\0")
    desk.write(desk.own / ".later.jsonl", "{")
    assert active.refresh() == Refreshed()
    assert (rules(active), desk.told, active.own()) == (before, [], [desk.own / "mine.yaml"])
    assert active.names() == ["figures", "hedges", "mine"]


def test_what_is_watched_is_each_file_and_the_folder_where_others_may_come(desk: Desk) -> None:
    assert desk.active("figures", "own").watched == {
        desk.shipped / "figures.yaml", desk.own / "mine.yaml", desk.own,
    }  # fmt: skip
    assert desk.active("figures").watched == {desk.shipped / "figures.yaml"}


# -- what is switched on besides


def test_sets_are_added_until_the_program_ends(desk: Desk) -> None:
    active = desk.active("figures")
    assert active.inactive() == ["hedges", "mine"]
    active.added = (desk.own / "mine.yaml",)
    assert rules(active) == ["Figures/r", "Mine/r"]
    assert active.inactive() == ["hedges"]
    (desk.own / "mine.yaml").unlink()
    assert active.refresh(patient=False).changed
    assert rules(active) == ["Figures/r"]


def test_a_rule_that_its_file_disables_is_switched_on(desk: Desk) -> None:
    desk.write(
        desk.own / "mine.yaml", "name: Mine\nrules:\n  - name: r\n    words: [a]\n    enabled: false\n"
    )
    active = desk.active("own")
    digest = active.digest
    assert [each.enabled for each in active.sets[0].rules] == [False]
    active.switched_on = frozenset({"Mine/r"})
    assert [each.enabled for each in active.sets[0].rules] == [True]
    assert active.digest != digest


def test_the_place_of_a_rule_is_its_file_and_line(desk: Desk, active: Active) -> None:
    assert active.place("Mine/r") == (desk.own / "mine.yaml", 3)
    assert active.place("Mine/other") is None


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".jsonl"])
def test_every_ending_of_a_rule_file_is_taken(desk: Desk, ending: str) -> None:
    text = (
        '{"label": "r", "pattern": "ferry"}\n' if ending == ".jsonl" else "rules: [{name: r, words: ferry}]"
    )
    (desk.own / "mine.yaml").unlink()
    desk.write(desk.own / f"mine{ending}", text)
    active = desk.active("own")
    assert rules(active) == ["mine/r"]
    assert active.file("mine") == desk.own / f"mine{ending}"


def test_of_two_sets_of_one_name_the_second_goes_by_its_file_and_is_told_once(desk: Desk) -> None:
    desk.write(desk.own / "twin.yaml", "name: Mine\nrules:\n  - name: r\n    words: [b]\n")
    active = desk.active("own")
    assert rules(active) == rules(active) == ["Mine/r", "twin.yaml/r"]
    assert desk.told == [
        'twin.yaml: a second set named "Mine"; it is called "twin.yaml" here; give it a name of its own'
    ]
    assert active.place("twin.yaml/r") == (desk.own / "twin.yaml", 3)
