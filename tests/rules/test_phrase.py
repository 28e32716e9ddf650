"""`phrase`: lists and files of terms, found as the slow way would; and what is wrong with a file."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import Invalid
from reader.domain.text import Article, Block, BlockKind, Extent
from reader.rules.apply import apply
from reader.rules.kinds.kind import Clock, Target
from reader.rules.kinds.terms import Terms, find
from reader.rules.loader import load
from tests.rules.test_kinds import article, found


@pytest.mark.parametrize(
    ("rule", "text", "expected"),
    [
        ("phrase: ICE", "ICE on ice, Ice", ["ICE"]),
        ("phrase: ICE, case: ignore", "ICE on ice, Ice", ["ICE", "ice", "Ice"]),
        ("phrase: [Border Patrol, Patrol]", "Border\nPatrol; a Patrol", ["Border\nPatrol", "Patrol"]),
        ("phrase: 'AT&T'", "AT&T's, AT & T", ["AT&T"]),
        ("phrase: ICE, unless: x", "ICE", ["ICE"]),
        ("phrase: Rock Creek, unless: Creek", "Rock Creek", []),
    ],
)
def test_phrases(rule: str, text: str, expected: list[str]) -> None:
    assert found(rule, text) == expected


def from_file(folder: Path, rule: str, text: str) -> list[str]:
    ruleset = load(f"rules: [{{name: r, {rule}}}]", "rules.yaml", folder)
    about = article(text)
    return [h.extent.of(text) for h in apply([ruleset], about, None, complete=True).highlights]


def test_a_file_has_a_phrase_in_each_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(
        "\ufeff# agencies\r\n\r\n  Coast Guard  \rRail Board\n \\#OpenDoors\n#x\nÉcole 9".encode()
    )
    text = "The Coast Guard, the Rail Board, École 9, #OpenDoors and x; agencies."
    expected = ["Coast Guard", "Rail Board", "École 9", "#OpenDoors"]
    assert from_file(tmp_path, "phrase: {file: a.txt}", text) == expected
    ruleset = load("rules: [{name: r, phrase: {file: a.txt}}]", "rules.yaml", tmp_path)
    assert ruleset.files == (tmp_path / "a.txt",)


def test_where_a_file_is_looked_for(tmp_path: Path, own_folders: Path) -> None:
    own_folders.mkdir(exist_ok=True)
    for path in (tmp_path / "a.txt", own_folders / "b.txt"):
        path.write_text("Ada")
    (tmp_path / "in").mkdir()
    assert from_file(tmp_path / "in", "phrase: {file: ../a.txt}", "Ada") == ["Ada"]
    assert from_file(tmp_path, "phrase: {file: ~/b.txt}", "Ada") == ["Ada"]
    assert from_file(tmp_path, f"phrase: {{file: {tmp_path / 'a.txt'}}}", "Ada") == ["Ada"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "No such file or directory"),
        ("folder", "not a regular file"),
        ("fifo", "not a regular file"),
        (b"", "there is no phrase in it; write one in each line"),
        (b"# only\n\n", "there is no phrase in it"),
        (b"caf\xe9\n", "not UTF-8 in line 1; save the file as UTF-8"),
        (b"fine\n\xff\xfex\x00", "not UTF-8 in line 2"),
        (b"fine\nx\x00y", "not text: a control character (U+0000) in line 2"),
        (b"a" * ((8 << 20) + 1), "larger than 8 MiB; split the file"),
    ],
    ids=["missing", "folder", "fifo", "empty", "comments", "latin-1", "utf-16", "binary", "large"],
)
def test_a_file_that_is_wrong_is_named_where_the_rule_names_it(
    tmp_path: Path, content: bytes | str | None, message: str
) -> None:
    path = tmp_path / "a.txt"
    if content == "folder":
        path.mkdir()
    elif content == "fifo":
        os.mkfifo(path)
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(Invalid) as caught:
        load("rules:\n  - name: r\n    phrase: {file: a.txt}\n", "rules.yaml", tmp_path)
    assert str(caught.value).startswith(f'rules.yaml:3:20: rule "r": a.txt: {message}')
    assert len(caught.value.problems) == 1
    assert caught.value.files == (path,)


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("phrase: []", '"phrase" is an empty list'),
        ("phrase: [a, ' ']", "an empty word"),
        ("phrase: {}", '"file" is missing'),
        ("phrase: {file: }", '"file" has no value'),
        ("phrase: {file: ' '}", "an empty file name"),
        ("phrase: {file: [a]}", "expected text, found a list"),
        ("phrase: {fiel: a}", 'unknown key "fiel"; did you mean "file"?'),
        ("phrase: {file: ~nobody-here/a.txt}", "there is no such user"),
        ('phrase: {file: "a\\0"}', "not a file name"),
        ("words: {file: a.txt}", "expected text, found keys with values"),
    ],
)
def test_what_a_rule_may_not_say(rule: str, message: str) -> None:
    with pytest.raises(Invalid, match=re.escape(message)):
        load(f"rules: [{{name: r, {rule}}}]", "rules.yaml")


_WORDS = st.sampled_from(
    ["a", "b", "A", "can't", "can’t", "can", "é", "e\u0301", "ß", "ss", "-", "&", "x1", "’"]
)
_SPACES = st.sampled_from([" ", "  ", ""])
_TERM = st.lists(st.tuples(_WORDS, _SPACES), min_size=1, max_size=4).map(
    lambda pairs: "".join(word + space for word, space in pairs).strip()
)


def slowly(terms: tuple[str, ...], ignore_case: bool, text: str) -> list[tuple[int, int]]:
    """Every token tried with every term, the longest first."""

    def cut(words: str) -> list[tuple[str, int, int]]:
        tokens: list[tuple[str, int, int]] = []
        for m in regex.finditer(r"\w+(?:['’][tT]\b)?|[^\w\s]", words):
            word = unicodedata.normalize("NFC", m.group().replace("’", "'"))
            space = " " if tokens and m.start() > tokens[-1][2] else ""
            tokens.append((space + (word.casefold() if ignore_case else word), m.start(), m.end()))
        return tokens

    tokens = cut(text)
    wanted = sorted(([key for key, _, _ in cut(term)] for term in terms), key=len, reverse=True)
    matches, place = [], 0
    while place < len(tokens):
        here = [tokens[place][0].strip(), *(key for key, _, _ in tokens[place + 1 :])]
        length = next((len(term) for term in wanted if here[: len(term)] == term), 0)
        if length:
            matches.append((tokens[place][1], tokens[place + length - 1][2]))
        place += length or 1
    return matches


@given(st.lists(_TERM, min_size=1, max_size=6).map(tuple), st.booleans(), st.lists(_TERM).map("\n".join))
def test_as_the_slow_way_finds(terms: tuple[str, ...], ignore_case: bool, text: str) -> None:
    about = Article("a", text, (Block(Extent(0, len(text)), BlockKind.PARAGRAPH),))
    extents = list(find(Terms(terms, ignore_case), Target(about, None), Clock()))
    assert [(e.start, e.end) for e in extents] == slowly(terms, ignore_case, text)


def test_no_phrase_goes_over_the_end_of_a_block() -> None:
    assert found("phrase: [a b, b]", "x a", "b", "a b") == ["b", "a b"]


@pytest.mark.parametrize(("words", "asked"), [(300, True), (3, False)])
def test_long_terms_that_nearly_stand_everywhere_ask_for_the_time(words: int, *, asked: bool) -> None:
    class Watched(Clock):
        looks = 0

        def left(self) -> float:
            self.looks += 1
            return super().left()

    clock = Watched()
    term = " ".join(["a"] * words + ["b"])
    text = "a " * 1000
    about = Article("a.txt", text, (Block(Extent(0, len(text)), BlockKind.PARAGRAPH),))
    assert list(find(Terms((term,), True), Target(about, None), clock)) == []
    assert (clock.looks > 0) is asked
