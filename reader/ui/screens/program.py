"""Keys about the program: cancel, help, palette, quit."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable

from reader.ui.commands import ARTICLE
from reader.ui.screens import at_caret, folds, hunting
from reader.ui.screens.moving import to_paragraph, to_percent
from reader.ui.screens.window import RedrawWanted, Window

Handler = Callable[[Window, int | None], None]


def cancel(window: Window, count: int | None) -> None:
    """Put away one thing: notices, a fold, search, filter, a panel's focus, the caret, what is chosen, the
    sheet.
    """
    del count
    session = window.session
    if window.app._notifications:
        window.app.clear_notifications()
    elif _give_up_search(window):
        pass
    elif folds.can_leave(window):
        folds.leave(window)
    elif session.search is not None:
        session.drop()
        window.show_chosen()
    elif window.pane != ARTICLE:
        panel = window.panel(window.pane)
        if panel.query_text:
            panel.filter("")
        elif not close_sheet(window):
            window.focus_pane(ARTICLE)
    elif window.article_view.selecting:
        window.article_view.select(False)
    elif window.article_view.caret is not None:
        at_caret.away(window)
    elif session.drop():
        window.show_chosen()
    else:
        close_sheet(window)


def _give_up_search(window: Window) -> bool:
    """Look no more for what has no hit yet; whether something was looked for."""
    if window.seeking is None or window.session.search is not None:
        return False
    hunting.stop(window)
    window.say("not searched any further")
    return True


def close_sheet(window: Window) -> bool:
    """Close the side sheet of a narrow window; whether it was open."""
    if window.wide or not window.wish.sheet:
        return False
    window.focus_pane(ARTICLE)
    window.show_panels(False)
    return True


def close(window: Window, count: int | None) -> None:
    """Close the sheet; with none open, quit."""
    if not close_sheet(window):
        quit_(window, count)


def quit_(window: Window, count: int | None) -> None:
    """End the program."""
    del count
    window.app.exit(return_code=0)


def interrupt(window: Window, count: int | None) -> None:
    """Cancel a search, copy what is selected, else ask for a second time to quit."""
    if _give_up_search(window):
        return
    if window.article_view.selected is not None:
        window.run_command("copy", count)
    elif window.interrupted:
        window.app.exit(return_code=128 + signal.SIGINT)
    else:
        window.say("ctrl+c again quits")
        window.interrupted = True


def suspend(window: Window, count: int | None) -> None:
    """Back to the shell."""
    del count
    window.app.action_suspend_process()


def redraw(window: Window, count: int | None) -> None:
    """Draw everything again."""
    del count
    window.post_message(RedrawWanted())


def help_(window: Window, count: int | None) -> None:
    """A card of all keys."""
    del count
    from reader.ui.screens.cards import help_card

    window.app.push_screen(help_card(window))


def palette(window: Window, count: int | None) -> None:
    """Choose a command by its name, or type where to go."""
    del count
    from reader.ui.screens.cards import palette_card

    window.app.push_screen(palette_card(window), lambda said: run_typed(window, said) if said else None)


def run_typed(window: Window, said: str) -> None:
    """Do what was typed or chosen in the palette: a command's id, `42`, `40%`."""
    if number := re.fullmatch(r"(\d{1,7})(%?)", said):
        (to_percent if number[2] else to_paragraph)(window, int(number[1]))
    else:
        window.run_command(said)


HANDLERS: dict[str, Handler] = {
    "cancel": cancel,
    "palette": palette,
    "help": help_,
    "close": close,
    "quit": quit_,
    "interrupt": interrupt,
    "suspend": suspend,
    "redraw": redraw,
}
