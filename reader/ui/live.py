"""Rule files, followed while the window is open: what is saved is seen at once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual.app import App

from reader.files import fingerprint
from reader.ui.beside import beside
from reader.ui.watching import Watcher

if TYPE_CHECKING:
    from reader.rules.active import Refreshed
    from reader.ui.screens.window import Window
    from reader.ui.session import Session

CALM = 1.0
"""Seconds after the first screen until the watching begins: what was saved before that is seen then."""
GRACE = 0.5
"""Seconds that a file may be away, while an editor puts another in its place."""


class _Followed(msgspec.Struct):
    """Files that decide something else than rules, and who is to know that they changed."""

    files: Callable[[], Collection[Path]]
    changed: Callable[[], None]
    stamp: tuple[bytes, ...]

    def look(self, *, patient: bool) -> bool:
        """Tell if they are other ones now; whether one that was there is away, which is told only when not
        `patient`: it may be back in a moment.
        """
        now = _stamp(self.files())
        if now == self.stamp:
            return False
        if patient and not all(now):
            return True
        self.stamp = now  # first: what fails once shall not fail with every save
        self.changed()
        self.stamp = _stamp(self.files())  # it may be made of other files now
        return False


def _stamp(files: Collection[Path]) -> tuple[bytes, ...]:
    return tuple(map(fingerprint.of_file, files))


class Live:
    """Keeps the colours of the open article as the rule files say; what is shown else stays as it is."""

    def __init__(self, app: App[None], session: Session, window: Window, show: Callable[[], None]) -> None:
        """`show`: shows the reading that is made anew."""
        self._app, self._session, self._window, self._show = app, session, window, show
        self._engine = session.engine
        self._watcher: Watcher | None = None
        self._busy = self._asked = False
        self._followed: list[_Followed] = []
        self._told = False  # whether a notice says what is wrong

    def follow(self, files: Callable[[], Collection[Path]], changed: Callable[[], None]) -> None:
        """Call `changed` too when these files are other ones; one that is away is waited for a moment."""
        self._followed.append(_Followed(files, changed, _stamp(files())))

    def begin(self) -> None:
        """Watch from now on."""
        if paths := self._paths():
            self._watcher = Watcher(self.check)
            self._watcher.watch(paths)

    def close(self) -> None:
        """Watch nothing any more."""
        if self._watcher is not None:
            self._watcher.close()

    def check(self, *, patient: bool = True) -> None:
        """Read what changed, in a thread, and show what comes of it."""
        if self._busy:
            self._asked = True
            return
        if any([one.look(patient=patient) for one in self._followed]):
            self._app.set_timer(GRACE, lambda: self.check(patient=False))
        self._busy = True  # from here on `_checked` is sure to come
        beside(
            lambda: self._engine.highlighting.refresh(patient=patient),
            lambda found: self._app.call_next(self._checked, found),
        )

    def _paths(self) -> set[Path]:
        return {*self._engine.watched, *(path for one in self._followed for path in one.files())}

    def _checked(self, found: Refreshed | Exception) -> None:
        self._busy = False
        if isinstance(found, Exception):
            raise found
        if not self._app.screen_stack:
            return  # the window was left meanwhile
        if found.vanished:
            self._app.set_timer(GRACE, lambda: self.check(patient=False))
        if found.changed:
            self._session.read_again()
            self._show()
        self._tell(found)
        if self._watcher is not None:
            self._watcher.watch(self._paths())
        if self._asked:
            self._asked = False
            self.check()

    def _tell(self, found: Refreshed) -> None:
        """One notice of what is wrong, until it is right again; what else was read is said in passing."""
        if self._told and (found.wrong or found.news):
            self._told = False
            self._app.clear_notifications()
        if found.wrong:
            self._told = True
            self._window.tell(found.wrong)
            if self._window.prompt is None:  # what was said of it before is not so any more
                self._window.hush()
                self._window.show_status()
        if found.news and self._window.prompt is None:
            self._window.say("; ".join(found.news))
        self._window.tell(self._session.notices())
