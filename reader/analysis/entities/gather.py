"""From the names that the model marked to entities: `gather` is all that others need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from reader.analysis.entities import persons, spans, votes
from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.names import key
from reader.analysis.parse import Stretch
from reader.domain.entities import Entity, Mention
from reader.domain.text import Article, Extent


def gather(article: Article, stretches: Sequence[Stretch]) -> tuple[Entity, ...]:
    """The entities of the stretches, in order of first mention."""
    sheet = Sheet(article, stretches)
    spans.read(sheet)
    spans.split_possessives(sheet)
    votes.settle_labels(sheet)
    persons.settle_people(sheet)
    groups: dict[str, list[Draft]] = defaultdict(list)
    for draft in sheet.drafts():
        groups[key(draft) if draft.person is None else f"#{draft.person}"].append(draft)
    return tuple(_entity(f"e{number}", drafts) for number, drafts in enumerate(groups.values(), 1))


def _entity(name: str, drafts: list[Draft]) -> Entity:
    fullest = max((d.words for d in drafts), key=len)
    label = Counter(d.label for d in drafts).most_common(1)[0][0]
    mentions = tuple(Mention(Extent(d.start, d.end), d.label, d.basis, d.sure) for d in drafts)
    return Entity(name, fullest, label, None, mentions, drafts[0].sure)
