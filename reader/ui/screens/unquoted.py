"""The people whom an article names but never quotes."""

from __future__ import annotations

from collections.abc import Callable

from reader.domain.ledger import never_quoted
from reader.ui.panels.entities import entity_color, mark_of
from reader.ui.pieces import Piece, piece
from reader.ui.screens.card import Card, Entry
from reader.ui.screens.window import Window

Handler = Callable[[Window, int | None], None]


def unquoted(window: Window, count: int | None) -> None:
    """A card of the people who are named but never quoted."""
    del count
    silent = never_quoted(*window.session.found)
    if not silent:
        window.say("everybody who is named is quoted")
        return
    most = max(len(str(tally.names)) for _, tally in silent)
    entries = [
        Entry(
            (
                piece(f"{mark_of(entity)} ", "mute"),
                piece(entity.name, entity_color(entity) if entity.certain else "mute"),
                piece(f"  {entity.role or ''}", "mute"),
            ),
            (Piece(" "), piece(f"{tally.names:>{most}}", "soft")),
            ref=str(tally.first),
        )
        for entity, tally in silent
    ]
    so_far = "" if window.session.reading.complete else " so far"
    title = f"Never quoted{so_far}: {len(silent)}"

    def chosen(ref: str | None) -> None:
        if not ref:
            return
        window.uncover()
        # By the place: another state of the analysis may be there by now, with other ids.
        focus = window.session.at(int(ref))
        if focus is not None:
            window.choose(focus)

    window.app.push_screen(Card(title, entries, window.ink), chosen)


HANDLERS: dict[str, Handler] = {"unquoted": unquoted}
