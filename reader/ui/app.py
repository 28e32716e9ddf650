"""The terminal application: themes, signals, the analysis's file descriptor, the way out."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter, NoColor
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme as TextualTheme
from textual.timer import Timer

from reader.domain.analysis import Analysis
from reader.domain.errors import ReaderError
from reader.domain.reading import Reading
from reader.domain.text import Article
from reader.ui import theming
from reader.ui.beside import beside
from reader.ui.driver import BackgroundTold, Driver
from reader.ui.keymap import resolve
from reader.ui.live import CALM, Live
from reader.ui.screen_memory import ScreenMemory
from reader.ui.screens.main import MainScreen, Start
from reader.ui.screens.window import FilesChanged, ReadingChanged, RedrawWanted, ThemeWanted
from reader.ui.session import Session

if TYPE_CHECKING:
    from reader.domain.theme import Theme
    from reader.engine import Engine
    from reader.formats.source import Source

REST = 9
"""How many times as long as a snapshot took to show nothing else of the analysis is shown."""
LONG = 50_000
"""From so many characters on a snapshot is made in a thread: it could keep the keys waiting."""
TURN = 0.0005
"""Seconds that a thread keeps the interpreter when keys want it: what they change takes several turns."""
GRACE = 2.0
"""Seconds that a signal leaves for an orderly end; a terminal that is gone can block for ever."""


def run(
    engine: Engine,
    queue: Sequence[Source],
    *,
    article: Article,
    known: Analysis | None = None,
    start: Start | None = None,
) -> tuple[int, Sequence[ReaderError]]:
    """Read the queue, whose first article is open already. Raises what crashed it.

    The exit code, and why articles further on in the queue could not be opened.
    """
    sys.setswitchinterval(TURN)
    gc.disable()  # until the first screen is there: nothing of all that starts up is garbage
    mono = bool(os.environ.get("NO_COLOR"))
    engine.looks.hear()
    Driver.question = engine.looks.question
    with _without("NO_COLOR"):  # Textual would put a grey filter over the theme
        session = Session(engine, queue, article, known)
        app = ReaderApp(session, engine.theme("mono" if mono else None), start)
    try:
        app.run()
    finally:
        engine.analyst.close()
        app.main.keep()
        engine.looks.keep_background()  # it may have ended before there was time for it
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0, session.failed


class ReaderApp(App[None], inherit_bindings=False):
    """Everything around the main screen."""

    CSS = """
    * { scrollbar-size-vertical: 1; }
    ToastRack { margin-bottom: 2; }
    Toast { width: 100%; max-width: 76; }
    """
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    theme: Reactive[str] = Reactive("textual-dark", init=False)
    """As Textual's, but not announced at the start, when everything is drawn in it anyway."""

    def __init__(self, session: Session, theme: Theme, start: Start | None = None) -> None:
        self._worn = theme
        self._made = theming.textual_theme(theme)
        self._shown = ScreenMemory()
        super().__init__(driver_class=Driver)
        self.animation_level = "none"
        self.session = session
        self.start = start
        self.crash: BaseException | None = None
        """What ended the application, where that was an error."""
        config = session.engine.config
        commands, self._problems = resolve(
            config.keymap,
            question=config.question,
            place=lambda name: session.engine.place_of("keymap", name),
        )
        self.main = MainScreen(session, commands, theme)
        self._live = Live(self, session, self.main, self._rules_changed)
        self._watched: int | None = None
        self._rest_until = 0.0
        self._waiting: Timer | None = None
        self._making = -1  # which opening of an article a thread works for

    def get_default_screen(self) -> MainScreen:
        """The main screen is the first one."""
        return self.main

    def on_mount(self) -> None:
        """Signals, and the notices once the first screen is there."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
            loop.add_signal_handler(number, self._end, number)
        loop.add_signal_handler(signal.SIGINT, self.main.run_command, "interrupt")
        self.app_resume_signal.subscribe(self, lambda _: self.draw_afresh())  # from the shell, an editor
        self.call_after_refresh(self._after_first_screen)

    def _after_first_screen(self) -> None:
        gc.freeze()  # what is there now stays to the end
        gc.enable()
        self.main.begin(self.start)
        self.watch_analysis()
        self.main.tell([*self._problems, *self.session.notices()])
        self._live.follow(lambda: self.session.engine.theme_files, self._theme_changed)
        self.set_timer(CALM, self._live.begin)
        self.session.engine.looks.keep_background()

    def on_unmount(self) -> None:
        """Nothing is watched any more."""
        self._live.close()

    def on_app_focus(self) -> None:
        """The person comes back, maybe from an editor of whose saving the system does not tell."""
        self._live.check()

    def on_files_changed(self, message: FilesChanged) -> None:
        """An editor was open over the window."""
        del message
        self._live.check()

    # -- the analysis

    def watch_analysis(self) -> None:
        """Wake when the analysis has something to say; a restarted process has another descriptor."""
        self.session.match()
        loop = asyncio.get_running_loop()
        current = self.session.engine.analyst.fileno()
        if current != self._watched:
            if self._watched is not None:
                loop.remove_reader(self._watched)
            if current is not None:
                loop.add_reader(current, self._analysis_spoke)
            self._watched = current
        if current is None and self.session.expects:
            self._take()

    def _analysis_spoke(self) -> None:
        self._take()
        self.watch_analysis()

    def _take(self) -> None:
        if not self.session.poll():
            self.main.show_status()
        else:
            self._show_soon()

    def _rules_changed(self) -> None:
        """Other rules are active: the analysis may have to look for them too."""
        self.watch_analysis()
        self._show_soon()

    def _show_soon(self) -> None:
        """Show what was found: now, or when what was shown last has been paid for; the end never waits."""
        if self._making == self.session.opening:
            return  # it comes here again
        if self.session.ended or monotonic() >= self._rest_until:
            self._make()
        elif self._waiting is None:
            self._waiting = self.set_timer(self._rest_until - monotonic(), self._make)

    def _make(self) -> None:
        """Make a reading of what was found; that of a long article beside the keys, in a thread."""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None
        make = self.session.taken()
        if make is None:
            return
        if len(self.session.article.text) < LONG:
            self._show_found(make(), self.session.opening, 0.0)
            return
        opening = self._making = self.session.opening
        started = monotonic()
        beside(make, lambda made: self.call_next(self._made_it, made, opening, monotonic() - started))

    def _made_it(self, made: Reading | Exception, opening: int, took: float) -> None:
        if self._making == opening:
            self._making = -1
        if isinstance(made, Exception):
            raise made
        self._show_found(made, opening, took)
        self._show_soon()

    def _show_found(self, reading: Reading, opening: int, took: float) -> None:
        """Show a snapshot; the dearer that is, the longer until the next: keys come first."""
        if not self.screen_stack:
            return  # the window was left meanwhile
        started = monotonic()
        before = self.session.reading
        if self.session.show(reading, opening):
            if reading.analysis is before.analysis and reading.complete == before.complete:
                self.main.show_layers()  # rules, or what a lens asks for
            else:
                self.main.show_found()
            self._tell_card()
            self.main.tell(self.session.notices())
            if reading.complete:
                self.watch_analysis()  # rules may lack what only the analysis process finds
        self._rest_until = monotonic() + REST * (monotonic() - started) + took

    def _tell_card(self) -> None:
        """Have an open card tell what was found since."""
        if self.screen is self.main:
            return
        from reader.ui.screens.card import Card

        if isinstance(self.screen, Card):
            self.screen.make_anew()

    # -- themes

    @property
    def current_theme(self) -> TextualTheme:
        """What Textual draws its own parts in: made of the theme that is worn."""
        return self._made

    def get_line_filters(self) -> Sequence[LineFilter]:
        """In a theme without colours nothing has one, not even what Textual draws itself.

        In others every colour is `#rrggbb` already: nothing is left for Textual's filters to translate.
        """
        return [] if self._worn.colors else [NoColor()]

    def on_theme_wanted(self, message: ThemeWanted) -> None:
        """Change the theme of everything."""
        theme = self.session.engine.theme(message.name or None)
        if message.tried:
            self._worn = theme
            self.main.use_theme(theme)
            self.screen.refresh()
        else:
            self._wear(theme)
        self.main.tell(self.session.notices())

    def _theme_changed(self) -> None:
        """The files of the theme in use are other ones now; while they are broken it stays as it is."""
        looks = self.session.engine.looks
        complained = looks.complains
        theme = self.session.engine.theme_again()
        if complained and (looks.news or theme is None):  # what a notice says of it is not so any more
            self.clear_notifications()
        if theme is not None:
            self._wear(theme)
            if looks.news and self.main.prompt is None:
                self.main.say(looks.news)
        self.main.tell(self.session.notices())

    def _wear(self, theme: Theme) -> None:
        self._worn = theme
        self._made = theming.textual_theme(theme)
        self.register_theme(self._made)
        if self.theme == self._made.name:  # its file was saved: to Textual that is no change
            self.refresh_css(animate=False)
        self.theme = self._made.name
        self.main.use_theme(theme)

    def on_background_told(self, message: BackgroundTold) -> None:
        """The terminal answered late: the theme that goes by its background may be another."""
        if self.session.engine.looks.tell_background(message.color):
            self.main.wear("")

    def on_reading_changed(self, message: ReadingChanged) -> None:
        """Watch the analysis of the article that is open now, or that was asked for again."""
        del message
        self.watch_analysis()
        if self.session.ended:
            self._show_soon()

    # -- what is written

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Write only what the terminal does not show already."""
        super()._display(screen, self._shown.only_new(renderable))

    def draw_afresh(self) -> None:
        """Write everything: the terminal shows what nobody here wrote."""
        self._shown.forget()
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    def on_redraw_wanted(self, message: RedrawWanted) -> None:
        """The person sees something wrong."""
        del message
        self.draw_afresh()

    def on_resize(self) -> None:
        """A terminal of another size shows whatever it likes."""
        self._shown.forget()

    # -- the way out

    def _end(self, number: int) -> None:
        """A signal: end as usual, which restores the terminal and then saves; if that hangs, end anyway."""
        self.session.engine.analyst.close()
        watchdog = threading.Timer(GRACE, os._exit, [128 + number])
        watchdog.daemon = True
        watchdog.start()
        if number == signal.SIGHUP:  # the terminal is gone, and writing to it may hang
            self.main.keep()
        self.exit(return_code=128 + number)

    def _fatal_error(self) -> None:
        """An exception that nobody caught: the caller tells it, once the terminal is restored."""
        self.crash = self._exception
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """As `_fatal_error`, for what Textual has no exception for: its input thread died."""
        del renderables
        self.crash = self.crash or RuntimeError("the terminal's input could not be read")
        self._close_messages_no_wait()


@contextmanager
def _without(variable: str) -> Iterator[None]:
    """The environment without that variable, for as long as the block lasts."""
    value = os.environ.pop(variable, None)
    try:
        yield
    finally:
        if value is not None:
            os.environ[variable] = value
