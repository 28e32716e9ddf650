"""The question for the terminal's background, on a pseudo-terminal of the test's own."""

from __future__ import annotations

import os
import pty
import signal
import termios
from collections.abc import Iterator

import pytest

from reader.files import terminal
from reader.files.terminal import Listener, Question, color_in

WHITE = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"
KIND = b"\x1b[?62;22c"


@pytest.mark.parametrize(
    ("answer", "color"),
    [
        (b"rgb:ffff/ffff/ffff", "#ffffff"),
        (b"rgb:1717/1919/1c1c", "#17191c"),
        (b"rgb:17/19/1c", "#17191c"),
        (b"rgb:f/0/8", "#ff0088"),
        (b"rgba:1717/1919/1c1c/8080", "#17191c"),
        (b"rgb:17/19", None),
        (b"#17191c", None),
        (b"rgb:gg/00/00", None),
        (b"?", None),
    ],
)
def test_a_colour_as_terminals_write_it(answer: bytes, color: str | None) -> None:
    assert color_in(answer) == color


@pytest.mark.parametrize(
    ("sent", "color", "typed"),
    [
        (WHITE + KIND, "#ffffff", b""),
        (b"\x1b]11;rgb:00/00/00\x07" + KIND, "#000000", b""),
        (b"j" + WHITE + b"k" + KIND + b"\r", "#ffffff", b"jk\r"),
        (KIND + WHITE + b"q", "#ffffff", b"q"),  # some answer the one before the other
        (KIND + b"j", None, b"j"),  # a terminal that does not know the first
        (b"\x1b[A\x1bOB\x1b[1;5C" + WHITE + KIND, "#ffffff", b"\x1b[A\x1bOB\x1b[1;5C"),
        (b"\x1b[?2026;2$y" + WHITE + KIND, "#ffffff", b"\x1b[?2026;2$y"),  # the answer to another question
        (b"\x1b]12;rgb:00/00/00\x07" + KIND, None, b"\x1b]12;rgb:00/00/00\x07"),
        ("“é”".encode() + WHITE + KIND, "#ffffff", "“é”".encode()),
        (WHITE + b"j" + WHITE + KIND, "#ffffff", b"j"),  # some answer twice
        (b"\x1b]11;rgb:ff" + b"\x1b[A" + KIND + WHITE, "#ffffff", b"\x1b[A"),  # one without an end
        (b"\x1b]11;" + b"q" * 100 + b"\x07j" + KIND, None, b"j"),
    ],
)
def test_answers_are_taken_out_of_what_is_typed_however_it_is_cut(
    sent: bytes, color: str | None, typed: bytes
) -> None:
    for pieces in (
        [sent],
        [sent[i : i + 1] for i in range(len(sent))],
        *([sent[:i], sent[i:]] for i in range(1, len(sent))),
    ):
        listener = Listener()
        assert b"".join(map(listener.feed, pieces)) + listener.flush() == typed
        assert listener.color == color
        assert listener.answered


def test_a_lone_escape_is_held_until_nothing_follows() -> None:
    listener = Listener()
    assert listener.feed(b"j\x1b") == b"j"
    assert listener.flush() == b"\x1b"
    assert listener.flush() == b""


def test_half_an_answer_is_never_a_key() -> None:
    listener = Listener()
    assert listener.feed(b"\x1b]11;rgb:ff") == b""
    assert listener.flush() == b""
    assert listener.feed(b"ff/ffff/ffff\x07j") == b"j"
    assert listener.color == "#ffffff"


def late() -> Listener:
    """After the time in which an answer can be awaited."""
    listener = Listener()
    listener.feed(KIND)
    listener._end = 0.0
    assert listener.done
    return listener


def test_an_answer_that_comes_very_late_is_still_no_keys() -> None:
    for cut in range(2, len(WHITE)):
        listener = late()
        assert listener.feed(b"j" + WHITE[:cut]) + listener.feed(WHITE[cut:] + b"k") == b"jk"
        assert listener.color == "#ffffff"
        assert listener.feed(b"\x1b]11;rgb:00/00/00\x07" + KIND) == KIND  # which somebody else asked
        assert listener.color == "#ffffff"


