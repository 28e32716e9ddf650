"""`reader rules`: what is checked, tried, listed, and with which exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import Called, call, here

__all__ = ["call", "here"]


@pytest.fixture
def own(own_folders: Path) -> Path:
    """The folder of the person's rules."""
    folder = own_folders / "config" / "article-reader" / "rules"
    folder.mkdir(parents=True)
    return folder


RIGHT = "rules:\n  - name: a\n    words: [bridge]\n"
WRONG = "rules:\n  - name: r1\n    regex: '('\n"
ODD = [
    ("a: &x 1\n" + "b:\n  <<: [*x, *x]\n" * 40, "r.yaml:1:4: aliases not allowed"),
    ("[" * 100_000, "nested too deeply"),
    ("x: 9999-99-99\nx: 1\nrules:\n", 'r.yaml:2:1: duplicate key "x"'),
    ("x: !!python/object:os.system y\nrules:\n", "r.yaml:1:4: tags not allowed"),
    ("- list", "r.yaml:1:1: expected keys with values"),
    (
        "rules:\n  - name: a\n    word: [x]\n",
        'r.yaml:3:5: rule "a": unknown key "word"; did you mean "words"?',
    ),
    (WRONG, 'r.yaml:3:12: rule "r1": missing )'),
    ("rules:\n  - name: a\n    phrase: {file: no.txt}\n", 'r.yaml:3:20: rule "a": no.txt: No such file'),
    ("rules:\n  - name: a\n    entity: WORK_OF_ARTS\n", 'did you mean "WORK_OF_ART"?'),
]


@pytest.mark.parametrize(("rules", "said"), ODD)
def test_what_is_wrong_is_refused_by_every_command_that_is_given_the_file(
    here: Path, call: Called, rules: str, said: str
) -> None:
    (here / "r.yaml").write_text(rules)
    for command in (
        ("rules", "check", "r.yaml"),
        ("rules", "test", "r.yaml", "a.txt"),
        ("--rules", "r.yaml", "a.txt"),
        ("export", "--rules", "r.yaml", "a.txt"),
    ):
        code, out, err = call(*command)
        assert (code, out) == (5, "")
        assert said in err


@pytest.mark.parametrize(("rules", "said"), [ODD[1], ODD[6]])
def test_reading_goes_on_without_a_file_that_is_wrong(
    here: Path, call: Called, own: Path, rules: str, said: str
) -> None:
    (own / "r.yaml").write_text(rules)
    code, out, err = call("--color", "always", "a.txt")
    assert code == 0
    assert "closed the bridge" in out
    assert err.count(said) == 1


def test_a_broken_rule_file_of_the_users_is_told_every_time(here: Path, call: Called, own: Path) -> None:
    (own / "mine.yaml").write_text(WRONG)
    for _ in range(2):
        code, out, err = call("export", "a.txt")
        assert code == 0
        assert 'mine.yaml:3:12: rule "r1": missing )' in err
        assert json.loads(out)["quotes"]


def test_all_files_are_checked_in_one_go(here: Path, call: Called, own: Path) -> None:
    (here / "r.yaml").write_text(RIGHT)
    (own / "mine.yaml").write_text(WRONG)
    code, out, err = call("rules", "check", "r.yaml", "mine", "checkable", "no.yaml", "mien")
    assert code == 5
    assert [line.split(", ")[0] for line in out.splitlines()] == ["r.yaml: ok", "checkable: ok"]
    first, second, third = err.splitlines()
    assert first == 'reader: mine.yaml:3:12: rule "r1": missing ); at position 1'
    assert second == "reader: no.yaml: No such file or directory"
    assert third.startswith('reader: there is no rule set "mien"; there are: ')


@pytest.mark.parametrize(("name", "code"), [("no.yaml", 3), ("mien", 3), (".", 5), ("r.yaml", 0)])
def test_the_exit_code_of_a_check(here: Path, call: Called, name: str, code: int) -> None:
    (here / "r.yaml").write_text(RIGHT)
    assert call("rules", "check", name)[0] == code


def test_without_a_name_all_own_files_are_checked(call: Called, own: Path) -> None:
    assert call("rules", "check")[0] == 2
    (own / "mine.yaml").write_text(RIGHT)
    code, out, err = call("rules", "check")
    assert (code, err) == (0, "")
    assert out.endswith("mine.yaml: ok, 1 rule\n")


def test_a_check_warns_of_what_never_does_anything(here: Path, call: Called) -> None:
    (here / "r.yaml").write_text(RIGHT + "    enabled: no\n")
    assert call("rules", "check", "r.yaml") == (
        0,
        "r.yaml: ok, 1 rule, 1 of them off\n",
        'reader: r.yaml:2: warning: rule "a": it is switched off (enabled: false)\n',
    )


