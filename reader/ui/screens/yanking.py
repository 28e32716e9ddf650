"""Keys that copy."""

from __future__ import annotations

import os
from collections.abc import Callable

from reader.ui import clipboard, copying
from reader.ui.screens import said
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def _copy(*, source: bool) -> Handler:
    def run(window: Window, count: int | None) -> None:
        del count
        session, view = window.session, window.article_view
        found = copying.passage(session, view.selected, view.here, view.words)
        if found is None:
            window.say("there is nothing to copy here")
            return
        text = found.text
        if source:
            text = copying.with_source(
                found,
                name=said.name(session.article),
                title=session.article.title,
                paragraph=view.paragraph_at(found.start),
            )
        put(window, text)
        view.select(False)
        more = ", with its source" if source else ""
        window.say(f"copied: {found.what}, {len(found.text.split())} words{more}")

    return run


def put(window: Window, text: str) -> None:
    """Put a text into the clipboard, through the terminal and, where there is one, the system's tool."""
    window.app.copy_to_clipboard(text)
    clipboard.put(text, os.environ)


copy = _copy(source=False)
"""Copy what is selected, the quote or the sentence in focus."""

HANDLERS: dict[str, Handler] = {"copy": copy, "copy-source": _copy(source=True)}
