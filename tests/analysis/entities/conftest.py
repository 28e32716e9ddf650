"""From a text to its entities."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.analysis.entities.gather import gather
from reader.domain.entities import Entity
from tests.analysis.conftest import Parse

Named = Callable[[str], dict[str, Entity]]


@pytest.fixture(scope="session")
def named(parse: Parse) -> Named:
    """A function from a text to its entities, by name."""

    def entities(text: str) -> dict[str, Entity]:
        article, stretches = parse(text)
        return {entity.name: entity for entity in gather(article, stretches)}

    return entities


def mentions(text: str, entity: Entity) -> list[str]:
    """The words of each mention."""
    return [mention.extent.of(text) for mention in entity.mentions]