def sets(out: str) -> dict[str, str]:
    """The sets of a list by name, each with the rest of its line, `*` before that of an active one."""
    return {
        line.split()[line[0] == "*"]: line[0] + line.split(None, 1 + (line[0] == "*"))[-1]
        for line in out.splitlines()
    }


def test_own_rule_files_are_active_unless_the_settings_choose(here: Path, call: Called, own: Path) -> None:
    (own / "mine.yaml").write_text("description: what I look for\n" + RIGHT)
    listed = sets(call("rules", "list")[1])
    assert listed["mine"] == "*own      1 rule     what I look for"
    assert (listed["checkable"][:8], listed["hedges"][:8]) == ("*shipped", " shipped")
    written = json.loads(call("export", "a.txt")[1])
    assert "mine/a" in {h["rule"] for h in written["highlights"]}
    (own.parent / "config.yaml").write_text("rules: [hedges]\n")
    active = [name for name, said in sets(call("rules", "list")[1]).items() if said[0] == "*"]
    assert active == ["hedges"]


def test_a_list_names_sets_that_are_wrong(call: Called, own: Path) -> None:
    (own / "mine.yaml").write_text(WRONG)
    code, out, err = call("rules", "list")
    assert (code, err) == (0, "")
    assert sets(out)["mine"].startswith("*own      not valid: mine.yaml:3:12: ")
    rows = [json.loads(line) for line in call("rules", "list", "--json")[1].splitlines()]
    row = next(row for row in rows if row["name"] == "mine")
    assert (row["active"], row["shipped"], row["rules"], row["file"]) == (
        True,
        False,
        0,
        str(own / "mine.yaml"),
    )
    assert row["error"].startswith("mine.yaml:3:12: ")
    assert [row["error"] for row in rows if row["shipped"]] == [None] * (len(rows) - 1)


def test_a_link_that_leads_nowhere_is_no_rule_set(here: Path, call: Called, own: Path) -> None:
    (own / "gone.yaml").symlink_to("/nonexistent")
    code, out, _ = call("rules", "list")
    assert code == 0
    assert "gone" not in sets(out)
    assert call("export", "a.txt")[0] == 0


def test_rules_are_tried_on_articles(here: Path, call: Called) -> None:
    (here / "r.yaml").write_text(
        RIGHT + "  - {name: b, regex: 'the bri\\w+'}\n  - {name: c, words: never}\n"
        "  - {name: d, words: bridge, enabled: no}\n"
    )
    code, out, err = call("rules", "test", "r.yaml", "a.txt", "b.md")
    assert (code, err) == (0, "")
    assert out.split("\n\n") == [
        "r.yaml: 4 rules, 2 articles",
        "a  2 matches in 2 articles\n"
        "  a.txt 1  Mayor Anna Berg closed the «bridge». “The cables are not safe,” Berg…\n"
        "  b.md 1   Mayor Anna Berg closed the «bridge». “The cables are not safe,” Berg…",
        "b  2 matches in 2 articles\n"
        "  a.txt 1  Mayor Anna Berg closed «the bridge». “The cables are not safe,” Berg…\n"
        "  b.md 1   Mayor Anna Berg closed «the bridge». “The cables are not safe,” Berg…",
        "c  never matches",
        "d  off: enabled is false\n",
    ]


def test_a_trial_as_json(here: Path, call: Called) -> None:
    (here / "r.yaml").write_text(RIGHT + "    priority: 40\n  - {name: b, regex: '.+'}\n")
    code, out, _ = call("rules", "test", "r.yaml", "--json", "a.txt", "--examples", "1")
    written = json.loads(out)
    assert (code, written["file"], written["set"], written["articles"]) == (0, "r.yaml", "r", 1)
    first = written["rules"][0]
    assert (first["rule"], first["source"], first["matches"], first["articles"]) == ("a", "r.yaml:2", 1, 1)
    assert (first["hidden_by"], first["off"], first["enabled"], first["seconds"]) == ("b", False, True, None)
    (example,) = first["examples"]
    assert (example["text"], example["start"], example["end"]) == ("bridge", 27, 33)
    assert (example["file"], example["paragraph"]) == ("a.txt", 1)
    assert example["before"] == "Mayor Anna Berg closed the "


def test_a_trial_finds_names_and_speakers_only_where_a_rule_looks_for_them(
    here: Path, call: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "r.yaml").write_text("rules:\n  - {name: s, speaker: Berg}\n  - {name: e, entity: PERSON}\n")
    rules = json.loads(call("rules", "test", "r.yaml", "a.txt", "--json")[1])["rules"]
    assert [[e["text"] for e in rule["examples"]] for rule in rules] == [
        ["“The cables are not safe,”"],
        ["Anna Berg", "Berg"],
    ]
    monkeypatch.setattr("reader.engine.Engine.analyse_all", lambda *_: pytest.fail("the model is not needed"))
    (here / "r.yaml").write_text(RIGHT)
    assert call("rules", "test", "r.yaml", "a.txt")[0] == 0


