"""The theme that is in use: which one that is, what it is made of, and what is kept for the next start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from reader.domain.errors import CannotOpen, ReaderError
from reader.domain.theme import Theme
from reader.files import terminal
from reader.settings import remembered, themes


class Looks:
    """Chooses and loads themes; what is wrong with one is told, and another is there."""

    def __init__(
        self,
        setting: str | None,
        environ: Mapping[str, str],
        shelf: themes.Shelf,
        *,
        tell: Callable[[ReaderError], None],
        place_of: Callable[..., str],
    ) -> None:
        """`setting`: None where nobody set it, and what was chosen in the window holds; `place_of` says where
        a setting comes from.
        """
        self._environ, self._tell, self._place_of = environ, tell, place_of
        self.shelf = shelf
        self._terminal = remembered.Terminal(environ, shelf.kept)
        self.fixed = setting is not None
        """Whether a setting says which theme it is."""
        self.setting = setting or remembered.chosen_theme(shelf.locations) or themes.AUTO
        """What the settings say, or what was chosen: a name, two, or `auto`."""
        self._background: str | None = None
        self._said: str | None = None
        self.question: terminal.Question | None = None
        """What the terminal was asked; its answer may come late."""
        self._looked = False  # whether what is known from before was looked for
        self._found: tuple[str, themes.Found] | None = None
        self._warned: set[str] = set()
        self.notices: list[str] = []
        """What there is to say about themes that are right, and cannot be read everywhere."""
        self.news = ""
        """What came of reading a theme again, in words; empty where it is the same."""
        self.complains = False
        """Whether what was loaded last has mistakes, or cannot be read everywhere."""
        self._told_missing = False
        self._wrong = False  # whether the theme in use has mistakes, so that another stands in for it

    # -- the terminal

    @property
    def asks(self) -> bool:
        """Whether the theme goes by the terminal's background."""
        return themes.asks_background(self.setting) and not self._environ.get("NO_COLOR")

    @property
    def background(self) -> str | None:
        """The terminal's background, as it said it now or the last time; None where it never did."""
        if self._background is None and not self._looked:
            self._looked = True
            self._background = self._terminal.background()
        return self._background

    def ask(self) -> None:
        """Ask the terminal for its background, if the theme goes by that; it answers while all else is made
        ready.
        """
        if self.asks:
            self.question = terminal.ask(0, 2, self._environ)

    def hear(self) -> None:
        """Take the answer, as far as it is there; it is waited for where none is known from before."""
        if self.question is not None:
            color = self.question.hear(wait=self.background is None)
            self._background = self._said = color or self.background

    def tell_background(self, color: str) -> bool:
        """Take an answer that came late; whether the theme in use is not the right one any more."""
        before, self._background = self.name, color
        self._said = color
        self.keep_background()
        return self.in_use == before != self.name

    def keep_background(self) -> None:
        """Keep what the terminal said for the next start."""
        if self._said is not None and self._said != self._terminal.background():
            self._terminal.put(self._said)

    def give_back(self) -> None:
        """Leave the terminal as it was before it was asked."""
        if self.question is not None:
            self.question.restore()

    # -- the theme

    @property
    def name(self) -> str:
        """The name of the theme that the settings mean here."""
        return themes.choose(self.setting, self._environ, self.background)

    @property
    def in_use(self) -> str:
        """The name of the theme that was loaded last."""
        return self._found[0] if self._found else ""

    def theme(self, name: str | None = None) -> Theme:
        """The theme of that name, or the one that the settings choose; a broken one is a problem."""
        wanted = name if name is not None and not themes.asks_background(name) else self._meant(name)
        try:
            found = themes.find(wanted, self.shelf)
        except ReaderError as error:
            if name is None and isinstance(error, CannotOpen):
                error.source = self._place_of("theme")
            self._tell(error)
            found = self._instead()
            self._wrong = True
        else:
            self._wrong = False
        if name is None:
            self._tell_others(wanted)
        self._found = wanted, found
        self.complains = self._wrong or bool(found.weak)
        if found.weak and wanted not in self._warned:
            self._warned.add(wanted)
            self.notices.append(themes.warning(wanted, found.weak))
        return found.theme

    def missing(self) -> list[ReaderError]:
        """A problem for each theme that the setting names and that is not there."""
        found: list[ReaderError] = []
        for name in () if self.setting == themes.AUTO else self.setting.split(","):
            if (error := themes.missing(name, self.shelf)) is not None:
                error.source = self._place_of("theme")
                found.append(error)
        return found

    def _tell_others(self, wanted: str) -> None:
        """Tell that the theme for the other background is not there, before it gets dark."""
        if "," in self.setting and not self._told_missing:
            self._told_missing = True
            for error in self.missing():
                if f'"{wanted}"' not in error.message:  # that one is told already
                    self._tell(error)

    def _instead(self) -> themes.Found:
        """A theme that ships; any file of the person's may be what mends theirs."""
        default = themes.choose(themes.AUTO, self._environ, self.background)
        found = themes.find(default, self.shelf, own=False)
        own = sorted(themes.own_files(self.shelf.locations))
        return themes.Found(found.theme, (*found.files, *map(str, own)))

    def again(self) -> Theme | None:
        """The theme in use, read anew from its files; None where they are broken now, which is a problem."""
        if self._found is None:
            return None
        name, before = self._found
        self.news = ""
        try:
            found = themes.find(name, self.shelf)
        except ReaderError as error:
            if isinstance(error, CannotOpen):
                error = CannotOpen(f"theme {name}: its file is not there any more", hint="t chooses another")
            self._tell(error)
            self._wrong = self.complains = True
            return None
        if self._wrong or found != before:
            self.news = f"theme {name} {'is right again' if self._wrong else 'read again'}"
        self._found, self._wrong, self.complains = (name, found), False, bool(found.weak)
        if found.weak and self.news:
            self._warned.add(name)
            self.notices.append(themes.warning(name, found.weak))
        return found.theme

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the theme in use is made of, those that it extends included."""
        return tuple(map(Path, self._found[1].files)) if self._found else ()

    def look_at(self, name: str) -> Theme | None:
        """The theme of that name, not put to use; None where there is none that is right."""
        try:
            return themes.find(name, self.shelf).theme
        except ReaderError:
            return None

    @property
    def own_names(self) -> frozenset[str]:
        """The names of the themes that the person wrote."""
        return frozenset(path.stem for path in themes.own_files(self.shelf.locations))

    def choose(self, name: str) -> bool:
        """Take this theme for this and the next starts, where no setting says another; whether it is kept."""
        if self.fixed:
            return False
        self.setting = name
        if not self.shelf.kept.keeps:
            return False
        return remembered.choose_theme(self.shelf.locations, None if name == themes.AUTO else name)

    def _meant(self, setting: str | None) -> str:
        return themes.choose(setting or self.setting, self._environ, self.background)
