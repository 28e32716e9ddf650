"""What the person changed, kept and taken back: names, quotes, rules that were taught."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from reader.domain.corrections import Correction, QuoteCorrection, Said, concerning, words
from reader.domain.errors import Changed, ReaderError
from reader.domain.text import Article
from reader.files import fingerprint
from reader.files.kept import Kept
from reader.settings import names

if TYPE_CHECKING:
    from reader.rules.teach import Lesson
    from reader.store.database import Store
    from reader.store.log import Change

NAMES = "names"
"""Who, in the log of changes, made those that are told here."""


class Made(msgspec.Struct, frozen=True, omit_defaults=True):
    """A change of names or quotes, as the log keeps it."""

    corrections: tuple[Correction, ...] = ()
    """What was said of names in the article."""
    quotes: tuple[QuoteCorrection, ...] = ()
    """What was said of quotes in it."""
    always: Correction | None = None
    """What was said of every article."""
    inserted: str = ""
    """What was put into the list of names, or of taught rules, for that."""
    lesson: dict[str, Any] | None = None
    """The rule that was taught."""


class Changes:
    """Corrections: for one article in the store, of names for every article in the user's list of names."""

    def __init__(
        self, store: Callable[[], Store], path: Path, kept: Kept, *, taught: Path, private: bool
    ) -> None:
        """`path`: the list of names; `taught`: the file of rules; `private`: nothing is written there."""
        self._store = store
        self._path = path
        self.taught = taught
        """Where rules are written that are taught."""
        self._kept = kept
        self.private = private
        self.problems: list[ReaderError] = []
        """What is wrong in the list, each told once."""
        self._always: tuple[bytes, tuple[Correction, ...]] | None = None
        self._words: tuple[str, frozenset[str]] = ("", frozenset())
        self._unkept: Store | None = None
        """What a full disk kept out of the log; it holds until the end."""

    def always(self) -> tuple[Correction, ...]:
        """What was said for every article, in the order of the list of names, as it is at the moment."""
        state = fingerprint.of_file(self._path)
        if self._always is None or self._always[0] != state:
            self._always = state, names.load(self._path, self._kept, self.problems)
        return self._always[1]

    def corrections(self, article: Article) -> tuple[Said, ...]:
        """What was said that holds in this article: of every article first, then of this one, in order."""
        always = self.always()
        if always and self._words[0] != article.sha256:
            self._words = article.sha256, words(article.text)
        return *concerning(self._words[1], always), *self._of(article)

    def _of(self, article: Article) -> list[Said]:
        """What was said of this article alone, in order."""
        found: list[Said] = []
        for change in self._changes(article):
            if (made := _made(change)) is not None:
                found += [*made.corrections, *made.quotes]
        return found

    def _changes(self, article: Article) -> list[Change]:
        return [change for store in self._stores() for change in store.changes(article.sha256)]

    def last(self, article: Article) -> Change | None:
        """The last change of this article that holds."""
        changes = self._changes(article)
        return changes[-1] if changes else None

    def correct(self, article: Article, what: str, *corrections: Correction) -> None:
        """Keep what was said about names in this article; `what`: the change in words."""
        self._keep(article, what, Made(corrections))

    def correct_quote(
        self, article: Article, what: str, said: QuoteCorrection, instead: Change | None = None
    ) -> None:
        """Keep what was said about a quote of this article; `what`: the change in words.

        `instead`: a change in whose place it comes, where that is still the last one.
        """
        self.withdraw(article, instead)
        self._keep(article, what, Made(quotes=(said,)))

    def withdraw(self, article: Article, change: Change | None) -> bool:
        """Take back this change of the article where it is the last one; whether it was."""
        if change is None or change != self.last(article):
            return False
        return self.undo(article) is not None

    def _keep(self, article: Article, what: str, change: Made) -> None:
        if not self._record(article, what, change):
            if self._unkept is None:
                from reader.store.database import Store

                self._unkept = Store(self._path, private=True)
            self._record(article, what, change, self._unkept)

    def _record(self, article: Article, what: str, change: Made, store: Store | None = None) -> bool:
        return (store or self._store()).record(article.sha256, NAMES, what, None, msgspec.to_builtins(change))

    def correct_always(
        self, article: Article, what: str, correction: Correction, here: Sequence[Correction] = ()
    ) -> None:
        """Write it into the list of names; raises `ReaderError` where that cannot be done.

        `here`: what is said of mentions in this article besides. What was said of the same names in this
        article before is said anew: it would go before the list.
        """
        earlier = [c for c in self._of(article) if isinstance(c, Correction)]
        said = {name for c in earlier for name in c.names}
        again = (correction,) if said & set(correction.names) else ()
        inserted = names.add(self._path, correction)
        if not self._record(article, what, Made((*again, *here), always=correction, inserted=inserted)):
            names.remove(self._path, correction, inserted)  # else nobody could take it back
            raise _no_log(self._path)

    def teach(self, article: Article, lesson: Lesson) -> Lesson:
        """Write a rule into the person's file of taught ones; the rule with the name that it has there.

        Raises `ReaderError` where that cannot be done.
        """
        from reader.rules import teach

        lesson, inserted = teach.add(self.taught, lesson)
        made = Made(inserted=inserted, lesson=msgspec.to_builtins(lesson))
        if not self._record(article, f"rule {lesson.called}", made):
            teach.remove(self.taught, lesson, inserted)  # else nobody could take it back
            raise _no_log(self.taught)
        return lesson

    def undo(self, article: Article) -> str | None:
        """Take back the last change that was made in this article; what it was, in words; None without one.

        Raises `ReaderError` where it cannot be taken back; one that the list of names does not hold any more
        as it was made counts as taken back all the same.
        """
        return self._step(article, back=True)

    def redo(self, article: Article) -> str | None:
        """Make the change again that was taken back last; as `undo`."""
        return self._step(article, back=False)

    def _stores(self) -> list[Store]:
        return [self._store(), *([self._unkept] if self._unkept is not None else [])]

    def _step(self, article: Article, *, back: bool) -> str | None:
        for store in reversed(self._stores()):
            step, reverse = (store.undo, store.redo) if back else (store.redo, store.undo)
            change = step(article.sha256)
            if change is None:
                continue
            made = _made(change)
            if made is not None:
                try:
                    self._step_in_list(made, back=back)
                except Changed:
                    raise  # it is not there: there is nothing to come back to
                except ReaderError:
                    reverse(article.sha256)
                    raise
            return change.what
        return None

    def _step_in_list(self, made: Made, *, back: bool) -> None:
        """Write what the change wrote into a file of the person's, or take it out."""
        if made.always is not None and back:
            names.remove(self._path, made.always, made.inserted)
        elif made.always is not None:
            names.add(self._path, made.always)
        if made.lesson is not None:
            from reader.rules import teach

            lesson = msgspec.convert(made.lesson, teach.Lesson)
            if back:
                teach.remove(self.taught, lesson, made.inserted)
            else:
                teach.add(self.taught, lesson)


def _no_log(path: Path) -> ReaderError:
    return ReaderError("not saved: the log of changes cannot be written", source=path.name)


def _made(change: Change) -> Made | None:
    """What a change says; None for another's, or one of another version of the reader."""
    if change.who != NAMES:
        return None
    try:
        return msgspec.convert(change.after, Made)
    except msgspec.ValidationError:
        return None
