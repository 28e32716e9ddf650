"""YAML as nodes: what is read, where it stands, and what is refused."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.errors import Exit, Invalid
from reader.files.yamlfile import MAX_BYTES, Mapping, Node, Scalar, Sequence, parse, read


@pytest.fixture(params=["libyaml", "pure"])
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers: PyYAML is built without libyaml on some systems."""
    if request.param == "pure":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return str(request.param)


def plain(node: Node) -> object:
    """The node as lists, dictionaries and strings."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Mapping)
    return {key: plain(value) for key, (_, value) in node.entries.items()}


def problems(text: str | bytes) -> list[str]:
    """The lines that a person would see."""
    with pytest.raises(Invalid) as caught:
        parse(text, "rules.yaml")
    assert caught.value.code is Exit.INVALID
    return str(caught.value).splitlines()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b", {"a": "b"}),
        ("country: NO\nwhen: 12:30\non: yes", {"country": "NO", "when": "12:30", "on": "yes"}),
        ("9999-99-99", "9999-99-99"),
        ("- 1_000\n- 0x1f\n- .inf\n- 1e3", ["1_000", "0x1f", ".inf", "1e3"]),
        ("a: {b: [c, 'd']}", {"a": {"b": ["c", "d"]}}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ('a: "x\\ty"', {"a": "x\ty"}),
        ("<<: x", {"<<": "x"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a: äöü…", {"a": "äöü…"}),
        ("", {}),
        ("# only a comment\n", {}),
        ("---\n", {}),
        ("~", {}),
        ("''", ""),
    ],
)
def test_reads(loader: str, text: str, expected: object) -> None:
    assert plain(parse(text, "f")) == expected


def test_bytes_and_text_are_the_same() -> None:
    assert parse("a: ä".encode(), "f") == parse("a: ä", "f")
    assert parse(b"\xef\xbb\xbfa: b", "f") == parse("a: b", "f")


def test_every_value_knows_its_line_and_column(loader: str) -> None:
    root = parse("ä: x\nlist:\n  - {k: 'v'}\n", "f")
    assert isinstance(root, Mapping)
    assert (root.line, root.column) == (1, 1)
    key, value = root.entries["ä"]
    assert (key.line, key.column, value.line, value.column) == (1, 1, 1, 4)
    items = root.entries["list"][1]
    assert isinstance(items, Sequence)
    assert (items.line, items.column) == (3, 3)
    inner = items.items[0]
    assert isinstance(inner, Mapping)
    assert (inner.line, inner.column) == (3, 5)
    assert (inner.entries["k"][1].line, inner.entries["k"][1].column) == (3, 9)


@pytest.mark.parametrize(
    ("text", "quoted", "null"),
    [
        ("x", False, False),
        ("'x'", True, False),
        ('""', True, False),
        ("- >\n  x", True, False),
        ("- ~", False, True),
        ("- null", False, True),
        ("- 'null'", True, False),
        ("-", False, True),
    ],
)
def test_quoted_and_null(loader: str, text: str, quoted: bool, null: bool) -> None:
    node = parse(text, "f")
    scalar = node.items[0] if isinstance(node, Sequence) else node
    assert isinstance(scalar, Scalar)
    assert (scalar.quoted, scalar.is_null) == (quoted, null)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x: 1\na: *b", "rules.yaml:2:4: aliases not allowed"),
        ("a: &b c", "rules.yaml:1:4: aliases not allowed"),
        ("x: 1\n*b : c", "rules.yaml:2:1: aliases not allowed"),
        ("a: !!python/object:os.system x", "rules.yaml:1:4: tags not allowed"),
        ("a: ! x", "rules.yaml:1:4: tags not allowed"),
        ("a: !!map {b: c}", "rules.yaml:1:4: tags not allowed"),
        ("a: 1\nb: 2\na: 3", 'rules.yaml:3:1: duplicate key "a"; it is also in line 1'),
        ("a: {b: 1, b: 2}", 'rules.yaml:1:11: duplicate key "b"'),
        ("[a]: b", "rules.yaml:1:1: a key must be a word"),
        ("a: b\n---\nc: d", "rules.yaml:2:1: a second document is not allowed"),
        ("a: b\n\tc: d", "rules.yaml:2:"),
        ("a: b: c", "rules.yaml:1:5: mapping values are not allowed"),
        ("a: [b", "rules.yaml:"),
        ("a: 'b", "rules.yaml:1:6: found unexpected end of stream; a quotation mark"),
        ('a: "\\d"', "rules.yaml:1:"),
        ("a: \x1b[2J", "rules.yaml:1:4: a control character (U+001B) is not allowed"),
        ("a:\r\n  x\x00", "rules.yaml:2:4: a control character (U+0000) is not allowed"),
        ("a: \ud800", "rules.yaml:1:4: a lone surrogate (U+D800) is not allowed"),
        (b"a: 1\nb: caf\xe9", "rules.yaml:2:7: not UTF-8"),
        (b"\xff\xfea\x00", "rules.yaml:1:1: not UTF-8"),
        ("[" * 33 + "]" * 33, "rules.yaml:1:33: nested too deeply; at most 32 levels"),
        ("- " * 33, "rules.yaml:1:65: nested too deeply"),
        ("{a: " * 33 + "}" * 33, "rules.yaml:1:129: nested too deeply"),
        ("x" * (MAX_BYTES + 1), "rules.yaml: larger than 1 MiB"),
    ],
)
def test_refuses(loader: str, text: str | bytes, expected: str) -> None:
    assert problems(text)[0].startswith(expected)


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 50_000, "{a: " * 100_000])
def test_any_depth_is_refused(loader: str, text: str) -> None:
    assert re.match(r"rules\.yaml:1:\d+: nested too deeply; at most 32 levels", problems(text)[0])


def test_a_lone_backslash_has_a_hint(loader: str) -> None:
    (line,) = problems('a: "\\d"')
    assert "found unknown escape character" in line
    assert "single quotes take it as it is" in line


@pytest.mark.parametrize("text", ['a: "\\ud800"', 'a: "\\Uffffffff"', 'a: "\\U00110000"'])
def test_escapes_that_are_no_character(loader: str, text: str) -> None:
    assert problems(text)[0].startswith("rules.yaml")


def test_depth_32_is_allowed(loader: str) -> None:
    assert parse("[" * 32 + "]" * 32, "f").column == 1
    assert "nested too deeply" in problems("[" * 33 + "]" * 33)[0]


def test_merge_bomb_names_each_line_once() -> None:
    bomb = "k0: &a0 {x: 1}\n" + "".join(f"k{i}: &a{i} {{<<: [*a{i - 1}, *a{i - 1}]}}\n" for i in range(1, 40))
    lines = problems(bomb)
    assert lines[1].startswith("rules.yaml:2:5: aliases not allowed")
    assert len(lines) == 40


def test_all_problems_at_once() -> None:
    lines = problems("a: !x 1\na: 2\nb: *c\n")
    assert [line.split(":")[1] for line in lines] == ["1", "2", "3"]


def test_endless_problems_are_cut() -> None:
    lines = problems("a: b\n" * 1000)
    assert len(lines) == 51
    assert lines[-1] == "rules.yaml: more problems follow"


def test_messages_show_control_characters() -> None:
    line = problems('"\\e[2J": 1\n"\\e[2J": 2')[0]
    assert line == 'rules.yaml:2:1: duplicate key "␛[2J"; it is also in line 1'


def outcome(data: str | bytes) -> list[str]:
    """Where the root or each of the problems stands; any exception but `Invalid` goes through."""
    try:
        return [parse(data, "f").source]
    except Invalid as error:
        return [problem.source for problem in error.problems]


@given(st.text(alphabet=st.characters(), max_size=200) | st.binary(max_size=200))
def test_nothing_but_invalid_is_raised(data: str | bytes) -> None:
    assert all(place.startswith("f") for place in outcome(data))


@settings(max_examples=400)
@given(st.text(alphabet="ab:-?,[]{}&*!|>'\"%@`#~<= \n\t\\ud8éx\x85\u2028", max_size=60))
def test_nothing_but_invalid_is_raised_on_yaml_like_text(text: str) -> None:
    assert all(place.startswith("f") for place in outcome(text))


PLAIN_TEXT = st.text(st.characters(exclude_categories=["C"]), max_size=8)


@given(st.dictionaries(PLAIN_TEXT, st.text(max_size=8), max_size=5))
def test_what_is_dumped_comes_back(data: dict[str, str]) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_style='"')
    assert plain(parse(text, "f")) == data


def test_read_gives_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: b")
    assert read(path, "a.yaml") == b"a: b"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing", "No such file or directory"),
        ("folder", "not a regular file"),
        ("pipe", "not a regular file"),
        ("large", "larger than 1 MiB; split the file"),
        ("a\0b", "not a file name"),
        ("a" * 300, "File name too long"),
    ],
)
def test_read_says_why_not(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(Invalid) as caught:
        read(tmp_path / name, "config.yaml")
    assert str(caught.value) == f"config.yaml: {reason}"