def test_a_trial_says_which_rule_is_too_slow_and_the_others_go_on(here: Path, call: Called) -> None:
    (here / "long.txt").write_text("a" * 1000 + "!\n")
    (here / "r.yaml").write_text(
        "rules:\n  - {name: slow, regex: '(a|aa)+$'}\n  - {name: next, words: '!'}\n"
    )
    for _ in range(2):
        code, out, err = call("rules", "test", "r.yaml", "long.txt")
        assert code == 0
        assert "slow  off: it took over 1 s" in out
        assert "next  1 match in 1 article" in out
        assert err == 'reader: r.yaml:2: rule "slow" took over 1 s and is off\n'


def test_a_trial_says_which_rules_for_the_parse_are_off(here: Path, call: Called) -> None:
    (here / "long.txt").write_text(f"Then the mayor shouted {'a' * 60}b into the wind.\n")
    (here / "r.yaml").write_text(
        "rules:\n  - {name: slow, match: [{LOWER: {REGEX: '^(a+)+$'}}]}\n"
        "  - {name: odd, match: [{LOWER: {REGEX: '('}}]}\n  - {name: next, match: [{LOWER: mayor}]}\n"
    )
    out = call("rules", "test", "r.yaml", "long.txt", "--json")[1]
    off = {rule["rule"]: (rule["off"], rule["matches"]) for rule in json.loads(out)["rules"]}
    assert off == {"slow": (True, 0), "odd": (True, 0), "next": (False, 1)}


def test_a_rule_that_is_too_slow_stops_no_export(here: Path, call: Called) -> None:
    (here / "long.txt").write_text("a" * 1000 + "!\n")
    (here / "r.yaml").write_text(
        "rules:\n  - {name: one, regex: '(a|aa)+$'}\n  - {name: two, words: '!', unless: '^'}\n"
        "  - {name: three, regex: '^(a+)+$'}\n  - {name: four, words: '!'}\n"
    )
    code, out, err = call("export", "--rules", "r.yaml", "long.txt")
    assert (code, [h["rule"] for h in json.loads(out)["highlights"]]) == (0, ["r/four"])
    assert 'r.yaml:2: rule "one" took over 1 s and is off' in err


def test_what_a_trial_cannot_open(here: Path, call: Called) -> None:
    (here / "r.yaml").write_text(RIGHT)
    code, out, err = call("rules", "test", "r.yaml", "a.txt", "no.txt")
    assert (code, err) == (3, "reader: no.txt: No such file\n")
    assert "1 match in 1 article" in out
    assert call("rules", "test", "no.yaml", "a.txt")[0] == 3
    assert call("rules", "test", "nosuch", "a.txt")[0] == 3
    assert call("rules", "test")[0] == 2


def test_a_set_is_tried_by_its_name(here: Path, call: Called) -> None:
    code, out, _ = call("rules", "test", "hedges", "a.txt")
    assert code == 0
    assert out.startswith("hedges.yaml: ")


def test_the_schema_is_printed(call: Called) -> None:
    code, out, _ = call("rules", "schema")
    assert code == 0
    assert json.loads(out)["$schema"].endswith("2020-12/schema")


def test_spacy_is_asked_too(here: Path, call: Called) -> None:
    (here / "r.yaml").write_text("rules:\n  - name: r1\n    match: [{LOWER: {REGEX: '('}}]\n")
    (here / "r.jsonl").write_text('{"label": "ORG", "pattern": [{"LOWER": {"REGEX": "("}}]}\n')
    code, out, err = call("rules", "check", "r.yaml", "r.jsonl")
    assert (code, out) == (5, "")
    assert 'r.yaml:3:12: rule "r1": not a regular expression: missing )' in err
    assert 'r.jsonl:1: rule "ORG": not a regular expression: missing )' in err


def test_patterns_of_spacy_are_a_set_in_the_list(own: Path, call: Called) -> None:
    (own / "ships.jsonl").write_text(
        '{"label": "ORG", "pattern": "Harbour Board"}\n{"label": "SHIP", "pattern": "Lorna"}\n'
    )
    assert sets(call("rules", "list")[1])["ships"].split()[:3] == ["*own", "2", "rules"]
    assert call("rules", "check", "ships") == (0, "ships: ok, 2 rules\n", "")


@pytest.mark.parametrize(
    ("flag", "active"),
    [("none", set()), ("checkable,hedges", {"checkable", "hedges"}), ("hedges", {"hedges"})],
)
def test_the_flag_takes_what_the_setting_takes(here: Path, call: Called, flag: str, active: set[str]) -> None:
    (here / "a.txt").write_text("It cost $4 million, reportedly.\n")
    written = json.loads(call("export", "--rules", flag, "a.txt")[1])
    assert {found["rule"].split("/")[0] for found in written["highlights"]} == active
