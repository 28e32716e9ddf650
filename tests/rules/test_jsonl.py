"""`patterns.jsonl`, as spaCy's EntityRuler reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.errors import Invalid, ReaderError
from reader.domain.queries import DocQuery
from reader.rules.active import Active, may_need_docs
from reader.rules.loader import load

LINES = """\
{"label": "ORG", "pattern": "Harbour Board"}

{"label": "SHIP", "pattern": [{"LOWER": "ferry"}, {"IS_TITLE": true, "LENGTH": {">": 3}}], "id": "ferry"}
{"label": "ORG", "pattern": [{"LOWER": "board"}]}
"""


def test_each_label_is_a_rule() -> None:
    found = load(LINES, "ships.jsonl")
    assert (found.name, [rule.name for rule in found.rules]) == ("ships", ["ORG", "SHIP"])
    org, ship = found.rules
    assert org.pattern == DocQuery.of("match", ["Harbour Board", [{"LOWER": "board"}]])
    assert ship.pattern == DocQuery.of(
        "match", [[{"LOWER": "ferry"}, {"IS_TITLE": True, "LENGTH": {">": 3}}]]
    )
    assert (org.source, ship.source) == ("ships.jsonl:1", "ships.jsonl:3")


@pytest.mark.parametrize(
    ("label", "style"),
    [
        ("PERSON", "entity.person"), ("ORG", "entity.org"), ("GPE", "entity.place"), ("FAC", "entity.place"),
        ("NORP", "entity.group"), ("LAW", "entity.other"), ("MONEY", "entity.figure"), ("SHIP", "rule.default"),
    ],
)  # fmt: skip
def test_labels_of_the_model_have_the_colour_of_their_group(label: str, style: str) -> None:
    (rule,) = load(f'{{"label": "{label}", "pattern": "x"}}', "a.jsonl").rules
    assert rule.style == style


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "2:2: not JSON: "),
        ("[]", "2:1: expected keys with values, found a list"),
        ('{"label": "A"}', '2:1: "pattern" is missing'),
        ('{"pattern": "a"}', '2:1: "label" is missing'),
        ('{"label": "A", "pattern": " "}', "2:1: an empty text"),
        ('{"label": "A", "pattern": []}', "2:1: a pattern without tokens"),
        ('{"label": "A", "pattern": {"LOWER": "a"}}', "2:1: expected text, found keys with values"),
        ('{"label": "A", "pattern": [{"LOWR": "a"}]}', '2:1: unknown attribute "LOWR"; did you mean "LOWER"?'),
        ('{"label": "A", "pattern": "a", "ids": "b"}', '2:1: unknown key "ids"; did you mean "id"?'),
        ('{"label": "A", "pattern": "\\ud800"}', "2: a lone surrogate is not allowed"),
        ('{"label": "A", "label": "B", "pattern": "x"}', '2: duplicate key "label"'),
        ('{"label": "A", "pattern": [{"LOWER": "a", "LOWER": "b"}]}', '2: duplicate key "LOWER"'),
        ('{"label": "A", "pattern": [{"LENGTH": ' + "1" * 5000 + "}]}", "2: a number with too many digits"),
        ("[" * 100_000, "2: nested too deeply"),
        ('{"label": "A", "pattern": ' + "[" * 40 + "]" * 40 + "}", "2: nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(line: str, problem: str) -> None:
    with pytest.raises(Invalid) as told:
        load(f"\n{line}", "a.jsonl")
    assert str(told.value).startswith(f"a.jsonl:{problem}")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(Invalid) as told:
        load(LINES + '{"label": "A"}\nx\n', "a.jsonl")
    assert [p.source for p in told.value.problems] == ["a.jsonl:5:1", "a.jsonl:6:1"]


@pytest.mark.parametrize("data", [b"\xff", b" " * ((1 << 20) + 1)])
def test_what_is_no_text_or_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(Invalid):
        load(data, "a.jsonl")


def test_such_files_are_rule_sets_like_any_other(tmp_path: Path) -> None:
    told: list[ReaderError] = []
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    (own / "ships.jsonl").write_text(LINES)
    (shipped / "money.yaml").write_text("rules: [{name: m, words: pound}]")
    active = Active(["own", "money", str(own / "ships.jsonl")], (own, shipped), "own", told.append)
    assert [one.name for one in active.sets] == ["ships", "money"]
    assert active.names() == ["money", "ships"]
    assert active.file("ships") == own / "ships.jsonl"
    assert told == []


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", "rules: [{name: r, words: match, case: match}]", False),
        ("a.yaml", "rules: [{name: r, lemma: claim}]", True),
        ("a.yaml", "rules:\n- name: r\n  match :\n  - {LOWER: a}", True),
        ("a.yaml", '{"rules": [{"name": "r", "match": [{"LOWER": "a"}]}]}', True),
        ("a.jsonl", LINES, True),
    ],
)
def test_which_files_may_need_the_model_is_told_without_reading_them(
    tmp_path: Path, name: str, text: str, *, expected: bool
) -> None:
    (tmp_path / name).write_text(text)
    assert may_need_docs(tmp_path / name) is expected
    assert not may_need_docs(tmp_path / "none.yaml")
