"""The command line without a window: what it writes where, and with which exit code."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.cli.arguments import COMMANDS
from reader.cli.main import main
from reader.files.yamlfile import parse

NEWS = "Mayor Anna Berg closed the bridge. “The cables are not safe,” Berg said on Monday.\n"


@dataclass(frozen=True)
class Ran:
    code: int
    out: bytes
    err: str


def ran(
    *args: str | bytes,
    data: bytes | None = None,
    environ: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Ran:
    """The reader in a process of its own, its output piped."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", *args],
        input=data,
        stdin=subprocess.DEVNULL if data is None else None,
        capture_output=True,
        env={**os.environ, **(environ or {})},
        cwd=cwd,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles, which is the working folder."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    (folder / "b.md").write_text("# Title\n\n*" + NEWS.strip() + "*\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


Called = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Called:
    """`main` in this process: exit code, output, errors."""

    def run(*args: str) -> tuple[int, str, str]:
        code = main(args)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return run


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("missing.txt", None, (3, "missing.txt: No such file")),
        ("\x1b[2Jx", None, (3, "␛[2Jx: No such file")),
        ("binary", b"\x7fELF\0\0\0\1" * 100, (4, "binary: not text (NUL bytes); use --force-text")),
        ("/dev/zero", None, (3, "/dev/zero: not a regular file")),
        ("big.txt", b"x" * 3000, (4, "over the limit")),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(
    here: Path, call: Called, name: str, data: bytes | None, said: tuple[int, str]
) -> None:
    if data is not None:
        (here / name).write_bytes(data)
    code, out, err = call("--max-size", "2kB", name)
    assert (code, out) == (said[0], "")
    assert said[1] in err
    assert err.startswith("reader: ")
    assert err.count("\n") == 1


def test_an_empty_folder_is_said(here: Path, call: Called) -> None:
    (here / "folder").mkdir()
    code, out, err = call("folder")
    assert (code, out) == (3, "")
    assert "no articles in this folder" in err


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"caf\xe9", "café\n"),
        ("hi".encode("utf-16"), "hi\n"),
        (b"\xef\xbb\xbfObama\rMet", "Obama\nMet\n"),
        (b"x\x1b]52;c;QUJD\x1b\\y", "x␛]52;c;QUJD␛\\y\n"),
    ],
)
def test_a_pipe_gets_the_article_as_text(here: Path, call: Called, data: bytes, text: str) -> None:
    (here / "x.txt").write_bytes(data)
    assert call("x.txt") == (0, text, "")


def test_one_bad_name_does_not_keep_the_others(here: Path, call: Called) -> None:
    (here / "empty").mkdir()
    code, out, err = call("a.txt", "nope", "empty", "b.md")
    assert code == 3
    assert out.count("closed the bridge") == 2
    assert [line.split(":")[1].strip() for line in err.splitlines()] == ["empty", "nope"]


def test_usage(call: Called) -> None:
    for args in (
        ("--nonsense",),
        ("--measure", "wide"),
        ("--color", "pink", "a"),
        ("forget",),
        ("export", "--jobs", "x"),
    ):
        code, out, err = call(*args)
        assert (code, out) == (2, "")
        assert err.startswith("reader: ")


def test_an_internal_error_is_one_line(here: Path, call: Called, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("bro\x1bken")

    monkeypatch.setattr("reader.cli.reading.as_text", broken)
    code, _, err = call("a.txt")
    assert code == 1
    assert err == "reader: internal error: RuntimeError: bro␛ken; READER_DEBUG=1 shows where\n"


def test_export_writes_each_article_and_says_nothing_else(here: Path) -> None:
    done = ran("export", "--format", "jsonl", "--jobs", "2", str(here), "nope", "-", data=NEWS.encode())
    assert done.code == 3
    assert done.err == "reader: nope: No such file\n"
    found = [json.loads(line) for line in done.out.decode().splitlines()]
    assert [Path(x["source"]).name for x in found] == ["a.txt", "b.md", "-"]
    assert [x["quotes"][0]["speaker"]["name"] for x in found] == ["Anna Berg"] * 3
    assert found[1]["text"] == "Title\n\n" + NEWS.strip()


def test_export_to_a_file(here: Path, call: Called) -> None:
    assert call("export", "--format", "json", "-o", "out.json", "a.txt") == (0, "", "")
    assert json.loads((here / "out.json").read_text(encoding="utf-8"))["entities"][0]["name"] == "Anna Berg"
    code, _, err = call("export", "-o", "none/such/\0", "a.txt")
    assert code in (1, 3)
    assert "Traceback" not in err
    assert call("export", "--format", "xml", "a.txt")[0] == 2


def test_plain_and_coloured(here: Path, call: Called) -> None:
    code, out, err = call("--plain", "a.txt")
    assert (code, err) == (0, "")
    assert "Anna Berg; person" in out
    code, out, _ = call("--color", "always", "a.txt")
    assert code == 0
    assert "\x1b[" in out
    assert "Anna Berg\x1b[0m" in out


def test_what_is_kept_is_the_owners_alone_and_can_be_forgotten(
    here: Path, call: Called, own_folders: Path
) -> None:
    call("export", "a.txt")
    kept = [p for p in own_folders.rglob("*") if p.is_file()]
    assert any(p.parent.name == "analyses" for p in kept)
    assert {stat.S_IMODE(p.stat().st_mode) for p in kept} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in own_folders.rglob("*") if p.is_dir()} == {0o700}
    assert call("forget", "a.txt")[0] == 0
    assert not [p for p in own_folders.rglob("analyses/*")]
    call("export", "a.txt")
    assert call("forget", "--all")[0] == 0
    assert not [p for p in own_folders.rglob("analyses/*")]


