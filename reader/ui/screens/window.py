"""The main screen as one thing: article, panels and lines kept in step; which key does what is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from reader.domain.text import Extent
from reader.ui.article.strip import Marks
from reader.ui.commands import Command
from reader.ui.focus import Focus, current, evidence, nearest, whole
from reader.ui.hits import SearchFocus
from reader.ui.screens.speaking import Speaking
from reader.ui.seeking import Seeking
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.domain.theme import Theme


class ThemeWanted(Message):
    """Everything shall be drawn in another theme."""

    def __init__(self, name: str, *, tried: bool = False) -> None:
        super().__init__()
        self.name = name
        self.tried = tried
        """Whether it is only looked at."""


class RedrawWanted(Message):
    """Everything shall be written again, whatever the terminal shows."""


class FilesChanged(Message):
    """Rule files may be other ones: they are to be looked at."""


class ReadingChanged(Message):
    """Another article is open: its analysis is to be watched."""


class Window(Speaking):
    """The one place that keeps the parts in step."""

    def __init__(self, session: Session, commands: tuple[Command, ...], theme: Theme) -> None:
        super().__init__(session, commands, theme)
        self.seeking: Seeking | None = None
        """A search that goes on."""
        self._marked: object = None  # what the strip shows the places of

    def on_mount(self) -> None:
        """Show the first article."""
        self.restore()
        self.show_article()
        self.set_focus(self.article_view)

    def restore(self, *, edited: bool = False) -> None:
        """Show the article that was just opened as it was shown when it was left."""
        raise NotImplementedError

    def keep(self) -> None:
        """Keep where we are in the open article, and how it is shown."""
        raise NotImplementedError

    def run_command(self, name: str, count: int | None = None) -> None:
        """Do what a command of the table says."""
        raise NotImplementedError

    def wear(self, name: str) -> None:
        """Change the theme of the whole application; without a name, to the one of the settings."""
        self.post_message(ThemeWanted(name))

    def try_on(self, name: str) -> None:
        """As `wear`, for a look at it: what Textual draws itself keeps its colours, which is much quicker."""
        self.post_message(ThemeWanted(name, tried=True))

    # -- the article and what was found

    def show_article(self, place: int | None = None) -> None:
        """Show an article that was just opened, at that place or where it was left."""
        session = self.session
        self.following.end()
        self.article_view.fold = None
        self.show_found()
        self.article_view.go_to(session.place if place is None else place, "top")
        self.show_status()
        self.show_title()
        self.offer_keys()
        self.post_message(ReadingChanged())

    def show_found(self) -> None:
        """Show what the analysis has found so far in the text and in the panels."""
        session, view = self.session, self.article_view
        complete = session.reading.complete
        view.show_reading(session.reading)
        paragraphs = 1 if session.reading.opening else view.paragraph_count  # nothing is found yet
        self.entities.show_entities(session.listed.roster, paragraphs, view.paragraph_at, complete)
        self.quotes.show_quotes(session.listed.ledger, view.paragraph_at, complete=complete)
        if complete:
            self.change(entities=self.entities.lines_needed())
        self.show_chosen()

    def show_layers(self) -> None:
        """Show the same findings with other layers in the text."""
        self.article_view.show_reading(self.session.reading)
        self.show_chosen()

    def hide_layers(self) -> None:
        """Draw without the groups of names, and without the rules, whose colours are off."""
        self.article_view.hide(self.layers_off)

    @property
    def layers_off(self) -> frozenset[str]:
        """The style keys of these groups, and the names of these rules."""
        return self.session.rules_off | {f"entity.{group}" for group in self.entities.hidden}

    def show_chosen(self) -> None:
        """Show what is chosen in the text, in the panels and in the status line."""
        session = self.session
        if self.following.follow(session):
            self.show_fold()
        self.article_view.has_pins = len(session.pins) > 0
        self.article_view.set_layers(session.layers(), session.pins.between)
        here = current(session.focus).extent if session.focus is not None else None
        self.article_view.set_overlay(session.overlay(), here)
        self._mark_strip(session.focus)
        entity, quote = session.lit()
        if quote:
            self.quotes.light(quote, entity)
            self.entities.light("", entity)
            self.entities.bring(entity)
        else:
            self.entities.reveal(entity)
            self.entities.light(entity)
            self.quotes.light("", entity)
            self.quotes.bring(self.quotes.first_of(entity))
        self.show_status()

    def show_fold(self) -> None:
        """Fold the article, or unfold it, with what is at the top in its place."""
        self.article_view.fold = self.following.fold
        self.show_title()
        self.offer_keys()

    def _mark_strip(self, focus: Focus | None) -> None:
        """Show beside the scroll bar where what is in focus is; nothing to do from one place to the next."""
        marked = whole(focus)
        if marked is not self._marked or marked is None:
            self._marked = marked
            self.article_view.set_strip(marks(focus) if focus is not None else Marks())

    # -- moving

    def choose(self, focus: Focus, *, jump: bool = True) -> None:
        """Choose something and go to its current place, unless it is on the screen already."""
        self.session.set_focus(focus)
        self.hush()
        self.show_chosen()
        if jump:
            self.go_to(*evidence(focus))

    def choose_ref(self, ref: str, *, jump: bool = True) -> None:
        """Choose an entity or quote by its id, at the place that is nearest to what is on the screen."""
        focus = self.session.focus_on(ref)
        if focus is not None:
            near = self.article_view.in_view()
            self.choose(nearest(focus, near) if self.session.entity(ref) else focus, jump=jump)

    def go_to(self, extent: Extent, *others: Extent) -> None:
        """Go to a place, leaving a trail, so that others are seen with it, as far as there is room; where all
        that is on the screen already, it stays as it is.
        """
        before = self.article_view.place
        self.article_view.show((extent, *others))
        if self.article_view.place != before:
            self.session.jumps.leave(before)

    def sees(self, focus: Focus) -> bool:
        """Whether its current place is on the screen."""
        return self.article_view.in_view().overlaps(current(focus).extent)

    def leave(self) -> None:
        """Remember where we are, before a jump."""
        self.session.jumps.leave(self.article_view.place)


def marks(focus: Focus) -> Marks:
    """Where the strip shows it; of hits there may be very many."""
    if isinstance(focus, SearchFocus):
        return Marks(focus.starts)
    places = [(place.extent.start, place.certain and not place.weak) for place in focus.places]
    return Marks([start for start, sure in places if sure], [start for start, sure in places if not sure])
