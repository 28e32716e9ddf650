"""A card that asks what, and lets Tab say for where: this article, only here, always."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Literal

from textual import events

from reader.ui.ink import Ink
from reader.ui.pieces import Piece, piece
from reader.ui.screens.card import Asked, Card, Entry

Scope = Literal["article", "here", "always"]

SAID: dict[Scope, str] = {"article": "in this article", "here": "only here", "always": "in every article"}
"""The scopes in words, in their order."""
_SHORT: dict[Scope, str] = {"article": "article", "here": "here", "always": "always"}
"""For narrow cards."""


class ScopedCard(Card):
    """Gives the ref that was chosen; for where, `scope` says."""

    def __init__(
        self,
        title: str,
        entries: Sequence[Entry],
        ink: Callable[[], Ink],
        scopes: Collection[Scope],
        asked: Asked | None = None,
    ) -> None:
        """`scopes`: those that there are; the others are shown, and passed over."""
        super().__init__(title, entries, ink, asked)
        self._scopes = [scope for scope in SAID if scope in scopes]
        self.scope: Scope = self._scopes[0]
        """For where it was chosen."""
        self._say()

    def on_key(self, event: events.Key) -> None:
        """Tab goes to the next scope, to the last at most; the other keys do what they do in every card."""
        if event.key in ("tab", "shift+tab"):
            event.stop()
            event.prevent_default()
            place = self._scopes.index(self.scope) + (1 if event.key == "tab" else -1)
            self.scope = self._scopes[max(0, min(place, len(self._scopes) - 1))]
            self._say()
        else:
            super().on_key(event)

    def _say(self) -> None:
        self.box.foot = self._foot(SAID), self._foot(_SHORT)
        self.box.refresh()

    def _foot(self, said: dict[Scope, str]) -> list[Piece]:
        foot = [piece("Tab  ", "accent", bold=True)]
        for scope, words in said.items():
            here, there = scope == self.scope, scope in self._scopes
            color = "text" if here else "soft" if there else "line"
            foot += [Piece(words, color, bold=here, underline=here), Piece("   ")]
        return foot[:-1]
