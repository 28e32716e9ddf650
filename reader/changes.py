"""What the person changed, kept and taken back: here names, later whatever else can be undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reader.domain.corrections import Correction, concerning
from reader.domain.errors import ReaderError
from reader.domain.text import Article
from reader.files.kept import Kept
from reader.settings import names

if TYPE_CHECKING:
    from reader.store.database import Change, Store

NAMES = "names"
"""Who, in the log of changes, made those that are told here."""


class Made(msgspec.Struct, frozen=True, omit_defaults=True):
    """A change of names, as the log keeps it."""

    corrections: tuple[Correction, ...]
    inserted: str = ""
    """For every article: what was put into the list of names for it."""


class Changes:
    """Corrections of names: for one article in the store, for every article in the user's list of names."""

    def __init__(self, store: Callable[[], Store], path: Path, kept: Kept, *, private: bool) -> None:
        """`path`: the list of names; `private`: nothing is written into it."""
        self._store = store
        self._path = path
        self._kept = kept
        self.private = private
        self.problems: list[ReaderError] = []
        """What is wrong in the list, each told once."""
        self._always: tuple[Correction, ...] | None = None
        self._unkept: list[tuple[str, str, Made]] = []
        """What a full disk kept out of the log: digest of the text, words, change; it holds until the end."""

    def always(self) -> tuple[Correction, ...]:
        """What was said for every article, in the order of the list of names."""
        if self._always is None:
            self._always = names.load(self._path, self._kept, self.problems)
        return self._always

    def corrections(self, article: Article) -> tuple[Correction, ...]:
        """What was said about names in this article: for every article first, then for this one, in order."""
        here = [made for change in self._store().changes(article.sha256) if (made := _made(change))]
        here += [made for sha256, _, made in self._unkept if sha256 == article.sha256]
        return (
            *concerning(article.text, self.always()),
            *(correction for made in here for correction in made.corrections),
        )

    def correct(self, article: Article, what: str, *corrections: Correction) -> None:
        """Keep what was said about names in this article; `what`: the change in words."""
        made = Made(corrections)
        if not self._store().record(article.sha256, NAMES, what, None, msgspec.to_builtins(made)):
            self._unkept.append((article.sha256, what, made))

    def correct_always(self, what: str, correction: Correction) -> None:
        """Write it into the list of names; raises `ReaderError` where that cannot be done."""
        from reader.store.database import EVERYWHERE

        made = Made((correction,), names.add(self._path, correction))
        self._always = None
        self._store().record(EVERYWHERE, NAMES, what, None, msgspec.to_builtins(made))

    def undo(self, article: Article) -> str | None:
        """Take the last change back; what it was, in words, or None where there is none.

        Raises `ReaderError` where it cannot be taken back: then it holds.
        """
        if self._unkept and self._unkept[-1][0] == article.sha256:
            return self._unkept.pop()[1]
        return self._step(article, back=True)

    def redo(self, article: Article) -> str | None:
        """Make the change again that was taken back last; as `undo`."""
        return self._step(article, back=False)

    def _step(self, article: Article, *, back: bool) -> str | None:
        from reader.store.database import EVERYWHERE

        store = self._store()
        step, reverse = (store.undo, store.redo) if back else (store.redo, store.undo)
        change = step(article.sha256, EVERYWHERE)
        if change is None:
            return None
        made = _made(change)
        if made is not None and made.inserted:
            try:
                if back:
                    names.remove(self._path, made.inserted)
                else:
                    names.add(self._path, made.corrections[0])
            except ReaderError:
                reverse(article.sha256, EVERYWHERE)
                raise
            self._always = None
        return change.what


def _made(change: Change) -> Made | None:
    """What a change says of names; None for another's, or one of another version of the reader."""
    if change.who != NAMES:
        return None
    try:
        return msgspec.convert(change.after, Made)
    except msgspec.ValidationError:
        return None
