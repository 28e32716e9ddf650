"""Watching files and folders for changes, which costs nothing while nothing changes."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.files import paths

if TYPE_CHECKING:
    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import BaseObserver

AT_ONCE, SOON = 0.005, 0.06
"""Seconds until a change is told: of a file that was closed or renamed, and of one that is being written."""
POLL = 1.0
"""Seconds between two looks where the system tells of no changes."""
_DONE, _HARMLESS = ("closed", "moved"), ("opened", "closed_no_write")


class Watcher:
    """Calls `changed` when files were written, put in place or removed, or are other ones in a folder.

    Several changes at once are told once. It calls in the loop that runs when it is made; what the system
    tells comes in threads of a library, which is only loaded there.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._observer: BaseObserver | None = None
        self._lock = threading.Lock()
        self._paths: frozenset[Path] = (
            frozenset()
        )  # also where links lead, and folders that have to come first
        self._folders: frozenset[Path] = frozenset()

    def watch(self, watched: Collection[Path]) -> None:
        """Watch these, and nothing else; what is not there yet is told when it comes."""
        matter, folders = around(watched)
        before, self._paths, self._folders = (self._paths, self._folders), matter, folders
        if before != (matter, folders):
            threading.Thread(target=self._arm, args=(folders,), daemon=True, name="watching").start()

    def close(self) -> None:
        """Watch nothing any more."""
        if self._timer is not None:
            self._timer.cancel()
        with self._lock:
            if self._observer is not None:
                self._observer.stop()

    def _arm(self, folders: frozenset[Path]) -> None:
        """Have the system tell of these folders; in a thread."""
        with self._lock:
            try:
                self._observe(folders)
            except (ImportError, OSError):  # a system without, or one that has no more to give
                self._in_loop(self._poll)
        self._in_loop(self._soon, AT_ONCE)  # of what changed until now nobody told

    def _observe(self, folders: frozenset[Path]) -> None:
        from watchdog.events import FileSystemEventHandler
        from watchdog.observers import Observer

        tell = self._told

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                tell(event)

        if self._observer is None:
            self._observer = Observer()
            self._observer.daemon = True
            self._observer.start()
        self._observer.unschedule_all()
        for folder in folders:
            # One that went meanwhile, or is locked, is no reason to look at all of them over and over.
            with suppress(FileNotFoundError, PermissionError):
                self._observer.schedule(Handler(), str(folder))

    def _told(self, event: FileSystemEvent) -> None:
        """Something happened in one of the folders; in a thread."""
        if event.event_type in _HARMLESS:
            return
        there = [Path(str(name)) for name in (event.src_path, event.dest_path) if name]
        if event.event_type in ("deleted", "moved") and there[0] in self._folders:
            self._folders = frozenset()  # the system has let go of it
        if any(path in self._paths or path.parent in self._paths for path in there):
            self._in_loop(self._soon, AT_ONCE if event.event_type in _DONE else SOON)

    def _in_loop(self, call: Callable[..., None], *args: object) -> None:
        with suppress(RuntimeError):  # it has ended meanwhile
            self._loop.call_soon_threadsafe(call, *args)

    def _soon(self, seconds: float) -> None:
        """Tell in so many seconds, or before that, if something else asks for it."""
        when = self._loop.time() + seconds
        if self._timer is not None:
            if self._timer.when() <= when:
                return
            self._timer.cancel()
        self._timer = self._loop.call_at(when, self._tell)

    def _tell(self) -> None:
        self._timer = None
        self._changed()

    def _poll(self) -> None:
        self._changed()
        self._loop.call_later(POLL, self._poll)


def around(watched: Collection[Path]) -> tuple[frozenset[Path], frozenset[Path]]:
    """Of what changes matter, and the folders in which they happen, all of which exist.

    A link is watched at both ends. Where a folder is missing, the nearest one over it is watched.
    """
    matter: set[Path] = set()
    folders: set[Path] = set()
    for path in {end for named in watched for end in (named.absolute(), paths.real(named))}:
        matter.add(path)
        if paths.is_folder(path):
            folders.add(path)
        for inner, folder in zip((path, *path.parents), path.parents, strict=False):
            if paths.is_folder(folder):
                matter.add(inner)  # what has to come first
                folders.add(folder)
                break
    return frozenset(matter), frozenset(folders)
