"""Pins: words and names that somebody wants to see marked wherever they are, each in a colour of its own."""

from __future__ import annotations

import msgspec

COLORS = 6
"""How many can be there at once."""


class Pin(msgspec.Struct, frozen=True):
    """One of them; it is told by its words, since ids change from one analysis to the next."""

    number: int
    """From 1 to `COLORS`: its colour, and its digit in the gutter."""
    query: str = ""
    """What is searched for, as it is typed after `/`; empty where it is an entity."""
    speaker: str = ""
    """Whose words are searched, where the query says so."""
    entity: str = ""
    """The entity's name."""
    label: str = ""
    """What the entity was, in the model's words."""
    place: int = 0
    """A place where the entity was named."""

    @property
    def style_key(self) -> str:
        """The style of its places."""
        return f"pin.{self.number}"

    def same_as(self, other: Pin) -> bool:
        """Whether both mark the same thing."""
        if self.entity:
            return (self.entity, self.label) == (other.entity, other.label)
        return not other.entity and (self.query, self.speaker) == (other.query, other.speaker)
