"""Rules that are taught: readable YAML, put in and taken out so that every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.errors import Changed, ReaderError
from reader.rules import teach
from reader.rules.loader import load
from reader.rules.teach import Lesson

PILOTS = Lesson("words", ("harbour pilots",), seen="“harbour pilots”, in Pilots walk out, 24 November 2026")

OWN = """\
# what I look for
name: mine   # as ever

rules:
  # money first
  - name: money
    regex: '[$€]\\d+'
    style: rule.number

  - {name: hedge, words: [maybe, NO], in: body}   # one line
# the end
"""


def test_a_lesson_reads_as_a_person_would_have_written_it(tmp_path: Path) -> None:
    path = tmp_path / "rules" / "mine.yaml"
    teach.add(path, PILOTS)
    assert path.read_text() == (
        "# Rules that you taught while reading, with r. They are yours to change.\n"
        "name: mine\n"
        "description: taught while reading\n"
        "rules:\n"
        "  # “harbour pilots”, in Pilots walk out, 24 November 2026\n"
        '  - name: "harbour pilots"\n'
        '    words: "harbour pilots"\n'
        "    style: rule.default\n"
    )


@pytest.mark.parametrize(
    ("lesson", "lines"),
    [
        (Lesson("words", ("a", "b")), ['name: "a"', 'words: ["a", "b"]', "style: rule.default"]),
        (
            Lesson("words", ("ICE",), "rule.warning", "quote", exact=True),
            ['name: "ICE"', 'words: "ICE"', "case: match", "in: quote", "style: rule.warning"],
        ),
        (
            Lesson("entity", ("ORG",), name="bodies"),
            ['name: "bodies"', 'entity: "ORG"', "style: rule.default"],
        ),
        (
            Lesson("words", ('say "no"\\never: # 12:30',)),
            [
                'name: "say \\"no\\"\\\\never: # 12:30"',
                'words: "say \\"no\\"\\\\never: # 12:30"',
                "style: rule.default",
            ],
        ),
    ],
)
def test_the_lines_of_a_rule(lesson: Lesson, lines: list[str]) -> None:
    assert lesson.item() == lines
    rule = lesson.rule()
    assert (rule.name, rule.kind, rule.style) == (lesson.called, lesson.kind, lesson.style)
    assert rule.scope == ({lesson.scope} if lesson.scope else set())


def test_what_could_act_on_a_terminal_is_visible_in_the_comment_and_a_string_elsewhere() -> None:
    lesson = Lesson("words", ("a\x1b[2Jb",), seen="a\x1bb\n- name: evil")
    assert lesson.comment() == ["a␛b␊- name: evil"]
    assert lesson.item()[1] == 'words: "a\\x1b[2Jb"'


@pytest.mark.parametrize(
    "before",
    [
        OWN,
        OWN.replace("\n", "\r\n"),
        "\ufeff" + OWN,
        OWN.removesuffix("\n"),
        "rules:\n- name: a\n  words: [b]\n",
        "rules:\n    -   name: a\n        words: [b]\n\n\n# more to come\n",
        "rules:\n  - name: a\n    words:\n      - b\ndescription: after the rules\n",
        "rules:\n",
        "",
        "# nothing yet\n",
        "name: other\nrules: []\n",
    ],
)
def test_every_other_byte_stays_and_undo_takes_the_lines_out(tmp_path: Path, before: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(old := before.encode())
    if "[]" in before:
        with pytest.raises(ReaderError, match=r"mine.yaml:2:8: nothing can be added to this list"):
            teach.add(path, PILOTS)
        assert path.read_bytes() == old
        return
    rules = load(old, "mine.yaml").rules if "rules" in before else ()
    lesson, inserted = teach.add(path, PILOTS)
    new = path.read_bytes()
    at = new.index(inserted.encode())
    assert new[:at] + new[at + len(inserted.encode()) :] == old
    after = load(new, "mine.yaml").rules
    assert [r.name for r in after] == [*(r.name for r in rules), "harbour pilots"]
    teach.remove(path, lesson, inserted)
    assert path.read_bytes() == old


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    first, _ = teach.add(path, PILOTS)
    second, inserted = teach.add(path, PILOTS)
    assert [first.called, second.called] == ["harbour pilots", "harbour pilots 2"]
    teach.remove(path, second, inserted)
    assert [rule.name for rule in load(path.read_bytes(), path.name).rules] == ["harbour pilots"]


def test_a_long_name_is_cut_and_the_words_are_not() -> None:
    words = "so many words " * 10
    lesson = Lesson("words", (words,))
    assert len(lesson.called) == 60
    assert words in lesson.item()[1]


def test_what_was_changed_by_hand_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    lesson, inserted = teach.add(path, PILOTS)
    path.write_text(mended := path.read_text().replace("rule.default", "rule.warning"))
    with pytest.raises(Changed, match="changed meanwhile"):
        teach.remove(path, lesson, inserted)
    assert path.read_text() == mended


@pytest.mark.parametrize("broken", ["rules: [\n", "rules:\n  - name: a\n    wrods: [b]\n", "- a\n"])
def test_a_broken_file_is_not_made_worse(tmp_path: Path, broken: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(broken)
    with pytest.raises(ReaderError, match=r"mine\.yaml:\d+:\d+"):
        teach.add(path, PILOTS)
    assert path.read_text() == broken


def test_a_rule_that_would_change_another_is_not_put_in(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(before := "rules:\n  - name: a\n    words: b\n    note: |\n      one\n      # two\n")
    assert load(before, "mine.yaml").rules[0].note == "one\n# two\n"
    with pytest.raises(ReaderError, match="it could not be added"):
        teach.add(path, PILOTS)
    assert path.read_text() == before


def test_a_comment_that_was_moved_to_another_line_stays_there(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("rules:\n  - name: a\n    words: b\n")
    lesson, inserted = teach.add(path, PILOTS)
    path.write_text(path.read_text().replace("words: b\n", "words: b"))
    teach.remove(path, lesson, inserted)
    assert path.read_text() == f"rules:\n  - name: a\n    words: b  # {PILOTS.seen}\n"


def test_a_rule_is_put_in_before_the_end_of_the_document(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(before := "rules:\n  - name: a\n    words: b\n...\n")
    lesson, inserted = teach.add(path, PILOTS)
    assert path.read_text() == before.replace("...", inserted + "...")
    teach.remove(path, lesson, inserted)
    assert path.read_text() == before


@pytest.mark.parametrize("length", [5, 57, 58, 59, 60, 61, 200])
def test_rules_of_the_same_long_words_have_names_of_their_own(tmp_path: Path, length: int) -> None:
    path = tmp_path / "mine.yaml"
    lessons = [Lesson("words", ("x" * length,), scope=scope) for scope in ("", "title", "body")]
    names = [teach.add(path, lesson)[0].called for lesson in lessons]
    assert [rule.name for rule in load(path.read_text(), "mine.yaml").rules] == names
    assert len(set(names)) == 3
    assert all(len(name) <= 60 for name in names)
    assert [name[-2:] for name in names[1:]] == [" 2", " 3"]
