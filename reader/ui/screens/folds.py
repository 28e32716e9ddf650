"""Keys that fold the article to what concerns what is in focus, and open it again."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.article.slabs import Gap
from reader.ui.commands import ARTICLE
from reader.ui.focus import current, evidence
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def follow(window: Window, count: int | None) -> None:
    """Fold the article to what concerns the chosen one, or unfold it.

    With the count 2 to the sentences, and from these to the paragraphs again.
    """
    following = window.following
    fine = count is not None and count > 1 and not following.fine
    if following.on and (count is None or (count == 1 and not following.fine)):
        leave(window)
        return
    if window.session.focus is None:
        window.say("nothing is chosen to follow: / searches, ]e and ]q choose, e and s list")
        return
    window.uncover()
    following.begin(window.session, fine=fine)
    window.show_fold()
    if following.fold is None:
        window.say("folds as soon as the paragraphs of this long text are told apart")


def leave(window: Window) -> None:
    """Show the whole article again, at the same place; where we went meanwhile is on the screen still."""
    focus = window.session.focus
    moved = focus is not None and window.following.left(focus)
    seen = focus is not None and window.sees(focus)
    window.following.end()
    window.show_fold()
    if focus is not None and moved and seen:
        window.go_to(*evidence(focus))
    window.say("the whole article")


def can_leave(window: Window) -> bool:
    """Whether Esc unfolds: nothing that was begun after the folding is there to be put away."""
    view = window.article_view
    return window.following.on and window.pane == ARTICLE and view.caret is None and not view.selecting


def unfold(window: Window, gap: Gap) -> None:
    """Show what is folded there; what is at the top stays there."""
    window.following.open(gap)
    window.show_fold()


def unfold_here(window: Window) -> bool:
    """Show what is folded at the caret; without one next to what is chosen, or in the middle of the page
    where that is not on it. Whether there was something.
    """
    view, focus = window.article_view, window.session.focus
    if window.following.fold is None:
        return False
    if view.caret is not None:
        gap = view.gap_at(view.caret)
    elif focus is not None and window.sees(focus):
        gap = view.gap_near(current(focus).extent.start)
    else:
        gap = view.gap_in_the_middle
    if gap is not None:
        unfold(window, gap)
    return gap is not None


HANDLERS: dict[str, Handler] = {"follow": follow}
