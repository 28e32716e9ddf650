"""A lens: which layers of the text are coloured, and whether all but the quotes is dimmed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from reader.domain.quotes import Quote, QuoteKind

GROUPS = ("person", "org", "place", "group", "other", "figure")
"""The groups of entities that it may name, as their style keys do."""
KINDS = tuple(str(kind) for kind in QuoteKind)
"""The kinds of quotes."""
_WORDS = frozenset(f"quote.{kind}" for kind in KINDS)


class Lens(msgspec.Struct, frozen=True):
    """A named choice of layers; None means all of a kind."""

    name: str
    entities: tuple[str, ...] | None = None
    """Some of `GROUPS`."""
    quotes: tuple[str, ...] | None = None
    """Some of `KINDS`."""
    rules: tuple[str, ...] | None = None
    """Rule sets by their names, also such as are not active."""
    dim: bool = False

    def keeps(self, key: str, ref: str, quotes: Mapping[str, Quote]) -> bool:
        """Whether a layer with this style key is coloured; `ref`: what it stands for."""
        if key.startswith("entity."):
            return self.entities is None or key.removeprefix("entity.") in self.entities
        if key.startswith("quote."):
            quote = quotes.get(ref)
            return self.quotes is None or (quote is not None and quote.kind in self.quotes)
        if key.startswith(("rule.", "rule:")):
            return self.rules is None or any(ref.startswith(f"{name}/") for name in self.rules)
        return True

    def seen(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The style keys of a stretch, lowest first, with what dims it, or lifts it out of what is dimmed."""
        if not self.dim or "quote.cue" in keys:
            return keys
        if not _WORDS.isdisjoint(keys):
            return *keys, "lens.quote"
        text = sum(key.startswith(("block.", "inline.")) for key in keys)
        return *keys[:text], "lens.dim", *keys[text:]
