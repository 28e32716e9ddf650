"""What is told of files that change, by the system itself."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from watchdog.events import (
    DirDeletedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)

from reader.ui.watching import AT_ONCE, SOON, Watcher, around

LONG = 20.0
"""Seconds after which what should be told never will be."""


@asynccontextmanager
async def watching(*paths: Path) -> AsyncIterator[asyncio.Event]:
    """Set whenever something is told; that the watching began is told already."""
    told = asyncio.Event()
    watcher = Watcher(told.set)
    watcher.watch(paths)
    await asyncio.wait_for(told.wait(), LONG)
    told.clear()
    yield told
    watcher.close()


def in_place(path: Path) -> None:
    path.write_text("other words")


def added_to(path: Path) -> None:
    with path.open("a") as file:
        file.write("more")


def renamed(path: Path) -> None:
    new = path.with_name("new")
    new.write_text("other words")
    os.replace(new, path)


def put_aside(path: Path) -> None:
    path.rename(path.with_name("old~"))
    path.write_text("other words")


def removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("save", [in_place, added_to, renamed, put_aside, removed])
async def test_a_file_that_is_saved_in_any_way_is_told(tmp_path: Path, save: Callable[[Path], None]) -> None:
    path = tmp_path / "rules.yaml"
    path.write_text("words")
    async with watching(path) as told:
        save(path)
        await asyncio.wait_for(told.wait(), LONG)


@pytest.mark.parametrize(
    ("event", "seconds"),
    [
        (FileClosedEvent("/r/mine.yaml"), AT_ONCE),
        (FileMovedEvent("/r/mine.new", "/r/mine.yaml"), AT_ONCE),
        (FileModifiedEvent("/r/mine.yaml"), SOON),
        (FileCreatedEvent("/own/new.yaml"), SOON),
        (FileDeletedEvent("/r/mine.yaml"), SOON),
        (FileOpenedEvent("/r/mine.yaml"), None),
        (FileClosedEvent("/r/other.yaml"), None),
    ],
    ids=lambda each: each.event_type if isinstance(each, FileSystemEvent) else "",
)
async def test_what_is_whole_is_told_sooner_than_what_is_being_written(
    event: FileSystemEvent, seconds: float | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    watcher = Watcher(lambda: None)
    monkeypatch.setattr(watcher, "_paths", {Path("/r/mine.yaml"), Path("/own")})
    waits: list[object] = []
    monkeypatch.setattr(watcher, "_in_loop", lambda call, wait: waits.append(wait))
    watcher._told(event)
    assert waits == ([] if seconds is None else [seconds])


async def test_a_new_file_in_a_folder_is_told_also_where_the_folder_comes_later(tmp_path: Path) -> None:
    folder = tmp_path / "settings" / "rules"
    told = asyncio.Event()
    watcher = Watcher(told.set)
    for comes in (None, folder.parent, folder, folder / "new.yaml"):
        watcher.watch([folder])
        if comes is not None:
            comes.touch() if comes.suffix else comes.mkdir()
        await asyncio.wait_for(told.wait(), LONG)
        told.clear()
    watcher.close()


async def test_a_folder_that_went_and_is_there_again_is_watched_again(tmp_path: Path) -> None:
    told = asyncio.Event()
    watcher = Watcher(told.set)
    watcher.watch([tmp_path])
    await asyncio.wait_for(told.wait(), LONG)
    steps: list[Callable[[], None]] = [
        lambda: watcher._told(DirDeletedEvent(str(tmp_path))),
        lambda: watcher.watch([tmp_path]),  # the same paths: only what the system does with them is new
        (tmp_path / "new.yaml").touch,
    ]
    for happens in steps:
        told.clear()
        happens()
        await asyncio.wait_for(told.wait(), LONG)
    watcher.close()


async def test_a_link_is_watched_where_it_leads(tmp_path: Path) -> None:
    there = tmp_path / "elsewhere"
    there.mkdir()
    in_place(there / "real.yaml")
    (tmp_path / "here").mkdir()
    link = tmp_path / "here" / "rules.yaml"
    link.symlink_to(there / "real.yaml")
    async with watching(link) as told:
        in_place(there / "real.yaml")
        await asyncio.wait_for(told.wait(), LONG)


async def test_where_the_system_has_nothing_to_give_files_are_looked_at_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Watcher, folders: frozenset[Path]) -> None:
        raise OSError

    monkeypatch.setattr(Watcher, "_observe", refuse)
    monkeypatch.setattr("reader.ui.watching.POLL", 0.0)
    async with watching(tmp_path) as told:
        await asyncio.wait_for(told.wait(), LONG)


async def test_a_folder_that_goes_while_the_watching_begins_leaves_the_others_watched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(Watcher, "_poll", lambda self: looked.append("at all of them"))
    found = frozenset({tmp_path}), frozenset({tmp_path, *(tmp_path / f"gone {n}" for n in range(9))})
    monkeypatch.setattr("reader.ui.watching.around", lambda paths: found)
    async with watching(tmp_path) as told:
        in_place(tmp_path / "new.yaml")
        await asyncio.wait_for(told.wait(), LONG)
    assert looked == []


def test_folders_that_are_not_there_are_waited_for_in_the_next_one_over_them(tmp_path: Path) -> None:
    matter, folders = around([tmp_path / "a" / "b" / "c.yaml"])
    assert matter == {tmp_path / "a" / "b" / "c.yaml", tmp_path / "a"}
    assert folders == {tmp_path}


@pytest.mark.parametrize("name", ["no\0name", "x" * 300, "x" * 300 + "/a.txt", "loop", "loop/a.txt"])
def test_what_can_never_be_there_is_waited_for_like_all_else(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    matter, folders = around([tmp_path / name])
    assert tmp_path / name in matter
    assert folders == {tmp_path}