def test_private_leaves_nothing_behind(here: Path, call: Called, own_folders: Path) -> None:
    assert call("export", "--private", "a.txt")[0] == 0
    assert call("--private", "a.txt")[0] == 0
    assert [p for p in own_folders.rglob("*") if p.is_file()] == []


def test_a_theme_that_a_flag_names_must_be_there(here: Path, call: Called) -> None:
    code, _, err = call("--theme", "papr", "a.txt")
    assert code == 5
    assert "paper" in err


def test_a_broken_theme_of_the_users_gives_the_default(here: Path, call: Called, own_folders: Path) -> None:
    folder = own_folders / "config" / "article-reader" / "themes"
    folder.mkdir(parents=True)
    (folder / "ink.yaml").write_text("appearance: dusk\n")
    code, out, err = call("--color", "always", "a.txt")
    assert code == 0
    assert "closed the bridge" in out
    assert "ink.yaml:1" in err


def test_lists_and_reports(call: Called) -> None:
    assert "paper" in call("themes", "list")[1]
    assert call("--version")[1].startswith("reader 0.")
    report = call("doctor")[1]
    assert all(word in report for word in ("spaCy", "Textual", "config", "models", "problems   none"))


def test_the_printed_keymap_is_a_keymap(call: Called, own_folders: Path, here: Path) -> None:
    code, out, _ = call("keys")
    assert code == 0
    parse(out, "keys")
    folder = own_folders / "config" / "article-reader"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text(out, encoding="utf-8")
    assert call("doctor")[1].endswith("problems   none\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_completion_knows_commands_and_options(call: Called, shell: str) -> None:
    script = call("completion", shell)[1]
    assert "--plain" in script or "plain" in script
    assert all(name in script for name in COMMANDS)


def _closed(descriptor: int) -> Iterator[str]:
    yield "sh"
    yield "-c"
    yield f'exec "{sys.executable}" -m reader a.txt {descriptor}{"<" if descriptor == 0 else ">"}&-'


@pytest.mark.parametrize("descriptor", [0, 2])
def test_closed_streams_are_no_reason_to_crash(here: Path, descriptor: int) -> None:
    done = subprocess.run(list(_closed(descriptor)), capture_output=True, check=False)
    assert done.returncode == 0
    assert b"closed the bridge" in done.stdout
    assert done.stderr == b""


def test_a_reader_that_goes_away_is_no_error(here: Path) -> None:
    big = here / "big.txt"
    big.write_text(NEWS * 20_000, encoding="utf-8")
    command = f'"{sys.executable}" -m reader big.txt | head -1; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "141"
    assert done.stderr == ""


def test_an_endless_pipe_is_stopped(here: Path) -> None:
    command = f'yes | "{sys.executable}" -m reader --max-size 1MB'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "limit" in done.stderr
    assert done.stdout == ""


def test_a_fifo_is_read_like_a_pipe(here: Path, call: Called) -> None:
    os.mkfifo(here / "fifo")
    assert "nobody writes to it" in call("fifo")[2].lower()
    command = f'cat a.txt > fifo & "{sys.executable}" -m reader fifo'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "closed the bridge" in done.stdout


def test_no_module_that_lies_beside_an_article_is_run(here: Path) -> None:
    for name in ("spacy", "msgspec", "textual", "regex", "yaml"):
        (here / f"{name}.py").write_text(f"raise SystemExit('{name} beside the article was run')")
    command = Path(sys.executable).with_name("reader")
    done = subprocess.run([command, "export", "a.txt"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert json.loads(done.stdout)["entities"][0]["name"] == "Anna Berg"


def test_an_ascii_locale_still_writes_utf8(here: Path) -> None:
    done = ran("a.txt", environ={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert done.out.decode("utf-8") == NEWS


def test_a_quotation_storm_ends(here: Path, call: Called) -> None:
    (here / "q.txt").write_bytes(b'"' * 100_000)
    code, out, err = call("export", "q.txt")
    assert (code, err) == (0, "")
    assert json.loads(out)["text"] == '"' * 100_000


# -- what export says and where it writes


def test_export_tells_what_is_wrong_with_an_article(here: Path, call: Called) -> None:
    code, out, err = call("export", "--model", "no_such_model", "a.txt")
    assert code == 0
    assert json.loads(out)["model"] is None
    assert 'reader: a.txt: The model "no_such_model" is not installed' in err


@pytest.mark.parametrize("name", ["this.x", "../x", "", "os.path"])
def test_a_model_that_is_no_name_of_a_package_imports_nothing(here: Path, name: str) -> None:
    run = ran("export", "--model", name or " ", "a.txt")
    assert run.code == 0
    assert json.loads(run.out)["model"] is None


def test_output_into_a_fifo_leaves_it_a_fifo(here: Path) -> None:
    os.mkfifo("out")
    reading = subprocess.Popen(["cat", "out"], stdout=subprocess.PIPE)
    assert ran("export", "--output", "out", "a.txt").code == 0
    out, _ = reading.communicate()
    assert json.loads(out)["source"] == "a.txt"
    assert stat.S_ISFIFO(os.stat("out").st_mode)


def test_output_into_a_folder_that_is_not_there_makes_none(here: Path, call: Called) -> None:
    code, _, err = call("export", "--output", "missing/out.json", "a.txt")
    assert code == 3
    assert "missing: No such folder" in err
    assert not Path("missing").exists()


def test_json_holds_nothing_that_acts_on_a_terminal(here: Path, call: Called) -> None:
    text = "a\x7fb \x9b2J c\u202ed \u2066e caf\xe9 “quoted.”"
    Path("odd.txt").write_text(text, encoding="utf-8")
    out = call("export", "--force-text", "odd.txt")[1]
    assert json.loads(out)["text"] == text
    assert not set(out) & set("\x7f\x9b\u202e\u2066")
    assert "“quoted.”" in out


def test_a_full_disk_is_one_line(here: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has a disk that is always full")
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "reader", "export", "a.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert run.returncode == 3
    assert b"reader: standard output: No space left on device" in run.stderr


def test_a_slow_reader_that_does_not_block_loses_nothing(here: Path) -> None:
    Path("long.txt").write_text((NEWS + "\n") * 3000, encoding="utf-8")
    inlet, outlet = os.pipe()
    os.set_blocking(outlet, False)
    child = subprocess.Popen([sys.executable, "-m", "reader", "long.txt"], stdout=outlet)
    os.close(outlet)
    with open(inlet, "rb") as pipe:
        assert pipe.read().decode() == (NEWS + "\n") * 3000
    assert child.wait() == 0


def test_standard_input_is_one_article_however_often_it_is_named(here: Path) -> None:
    assert ran("export", "-", "-", data=NEWS.encode()).out.count(b"\n") == 1


@pytest.mark.parametrize("where", ["file", "variable"])
def test_a_charset_that_is_none_does_not_stop_the_reading(here: Path, where: str) -> None:
    environ = {"READER_ENCODING": "nonsense"} if where == "variable" else {}
    if where == "file":
        Path(".reader.yaml").write_text("encoding: nonsense\n")
    run = ran("a.txt", environ=environ)
    assert run.code == 0
    assert run.out.decode() == NEWS
    assert "charset" in run.err


def test_forgetting_says_what_it_did(here: Path, call: Called) -> None:
    call("export", "a.txt")
    assert "a.txt: forgotten" in call("forget", "a.txt")[2]
    assert "a.txt: nothing was kept about it" in call("forget", "a.txt")[2]


def test_a_number_of_thousands_of_digits_is_a_number(here: Path, call: Called) -> None:
    assert call("+" + "9" * 5000, "a.txt")[0] == 0


def test_a_theme_that_is_not_valid_is_listed_as_that(here: Path, call: Called, own_folders: Path) -> None:
    folder = own_folders / "config" / "article-reader" / "themes"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("appearance: dusk\n")
    listed = call("themes", "list")[1].split("\n")
    assert listed[1].startswith("  broken                not valid: broken.yaml:1")
    assert any(line.startswith("* ink ") and "  dark  " in line for line in listed)
    assert any(line.startswith("  mono ") and "  no colours  ships  " in line for line in listed)
    assert any(line.startswith("  nord ") and line.endswith("  Textual") for line in listed)


def test_a_theme_is_shown_without_colours_in_a_pipe(here: Path, call: Called) -> None:
    code, out, _ = call("themes", "show", "paper-high")
    assert code == 0
    assert "\x1b" not in out
    assert "person" in out
    assert "#7a0f1d" in out
    assert "entity.person" in out
    assert "contrast of text: at least 7." in out
    assert "only the terminal knows" in call("themes", "show", "ansi")[1]
    assert call("themes", "show", "nope")[0] == 3
    assert call("themes", "show")[0] == 2


def test_themes_are_checked_by_name_or_file_and_all_own_ones_by_default(
    here: Path, call: Called, own_folders: Path
) -> None:
    folder = own_folders / "config" / "article-reader" / "themes"
    folder.mkdir(parents=True)
    assert call("themes", "check") == (0, "", "")
    assert call("themes", "check", "ink-safe", "mono", "nord") == (0, "", "")
    assert "cannot be checked" in call("themes", "check", "ansi")[2]
    (folder / "faint.yaml").write_text('name: faint\nextends: ink\ncolors: {person: "#444444"}\n')
    for args in ([], ["faint"], [str(folder / "faint.yaml")]):
        code, _, err = call("themes", "check", *args)
        assert code == 5
        assert "faint.yaml: person on background has a contrast of 1.8:1, under 4.5:1\n" in err
    code, _, err = call("--theme", "faint", "--color", "always", "a.txt")  # it is no reason not to read
    assert code == 0
    assert err.count("\n") == 1
    assert "theme faint: person on background has" in err
    assert "and 4 more; `reader themes check faint` tells all" in err


def test_every_mistake_in_the_settings_is_told_with_its_place(
    here: Path, call: Called, own_folders: Path
) -> None:
    folder = own_folders / "config" / "article-reader"
    folder.mkdir(parents=True)
    (folder / "config.yaml").write_text(
        "theme: paperr\nrules: [checkable, nonsense]\nmeasure: wide\nkeymap:\n  nope: x\n  quit: 5x\n"
        "lenses:\n  mine:\n    rules: [checkable, bots]\n"
    )
    report = call("doctor")[1]
    for said in (
        'config.yaml:1:1: there is no theme "paperr"; did you mean "paper"?',
        'config.yaml:2:1: there is no rule set "nonsense"',
        'config.yaml:3:10: "measure" expects',
        'config.yaml:5:3: no command is called "nope"',
        "config.yaml:6:3: quit: `5x` begins with a digit",
        'config.yaml:9:5: there is no rule set "bots"',
        "problems   6",
    ):
        assert said in report
    assert 'no command is called "nope"' in call("keys")[2]


def test_forgetting_all_forgets_the_places_whatever_the_log_is(
    here: Path, call: Called, own_folders: Path
) -> None:
    call("export", "a.txt")
    (own_folders / "state" / "article-reader" / "analysis.log").unlink()
    (own_folders / "state" / "article-reader" / "analysis.log").mkdir()
    code, _, err = call("forget", "--all")
    assert code == 6
    assert "analysis.log: not forgotten" in err
    assert "nothing was kept" in call("forget", "a.txt")[2]


def test_the_list_of_names_is_listed_and_checked(call: Called, own_folders: Path) -> None:
    path = own_folders / "config" / "article-reader" / "names.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "names:\n  - {name: Easton Rovers, label: ORG, also: [The Reds]}\n  - {name: Ana, also: Nan}\n"
    )
    assert call("names", "list") == (
        0, "ORG          Easton Rovers, also The Reds\nsame         Ana, also Nan\n", "",
    )  # fmt: skip
    assert call("names", "check")[0] == 0
    path.write_text("names:\n  - {name: A, label: WHAT}\n  - {label: ORG}\n")
    code, _, told = call("names", "check")
    assert code == 5
    assert "names.yaml:2:22: unknown value" in told
    assert 'names.yaml:3:5: "name" is missing' in told
    path.unlink()
    assert call("names", "check")[0] == 2
    assert call("names", "list") == (0, "", "")


def test_a_broken_list_of_names_never_stops_reading(call: Called, own_folders: Path, tmp_path: Path) -> None:
    path = own_folders / "config" / "article-reader" / "names.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("names: [\n")
    (tmp_path / "a.txt").write_text("Anna Berg closed the bridge.")
    code, out, told = call("export", str(tmp_path / "a.txt"))
    assert code == 0
    assert "Anna Berg" in out
    assert "names.yaml:2:1" in told
