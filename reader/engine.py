"""The one way from a file to a `Reading`, for the window and for `export` alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from reader.analysis import models
from reader.analysis.cache import Cache
from reader.analysis.client import Analyst
from reader.analysis.matches import DocMatches
from reader.changes import Changes
from reader.domain.analysis import Analysis
from reader.domain.corrections import Said
from reader.domain.errors import ReaderError, StateUnusable
from reader.domain.layers import of_article, of_entities, of_highlights, of_quotes
from reader.domain.lens import Lens
from reader.domain.pins import Pin
from reader.domain.reading import Reading
from reader.domain.rules import Highlight
from reader.domain.spans import flatten
from reader.domain.text import Article
from reader.domain.theme import Style, Theme
from reader.files.kept import Kept
from reader.formats.glance import Glance, glance
from reader.formats.registry import read
from reader.formats.source import Source, load
from reader.highlighting import Highlighting
from reader.rules.active import TAUGHT
from reader.settings import config as settings
from reader.settings import lenses, names, themes
from reader.settings.locations import Locations
from reader.settings.looks import Looks

if TYPE_CHECKING:
    from reader.store.database import Store
    from reader.store.positions import Place

_LOG = "analysis.log"
_MANY = 10_000
"""So many texts are looked through for the articles of a queue."""
_ANALYSES = "analyses"  # the folder in the cache


class Engine:
    """Settings, rules, what is kept, and the analysis process; built once by the command line."""

    def __init__(
        self,
        flags: Mapping[str, object],
        *,
        near: Path | None = None,
        environ: Mapping[str, str] = os.environ,
        locations: Locations | None = None,
        borrow: themes.Borrow | None = None,
    ) -> None:
        """`flags`: settings from the command line; `near`: the folder whose `.reader.yaml` counts; `borrow`:
        knows palettes that are in no theme file.
        """
        self.locations = locations or Locations.of(environ)
        loaded = settings.load(flags, environ, near, self.locations)
        self.config = loaded.config
        self.problems: list[ReaderError] = list(loaded.problems)
        """What is wrong with the user's files, each told once; reading goes on."""
        self._told: list[str] = []
        self._seen: set[str] = set()  # the digests of texts of which nothing was kept
        self._environ, self._flags, self._files = environ, flags, loaded.files
        keep = not self.config.private
        self._cache = Cache(self.locations.cache / _ANALYSES if keep else None)
        self.looks = Looks(
            self.config.theme if "theme" in loaded.said else None,
            environ,
            themes.Shelf(self.locations, Kept(self.locations.cache / "themes" if keep else None), borrow),
            tell=self._tell,
            place_of=self.place_of,
        )
        """The theme, and what of it is kept."""
        self._log = self.locations.state / _LOG if keep else None
        self._matches = DocMatches(self._cache)
        self.analyst = Analyst(self.config.model, self._cache, self._log, self._matches)

    def place_of(self, *names: str) -> str:
        """Where a setting, or a key inside it, comes from: `--theme`, `READER_THEME`, `config.yaml:3:1`."""
        if names[0] in self._flags:
            return f"--{names[0]}"
        if self._environ.get(variable := f"READER_{names[0].upper()}"):
            return variable
        return settings.place_in(self._files, *names) or names[0]

    # -- opening

    def open(self, source: Source) -> Article:
        """The article; raises `ReaderError` with the reason why not."""
        data = load(source, max_size=self.config.max_size)
        article = read(source.name, data, encoding=self.config.encoding, force_text=self.config.force_text)
        if not article.whole:  # a long one: its digest is ready when the window is
            Thread(target=lambda: article.sha256, daemon=True).start()
        return article

    def glance(self, source: Source) -> Glance:
        """What a list says of an article that is not open; in any thread. Raises `ReaderError`."""
        config = self.config
        return glance(
            source, max_size=config.max_size, encoding=config.encoding, force_text=config.force_text
        )

    def cached(self, article: Article) -> Analysis | None:
        """The whole analysis, where it is known from before."""
        return self.analyst.cached(article, self.changes.corrections(article))

    def analyse(self, article: Article, focus: int) -> None:
        """Have the article read, the offset `focus` first, following what was said in it."""
        self.analyst.analyse(article, focus, self.changes.corrections(article), self.highlighting.queries())

    def begin(self, article: Article, focus: int | None = None) -> Analysis | None:
        """The whole analysis, where it is known from before; else have the article read, the offset `focus`
        first, or where the person was.

        Neither while the blocks of a long text are told apart: whoever waits for that asks again.
        """
        if not article.whole:
            self.analyst.drop()
            return None
        known = self.cached(article)
        if known is None:
            self.analyse(article, (self.position(article) or 0) if focus is None else focus)
        return known

    @cached_property
    def modelless(self) -> bool:
        """Whether the model of the settings is not installed: only quotation marks are found then."""
        return models.installed(models.choose(self.config.model)) is None

    def looking_up(self, article: Article) -> Callable[[], Analysis | None]:
        """What gives the whole analysis, in any thread, as it takes its time: where it is known from before,
        or where there is no model; else None.
        """
        if self.modelless:
            return lambda: self.without_model(article)
        said = self.changes.corrections(article)
        return lambda: self.analyst.cached(article, said)

    def without_model(self, article: Article) -> Analysis:
        """What is found without a model, and that there is none; in any thread, as it takes its time."""
        analyst = Analyst(self.config.model, Cache(None))
        analyst.analyse(article)
        return next(u.analysis for u in analyst.poll() if u.analysis is not None)

    def analyse_again(self, article: Article, focus: int) -> Analysis | None:
        """As `analyse`, after something was said about the article; the whole at once where it is known."""
        said = self.changes.corrections(article)
        known = self.analyst.cached(article, said)
        if known is None:
            self.analyst.analyse(article, focus, said, self.highlighting.queries())
        else:
            self.analyst.drop()
        return known

    def match(self, article: Article) -> None:
        """Have looked for what rules find in the model's parse of an article that is analysed already, where
        the reading that was made of it last lacks some of that; at once, `analyst` tells when it is there.
        """
        if missing := self.highlighting.missing(article):
            self.analyst.match(article, missing)

    # -- putting together

    def reading(
        self, article: Article, analysis: Analysis | None = None, *, complete: bool = False
    ) -> Reading:
        """All layers over the article; without an analysis, those of the text alone: they cost nothing."""
        opening = analysis is None and not article.whole
        spans = [] if opening else [*of_article(article)]
        highlights: tuple[Highlight, ...] = ()
        if analysis is not None:
            highlights = self.highlighting.find(article, analysis, complete=complete)
            spans += of_entities(analysis.entities)
            spans += of_quotes(article, analysis.quotes)
            spans += of_highlights(highlights)
        styles = {f"rule:{h.rule}": h.style for h in highlights if isinstance(h.style, Style)}
        runs = flatten(spans)
        return Reading(
            article, analysis or Analysis(), highlights, tuple(spans), runs, complete, styles, opening
        )

    def analyse_all(self, sources: Iterable[Source], failed: list[ReaderError]) -> Iterator[Reading]:
        """A reading of every article, in order, on as many processes as `jobs` says; those that cannot
        be opened are put into `failed`."""
        from reader.analysis.pool import analyse_all

        def articles() -> Iterator[tuple[Article, tuple[Said, ...]]]:
            for source in sources:
                try:
                    article = self.open(source)
                except ReaderError as error:
                    failed.append(error)
                else:
                    yield article, self.changes.corrections(article)

        for article, analysis in analyse_all(
            articles(),
            self.config.model,
            self.config.jobs,
            self._cache,
            self._log,
            queries=self.highlighting.queries(),
            matches=self._matches,
        ):
            yield self.reading(article, analysis, complete=True)

    def open_all(self, sources: Iterable[Source], failed: list[ReaderError]) -> Iterator[Reading]:
        """As `analyse_all`, without the model: only what needs the text alone is found."""
        for source in sources:
            try:
                article = self.open(source)
            except ReaderError as error:
                failed.append(error)
            else:
                yield self.reading(article, Analysis(), complete=True)

    # -- rules and themes

    @cached_property
    def highlighting(self) -> Highlighting:
        """The active rule sets and what they find."""
        folders = self.locations.config / "rules", self.locations.shipped() / "rules"
        made = Highlighting(
            self.config.rules, folders, self._matches, place_of=self.place_of, tell=self._tell
        )
        made.check(self.config.lenses.values())
        return made

    @property
    def watched(self) -> frozenset[Path]:
        """The files and folders that decide how an article is shown, and may change while it is."""
        return self.highlighting.rules.watched

    @property
    def lenses(self) -> tuple[Lens, ...]:
        """Those that ship and those of the settings."""
        return lenses.every(self.config.lenses)

    def theme(self, name: str | None = None) -> Theme:
        """The theme of that name, or the one that the settings choose; a broken one is a problem."""
        return self.looks.theme(name)

    @property
    def theme_files(self) -> tuple[Path, ...]:
        """The files that the theme in use is made of, those that it extends included."""
        return self.looks.files

    def theme_again(self) -> Theme | None:
        """The theme in use, read anew from its files; None where they are broken now, which is a problem."""
        return self.looks.again()

    def theme_names(self) -> list[str]:
        """The names of all themes that there are files of."""
        return themes.names(self.locations)

    # -- what is kept

    @cached_property
    def store(self) -> Store:
        """What the user made; opened when it is first asked for."""
        from reader.store.database import Store

        return Store.open(self.locations.data, private=self.config.private)

    @cached_property
    def changes(self) -> Changes:
        """What the person changed, and taking it back."""
        kept = Kept(None if self.config.private else self.locations.cache / "settings")
        config = self.locations.config
        return Changes(
            lambda: self.store,
            config / names.FILE,
            kept,
            taught=config / "rules" / TAUGHT,
            private=self.config.private,
        )

    def position(self, article: Article) -> int | None:
        """Where the person was in this text, from whatever file; in one that its file had before, where this
        is the same text, changed: then marks, pins and look are taken over too, once.
        """
        place = self.store.position(article.sha256)
        if place is None and article.source != "-" and article.sha256 not in self._seen:
            self._seen.add(article.sha256)
            from reader.revised import take_over

            if told := take_over(self.store, article, _file(article)):
                self._told.append(f"The file has changed: {told}.")
            place = self.store.position(article.sha256)
        return place

    def place(self, sha256: str) -> Place | None:
        """What is kept of where the person was in the text of this digest."""
        return self.store.place(sha256)

    def known_places(self) -> dict[str, Place]:
        """What is kept of where the person was, by the file that was opened last with each text."""
        return {place.source: place for place in reversed(self.store.recent(_MANY))}

    def save_position(self, article: Article, offset: int, read: int | None = None) -> None:
        """Keep where the person is, and how many characters are read."""
        self.store.save_position(
            article.sha256,
            offset,
            length=len(article.text),
            source=_file(article),
            title=article.title,
            read=offset if read is None else read,
            text=article.text,
        )

    def look(self, article: Article) -> dict[str, Any]:
        """How this text was shown, as far as the person said: JSON, by name."""
        return self.store.look(article.sha256)

    def save_look(self, article: Article, changes: Mapping[str, Any]) -> None:
        """Keep what the person changed of that; None: as the settings say again."""
        self.store.save_look(article.sha256, changes)

    def recent(self) -> list[Place]:
        """The texts read last, the latest first, each file once; nothing where no file is there any more."""
        found: dict[str, Place] = {}
        for place in self.store.recent():
            if os.path.isabs(place.source):
                found.setdefault(place.source, place)
        return list(found.values()) if any(map(os.path.isfile, found)) else []

    def marks(self, article: Article) -> dict[str, int]:
        """The marks in this text: from the letter to the offset."""
        return self.store.marks(article.sha256)

    def set_mark(self, article: Article, name: str, offset: int) -> bool:
        """Set a mark, or move it; whether it is kept when the program ends."""
        return self.store.save_mark(article.sha256, name, offset, article.text) and self.store.writable

    def pins(self, article: Article) -> list[Pin]:
        """What is pinned in this text, in the order of the colours."""
        return self.store.pins(article.sha256)

    def save_pin(self, article: Article, pin: Pin) -> None:
        """Pin something, instead of what had its colour."""
        self.store.save_pin(article.sha256, pin)

    def drop_pin(self, article: Article, pin: Pin) -> None:
        """Pin something no more."""
        self.store.drop_pin(article.sha256, pin.number)

    def forget(self, sha256: str | None) -> int:
        """Remove what is kept about one text, or about all; how many things that were.

        Raises `StateUnusable` where it cannot be removed.
        """
        removed = Cache(self.locations.cache / _ANALYSES).forget(sha256)  # also where nothing is kept now
        removed += self.store.forget(sha256)
        if sha256 is None:
            Kept(self.locations.cache / "settings").forget()  # a copy of the names is among them
            try:  # what libraries said may name what was read
                (self.locations.state / _LOG).unlink(missing_ok=True)
            except OSError as error:
                raise StateUnusable(f"not forgotten: {error.strerror}", source=_LOG) from error
        return removed

    # -- what there is to say

    def notices(self) -> list[str]:
        """What the person should be told and has not been yet."""
        problems = [*self.problems, *self.changes.problems]
        told = [*self._told, *map(str, problems), *self.highlighting.notices(), *self.looks.notices]
        self.problems, self.changes.problems, self.looks.notices, self._told = [], [], [], []
        if "store" in self.__dict__:
            told += self.store.notices()
        return list(dict.fromkeys(told))

    def _tell(self, error: ReaderError) -> None:
        self.problems.append(error)

    def close(self) -> None:
        """End the analysis and close what is open."""
        self.analyst.close()
        if "store" in self.__dict__:
            self.store.close()


def _file(article: Article) -> str:
    """Under which name the store has the file of an article."""
    return article.source if article.source == "-" else os.path.abspath(article.source)