@pytest.mark.parametrize("keys", [b"\x1b", b"\x1b[A", b"\x1b[", b"\x1bOP", b"]11;", "é".encode()])
def test_when_none_is_awaited_no_key_waits(keys: bytes) -> None:
    assert late().feed(keys) == keys


def test_an_answer_without_an_end_takes_no_keys_for_long() -> None:
    listener = late()
    assert listener.feed(b"\x1b]11;rgb:ff") == b""
    assert [listener.flush() for _ in range(20)] == [b""] * 20
    assert listener.feed(b"jk") == b"jk"


def test_of_an_answer_without_measure_little_is_kept() -> None:
    listener = Listener()
    for _ in range(100):
        assert listener.feed(b"\x1b]11;"[: 5 * (not listener._held)] + b"q" * 1000) == b""
        assert len(listener._held) < 6000
    assert listener.feed(b"rgb:ff/ff/ff\x07j") == b"j"
    assert listener.color is None


@pytest.fixture
def both() -> Iterator[tuple[int, int]]:
    """The two ends of a pseudo-terminal: the terminal's, the program's."""
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


def modes(descriptor: int) -> list[object]:
    return list(termios.tcgetattr(descriptor))


def test_nothing_is_shown_while_an_answer_is_awaited_and_all_is_as_before_then(both: tuple[int, int]) -> None:
    ours, theirs = both
    before, handler = modes(theirs), signal.getsignal(signal.SIGTERM)
    question = Question(theirs, theirs)
    assert os.read(ours, 100) == b"\x1b]11;?\x1b\\\x1b[c"
    os.write(ours, b"j" + WHITE + KIND + b"\r")
    assert question.hear(wait=True) == "#ffffff"
    assert question.typed() == b"j\r"
    assert question.typed() == b""
    question.restore()
    question.restore()
    os.write(theirs, b"!")
    assert os.read(ours, 100) == b"!"  # nothing was echoed
    assert modes(theirs) == before
    assert signal.getsignal(signal.SIGTERM) is handler


def test_a_signal_that_is_ignored_or_handled_by_somebody_stays_so(both: tuple[int, int]) -> None:
    def handle(number: int, frame: object) -> None:
        """As Textual does, which comes after the question."""

    before = {number: signal.getsignal(number) for number in (signal.SIGHUP, signal.SIGTERM)}
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
        question = Question(both[1], both[1])
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        signal.signal(signal.SIGTERM, handle)
        question.restore()
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) is handle
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def test_who_knows_the_answer_from_before_does_not_wait(both: tuple[int, int]) -> None:
    ours, theirs = both
    question = Question(theirs, theirs)
    try:
        assert question.hear(wait=False) is None
        os.write(ours, WHITE)
        assert question.hear(wait=False) == "#ffffff"
        assert not question.listener.done
    finally:
        question.restore()


def test_a_terminal_that_never_answers_is_given_up(both: tuple[int, int]) -> None:
    question = Question(both[1], both[1])
    try:
        assert question.hear(wait=True) is None
    finally:
        question.restore()


@pytest.mark.parametrize("term", ["", "dumb", "linux", "unknown"])
def test_terminals_that_cannot_know_are_not_asked(both: tuple[int, int], term: str) -> None:
    assert terminal.ask(both[1], both[1], {"TERM": term}) is None


def test_where_the_question_cannot_be_written_all_is_as_before(both: tuple[int, int]) -> None:
    before, handler = modes(both[1]), signal.getsignal(signal.SIGTERM)
    reading, writing = os.pipe()
    try:
        with pytest.raises(OSError, match="Bad file descriptor"):
            Question(both[1], reading)
    finally:
        os.close(reading)
        os.close(writing)
    assert modes(both[1]) == before
    assert signal.getsignal(signal.SIGTERM) is handler


def test_what_is_no_terminal_is_not_asked() -> None:
    reading, writing = os.pipe()
    try:
        assert terminal.ask(reading, writing, {"TERM": "xterm"}) is None
    finally:
        os.close(reading)
        os.close(writing)
