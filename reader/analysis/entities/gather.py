"""From the names that the model marked to entities: `gather` is all that others need."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from reader.analysis.entities import (
    acronyms,
    certainty,
    companies,
    fill,
    firms,
    first_words,
    full_names,
    grow,
    headlines,
    labels,
    mend,
    persons,
    roles,
    seats,
    ships,
    spans,
    teams,
    tidy,
    votes,
)
from reader.analysis.entities.corrected import Corrected, confirmed, name_of
from reader.analysis.entities.draft import Clues, Draft, Sheet
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


def label_clues(article: Article, stretches: Sequence[Stretch]) -> list[tuple[list[Draft], Clues]]:
    """The drafts of each name, with what speaks for its label: what weights are fitted on."""
    sheet = Sheet(article, stretches)
    _, ballot = _read(sheet, Corrected(sheet, ()))
    return [(drafts, clues) for drafts, clues, _ in labels.seen(sheet, ballot)]


def _settle(sheet: Sheet, corrected: Corrected) -> list[list[Draft]]:
    """The drafts of each entity: what the model says first, hard evidence after it, which overrules it."""
    links, ballot = _read(sheet, corrected)
    labels.settle(sheet, ballot)
    firms.settle(sheet, links)
    first_words.settle(sheet)
    seats.settle(sheet)
    full_names.claim(sheet, persons.is_full_name)
    full_names.introduce(sheet)
    persons.settle_people(sheet)
    fill.fill_from_article(sheet)
    fill.fill_from_lists(sheet)
    fill.fill_short_forms(sheet)
    teams.find(sheet)
    teams.find_clubs(sheet)
    ships.recognise(sheet)
    groups = _groups(sheet, links)
    certainty.settle(groups)
    return groups


def _read(sheet: Sheet, corrected: Corrected) -> tuple[acronyms.Links, votes.Ballot]:
    """Put the model's names on the sheet, mended, all mentions of one under one label."""
    corrected.place()
    spans.read(sheet)
    corrected.strike()
    tidy.clean(sheet)
    mend.datelines(sheet)
    mend.nicknames(sheet)
    mend.split(sheet)
    grow.people(sheet)
    grow.organisations(sheet)
    spans.split_possessives(sheet)
    mend.possessives(sheet)
    fill.join_known(sheet)
    headlines.cut(sheet)
    ships.find(sheet)
    links = acronyms.link(sheet)
    companies.link(sheet, links)
    return links, votes.settle_labels(sheet, links)


def _groups(sheet: Sheet, links: acronyms.Links) -> list[list[Draft]]:
    """The drafts of each entity, in order of first mention."""
    drafts = sheet.drafts()
    groups: dict[str, list[Draft]] = defaultdict(list)
    known = {key(draft) for draft in drafts if draft.label == "ORG"}
    clubs = teams.long_names(drafts)
    for draft in drafts:
        groups[_group_key(draft, links, known, clubs)].append(draft)
    return list(groups.values())


def _group_key(draft: Draft, links: acronyms.Links, organisations: set[str], clubs: dict[str, str]) -> str:
    if draft.person is not None:
        return f"#{draft.person}"
    own = draft.short_of or key(draft)
    if draft.team:
        return clubs.get(own, f"team {own}")
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
