"""A card that asks what, and lets Tab say for where: this article, only here, always."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from textual import events

from reader.ui.ink import Ink
from reader.ui.pieces import Piece, piece
from reader.ui.screens.card import Asked, Card, Entry

Scope = Literal["article", "here", "always"]

SAID: dict[Scope, str] = {"article": "in this article", "here": "only here", "always": "in every article"}
"""The scopes in words."""


class ScopedCard(Card):
    """Gives the ref that was chosen; for where, `scope` says."""

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        ink: Callable[[], Ink],
        scopes: Sequence[Scope],
        asked: Asked | None = None,
    ) -> None:
        super().__init__(title, entries, ink, asked)
        self._all_scopes, self._scopes = tuple(scopes), list(scopes)
        self._say()

    @property
    def scope(self) -> Scope:
        """For where it was chosen."""
        return self._scopes[0]

    def on_key(self, event: events.Key) -> None:
        """Tab goes to the next scope, the other keys do what they do in every card."""
        if event.key in ("tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            step = 1 if event.key == "tab" else -1
            self._scopes = [*self._scopes[step:], *self._scopes[:step]]
            self._say()
        else:
            super().on_key(event)

    def _say(self) -> None:
        foot = [piece("Tab  " if len(self._all_scopes) > 1 else "", "accent", bold=True)]
        for scope in self._all_scopes:
            here = scope == self.scope
            said = Piece(SAID[scope], "text" if here else "mute", bold=here, underline=here)
            foot += [said, Piece("   ")]
        self.box.foot = foot
        self.box.refresh()
