"""From the names that the model marked to entities: `gather` is all that others need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from reader.analysis.entities import acronyms, certainty, fill, headlines, persons, roles, spans, tidy, votes
from reader.analysis.entities.corrected import Corrected, confirmed, name_of
from reader.analysis.entities.draft import Draft, Sheet
from reader.analysis.entities.names import key, shortened
from reader.analysis.parse import Stretch
from reader.domain.corrections import Correction
from reader.domain.entities import Entity, Mention
from reader.domain.text import Article, Extent


def gather(
    article: Article, stretches: Sequence[Stretch], corrections: Sequence[Correction] = ()
) -> tuple[Entity, ...]:
    """The entities of the stretches, in order of first mention; what a person said of them holds."""
    sheet = Sheet(article, stretches)
    corrected = Corrected(sheet, corrections)
    groups = corrected.settle(_settle(sheet, corrected))
    return tuple(_entity(sheet, f"e{number}", drafts) for number, drafts in enumerate(groups, 1))


def drafts_of(article: Article, stretches: Sequence[Stretch]) -> list[list[Draft]]:
    """As `gather`, with all that was found about each mention."""
    sheet = Sheet(article, stretches)
    return _settle(sheet, Corrected(sheet, ()))


def _settle(sheet: Sheet, corrected: Corrected) -> list[list[Draft]]:
    """The drafts of each entity: what the model says first, hard evidence after it, which overrules it."""
    corrected.place()
    spans.read(sheet)
    corrected.strike()
    tidy.clean(sheet)
    spans.complete_people(sheet)
    spans.split_possessives(sheet)
    headlines.cut(sheet)
    links = acronyms.link(sheet)
    votes.settle_labels(sheet, links)
    persons.settle_people(sheet)
    fill.fill_from_article(sheet)
    fill.fill_from_lists(sheet)
    groups = _groups(sheet, links)
    certainty.settle(groups)
    return groups


def _groups(sheet: Sheet, links: acronyms.Links) -> list[list[Draft]]:
    """The drafts of each entity, in order of first mention."""
    drafts = list(sheet.drafts())
    groups: dict[str, list[Draft]] = defaultdict(list)
    known = {key(draft) for draft in drafts if draft.label == "ORG"}
    for draft in drafts:
        groups[_group_key(draft, links, known)].append(draft)
    return list(groups.values())


def _group_key(draft: Draft, links: acronyms.Links, organisations: set[str]) -> str:
    if draft.person is not None:
        return f"#{draft.person}"
    own = key(draft)
    own = links.get(own, own)
    short = shortened(own) if draft.label == "ORG" else None
    return short if short in organisations and short is not None else own


def _entity(sheet: Sheet, name: str, drafts: list[Draft]) -> Entity:
    label = Counter(d.label for d in drafts).most_common(1)[0][0]
    mentions = tuple(Mention(Extent(d.start, d.end), d.label, d.basis, d.sure) for d in drafts)
    role = None
    if not drafts[0].figure:
        role = roles.fullest(role for d in drafts if (role := roles.role_of(sheet, d)))
    told = confirmed(drafts)
    return Entity(name, name_of(drafts), label, role, mentions, told or _certain(drafts), told)


def _certain(drafts: list[Draft]) -> bool:
    """Whether at least half of the mentions are sure."""
    return 2 * sum(draft.sure for draft in drafts) >= len(drafts)
