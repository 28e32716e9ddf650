"""What the analysis found in one article."""

from __future__ import annotations

import msgspec

from reader.domain.corrections import Said
from reader.domain.entities import Entity
from reader.domain.quotes import Quote


class ModelInfo(msgspec.Struct, frozen=True):
    """Which pipeline read the text."""

    name: str
    version: str
    lang: str

    @property
    def package(self) -> str:
        """Its name as it is installed, and as the setting `model` has it."""
        return f"{self.lang}_{self.name}"


class Analysis(msgspec.Struct, frozen=True):
    """Entities and quotes; a snapshot while the analysis runs, then the whole."""

    entities: tuple[Entity, ...] = ()
    """In the order of first mention."""
    quotes: tuple[Quote, ...] = ()
    """In reading order."""
    model: ModelInfo | None = None
    """None: no model took part; quotes come from quotation marks alone."""
    language: str = "und"
    """ISO 639 code of the article's language where it is the model's, else `und`."""
    corrections: tuple[Said, ...] = ()
    """What a person had said about names and quotes in it, which it follows."""
    notices: tuple[str, ...] = ()
    """What the person should be told, one sentence each."""
