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
        self._found = wanted, found
        if found.weak and wanted not in self._warned:
            self._warned.add(wanted)
            self.notices.append(themes.warning(wanted, found.weak))
        return found.theme

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
        name, _ = self._found
        try:
            self._found = name, themes.find(name, self.shelf)
        except ReaderError as error:
            self._tell(error)
            return None
        return self._found[1].theme

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
