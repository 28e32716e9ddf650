"""The whole program in a terminal: what articles, signals and odd terminals do to it."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import psutil
import pytest

from tests.terminal import Terminal

NEWS = "Mayor Anna Berg closed the bridge. “The cables are not safe,” Berg said on Monday.\n"

OURS = re.compile(
    rb"\x1b\[[\d;]*m"  # colours
    rb"|\x1b\[[\d;]*H"  # cursor position
    rb"|\x1b\[\?(?:1049|1000|1003|1015|1006|1004|2004|2026|2048|25|7)[hl]"  # modes
    rb"|\x1b\[\?(?:2026|2048)\$p"  # and questions about them
    rb"|\x1b\[[<>]\d*u|\x1b\[\?u|\x1b\[=\d+;\d+u"  # keyboard protocol
    rb"|\x1b\]22;(?:default|text|pointer)?(?:\x07|\x1b\\)"  # shape of the mouse pointer
    rb"|\x1b\[[\d;]*[JK]|\x1b\[c|\x1b\[6n"
    rb"|\x1b\]11;\?\x1b\\"  # which background the terminal has
)
"""Every sequence that the window itself uses."""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path


def opened(*args: str | bytes, words: str = "Entities", **options: object) -> Terminal:
    """The reader, when its first screen is there."""
    terminal = Terminal(args, **options)  # type: ignore[arg-type]
    terminal.wait_for(words)
    return terminal


def test_it_opens_finds_and_quits(article: Path) -> None:
    terminal = opened(str(article), words="The cables are not safe")
    terminal.wait_for("Entities  2")
    terminal.wait_for("Anna Berg")
    assert terminal.quit() == 0
    assert "Traceback" not in terminal.text


def test_a_correction_holds_here_in_an_export_and_until_it_is_taken_back(
    article: Path, tmp_path: Path
) -> None:
    def label() -> str:
        command = [sys.executable, "-m", "reader", "export", "--format", "json", str(article)]
        exported = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        quote = exported["quotes"][0]
        assert quote["speaker"]["name"] == exported["entities"][0]["name"] == "Anna Berg"
        return str(exported["entities"][0]["label"])

    terminal = opened(str(article), words="Entities  2")
    terminal.type("eja")
    terminal.wait_for("What is Anna Berg?")
    terminal.type("org\r")
    terminal.wait_for("Organisations")  # its group has changed
    assert terminal.quit() == 0
    assert label() == "ORG"
    terminal = opened(str(article), words="Organisations")
    start = len(terminal.written)
    terminal.type("U")
    terminal.wait_for("taken back: Anna Berg: organisation", after=start)
    terminal.wait_for("People", after=start)
    assert terminal.quit() == 0
    assert label() == "PERSON"


def test_the_last_key_before_leaving_counts(article: Path) -> None:
    article.write_text(article.read_text() + "".join(f"\nLine {n} of many, all alike.\n" for n in range(200)))
    terminal = opened(str(article))
    terminal.type("G")
    terminal.wait_for("Line 199")
    terminal.type("gQ")
    assert terminal.end() == 0
    terminal = opened(str(article), words="The cables are not safe")
    assert "Line 199" not in terminal.text
    assert terminal.quit() == 0


def test_an_article_is_shown_as_it_was_left(article: Path) -> None:
    terminal = opened(str(article))
    terminal.type("w-Q")
    assert terminal.end() == 0
    terminal = Terminal([str(article)])
    terminal.wait_for("? keys")
    terminal.settle()
    assert "Entities" not in terminal.text
    assert terminal.quit() == 0


def test_without_a_file_one_of_those_read_last_is_opened(article: Path) -> None:
    assert opened(str(article)).quit() == 0
    terminal = opened(words="Read last")
    terminal.type("\r")
    terminal.wait_for("The cables are not safe")
    assert terminal.quit() == 0
    terminal = opened(words="Read last")
    terminal.type("\x1b")
    assert terminal.end() == 0


def test_without_a_file_and_nothing_read_it_says_what_to_do() -> None:
    terminal = Terminal([])
    assert terminal.end() == 2
    assert "no article was named" in terminal.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "(empty article)", id="4 empty"),
        pytest.param("hi there".encode("utf-16"), "hi there", id="7 utf-16"),
        pytest.param(b"\xef\xbb\xbfObama\rMet", "Obama", id="8 bom"),
        pytest.param(b'"' * 100_000, '""""', id="13 quotation storm"),
        pytest.param(b"a" * 1_000_000, "aaaa", id="14 no spaces"),
        pytest.param(b" " * 1_000_000, "(empty article)", id="14 white space"),
        pytest.param(b"x\x1b]52;c;QUJD\x1b\\y", "x␛]52;c;QUJD␛\\y", id="16 OSC 52"),
        pytest.param(b"\x1b]0;t\x07\x1b[2J\x1bc", "␛]0;t␇␛[2J␛c", id="17 OSC 0"),
        pytest.param(b"a\xc2\x9b2J\xc2\x9d0;t\xc2\x9c", "a\ufffd2J\ufffd0;t\ufffd", id="18 C1"),
        pytest.param(
            b"[/x] [sic] [red] [@click=app.quit]Q[/]", "[/x] [sic] [red] [@click=app.quit]Q[/]", id="22"
        ),
        pytest.param(b"[type=x, v={'a[0]'}] [/", "[type=x, v={'a[0]'}] [/", id="23 markup"),
        pytest.param("abc\u202edef".encode(), "abc⁞def", id="24 bidi"),
        pytest.param("\u200d\u200d👩a".encode(), "··👩a", id="25 ZWJ"),
        pytest.param(("Z" + "\u0301" * 100_000).encode(), "Z\u0301", id="26 zalgo"),
        pytest.param(("\u3164" * 30).encode(), "·" * 30, id="27 Hangul filler"),
    ],
)
def test_any_text_opens_and_controls_nothing(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(data)
    terminal = opened(str(path), words=words)
    terminal.settle()
    terminal.type("jk G g")
    terminal.settle()
    assert terminal.quit() == 0
    foreign = {s for s in terminal.sequences() if not OURS.fullmatch(s)}
    assert foreign == set()
    left = OURS.sub(b"", terminal.written).decode()
    assert {c for c in left if unicodedata.category(c) in ("Cc", "Cf")} <= set("\r\n\u200d")
    assert not any(terminal.modes().get(mode) for mode in (b"1049", b"1000", b"1003", b"1006", b"2004"))
    assert terminal.modes()[b"25"]
    assert "Traceback" not in terminal.text


def test_bytes_that_are_forced_to_be_text_are_all_shown(tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(b"a\0b\x0ec\x7fd")
    terminal = opened("--force-text", str(path), words="a␀b␎c␡d")
    assert terminal.quit() == 0


def test_a_markdown_fence_is_no_trap(tmp_path: Path) -> None:
    path = tmp_path / "fence.md"
    path.write_text('```scala\n"' + "\\" * 48 + "\n```\n")
    assert opened(str(path), words="\\" * 20).quit() == 0


def test_a_name_that_is_not_utf8_is_shown_and_remembered(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.txt"
    with open(path, "wb") as file:
        file.write("".join(f"Paragraph number {n}.\n\n" for n in range(200)).encode())
    terminal = opened(path, words="bad\ufffd.txt")
    terminal.type("G")
    terminal.wait_for("Paragraph number 199")
    assert terminal.quit() == 0
    again = opened(path, words="Paragraph number 199")
    assert again.quit() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_restores_the_terminal(article: Path, number: int, code: int) -> None:
    terminal = opened(str(article))
    terminal.settle()
    os.kill(terminal.pid, number)
    assert terminal.end() == code
    assert not any(terminal.modes().get(mode) for mode in (b"1049", b"1000", b"1003", b"1006"))


def test_interrupting_twice_quits(article: Path) -> None:
    terminal = opened(str(article))
    terminal.settle()
    terminal.type("\x03")
    terminal.settle()
    terminal.type("\x03")
    assert terminal.end() == 130


def test_a_crash_is_one_line_exits_1_and_restores_the_terminal(article: Path, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom reader.ui.article.view import ArticleView\n"
        "def broken(self, y): raise RuntimeError('bro\\x1b[2Jken')\n"
        "ArticleView.render_line = broken\n"
        "from reader.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    script = tmp_path / "crash.py"
    script.write_text(code)
    terminal = Terminal([str(script), str(article)], program=(sys.executable,))
    assert terminal.end() == 1
    assert "reader: internal error: RuntimeError: bro␛[2Jken" in terminal.text
    assert "Traceback" not in terminal.text
    assert not terminal.modes().get(b"1049")


def test_piped_text_still_gets_keys(article: Path) -> None:
    command = f"cat {article} | {sys.executable} -m reader"
    terminal = Terminal(["-c", command], program=("sh",))
    terminal.wait_for("Anna Berg")
    assert terminal.quit() == 0


def test_many_sizes_do_not_end_it(article: Path) -> None:
    terminal = opened(str(article))
    for n in range(60):
        terminal.resize(1 + n * 37 % 301, 1 + n * 13 % 101)
        terminal.settle(0.01)
    for columns, rows in ((1, 1), (500, 1000), (100, 30)):
        terminal.resize(columns, rows)
        terminal.settle(0.1)
    mark = len(terminal.written)
    terminal.type("?")
    terminal.wait_for("to the next paragraph", after=mark)
    assert terminal.quit() == 0


def test_bytes_that_are_no_keys_are_ignored(article: Path) -> None:
    terminal = opened(str(article))
    terminal.type(b"\xff\xfe\x1b[9999999999~\x1b[<0;1;")
    terminal.settle()
    terminal.type("m")
    terminal.settle()
    terminal.type("\x1b")
    terminal.settle()
    assert terminal.quit() == 0


def test_nothing_runs_or_connects_because_of_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "evil.md"
    path.write_text("[y](-rf) ![x](file:///etc/passwd) <script>x</script>\n\nhttp://example.org\n\n" + NEWS)
    (tmp_path / "spacy.py").write_text("raise SystemExit('a module beside the article was run')")
    script = tmp_path / "audited" / "run.py"
    script.parent.mkdir()
    script.write_text(
        "import sys\n"
        "allowed = {sys.executable}\n"
        "def watch(event, args):\n"
        "    if event == 'subprocess.Popen' and 'reader.analysis.worker' not in args[1]:\n"
        "        print('RAN', args, file=sys.__stderr__, flush=True)\n"
        "    if event in ('socket.connect', 'os.system', 'os.exec', 'pickle.find_class', 'webbrowser.open'):\n"
        "        print('DID', event, args, file=sys.__stderr__, flush=True)\n"
        "    if event == 'open' and str(args[0]).startswith('/etc/passwd'):\n"
        "        print('READ', args, file=sys.__stderr__, flush=True)\n"
        "sys.addaudithook(watch)\n"
        "from reader.cli.main import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    monkeypatch.chdir(tmp_path)
    terminal = Terminal([str(script), path.name], program=(sys.executable,))
    terminal.wait_for("Entities  2")
    assert terminal.quit() == 0
    assert not re.search(r"RAN|DID|READ", terminal.text)


@pytest.mark.parametrize("size", [(1, 1), (40, 12), (80, 24), (200, 60)])
def test_idle_it_writes_nothing_and_costs_nothing(article: Path, size: tuple[int, int]) -> None:
    terminal = opened(str(article), words="Anna Berg")
    terminal.resize(*size)
    terminal.settle(1.5)
    written, before = len(terminal.written), cpu(terminal)
    terminal.settle(2.0)
    assert len(terminal.written) == written
    assert cpu(terminal) - before < 0.2
    assert terminal.quit() == 0


def cpu(terminal: Terminal) -> float:
    """Seconds that the reader and its analysis have worked."""
    own = psutil.Process(terminal.pid)
    return sum(sum(p.cpu_times()[:2]) for p in (own, *own.children(recursive=True)))


def test_a_notice_cannot_control_the_terminal(article: Path, own_folders: Path) -> None:
    rules = own_folders / "config" / "article-reader" / "rules"
    rules.mkdir(parents=True)
    (rules / "evil.yaml").write_text('rules:\n  - name: "a\\e]0;pwn\\a"\n    regex: "("\n')
    terminal = opened(str(article), words="a␛]0;pwn␇")
    assert terminal.quit() == 0
    assert b"\x1b]0;pwn" not in terminal.written


def test_standard_input_later_in_the_queue_is_read_before_the_keys_are(article: Path) -> None:
    command = f"printf 'Piped words.' | {sys.executable} -m reader {article} -"
    terminal = Terminal(["-c", command], program=("sh",))
    terminal.wait_for("Anna Berg")
    terminal.type("]a")
    terminal.wait_for("Piped words.")
    assert terminal.quit() == 0


def test_a_fifo_is_read_once_and_stays(article: Path) -> None:
    command = f"exec {sys.executable} -m reader <(printf 'Piped words.') {article}"
    terminal = Terminal(["-c", command], program=("bash",))
    terminal.wait_for("Piped words.")
    terminal.type("R")
    terminal.wait_for("can be read only once")
    terminal.type("]a")
    terminal.wait_for("Anna Berg")
    mark = len(terminal.written)
    terminal.type("[a")
    terminal.wait_for("Piped words.", after=mark)
    assert terminal.quit() == 0


def test_what_cannot_be_opened_is_passed_over_and_told_at_the_end(article: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Other words.")
    terminal = opened(str(article), str(tmp_path / "missing.txt"), str(other), words="Anna Berg")
    terminal.type("]a")
    terminal.wait_for("Other words.")
    assert terminal.quit() == 3
    assert "reader: " in terminal.text
    assert terminal.text.rstrip().endswith("missing.txt: No such file")


def test_a_signal_restores_the_terminal_though_another_program_holds_the_file(
    article: Path, own_folders: Path
) -> None:
    first = opened(str(article), words="Anna Berg")
    assert first.quit() == 0
    held = sqlite3.connect(own_folders / "data" / "article-reader" / "reader.sqlite", isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    terminal = opened(str(article), words="Anna Berg")
    terminal.settle()
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.end() == 143
    assert not any(terminal.modes().get(mode) for mode in (b"1049", b"1000", b"1003", b"1006", b"2004"))
    held.close()


PIECES = (
    "word", "Anna Berg", "said", "“quoted”", '"', "[/x]", "[@click=app.quit]Q[/]", "\x1b", "\x1b[2J", "\x1b]0;t\x07",
    "\x1b]52;c;QUJD\x1b\\", "\x9b2J", "\x9d0;t\x9c", "\x90q\x9c", "\x00", "\x07", "\x08", "\x0e", "\x7f", "\x85",
    "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u3164", "\ufe0f", "Z\u0301\u0301", "👩", "👍🏽", "🇩🇪", "中文",
    "العربية", "\U000e0041", "\u2028", "\x0b", "\x0c", "\t",
)  # fmt: skip


def test_thousands_of_generated_paragraphs_control_nothing(tmp_path: Path) -> None:
    choose = random.Random(20)
    paragraphs = ["".join(choose.choices(PIECES, k=choose.randint(1, 14))) for _ in range(3000)]
    path = tmp_path / "generated.txt"
    path.write_text("\n\n".join([*paragraphs, "The end is here."]), encoding="utf-8")
    terminal = opened("--force-text", str(path), words="Entities", columns=100, rows=100)
    for key in ("s", "G", "e", "G", "\t"):
        terminal.type(key)
        terminal.settle(0.1)
    mark = len(terminal.written)
    for _ in range(110):
        terminal.type(" ")
        terminal.settle(0.02)
    terminal.wait_for("The end is here.", after=mark)
    assert terminal.quit() == 0
    assert {s for s in terminal.sequences() if not OURS.fullmatch(s)} == set()
    left = OURS.sub(b"", terminal.written).decode()
    assert {c for c in left if unicodedata.category(c) in ("Cc", "Cf")} <= set("\r\n\u200d")
    assert "Traceback" not in left


def test_a_very_long_article_is_read_at_both_ends_and_left_at_once(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(
        "".join(f"LINE {n}: The ferry came, and nobody was there to see it.\n\n" for n in range(20_000))
    )
    terminal = opened(str(path), words="LINE 1:")
    terminal.type("G")
    terminal.wait_for("LINE 19999:")
    written = len(terminal.written)
    terminal.type("g")
    terminal.wait_for("LINE 1:", after=written)
    terminal.type("50%")
    terminal.wait_for("LINE 10095:")
    assert terminal.quit() == 0
    again = opened(str(path), words="LINE 10095:")
    assert again.quit() == 0
