"""The parts of the main screen: what is where, in which colours, and which of them has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.layout import Layout
from textual.screen import Screen

from reader.ui import regions, status
from reader.ui.article.view import ArticleView
from reader.ui.commands import ARTICLE, CARET, ENTITIES, FOLDED, QUOTES, SHORTENED, Command, footer
from reader.ui.following import Following
from reader.ui.ink import Ink
from reader.ui.panels.base import ListPanel
from reader.ui.panels.entities import EntitiesPanel
from reader.ui.panels.quotes import QuotesPanel
from reader.ui.screens.placing import Placing
from reader.ui.session import Session
from reader.ui.theming import Palette

if TYPE_CHECKING:
    from reader.domain.theme import Theme


class Parts(Screen[None]):
    """Article, panels and lines on the screen."""

    DEFAULT_CSS = """
    Parts { overflow: hidden; background: $background; }
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
        self.status_line = status.Status(id="status", ground="panel")
        self.footer = status.Footer()
        self.following = Following()
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

    def show_status(self) -> None:
        """Say where we are, and what is chosen."""
        raise NotImplementedError

    def say(self, message: str, *, color: str = "soft") -> None:
        """Say something in the status line until the next key."""
        raise NotImplementedError

    # -- colours

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

    # -- what is on the screen

    def change(self, **wish: object) -> None:
        """Change what the person wants to see, and lay the screen out anew."""
        self.wish = replace(self.wish, **wish)
        self._fit_panels()
        self.article_view.refresh(layout=True)  # a child's: it is what makes the screen arrange anew
        self.call_after_refresh(self.show_status)  # what is on the screen may be more, or less

    def room_for(self, measure: int) -> int:
        """How wide a column of text can be, at most `measure`, when the panels have given way to it."""
        box = regions.arrange(*self.size, replace(self.wish, measure=measure)).get(ARTICLE)
        return self.article_view.room(box.width, measure) if box is not None else 0

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
        pane = self.keys_of
        if pane == ARTICLE and self.following.fold is not None:
            pane = SHORTENED if self.following.fine else FOLDED
        self.footer.offer(footer(self.commands, pane))
