"""Keys that move: in the article, or in the list that has the focus."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.article.view import ArticleView
from reader.ui.commands import ARTICLE, CARET
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]

MOST = 10_000
"""Paragraphs or sentences that one key goes: each is looked at on the way."""


def _line(direction: int) -> Handler:
    def run(window: Window, count: int | None) -> None:
        rows = direction * (count or 1)
        if window.keys_of == CARET:
            window.article_view.move_caret("rows", rows)
        elif window.pane == ARTICLE:
            window.article_view.scroll_rows(rows)
        else:
            window.choose_ref(window.panel(window.pane).move(rows))

    return run


def _page(share: float) -> Handler:
    def run(window: Window, count: int | None) -> None:
        pages = share * (count or 1)
        if window.pane == ARTICLE:
            window.article_view.scroll_pages(pages)
        else:
            window.choose_ref(window.panel(window.pane).page(pages))

    return run


def _edge(last: bool) -> Handler:
    def run(window: Window, count: int | None) -> None:
        if count is not None:
            to_paragraph(window, count)
        elif window.pane != ARTICLE:
            window.choose_ref(window.panel(window.pane).edge(last))
        else:
            window.leave()
            window.article_view.go_to_percent(100 if last else 0)

    return run


def to_paragraph(window: Window, number: int) -> None:
    """Go to a paragraph, counted from 1; beyond the last one to that."""
    window.leave()
    window.article_view.go_to_paragraph(number)
    if not window.article_view.has_paragraph(max(1, number)):
        count = window.article_view.paragraph_count
        window.say(f"there {'is one paragraph' if count == 1 else f'are {count} paragraphs'}")


def to_percent(window: Window, count: int | None) -> None:
    """Go to so many per cent of the article."""
    if count is None:
        window.say("type a number first: 40% goes to 40 per cent")
        return
    window.leave()
    window.article_view.go_to_percent(min(count, 100))


def _steps(step: Callable[[ArticleView, int], None]) -> Handler:
    """So many of them in the article, at once."""

    def run(window: Window, count: int | None) -> None:
        step(window.article_view, min(count or 1, MOST))

    return run


def _trail(forward: bool) -> Handler:
    def run(window: Window, count: int | None) -> None:
        jumps = window.session.jumps
        for _ in range(min(count or 1, 1_000)):
            here = window.article_view.place
            place = jumps.forward(here) if forward else jumps.back(here)
            if place is None:
                window.say(f"there is nothing to go {'forward' if forward else 'back'} to")
                break
            window.article_view.go_to(place, "top")

    return run


HANDLERS: dict[str, Handler] = {
    "down": _line(1),
    "up": _line(-1),
    "page-down": _page(1.0),
    "page-up": _page(-1.0),
    "half-page-down": _page(0.5),
    "half-page-up": _page(-0.5),
    "top": _edge(last=False),
    "bottom": _edge(last=True),
    "percent": to_percent,
    "next-paragraph": _steps(ArticleView.next_paragraph),
    "previous-paragraph": _steps(ArticleView.previous_paragraph),
    "next-sentence": _steps(ArticleView.next_sentence),
    "previous-sentence": _steps(ArticleView.previous_sentence),
    "back": _trail(forward=False),
    "forward": _trail(forward=True),
}
