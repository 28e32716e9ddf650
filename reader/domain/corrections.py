"""What a person said about a name, against the model or in agreement with it."""

from __future__ import annotations

import msgspec

from reader.domain.text import Extent

NO_NAME = "none"
"""The label of words that are not a name at all."""


class Correction(msgspec.Struct, frozen=True, omit_defaults=True):
    """These words name this thing."""

    names: tuple[str, ...]
    """How it is called, as the words stand in the text; the first is the name it goes under."""
    label: str | None = None
    """spaCy's name for its type, or `NO_NAME`; None: as the article says."""
    at: Extent | None = None
    """The words here, and only here, name it; None: the names do, wherever they stand."""
