"""From the source of a quote to its speaker: the mention, the entity behind it, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.quotes.draft import Draft
from reader.analysis.quotes.people import Found, People
from reader.analysis.quotes.tree import Tree
from reader.domain.entities import Entity
from reader.domain.quotes import Speaker
from reader.domain.text import Article, Extent

_SURE_HOW = {"subject", "agent", "shared", "participle", "according", "relative"}
_HOW = {
    "subject": "subject of {}",
    "shared": "subject of {}",
    "participle": "subject of {}",
    "relative": "subject of {}",
    "agent": "by whom {}",
    "possessive": "whose {}",
    "according": "according to",
    "beside": "beside {}",
    "byline": "name after the dash",
    "label": "name before the colon",
}


class Speakers:
    """Resolves sources in reading order, the speaker before carried along."""

    def __init__(self, article: Article, trees: Sequence[Tree], entities: Sequence[Entity]) -> None:
        self._text = article.text
        self._people = People(article, trees, entities)
        self._before: tuple[str, int] | None = None

    def of(self, draft: Draft) -> Speaker | None:
        """The speaker of the draft; drafts must come in reading order."""
        tree, source = draft.tree, draft.source
        if tree is None or source is None:
            return None
        head = source.head
        first, last = tree.phrase(head)
        extent = tree.extent(first, last)
        found = self._people.behind(tree, head, source.stands_for, draft.parts, self._before)
        basis = _HOW[source.how].format(draft.cue_text)
        if found.basis:
            basis = f"{basis}; {found.basis}"
        certain = found.certain and source.how in _SURE_HOW and draft.worth >= 0.5
        if found.entity is not None:
            self._before = (found.entity, draft.block)
        name = found.name or extent.of(self._text)
        return Speaker(
            self._whole_name(extent, found),
            found.entity,
            name.replace("\n", " "),
            basis,
            certain,
            found.chain,
            found.candidates,
        )

    def _whole_name(self, extent: Extent, found: Found) -> Extent:
        """The phrase, or the name with the title before it where the parser cut the name short."""
        mention = found.mention
        if mention is not None and mention.overlaps(extent):
            return Extent(min(extent.start, mention.start), max(extent.end, mention.end))
        return extent
