"""Keys that set marks and go to them."""

from __future__ import annotations

from collections.abc import Callable

from reader.domain.text import Extent
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def set_mark(window: Window, count: int | None) -> None:
    """Mark the place with the letter that follows."""
    del count

    def done(key: str) -> None:
        if _is_letter(window, key):
            session = window.session
            is_kept = session.marks.set(session.article, key, window.article_view.here)
            window.say(f"mark {key} is here{'' if is_kept else ' until you quit'}; '{key} comes back")
            window.tell(session.notices())

    window.await_key("mark", done)


def go_to_mark(window: Window, count: int | None) -> None:
    """Go to the mark of the letter that follows; with `'` to where we were before the last jump, and again
    from there back here.
    """
    del count

    def done(key: str) -> None:
        if key == "'":
            _go(window, window.session.jumps.last(window.article_view.place))
            return
        if not _is_letter(window, key):
            return
        marks = window.session.marks.of(window.session.article)
        if key not in marks:
            there = f"; there {'are' if len(marks) > 1 else 'is'} {' '.join(sorted(marks))}" if marks else ""
            window.say(f"there is no mark {key}{there}")
            return
        if window.article_view.caret is None:
            _go(window, marks[key])
        else:
            window.go_to(Extent(marks[key], marks[key] + 1))

    window.await_key("'", done)


def _go(window: Window, place: int | None) -> None:
    """Go to a place as it was left: what was at the top of the screen is there again."""
    if place is None:
        window.say("there is nothing to go back to")
        return
    window.leave()
    window.article_view.go_to(place, "top")


def _is_letter(window: Window, key: str) -> bool:
    if len(key) == 1 and key.isalpha():
        return True
    window.say("a mark is a letter")
    return False


HANDLERS: dict[str, Handler] = {"mark": set_mark, "to-mark": go_to_mark}
