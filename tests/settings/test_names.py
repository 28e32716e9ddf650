"""The user's list of names: read with every mistake told, written by inserting lines."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.domain.corrections import NO_NAME, Correction
from reader.domain.errors import Changed, ReaderError
from reader.files import lock
from reader.files.kept import Kept
from reader.settings import names

WRITTEN = """\
# my names

names:
  - name: Easton Rovers   # the club
    label: ORG
    also: [Rovers, 'The Reds']
  - {name: Kein Bagger, label: none}
  - name: "Ana \\"Nan\\" Ruiz"
    also: Nan
# the end
"""


def read(text: str) -> tuple[tuple[Correction, ...], list[str]]:
    problems: list[ReaderError] = []
    found = names.parse(text.encode(), "names.yaml", problems)
    return found, [str(problem) for problem in problems]


def test_what_a_list_says() -> None:
    assert read(WRITTEN) == (
        (
            Correction(("Easton Rovers", "Rovers", "The Reds"), "ORG"),
            Correction(("Kein Bagger",), NO_NAME),
            Correction(('Ana "Nan" Ruiz', "Nan")),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("names:\n  - name: A\n    label: PERSN\n", 'names.yaml:3:12: unknown value "PERSN"; did you mean "PERSON"?'),
        ("names:\n  - label: ORG\n", 'names.yaml:2:5: "name" is missing'),
        ("names:\n  - name: A\n", 'names.yaml:2:5: it says nothing about the name; it needs "label", "also" or both'),
        ("names:\n  - name: A\n    lable: ORG\n", 'names.yaml:3:5: unknown key "lable"; did you mean "label"?'),
        ("names: A\n", 'names.yaml:1:8: "names" holds a list; each name begins with "- name: …"'),
        ("people: []\n", 'names.yaml:1:1: unknown key "people"; known: names'),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: str, problem: str) -> None:
    assert problem in read(text)[1]


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    found, problems = read("names:\n  - name: A\n    label: X\n  - name: B\n    label: ORG\n")
    assert found == (Correction(("B",), "ORG"),)
    assert len(problems) == 1


@pytest.mark.parametrize(
    "before",
    [
        None,
        "",
        "# nothing yet\n",
        "names:\n",
        WRITTEN,
        WRITTEN.replace("\n", "\r\n"),
        "\ufeff" + WRITTEN,
        WRITTEN.removesuffix("\n"),
        "names:\n- name: A\n  label: ORG",
        "names:\n        - name: A\n          label: ORG\n\n\n",
        "names:\n    -   name: A\n        label: ORG\n",
    ],
)
@pytest.mark.parametrize(
    "correction",
    [
        Correction(("Femi Adeyemi",), "PERSON"),
        Correction(
            ("NO", "12:30", "a: b", "# c", "- d", 'e "f" \\g', "\x1b[2J", "Zoë", "\u2028", "😀"), "ORG"
        ),
        Correction(("A", "B"), None),
    ],
)
def test_adding_and_taking_out_leave_every_other_byte(
    tmp_path: Path, before: str | None, correction: Correction
) -> None:
    path = tmp_path / "config" / names.FILE
    if before is not None:
        path.parent.mkdir()
        path.write_bytes(before.encode())
    old = names.parse(path.read_bytes(), names.FILE, []) if before is not None else ()
    inserted = names.add(path, correction)
    written = path.read_bytes()
    problems: list[ReaderError] = []
    assert names.parse(written, names.FILE, problems) == (*old, correction)
    assert not problems
    if before is not None:
        assert written.replace(inserted.encode(), b"") == before.encode()
    names.remove(path, correction, inserted)
    assert names.parse(path.read_bytes(), names.FILE, []) == old
    if before is not None:
        assert path.read_bytes() == before.encode()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("names: [{name: A, label: ORG}]\n", "names.yaml:1:8: nothing can be added to this list"),
        ("names: {}\n", "names.yaml:1:8"),
        ("names: ~\n", "names.yaml:1:8: nothing can be added to this list"),
        ("names:\n  - name: A\n    label: X\n", "names.yaml:3:12: unknown value"),
        ("names: [\n", "names.yaml"),
        ("- a\n", "names.yaml:1:1"),
    ],
)
def test_a_list_that_cannot_be_added_to_stays(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / names.FILE
    path.write_text(text)
    with pytest.raises(ReaderError) as raised:
        names.add(path, Correction(("B",), "ORG"))
    assert str(raised.value).startswith(problem)
    assert path.read_text() == text


def test_lines_that_were_changed_are_not_taken_out(tmp_path: Path) -> None:
    path, said = tmp_path / names.FILE, Correction(("B",), "ORG")
    inserted = names.add(path, said)
    path.write_text(path.read_text().replace("ORG\n", "GPE\n"))
    with pytest.raises(Changed, match="changed meanwhile"):
        names.remove(path, said, inserted)


def test_a_line_that_was_added_below_is_never_left_to_the_name_before(tmp_path: Path) -> None:
    path = tmp_path / names.FILE
    names.add(path, Correction(("Bob",), "PERSON"))
    acme = Correction(("Acme",), "ORG")
    inserted = names.add(path, acme)
    path.write_text(path.read_text() + '    also: ["Acme Corp"]\n')
    before = path.read_text()
    with pytest.raises(Changed):
        names.remove(path, acme, inserted)
    assert path.read_text() == before


def test_the_list_outlives_the_first_name_that_was_put_into_it(tmp_path: Path) -> None:
    path, said = tmp_path / names.FILE, Correction(("B",), "ORG")
    path.write_text("# mine\n")
    inserted = names.add(path, said)
    path.write_text(path.read_text() + "  # by hand\n  - name: C\n    label: GPE\n")
    names.remove(path, said, inserted)
    assert path.read_text() == "# mine\nnames:\n  # by hand\n  - name: C\n    label: GPE\n"


def test_of_two_equal_entries_one_is_taken_out(tmp_path: Path) -> None:
    path, said = tmp_path / names.FILE, Correction(("B",), "ORG")
    names.add(path, said)
    once = path.read_text()
    inserted = names.add(path, said)
    names.remove(path, said, inserted)
    assert path.read_text() == once


def test_two_windows_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / names.FILE
    script = (
        "import sys; from pathlib import Path; from reader.settings import names\n"
        "from reader.domain.corrections import Correction\n"
        "for n in range(20): names.add(Path(sys.argv[1]), Correction((sys.argv[2] + str(n),), 'ORG'))\n"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, str(path), who]) for who in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    assert len(names.parse(path.read_bytes(), names.FILE, [])) == 40


def test_another_program_that_does_not_let_go_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    path = tmp_path / names.FILE
    with lock.held(path), pytest.raises(ReaderError, match="not saved: another window is writing"):
        names.add(path, Correction(("B",), "ORG"))


def test_a_read_only_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("reader.files.atomic.write", full)
    with pytest.raises(ReaderError, match="not saved: No space left on device"):
        names.add(tmp_path / names.FILE, Correction(("B",), "ORG"))


def test_the_mode_of_the_file_stays(tmp_path: Path) -> None:
    path = tmp_path / names.FILE
    names.add(path, Correction(("A",), "ORG"))
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    names.add(path, Correction(("B",), "ORG"))
    assert path.stat().st_mode & 0o777 == 0o644


def test_loading_keeps_what_is_right_and_tells_what_is_wrong(tmp_path: Path) -> None:
    path, kept, problems = tmp_path / names.FILE, Kept(tmp_path / "kept"), list[ReaderError]()
    assert names.load(path, kept, problems) == ()
    names.add(path, Correction(("A",), "ORG"))
    assert (
        names.load(path, kept, problems) == names.load(path, kept, problems) == (Correction(("A",), "ORG"),)
    )
    path.write_text("names: [\n")
    assert names.load(path, kept, problems) == ()
    assert len(problems) == 1
