from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from reader.domain.errors import CannotOpen, Exit, Refused
from reader.formats.source import Source, expand, load

LIMIT = 1 << 16


def names(found: list[Source]) -> list[str]:
    return [s.name for s in found]


def source(path: Path) -> Source:
    return Source(str(path), path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "C.TXT", "notes.pdf", ".hidden.txt", "z.markdown"):
        (tmp_path / name).write_text(name)
    (tmp_path / "sub.txt").mkdir()
    (tmp_path / "sub.txt" / "deep.txt").write_text("deep")
    return tmp_path


def test_names_become_a_queue_in_their_order(tmp_path: Path) -> None:
    assert names(expand(["b.log", "-", "a.txt"])) == ["b.log", "-", "a.txt"]
    assert expand(["-"]) == [Source("-", None, None)]


def test_a_folder_gives_its_articles_sorted_without_hidden_files_and_folders(folder: Path) -> None:
    expected = [str(folder / n) for n in ("C.TXT", "a.md", "b.txt", "z.markdown")]
    assert names(expand([str(folder)])) == expected


def test_a_folder_stands_among_files(folder: Path) -> None:
    assert len(expand(["x.txt", str(folder), "-"])) == 6


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match=r"no articles in this folder; looked for .*md.*txt") as raised:
        expand([str(tmp_path)])
    assert raised.value.code == Exit.CANNOT_OPEN


def test_links_to_files_count_and_broken_ones_do_not(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert names(expand([str(tmp_path)])) == [str(tmp_path / "link.txt")]


@pytest.mark.parametrize("data", [b"", b"x", b"a\nb" * 5000, bytes(range(256))])
def test_a_file_is_read_whole(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    assert load(source(path), max_size=LIMIT) == data


def test_a_name_that_is_not_utf8_opens(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/bad\xff.txt")
    Path(name).write_bytes(b"text")
    (found,) = expand([str(tmp_path)])
    assert found.name == name
    assert load(found, max_size=LIMIT) == b"text"
    assert load(expand([name])[0], max_size=LIMIT) == b"text"


@pytest.mark.parametrize("name", ["nope.txt", "", "no/such/folder/a.txt", "a\0b", "\x1b[2Jx"])
def test_a_missing_file_says_no_such_file(name: str) -> None:
    (only,) = expand([name])
    with pytest.raises(CannotOpen, match="No such file"):
        load(only, max_size=LIMIT)


def test_an_escape_in_a_name_is_shown_by_a_mark() -> None:
    with pytest.raises(CannotOpen) as raised:
        load(expand(["\x1b[2Jx"])[0], max_size=LIMIT)
    assert str(raised.value) == "␛[2Jx: No such file"


def test_a_name_that_is_too_long_says_so() -> None:
    with pytest.raises(CannotOpen, match="too long"):
        load(expand(["a" * 5000])[0], max_size=LIMIT)


def test_a_refusal_of_the_system_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)
    with pytest.raises(CannotOpen, match=r"a\.txt: Permission denied"):
        load(source(path), max_size=LIMIT)


def test_a_folder_that_cannot_be_listed_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: str) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", denied)
    with pytest.raises(CannotOpen, match="Permission denied"):
        expand([str(tmp_path)])


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero"])
def test_a_device_is_not_a_regular_file(device: str) -> None:
    assert stat.S_ISCHR(os.stat(device).st_mode)
    with pytest.raises(CannotOpen, match="not a regular file"):
        load(source(Path(device)), max_size=LIMIT)


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="Is a folder"):
        load(source(tmp_path), max_size=LIMIT)


def test_a_file_at_the_limit_opens_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 100)
    assert len(load(source(path), max_size=100)) == 100
    with pytest.raises(Refused, match="100 bytes is over the limit of 99 bytes; --max-size raises it"):
        load(source(path), max_size=99)


def test_sizes_are_told_in_mib(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(84 << 20)  # sparse
    with pytest.raises(Refused, match="84 MiB is over the limit of 64 MiB"):
        load(source(path), max_size=64 << 20)


def test_bytes_that_are_already_here_are_given_back() -> None:
    assert load(Source("-", None, b"text"), max_size=4) == b"text"
    with pytest.raises(Refused):
        load(Source("-", None, b"text"), max_size=3)


@pytest.fixture
def stdin_pipe() -> object:
    """Standard input as a pipe; gives the end to write to."""
    saved = os.dup(0)
    reading, writing = os.pipe()
    os.dup2(reading, 0)
    os.close(reading)
    yield writing
    os.dup2(saved, 0)
    os.close(saved)


def feed(fd: int, data: bytes, times: int = 1) -> threading.Thread:
    """Writes in the background and closes; a reader that went away ends it."""

    def write() -> None:
        with open(fd, "wb", buffering=0) as pipe:
            try:
                for _ in range(times):
                    pipe.write(data)
            except BrokenPipeError:
                return

    thread = threading.Thread(target=write)
    thread.start()
    return thread


def test_standard_input_is_read_to_its_end(stdin_pipe: int) -> None:
    writer = feed(stdin_pipe, b"abc" * 1000, times=10)
    assert load(Source("-", None), max_size=LIMIT) == b"abc" * 10000
    writer.join()


def test_an_endless_pipe_stops_at_the_limit(stdin_pipe: int) -> None:
    writer = feed(stdin_pipe, b"y\n" * 1000, times=10**9)
    with pytest.raises(Refused, match="It is over the limit of 65,536 bytes"):
        load(Source("-", None), max_size=LIMIT)
    reading = os.open(os.devnull, os.O_RDONLY)
    os.dup2(reading, 0)  # the last reader goes, and so the writer ends
    os.close(reading)
    writer.join(10)
    assert not writer.is_alive()


@pytest.fixture
def fifo(tmp_path: Path) -> Path:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    return path


def test_a_fifo_with_a_writer_is_read_to_its_end(fifo: Path) -> None:
    def write() -> None:
        with fifo.open("wb") as pipe:
            pipe.write(b"abc" * 10000)

    writer = threading.Thread(target=write)
    writer.start()
    assert load(source(fifo), max_size=LIMIT) == b"abc" * 10000
    writer.join()


def test_a_silent_writer_is_waited_for(fifo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.formats.source.WAIT_FOR_WRITER", 0.0)
    hold = os.open(fifo, os.O_RDWR)  # a writer that says nothing yet
    result: list[bytes] = []
    thread = threading.Thread(target=lambda: result.append(load(source(fifo), max_size=LIMIT)))
    thread.start()
    thread.join(0.2)
    assert thread.is_alive()
    os.write(hold, b"late")
    os.close(hold)
    thread.join(10)
    assert result == [b"late"]


def test_a_fifo_without_a_writer_says_so(fifo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.formats.source.WAIT_FOR_WRITER", 0.1)
    with pytest.raises(CannotOpen, match="nobody writes to it; start the writer first"):
        load(source(fifo), max_size=LIMIT)


def test_a_fifo_over_the_limit_is_refused(fifo: Path) -> None:
    hold = os.open(fifo, os.O_RDWR)
    os.write(hold, b"x" * 100)
    with pytest.raises(Refused):
        load(source(fifo), max_size=99)
    os.close(hold)


def test_a_process_substitution_that_wrote_nothing_is_empty() -> None:
    reading, writing = os.pipe()
    os.close(writing)
    assert load(source(Path(f"/dev/fd/{reading}")), max_size=LIMIT) == b""
    os.close(reading)
