"""The parts of the main screen and what can be done with them; which key does what is elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.layout import Layout
from textual.message import Message
from textual.screen import Screen

from reader.domain.display import show
from reader.domain.text import Extent
from reader.ui import regions, status
from reader.ui.article.view import ArticleView
from reader.ui.commands import ARTICLE, CARET, ENTITIES, FOLDED, QUOTES, Command, footer
from reader.ui.focus import Focus, QuoteFocus, current, evidence, nearest, whole
from reader.ui.following import Following
from reader.ui.ink import Ink
from reader.ui.panels.base import ListPanel
from reader.ui.panels.entities import EntitiesPanel
from reader.ui.panels.quotes import QuotesPanel
from reader.ui.pieces import Piece, piece
from reader.ui.prompt import Prompt
from reader.ui.screens import said
from reader.ui.screens.placing import Placing
from reader.ui.seeking import Seeking
from reader.ui.session import Session
from reader.ui.theming import Palette

if TYPE_CHECKING:
    from reader.domain.theme import Theme

BRIEF = 100
"""Below so many columns the status line says less."""


class ThemeWanted(Message):
    """Everything shall be drawn in another theme."""

    def __init__(self, name: str, *, tried: bool = False) -> None:
        super().__init__()
        self.name = name
        self.tried = tried
        """Whether it is only looked at."""


class RedrawWanted(Message):
    """Everything shall be written again, whatever the terminal shows."""


class ReadingChanged(Message):
    """Another article is open: its analysis is to be watched."""


class Window(Screen[None]):
    """Article, panels and lines, and the one place that keeps them in step."""

    DEFAULT_CSS = """
    Window { overflow: hidden; background: $background; }
    ArticleView { width: 1fr; height: 1fr; }
    """
    AUTO_FOCUS = None

    def __init__(self, session: Session, commands: tuple[Command, ...], theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.commands = commands
        self._placing = Placing(lambda: self.wish)
        config = session.engine.config
        self.wish = regions.Wish(panels=config.panels, measure=config.measure)
        self.article_view = ArticleView(id="article")
        self.entities = EntitiesPanel()
        self.quotes = QuotesPanel()
        self.title_line = status.Title(lambda: self.article_view.column)
        self.status_line = status.LineWidget(id="status", ground="panel")
        self.footer = status.Footer()
        self.following = Following()
        self.prompt: Prompt | None = None
        """What is being typed."""
        self.awaited: tuple[str, Callable[[str], None]] | None = None
        """What the next key is for, in a word, and who gets it."""
        self.pending = ""
        """Keys that wait for more."""
        self.interrupted = False
        """Whether the last key was a ctrl+c that had nothing to cancel."""
        self.seeking: Seeking | None = None
        """A search that goes on."""
        self._marked: object = None  # what the strip shows the places of
        self._message: list[Piece] = []
        self.article_view.measure = config.measure
        self.article_view.show_boilerplate = config.boilerplate
        self.use_theme(theme)

    @property
    def layout(self) -> Layout:
        """Not one of those that CSS can name."""
        return self._placing

    def compose(self) -> ComposeResult:
        """The parts."""
        yield from (
            self.title_line, self.article_view, self.entities, self.quotes, self.status_line, self.footer,
        )  # fmt: skip

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

    # -- looks

    def use_theme(self, theme: Theme) -> None:
        """Draw everything in this theme."""
        self.theme_in_use = theme
        self._ink = Ink(theme)
        self.article_view.palette = Palette(theme)
        for part in (self.entities, self.quotes, self.title_line, self.status_line, self.footer):
            part.use(self._ink)

    def ink(self) -> Ink:
        """What draws in the theme of the moment."""
        return self._ink

    def wear(self, name: str) -> None:
        """Change the theme of the whole application; without a name, to the one of the settings."""
        self.post_message(ThemeWanted(name))

    def try_on(self, name: str) -> None:
        """As `wear`, for a look at it: what Textual draws itself keeps its colours, which is much quicker."""
        self.post_message(ThemeWanted(name, tried=True))

    def change(self, **wish: object) -> None:
        """Change what the person wants to see, and lay the screen out anew."""
        self.wish = replace(self.wish, **wish)
        self._fit_panels()
        self.article_view.refresh(layout=True)  # a child's: it is what makes the screen arrange anew
        self.call_after_refresh(self.show_status)  # what is on the screen may be more, or less

    def on_resize(self) -> None:
        """Panels beside the article, or one sheet."""
        self._fit_panels()
        self.call_after_refresh(self.show_status)

    @property
    def wide(self) -> bool:
        """Whether both panels fit beside the article."""
        return regions.is_wide(self.size.width)

    @property
    def panels_open(self) -> bool:
        """Whether the panels, or the sheet, are there."""
        return self.wish.panels if self.wide else self.wish.sheet

    def show_panels(self, shown: bool, **wish: object) -> None:
        """Open or close the panels, or the sheet."""
        self.change(**{"panels" if self.wide else "sheet": shown}, **wish)

    def panels_seen(self) -> set[str]:
        """Which panels are on the screen."""
        boxes = regions.arrange(self.size.width, self.size.height, self.wish)
        return {name for name in (ENTITIES, QUOTES) if name in boxes}

    def _fit_panels(self) -> None:
        seen = self.panels_seen()
        for panel in (self.entities, self.quotes):
            if panel.has_focus and panel.id not in seen:
                self.set_focus(self.article_view)
        shared = len(seen) == 1
        if (self.entities.other is not None, self.quotes.stacked) != (shared, not shared):
            self.entities.other = self.quotes if shared else None
            self.quotes.other = self.entities if shared else None
            self.quotes.stacked = not shared
            self.entities.refresh()
            self.quotes.refresh()

    # -- which part has the keys

    @property
    def pane(self) -> str:
        """The pane that has the focus."""
        return self.focused.id if isinstance(self.focused, ListPanel) and self.focused.id else ARTICLE

    @property
    def keys_of(self) -> str:
        """Which pane's keys hold: with the caret out, some mean other things in the article."""
        return CARET if self.pane == ARTICLE and self.article_view.caret is not None else self.pane

    def uncover(self) -> None:
        """Close the sheet where it covers the article."""
        if ARTICLE not in regions.arrange(self.size.width, self.size.height, self.wish):
            self.focus_pane(ARTICLE)
            self.show_panels(False)

    def panel(self, name: str) -> ListPanel:
        """A panel by its name."""
        return self.entities if name == ENTITIES else self.quotes

    def focus_pane(self, name: str) -> None:
        """Give the keys to a pane; a panel that is away comes."""
        # `set_focus`, not the widget's `focus`, which is late for keys that are typed ahead.
        if name == ARTICLE:
            self.set_focus(self.article_view)
            return
        if self.size.width < regions.NARROW:
            self.say("the window is too narrow for the panels")
            return
        if name not in self.panels_seen():
            self.show_panels(True, open=name)
        self.set_focus(self.panel(name))

    def on_descendant_focus(self) -> None:
        """The footer follows the focus."""
        self.offer_keys()

    def offer_keys(self) -> None:
        """Say in the footer which keys matter now."""
        folded = self.keys_of == ARTICLE and self.following.fold is not None
        self.footer.offer(footer(self.commands, FOLDED if folded else self.keys_of))

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
        entities, quotes = session.found
        complete = session.reading.complete
        view.show_reading(session.reading)
        text = session.article.text
        paragraphs = 1 if session.reading.opening else view.paragraph_count  # nothing is found yet
        self.entities.show_entities(entities, text, paragraphs, view.paragraph_at, complete)
        self.quotes.show_quotes(quotes, entities, text, view.paragraph_at, complete=complete)
        if complete:
            self.change(entities=self.entities.lines_needed())
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is chosen in the text, in the panels and in the status line."""
        session = self.session
        if self.following.follow(session):
            self.show_fold()
        search = session.search
        self.article_view.set_layers(search.between if search else None, session.pins.between)
        self.article_view.set_overlay(session.overlay())
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
            places = focus.places if focus is not None else ()
            strip = [(p.extent.start, p.certain and not p.weak) for p in places]
            self.article_view.set_strip(strip, lit=True)

    # -- moving

    def choose(self, focus: Focus, *, jump: bool = True) -> None:
        """Choose something and go to its current place, unless it is on the screen already."""
        self.session.set_focus(focus)
        self._message = []
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

    def leave(self) -> None:
        """Remember where we are, before a jump."""
        self.session.jumps.leave(self.article_view.place)

    # -- lines

    def ask(self, prompt: Prompt) -> None:
        """Let the person type a line; keys go there until it is done."""
        self._message = []
        self.prompt = prompt
        self.show_status()

    def await_key(self, what: str, done: Callable[[str], None]) -> None:
        """Give the next key to `done`; Esc gives none."""
        self.awaited = (what, done)

    def answer(self, accepted: bool) -> None:
        """End what is being typed."""
        prompt, self.prompt = self.prompt, None
        if prompt is not None:
            prompt.done(accepted)
        self.show_status()

    def say(self, message: str, *, color: str = "soft") -> None:
        """Say something in the status line until the next key."""
        self._message = [piece(message, color)]
        self.show_status()

    def hush(self) -> None:
        """Take the message away, with the next status that is shown."""
        self._message = []

    def message(self, text: str) -> None:
        """Say something beside what is being typed; empty: nothing."""
        self._message = [piece(text, "mute", italic=True)] if text else []

    def tell(self, notices: Iterable[str]) -> None:
        """Tell what the person should know, all in one; it stays for a while, or until Esc."""
        if told := list(notices):
            self.notify(show("\n".join(told), keep_lines=True), markup=False, timeout=max(10, 4 * len(told)))

    def show_title(self) -> None:
        """The article's name, and which of how many it is."""
        self.title_line.say(*said.title(self.session, self.article_view, self.following))

    def show_status(self) -> None:
        """What is typed, said or chosen on the left; where we are on the right."""
        if self.prompt is not None:
            left = [piece(self.prompt.before, "accent", bold=True), *self.prompt.line.pieces()]
            says = [piece(f"   {self.prompt.says()}", "mute")] if self.prompt.says is not None else []
            self.status_line.say([*left, Piece("  "), *self._message, *says], self._search_count())
            return
        brief = self.size.width < BRIEF
        view = self.article_view
        focus = self.session.focus
        if self._message:
            left = self._message
        elif view.caret is not None and (focus is None or view.caret != current(focus).extent.start):
            left = said.under(self.session, view.caret)
        elif focus is not None:
            left = focus.status(view.paragraph_at, brief=brief)
        else:
            left = said.here(self.session, view.place, brief=brief)
        told = bool(self._message) or isinstance(focus, QuoteFocus)  # that is the longest
        self.status_line.say(left, said.where(self.session, view, self.pending, brief=brief and told))

    def _search_count(self) -> list[Piece]:
        search = self.session.search
        return [piece(search.count, "soft")] if search else []
